package app.evenkeel.portfolio;

import app.evenkeel.analytics.performance.Drawdowns;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.analytics.performance.InternalRate;
import app.evenkeel.analytics.performance.TimeWeightedReturn;
import app.evenkeel.analytics.performance.ValuedDays;
import app.evenkeel.analytics.statistics.TimeSeriesStatistics;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One security of an imported ledger by the rules of Portfolio Performance, from this program's
 * closes, rates and functions.
 *
 * <p>Its rules: every purchase and delivery is a flow of the amount stated, taxes taken out and
 * fees in; a day without a close has the last before it, and days before the first the first; all
 * amounts are rounded to cents. Falls and volatility begin with the value of the first day; the
 * volatility is that of logarithmic returns of open days, times the root of their number.
 */
record SecurityRecord(
        BigDecimal shares,
        double value,
        double paid,
        double charges,
        double timeWeighted,
        double annualised,
        double rate,
        double maximumDrawdown,
        long longestDrawdown,
        double volatility,
        double semiVolatility) {
    private static final CurrencyCode EUR = CurrencyCode.EUR;
    private static final Set<MonthDay> CLOSED =
            Set.of(
                    MonthDay.of(1, 1),
                    MonthDay.of(5, 1),
                    MonthDay.of(12, 24),
                    MonthDay.of(12, 25),
                    MonthDay.of(12, 26));
    private static final Set<LocalDate> EASTER =
            Set.of(
                    LocalDate.of(2014, 4, 18),
                    LocalDate.of(2014, 4, 21),
                    LocalDate.of(2015, 4, 3),
                    LocalDate.of(2015, 4, 6));

    /** The daily values and flows behind it; index 0 is the day before the first. */
    private static final class Days {
        private final LocalDate before;
        private final double[] values;
        private final double[] flows;
        private BigDecimal shares = BigDecimal.ZERO;
        private double charges;

        Days(LocalDate before, LocalDate last) {
            this.before = before;
            this.values = new double[(int) (last.toEpochDay() - before.toEpochDay()) + 1];
            this.flows = new double[values.length];
        }

        long epochDay(int index) {
            return before.toEpochDay() + index;
        }
    }

    /**
     * @param before the day before the first transaction
     * @param ratesOf the day whose exchange rates count on a day
     */
    static SecurityRecord of(
            ServiceStore store,
            String name,
            LocalDate before,
            LocalDate last,
            UnaryOperator<LocalDate> ratesOf) {
        ValuationService valuation = new ValuationService(store.session);
        Asset asset =
                valuation.assets().values().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        List<Transaction> bought = new ArrayList<>();
        store.session
                .stores()
                .database()
                .read(tx -> {
                    store.session
                            .stores()
                            .ledger()
                            .forEach(
                                    tx,
                                    store.session.caller(),
                                    each -> {
                                        Leg in = each.movement().in();
                                        if (in != null && in.asset().equals(asset.id())) {
                                            bought.add(each);
                                        }
                                    });
                    return bought;
                });
        Days days = new Days(before, last);
        PriceHistory closes = valuation.priceHistory(asset.id()).orElseThrow();
        for (int i = 0; i < days.values.length; i++) {
            LocalDate day = LocalDate.ofEpochDay(days.epochDay(i));
            LocalDate rates = ratesOf.apply(day);
            for (Transaction each : bought) {
                if (LocalDate.ofInstant(each.head().time(), each.head().zone()).equals(day)) {
                    buy(days, i, each.movement(), valuation, rates);
                }
            }
            BigDecimal close = closes.close(Math.max(0, closes.indexAt(days.epochDay(i))));
            days.values[i] =
                    cents(
                            valuation,
                            new Money(days.shares.multiply(close), closes.currency()),
                            rates);
        }
        return of(days);
    }

    private static void buy(
            Days days, int index, Movement movement, ValuationService valuation, LocalDate rates) {
        Money amount = Objects.requireNonNull(movement.amount());
        BigDecimal fee = movement.fee() == null ? BigDecimal.ZERO : movement.fee().quantity();
        double tax = movement.tax() == null ? 0 : cents(valuation, movement.tax(), rates);
        days.flows[index] += cents(valuation, amount, rates) - tax;
        days.charges += tax + cents(valuation, new Money(fee, amount.currency()), rates);
        days.shares = days.shares.add(Objects.requireNonNull(movement.in()).quantity());
    }

    private static double cents(ValuationService valuation, Money amount, LocalDate rates) {
        return valuation
                .rate(amount.currency(), EUR, rates)
                .orElseThrow()
                .rate()
                .multiply(amount.amount())
                .setScale(2, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private static SecurityRecord of(Days days) {
        int n = days.values.length - 1;
        double[] values = Arrays.copyOfRange(days.values, 1, n + 1);
        double[] flows = Arrays.copyOfRange(days.flows, 1, n + 1);
        long[] ends = IntStream.rangeClosed(1, n).mapToLong(days::epochDay).toArray();
        ValuedDays valued = ValuedDays.ofNet(0, ends, values, flows);
        FlowTiming timing = FlowTiming.IN_AT_START_OUT_AT_END;
        TimeWeightedReturn linked = TimeWeightedReturn.of(valued, timing);
        double[] daily = TimeWeightedReturn.daily(valued, timing);
        int first = IntStream.range(0, n).filter(i -> values[i] != 0).findFirst().orElseThrow();
        double[] later = Arrays.copyOfRange(daily, first + 1, n);
        double[] open =
                IntStream.range(first + 1, n)
                        .filter(i -> isOpen(LocalDate.ofEpochDay(ends[i])))
                        .mapToDouble(i -> Math.log1p(daily[i]))
                        .toArray();
        double mean = TimeSeriesStatistics.mean(open);
        double root = Math.sqrt(open.length);
        double[] paid = Arrays.stream(flows).map(flow -> -flow).toArray();
        paid[n - 1] += values[n - 1];
        return new SecurityRecord(
                days.shares,
                values[n - 1],
                Arrays.stream(flows).sum(),
                days.charges,
                linked.total(),
                linked.annualised(n),
                InternalRate.of(ends, paid).value().orElseThrow(),
                -Drawdowns.maximum(later),
                longest(later),
                TimeSeriesStatistics.standardDeviation(open) * root,
                TimeSeriesStatistics.downsideDeviation(open, mean)
                        * root
                        * Math.sqrt(open.length / (open.length - 1.0)));
    }

    private static long longest(double[] returns) {
        return Drawdowns.table(returns).stream()
                .mapToLong(fall ->
                        (fall.isOver() ? fall.recovery() : returns.length - 1) - fall.peak())
                .max()
                .orElse(0);
    }

    private static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !CLOSED.contains(MonthDay.from(day))
                && !EASTER.contains(day);
    }
}
