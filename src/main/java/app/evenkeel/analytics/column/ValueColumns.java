package app.evenkeel.analytics.column;

import app.evenkeel.analytics.ledger.Postings;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.valuation.Border;
import app.evenkeel.analytics.valuation.Market;
import app.evenkeel.analytics.valuation.WorthColumn;
import app.evenkeel.analytics.valuation.WorthColumns;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Values a scope on every day. Agrees with the exact {@link
 * app.evenkeel.analytics.valuation.DailySeries} but for rounding. Used by one thread, once.
 */
public final class ValueColumns {
    /** What rounding leaves of a holding that is gone, as a fraction of what was held at most. */
    private static final double NOTHING = 1e-12;

    private final Timeline timeline;
    private final Scope scope;
    private final long first;
    private final int days;
    private final MoveColumns moves;
    private final MoveColumns inflows = new MoveColumns(64);
    private final MoveColumns outflows = new MoveColumns(64);
    private final Map<AssetId, Integer> indexes = new HashMap<>();
    private final List<AssetId> assets = new ArrayList<>();

    private ValueColumns(Timeline timeline, Scope scope, long first, int days) {
        this.timeline = timeline;
        this.scope = scope;
        this.first = first;
        this.days = days;
        this.moves = new MoveColumns(timeline.size() * 2);
    }

    /** The days from the first on which anything of the scope moved to {@code to}. */
    public static DayColumns of(
            Timeline timeline, Market market, CurrencyCode currency, Scope scope, LocalDate to) {
        long first = firstDay(timeline, scope);
        int days = Math.toIntExact(Math.max(0, to.toEpochDay() - first + 1));
        if (days == 0) {
            return DayColumns.none(to);
        }
        ValueColumns columns = new ValueColumns(timeline, scope, first, days);
        columns.collect();
        return columns.value(
                WorthColumns.ofEachDaysUnits(market, currency, LocalDate.ofEpochDay(first), days));
    }

    private static long firstDay(Timeline timeline, Scope scope) {
        long[] first = {Long.MAX_VALUE / 2};
        for (int i = 0; i < timeline.size(); i++) {
            long day = timeline.countedDay(i);
            if (day < first[0]) {
                AccountId account = timeline.transaction(i).head().account();
                Postings.forEach(
                        timeline.transaction(i),
                        (asset, _) -> {
                            if (scope.contains(account, timeline.asset(asset))) {
                                first[0] = day;
                            }
                        });
            }
        }
        return first[0];
    }

    private void collect() {
        for (int i = 0; i < timeline.size(); i++) {
            long day = timeline.countedDay(i) - first;
            if (day >= days) {
                continue;
            }
            int index = (int) day;
            AccountId account = timeline.transaction(i).head().account();
            Postings.forEach(
                    timeline.transaction(i),
                    (asset, change) -> {
                        if (scope.contains(account, timeline.asset(asset))) {
                            moves.add(index, index(asset), change.doubleValue());
                        }
                    });
            Border.forEachFlow(
                    i,
                    scope,
                    timeline,
                    (asset, change) -> {
                        MoveColumns into = change.signum() > 0 ? inflows : outflows;
                        into.add(index, index(asset), change.abs().doubleValue());
                    });
        }
    }

    private int index(AssetId asset) {
        return Objects.requireNonNull(
                indexes.computeIfAbsent(
                        asset,
                        id -> {
                            assets.add(id);
                            return assets.size() - 1;
                        }));
    }

    private DayColumns value(WorthColumns market) {
        int count = assets.size();
        WorthColumn[] worths = new WorthColumn[count];
        double[][] known = new double[count][];
        for (int i = 0; i < count; i++) {
            worths[i] = market.of(timeline.asset(assets.get(i)));
            known[i] = worths[i].knownWorths();
        }
        DayColumns columns =
                new DayColumns(
                        LocalDate.ofEpochDay(first), DailyColumns.values(moves, known, days));
        Marks marks = new Marks(columns, days, market);
        MoveColumns.Grouped units = moves.byAsset(count);
        MoveColumns.Grouped in = inflows.byAsset(count);
        MoveColumns.Grouped out = outflows.byAsset(count);
        for (int i = 0; i < count; i++) {
            marks.add(i, timeline.asset(assets.get(i)), worths[i], units, in, out);
        }
        marks.complete();
        return columns;
    }

    /** Flows, and what is to be known of each day beside its value. */
    private static final class Marks {
        private final DayColumns columns;
        private final WorthColumns market;
        private final double[] change;
        private final double[] in;
        private final double[] out;
        private final boolean[] priced;
        private final boolean[] rated;
        private boolean hasPrices;

        Marks(DayColumns columns, int days, WorthColumns market) {
            this.columns = columns;
            this.market = market;
            this.change = new double[days];
            this.in = new double[days];
            this.out = new double[days];
            this.priced = new boolean[days];
            this.rated = new boolean[days];
        }

        void add(
                int index,
                Asset asset,
                WorthColumn worth,
                MoveColumns.Grouped units,
                MoveColumns.Grouped inflows,
                MoveColumns.Grouped outflows) {
            int from = units.spread(index, change);
            inflows.spread(index, in);
            outflows.spread(index, out);
            BitSet missing = new BitSet();
            double held = 0;
            double most = 0;
            double waitingIn = 0;
            double waitingOut = 0;
            boolean isWaiting = false;
            for (int day = from; day < change.length; day++) {
                held += change[day];
                most = Math.max(most, Math.abs(held));
                if (Math.abs(held) <= most * NOTHING) {
                    held = 0;
                }
                waitingIn += in[day];
                waitingOut += out[day];
                double each = worth.worth(day);
                if (Double.isNaN(each)) {
                    isWaiting |= change[day] != 0;
                    if (isWaiting) {
                        missing.set(day);
                    }
                    if (held == 0 && isWaiting) {
                        // It came and went without ever having a price.
                        if (waitingIn != 0 || waitingOut != 0) {
                            columns.setUnknownFlow(day);
                        }
                        isWaiting = false;
                        waitingIn = 0;
                        waitingOut = 0;
                    }
                    continue;
                }
                isWaiting = false;
                columns.addFlow(day, waitingIn * each, waitingOut * each);
                waitingIn = 0;
                waitingOut = 0;
                if (held != 0) {
                    priced[day] |= worth.isPriced(day);
                    hasPrices |= worth.isPriced(day);
                    rated[day] |= worth.isRated(day);
                    columns.addStale(day, worth.isStale(day));
                }
            }
            if (!missing.isEmpty()) {
                int first = missing.nextSetBit(0);
                columns.addMissing(asset.id(), market.missingRate(asset, first), missing);
            }
        }

        void complete() {
            columns.observe(hasPrices ? priced : rated);
        }
    }
}
