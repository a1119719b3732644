package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.allocation.Participation;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.SwingLimit;
import app.evenkeel.domain.allocation.TaxSettings;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is traded on the way to the targets, and what that costs and is taxed. */
@Command(
        name = "trading",
        description = {
            "Shows or sets what is traded on the way to the targets, its costs and its taxes.",
            "What is not named stays as it is; rates are percent."
        })
final class TradingCommand extends StoreCommand {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    @Mixin private final PortfolioOption portfolio = new PortfolioOption();

    @Option(
            names = "--account",
            paramLabel = "NAME=PART",
            description = "what part an account has: traded, held or left-out; repeatable")
    private final Map<String, Participation> accounts = new LinkedHashMap<>();

    @Option(
            names = "--asset",
            paramLabel = "SYMBOL=PART",
            description = "what part an asset has: traded, held or left-out; repeatable")
    private final Map<String, Participation> assets = new LinkedHashMap<>();

    @Option(
            names = "--prefer",
            paramLabel = "SYMBOL=ACCOUNT[,ACCOUNT]",
            description = "where an asset is bought first; nothing behind the sign: anywhere")
    private final Map<String, String> preferred = new LinkedHashMap<>();

    @Option(
            names = "--cost",
            paramLabel = "FIXED:FEE:SPREAD",
            description = "of a trade: fixed amount, fee and half of the spread in percent")
    private @Nullable String cost;

    @Option(
            names = "--account-cost",
            paramLabel = "NAME=FIXED:FEE:SPREAD",
            description = "of a trade in an account; nothing behind the sign: as elsewhere")
    private final Map<String, String> accountCosts = new LinkedHashMap<>();

    @Option(
            names = "--swing",
            paramLabel = "PERCENT:MINUTES",
            description =
                    "trade nothing whose price moved further within so many minutes; nothing: any")
    private @Nullable String swing;

    @Option(names = "--tax-short", paramLabel = "PERCENT", description = "on gains of short lots")
    private @Nullable BigDecimal shortRate;

    @Option(names = "--tax-long", paramLabel = "PERCENT", description = "on gains of long lots")
    private @Nullable BigDecimal longRate;

    @Option(
            names = "--long-after",
            paramLabel = "DAYS",
            description = "lots held for more days than this are long")
    private @Nullable Integer longAfter;

    @Option(
            names = "--wash-sale",
            paramLabel = "DAYS",
            description = "mark losses on what was bought within so many days; 0: none")
    private @Nullable Integer washSale;

    @Option(
            names = "--lots",
            paramLabel = "ORDER",
            description = "which lots are sold: fifo, hifo, average or least-tax")
    private @Nullable LotOrder lots;

    @Option(
            names = "--exempt",
            paramLabel = "NAME[,NAME]",
            description = "tax accounts, as sources call them, without tax on gains")
    private @Nullable String exempt;

    TradingCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        Portfolio chosen = portfolio.portfolio(session);
        PlanSettings before = session.policy().targets().settings(chosen.id());
        PlanSettings after = changed(session, before);
        if (!after.equals(before)) {
            session.policy().targets().setSettings(chosen.id(), after);
        }
        Names names = new Names(session);
        print(
                out -> out.object(() -> write(out, chosen, after, names)),
                () -> {
                    Table table = new Table("what", "is");
                    parts(names, after).forEach(table::row);
                    table.row("cost", cost(after.cost()));
                    after.accountCosts()
                            .forEach((account, own) ->
                                    table.row("cost in " + names.account(account), cost(own)));
                    after.preferred()
                            .forEach((asset, first) ->
                                    table.row(
                                            names.asset(asset) + " is bought in",
                                            names.accounts(first)));
                    table.row("most swing", swing(after.swing()));
                    TaxSettings tax = after.tax();
                    table.row("tax, short", percent(tax.shortRate()));
                    table.row(
                            "tax, long",
                            percent(tax.longRate()) + " after " + tax.longAfterDays() + " d");
                    table.row("lots", RunReport.word(tax.lotOrder()));
                    table.row("wash sale", tax.washSaleDays() + " d");
                    table.row("exempt", String.join(", ", new TreeSet<>(tax.exempt())));
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }

    private PlanSettings changed(SessionGraph session, PlanSettings before) {
        Function<String, AccountId> account = name -> account(session, name).id();
        Function<String, AssetId> asset = name -> session.priceSources().assetCalled(name).id();
        Map<AssetId, List<AccountId>> places = new HashMap<>(before.preferred());
        preferred.forEach((symbol, names) -> {
            if (names.isBlank()) {
                places.remove(asset.apply(symbol));
            } else {
                places.put(
                        asset.apply(symbol),
                        Arrays.stream(names.split(",", -1))
                                .map(String::strip)
                                .map(account)
                                .toList());
            }
        });
        Map<AccountId, TradingCost> own = new HashMap<>(before.accountCosts());
        accountCosts.forEach((name, text) -> {
            if (text.isBlank()) {
                own.remove(account.apply(name));
            } else {
                own.put(account.apply(name), cost("--account-cost", text));
            }
        });
        return new PlanSettings(
                before.minimumTrade(),
                before.cashBuffer(),
                with(before.accounts(), accounts, account),
                with(before.assets(), assets, asset),
                tax(before.tax()),
                cost == null ? before.cost() : cost("--cost", cost),
                own,
                places,
                before.costBenefit(),
                swing == null ? before.swing() : swing(swing));
    }

    private static <K> Map<K, Participation> with(
            Map<K, Participation> before,
            Map<String, Participation> named,
            Function<String, K> id) {
        Map<K, Participation> after = new HashMap<>(before);
        named.forEach((name, part) -> after.put(id.apply(name), part));
        return after;
    }

    private TaxSettings tax(TaxSettings before) {
        Set<String> free =
                exempt == null
                        ? before.exempt()
                        : Arrays.stream(exempt.split(",", -1))
                                .map(String::strip)
                                .filter(each -> !each.isEmpty())
                                .collect(Collectors.toSet());
        return new TaxSettings(
                shortRate == null ? before.shortRate() : rate("--tax-short", shortRate),
                longRate == null ? before.longRate() : rate("--tax-long", longRate),
                longAfter == null ? before.longAfterDays() : days("--long-after", longAfter),
                lots == null ? before.lotOrder() : lots,
                free,
                washSale == null ? before.washSaleDays() : days("--wash-sale", washSale));
    }

    private BigDecimal rate(String option, BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw wrong(option, percent.toPlainString(), "from 0 to 100 percent");
        }
        return percent.movePointLeft(2);
    }

