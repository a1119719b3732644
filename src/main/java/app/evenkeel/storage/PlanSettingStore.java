package app.evenkeel.storage;

import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.allocation.Participation;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.SwingLimit;
import app.evenkeel.domain.allocation.TaxSettings;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.portfolio.PortfolioId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the caller's portfolios are traded towards their targets, and in what quantities. */
public final class PlanSettingStore {
    private static final List<String> TABLES =
            List.of("plan_setting", "plan_participation", "plan_account_cost", "plan_preference");

    /** The settings of a portfolio; the usual ones if none were set. */
    public PlanSettings find(Tx tx, Caller caller, PortfolioId portfolio) {
        List<PlanSettings> found = new ArrayList<>();
        tx.forEach(
                "select * from plan_setting where portfolio_id = ? and owner_id = ?",
                row -> found.add(settings(row)),
                portfolio.value(),
                caller.user().value());
        PlanSettings settings = found.isEmpty() ? PlanSettings.USUAL : found.getFirst();
        Map<AccountId, Participation> accounts = new HashMap<>();
        Map<AssetId, Participation> assets = new HashMap<>();
        tx.forEach(
                "select account_id, asset_id, participation from plan_participation where"
                        + " portfolio_id = ? and owner_id = ?",
                row -> {
                    long account = row.getLong(1);
                    Participation part = Participation.valueOf(row.getString(3));
                    if (account != 0) {
                        accounts.put(new AccountId(account), part);
                    } else {
                        assets.put(new AssetId(row.getLong(2)), part);
                    }
                },
                portfolio.value(),
                caller.user().value());
        return new PlanSettings(
                settings.minimumTrade(),
                settings.cashBuffer(),
                accounts,
                assets,
                settings.tax(),
                settings.cost(),
                costs(tx, caller, portfolio),
                preferences(tx, caller, portfolio),
                settings.costBenefit(),
                settings.swing());
    }

    /** Replaces the settings of a portfolio of the caller's. */
    public void replace(Tx tx, Caller caller, PortfolioId portfolio, PlanSettings settings) {
        tx.checkMayWrite(caller);
        for (String table : TABLES) {
            tx.execute(
                    "delete from " + table + " where portfolio_id = ? and owner_id = ?",
                    portfolio.value(),
                    caller.user().value());
        }
        insert(tx, caller, portfolio, settings);
        settings.accounts()
                .forEach((account, part) ->
                        participation(tx, caller, portfolio, account.value(), null, part));
        settings.assets()
                .forEach((asset, part) ->
                        participation(tx, caller, portfolio, null, asset.value(), part));
        settings.accountCosts()
                .forEach((account, cost) ->
                        tx.execute(
                                "insert into plan_account_cost (owner_id, portfolio_id,"
                                        + " account_id, cost_fixed, cost_rate, cost_half_spread)"
                                        + " values (?, ?, ?, ?, ?, ?)",
                                caller.user().value(),
                                portfolio.value(),
                                account.value(),
                                cost.fixed(),
                                cost.rate(),
                                cost.halfSpread()));
        settings.preferred()
                .forEach((asset, accounts) -> {
                    for (int place = 0; place < accounts.size(); place++) {
                        tx.execute(
                                "insert into plan_preference (owner_id, portfolio_id, asset_id,"
                                        + " account_id, place) values (?, ?, ?, ?, ?)",
                                caller.user().value(),
                                portfolio.value(),
                                asset.value(),
                                accounts.get(place).value(),
                                place);
                    }
                });
    }

    /**
     * What quantities of assets are traded, where the caller has said so; the least value is in the
     * currency that the asset is quoted in.
     */
    public Map<AssetId, TradingRule> rules(Tx tx, Caller caller) {
        Map<AssetId, TradingRule> found = new HashMap<>();
        tx.forEach(
                "select asset_id, step, minimum_quantity, minimum_value from trading_rule where"
                        + " owner_id = ?",
                row ->
                        found.put(
                                new AssetId(row.getLong(1)),
                                new TradingRule(
                                        Stored.stripped(row.getBigDecimal(2)),
                                        Stored.stripped(row.getBigDecimal(3)),
                                        Stored.stripped(row.getBigDecimal(4)))),
                caller.user().value());
        return found;
    }

