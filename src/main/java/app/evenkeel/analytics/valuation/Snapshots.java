package app.evenkeel.analytics.valuation;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.portfolio.Snapshot;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Values holdings on one day: value = units x price / units per price x exchange rate, and weight =
 * value / total. What cannot be valued is in no sum and is listed as missing.
 */
public final class Snapshots {
    /** The source that a snapshot's price names where it is an exchange rate. */
    public static final String FX_SOURCE = "fx";

    private static final Comparator<@Nullable BigDecimal> LARGEST_FIRST =
            Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder());

    private static final Comparator<Snapshot.AssetLine> BY_VALUE =
            Comparator.comparing(Snapshot.AssetLine::value, LARGEST_FIRST)
                    .thenComparing(line -> line.asset().symbol())
                    .thenComparing(line -> line.asset().id());

    private Snapshots() {}

    /** Values {@code holdings} in {@code currency}. Lines are ordered by value, largest first. */
    public static Snapshot of(
            Holdings holdings,
            Timeline timeline,
            Map<AccountId, Account> accounts,
            Market market,
            CurrencyCode currency) {
        Map<AssetId, UnitWorth> worths = new HashMap<>();
        for (Map<AssetId, BigDecimal> held : holdings.byAccount().values()) {
            for (AssetId id : held.keySet()) {
                worths.computeIfAbsent(
                        id, _ -> market.worth(timeline.asset(id), holdings.asOf(), currency));
            }
        }
        List<Snapshot.AssetLine> assets = new ArrayList<>();
        List<Snapshot.MissingPrice> missing = new ArrayList<>();
        Sum total = new Sum();
        for (Map.Entry<AssetId, BigDecimal> entry : holdings.byAsset().entrySet()) {
            Asset asset = timeline.asset(entry.getKey());
            UnitWorth worth = Objects.requireNonNull(worths.get(asset.id()));
            if (entry.getValue().signum() == 0) {
                continue;
            }
            BigDecimal quantity = Decimals.rounded(entry.getValue());
            BigDecimal value = worth.of(quantity);
            if (value == null) {
                missing.add(new Snapshot.MissingPrice(asset, quantity, worth.missingRate()));
            }
            total.add(value);
            assets.add(
                    new Snapshot.AssetLine(
                            asset, quantity, shownPrice(worth, currency), value, null));
        }
        BigDecimal sum = total.value;
        assets.replaceAll(l ->
                new Snapshot.AssetLine(
                        l.asset(), l.quantity(), l.price(), l.value(), weight(l.value(), sum)));
        assets.sort(BY_VALUE);
        missing.sort(Comparator.comparing(m -> m.asset().symbol()));
        return new Snapshot(
                holdings.asOf(),
                currency,
                total.known(),
                assets,
                classes(assets, sum),
                accounts(holdings, worths, accounts, sum),
                missing);
    }

    private static @Nullable PricePoint shownPrice(UnitWorth worth, CurrencyCode currency) {
        FxRate rate = worth.rate();
        if (worth.price() == null && rate != null && !rate.base().equals(currency)) {
            return new PricePoint(rate.rate(), currency, rate.date(), FX_SOURCE);
        }
        return worth.price();
    }

    private static List<Snapshot.ClassLine> classes(
            List<Snapshot.AssetLine> assets, BigDecimal total) {
        Map<AssetKind, Sum> sums = new EnumMap<>(AssetKind.class);
        for (Snapshot.AssetLine line : assets) {
            sums.computeIfAbsent(line.asset().kind(), _ -> new Sum()).add(line.value());
        }
        List<Snapshot.ClassLine> lines = new ArrayList<>();
        sums.forEach((kind, sum) ->
                lines.add(
                        new Snapshot.ClassLine(
                                kind, sum.known(), weight(sum.known(), total), sum.complete)));
        lines.sort(Comparator.comparing(Snapshot.ClassLine::value, LARGEST_FIRST));
        return lines;
    }

    private static List<Snapshot.AccountLine> accounts(
            Holdings holdings,
            Map<AssetId, UnitWorth> worths,
            Map<AccountId, Account> accounts,
            BigDecimal total) {
        List<Snapshot.AccountLine> lines = new ArrayList<>();
        holdings.byAccount()
                .forEach((id, held) -> {
                    Sum sum = new Sum();
                    held.forEach((asset, units) ->
                            sum.add(Objects.requireNonNull(worths.get(asset)).of(units)));
                    lines.add(
                            new Snapshot.AccountLine(
                                    Objects.requireNonNull(accounts.get(id)),
                                    sum.known(),
                                    weight(sum.known(), total),
                                    sum.complete));
                });
        lines.sort(Comparator.comparing(Snapshot.AccountLine::value, LARGEST_FIRST));
        return lines;
    }

    private static @Nullable BigDecimal weight(@Nullable BigDecimal value, BigDecimal total) {
        return value == null || total.signum() <= 0
                ? null
                : Decimals.rounded(value.divide(total, Decimals.MAX_SCALE, RoundingMode.HALF_EVEN));
    }

    private static final class Sum {
        private BigDecimal value = BigDecimal.ZERO;
        private boolean complete = true;
        private boolean isPartKnown;

        /** The sum of what is known; {@code null} if there were parts and none is. */
        @Nullable BigDecimal known() {
            return complete || isPartKnown ? Decimals.rounded(value) : null;
        }

        void add(@Nullable BigDecimal part) {
            if (part == null) {
                complete = false;
            } else {
                value = value.add(part);
                isPartKnown = true;
            }
        }
    }
}