    private int days(String option, int days) {
        if (days < 0) {
            throw wrong(option, days, "a number of days");
        }
        return days;
    }

    private TradingCost cost(String option, String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length != 3) {
                throw new NumberFormatException(text);
            }
            return new TradingCost(
                    new BigDecimal(parts[0].strip()),
                    new BigDecimal(parts[1].strip()).movePointLeft(2),
                    new BigDecimal(parts[2].strip()).movePointLeft(2));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    option,
                    text,
                    "FIXED:FEE:SPREAD, none negative, fee and spread below 100 percent");
        }
    }

    private @Nullable SwingLimit swing(String text) {
        if (text.isBlank()) {
            return null;
        }
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 2) {
                return new SwingLimit(
                        new BigDecimal(parts[0].strip()).movePointLeft(2),
                        Duration.ofMinutes(Long.parseLong(parts[1].strip())));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw noSwing(text);
        }
        throw noSwing(text);
    }

    private ParameterException noSwing(String text) {
        return wrong("--swing", text, "PERCENT:MINUTES, such as 5:60, a day at most");
    }

    private static Account account(SessionGraph session, String name) {
        return session.ledger().accounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new EvenkeelException(Problem.of(ProblemCode.ACCOUNT_NOT_FOUND, name)));
    }

    private static String cost(TradingCost cost) {
        return cost.fixed().toPlainString()
                + " + "
                + percent(cost.rate())
                + " + half of the spread "
                + percent(cost.halfSpread());
    }

    /** As it was given, however small. */
    private static String percent(BigDecimal fraction) {
        return Decimals.plain(fraction.movePointRight(2)) + "%";
    }

    private static String swing(@Nullable SwingLimit limit) {
        return limit == null
                ? "any"
                : Table.percent(limit.most()) + " within " + limit.within().toMinutes() + " min";
    }

    /** What an account or an asset is said to be, in the order of names. */
    private static Map<String, String> parts(Names names, PlanSettings settings) {
        Map<String, String> parts = new LinkedHashMap<>();
        names.accounts()
                .forEach(each ->
                        parts.put("account " + each.name(), RunReport.word(settings.of(each))));
        settings.assets()
                .forEach((asset, part) ->
                        parts.put("asset " + names.asset(asset), RunReport.word(part)));
        return parts;
    }

    private static void write(Json json, Portfolio chosen, PlanSettings settings, Names names) {
        TaxSettings tax = settings.tax();
        json.text("portfolio", chosen.name());
        json.array(
                "accounts",
                names.accounts(),
                (out, each) -> {
                    out.text("name", each.name()).text("part", RunReport.word(settings.of(each)));
                    write(out, settings.costIn(each.id()));
                });
        json.array(
                "assets",
                List.copyOf(settings.assets().entrySet()),
                (out, each) ->
                        out.text("symbol", names.asset(each.getKey()))
                                .text("part", RunReport.word(each.getValue())));
        json.array(
                "preferred",
                List.copyOf(settings.preferred().entrySet()),
                (out, each) ->
                        out.text("symbol", names.asset(each.getKey()))
                                .text("accounts", names.accounts(each.getValue())));
        write(json, settings.cost());
        SwingLimit swing = settings.swing();
        json.amount("swingMost", swing == null ? null : swing.most())
                .number("swingMinutes", swing == null ? 0 : swing.within().toMinutes());
        json.amount("taxShort", tax.shortRate())
                .amount("taxLong", tax.longRate())
                .number("longAfterDays", tax.longAfterDays())
                .number("washSaleDays", tax.washSaleDays())
                .text("lots", RunReport.word(tax.lotOrder()))
                .text("exempt", String.join(",", new TreeSet<>(tax.exempt())));
    }

    private static void write(Json json, TradingCost cost) {
        json.amount("costFixed", cost.fixed())
                .amount("costRate", cost.rate())
                .amount("costHalfSpread", cost.halfSpread());
    }

    /** Accounts and assets as the user calls them. */
    private static final class Names {
        private final List<Account> accounts;
        private final Map<AssetId, String> symbols;

        Names(SessionGraph session) {
            accounts = session.ledger().accounts();
            symbols =
                    session.valuation().assets().values().stream()
                            .collect(Collectors.toMap(Asset::id, Asset::symbol));
        }

        List<Account> accounts() {
            return accounts;
        }

        String asset(AssetId id) {
            return symbols.getOrDefault(id, id.toString());
        }

        String account(AccountId id) {
            return accounts.stream()
                    .filter(each -> each.id().equals(id))
                    .map(Account::name)
                    .findFirst()
                    .orElseGet(id::toString);
        }

        String accounts(List<AccountId> ids) {
            return ids.stream().map(this::account).collect(Collectors.joining(", "));
        }
    }
}