    /**
     * Adds or replaces what quantities of an asset are traded.
     *
     * @param rule {@code null} to trade it as usual for its kind
     */
    public void setRule(Tx tx, Caller caller, AssetId asset, @Nullable TradingRule rule) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from trading_rule where owner_id = ? and asset_id = ?",
                caller.user().value(),
                asset.value());
        if (rule != null) {
            tx.execute(
                    "insert into trading_rule (owner_id, asset_id, step, minimum_quantity,"
                            + " minimum_value) values (?, ?, ?, ?, ?)",
                    caller.user().value(),
                    asset.value(),
                    rule.step(),
                    rule.minimumQuantity(),
                    rule.minimumValue());
        }
    }

    private static void insert(Tx tx, Caller caller, PortfolioId portfolio, PlanSettings settings) {
        TaxSettings tax = settings.tax();
        SwingLimit swing = settings.swing();
        long inserted =
                tx.execute(
                        "insert into plan_setting (owner_id, portfolio_id, minimum_trade,"
                                + " cash_buffer, cost_benefit, short_tax_rate, long_tax_rate,"
                                + " long_after_days, lot_order, wash_sale_days, tax_exempt,"
                                + " cost_fixed, cost_rate, cost_half_spread, swing_most,"
                                + " swing_minutes) select owner_id, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from portfolio where id = ?"
                                + " and owner_id = ?",
                        settings.minimumTrade(),
                        settings.cashBuffer(),
                        settings.costBenefit(),
                        tax.shortRate(),
                        tax.longRate(),
                        tax.longAfterDays(),
                        tax.lotOrder().name(),
                        tax.washSaleDays(),
                        String.join("\n", tax.exempt().stream().sorted().toList()),
                        settings.cost().fixed(),
                        settings.cost().rate(),
                        settings.cost().halfSpread(),
                        swing == null ? null : swing.most(),
                        (swing == null ? SwingLimit.USUAL : swing).within().toMinutes(),
                        portfolio.value(),
                        caller.user().value());
        if (inserted != 1) {
            throw new IllegalArgumentException("No portfolio " + portfolio.value());
        }
    }

    private static void participation(
            Tx tx,
            Caller caller,
            PortfolioId portfolio,
            @Nullable Long account,
            @Nullable Long asset,
            Participation part) {
        tx.execute(
                "insert into plan_participation (owner_id, portfolio_id, account_id, asset_id,"
                        + " participation) values (?, ?, ?, ?, ?)",
                caller.user().value(),
                portfolio.value(),
                account,
                asset,
                part.name());
    }

    private static Map<AccountId, TradingCost> costs(Tx tx, Caller caller, PortfolioId portfolio) {
        Map<AccountId, TradingCost> found = new HashMap<>();
        tx.forEach(
                "select * from plan_account_cost where portfolio_id = ? and owner_id = ?",
                row -> found.put(new AccountId(row.getLong("account_id")), cost(row)),
                portfolio.value(),
                caller.user().value());
        return found;
    }

    private static Map<AssetId, List<AccountId>> preferences(
            Tx tx, Caller caller, PortfolioId portfolio) {
        Map<AssetId, List<AccountId>> found = new HashMap<>();
        tx.forEach(
                "select asset_id, account_id from plan_preference where portfolio_id = ? and"
                        + " owner_id = ? order by asset_id, place",
                row ->
                        found.computeIfAbsent(new AssetId(row.getLong(1)), _ -> new ArrayList<>())
                                .add(new AccountId(row.getLong(2))),
                portfolio.value(),
                caller.user().value());
        return found;
    }

    private static PlanSettings settings(ResultSet row) throws SQLException {
        BigDecimal costBenefit = row.getBigDecimal("cost_benefit");
        String exempt = row.getString("tax_exempt");
        Set<String> words =
                exempt.isEmpty() ? Set.of() : new HashSet<>(List.of(exempt.split("\n", -1)));
        return new PlanSettings(
                Stored.stripped(row.getBigDecimal("minimum_trade")),
                Stored.stripped(row.getBigDecimal("cash_buffer")),
                Map.of(),
                Map.of(),
                new TaxSettings(
                        Stored.stripped(row.getBigDecimal("short_tax_rate")),
                        Stored.stripped(row.getBigDecimal("long_tax_rate")),
                        row.getInt("long_after_days"),
                        LotOrder.valueOf(row.getString("lot_order")),
                        words,
                        row.getInt("wash_sale_days")),
                cost(row),
                Map.of(),
                Map.of(),
                costBenefit == null ? null : Stored.stripped(costBenefit),
                swing(row));
    }

    private static @Nullable SwingLimit swing(ResultSet row) throws SQLException {
        BigDecimal most = row.getBigDecimal("swing_most");
        return most == null
                ? null
                : new SwingLimit(
                        Stored.stripped(most), Duration.ofMinutes(row.getInt("swing_minutes")));
    }

    private static TradingCost cost(ResultSet row) throws SQLException {
        return new TradingCost(
                Stored.stripped(row.getBigDecimal("cost_fixed")),
                Stored.stripped(row.getBigDecimal("cost_rate")),
                Stored.stripped(row.getBigDecimal("cost_half_spread")));
    }
}
