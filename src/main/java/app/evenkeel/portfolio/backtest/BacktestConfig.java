package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A backtest as it is asked for: all in names and days, so that it can be kept and run again over
 * whatever prices there are.
 *
 * @param currency of the test; {@code null} where the prices have only one
 * @param capital at the start, more than zero
 * @param from first day, or {@code null} for the first there is
 * @param to last day, or {@code null} for the last there is
 * @param history what is done before every asset has prices
 * @param assets by name; empty for all that the prices have
 * @param dealing in what no venue names
 * @param money what comes and goes, by rule
 * @param flows what comes and goes, by day
 * @param payments dividends that the prices do not bring along
 * @param parts the strategies with their share of the capital; one alone has all of it
 * @param resplit how often the shares are brought back, where there are several
 * @param benchmark name of an asset, or empty
 * @param riskFree return a year, as a fraction
 */
public record BacktestConfig(
        @Nullable CurrencyCode currency,
        double capital,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        History history,
        List<String> assets,
        Execution execution,
        Dealing dealing,
        List<Venue> venues,
        Terms.Interest interest,
        List<Contribution> money,
        List<DatedFlow> flows,
        List<Payment> payments,
        Tax tax,
        List<Part> parts,
        Frequency resplit,
        String benchmark,
        double riskFree) {

    /** What is done before every asset has prices. */
    public enum History {
        /** The test begins when all of them have. */
        COMMON,
        /** It begins at once; until an asset has prices, its share goes to the others. */
        AVAILABLE
    }

    /** Where some of the assets are dealt in. */
    public record Venue(String name, List<String> assets, Dealing dealing) {
        public Venue {
            assets = List.copyOf(assets);
        }
    }

    /**
     * Money that comes or goes at the beginning of every period.
     *
     * @param amount less than zero for what goes
     * @param growth by which the amount grows each year, as a fraction
     * @param from first day that counts, or {@code null} for the start; on the first day of the
     *     test itself nothing comes
     * @param to last day that counts, or {@code null} for the end
     */
    public record Contribution(
            double amount,
            Frequency every,
            double growth,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Money that comes, or goes where less than zero, on a day. */
    public record DatedFlow(LocalDate day, double amount) {}

    /**
     * A dividend.
     *
     * @param day the first day without the right to it
     * @param amount per unit, in the asset's currency
     */
    public record Payment(String asset, LocalDate day, double amount) {}

    /**
     * A strategy and its share.
     *
     * @param weight fraction of the capital, more than zero
     * @param kind id of the strategy
     */
    public record Part(double weight, String kind, Settings settings) {}

    public BacktestConfig {
        assets = List.copyOf(assets);
        venues = List.copyOf(venues);
        money = List.copyOf(money);
        flows = List.copyOf(flows);
        payments = List.copyOf(payments);
        parts = List.copyOf(parts);
    }

    /** The same with one strategy that has all of the capital. */
    public BacktestConfig with(Part only) {
        return with(List.of(only), assets);
    }

    /** The same in another currency. */
    public BacktestConfig in(CurrencyCode other) {
        return with(other, parts, assets);
    }

    /** The same from one day to another, both in it. */
    BacktestConfig within(LocalDate first, LocalDate last) {
        return new BacktestConfig(
                currency, capital, first, last, history, assets, execution, dealing, venues,
                interest, money, flows, payments, tax, parts, resplit, benchmark, riskFree);
    }

    /** The same with other dated flows. */
    public BacktestConfig withFlows(List<DatedFlow> others) {
        return new BacktestConfig(
                currency, capital, from, to, history, assets, execution, dealing, venues, interest,
                money, others, payments, tax, parts, resplit, benchmark, riskFree);
    }

    /** The same with other money that comes and goes by rule. */
    public BacktestConfig withMoney(List<Contribution> others) {
        return new BacktestConfig(
                currency, capital, from, to, history, assets, execution, dealing, venues, interest,
                others, flows, payments, tax, parts, resplit, benchmark, riskFree);
    }

    /** The same with other dividends that the prices do not bring along. */
    public BacktestConfig withPayments(List<Payment> others) {
        return new BacktestConfig(
                currency, capital, from, to, history, assets, execution, dealing, venues, interest,
                money, flows, others, tax, parts, resplit, benchmark, riskFree);
    }

    /**
     * The assets that are listed, else those that the strategies name; none where all are meant.
     */
    public List<String> named() {
        return Preparation.named(this);
    }

    BacktestConfig with(List<Part> others, List<String> names) {
        return with(currency, others, names);
    }

    private BacktestConfig with(
            @Nullable CurrencyCode unit, List<Part> others, List<String> names) {
        return new BacktestConfig(
                unit, capital, from, to, history, names, execution, dealing, venues, interest,
                money, flows, payments, tax, others, resplit, benchmark, riskFree);
    }
}
