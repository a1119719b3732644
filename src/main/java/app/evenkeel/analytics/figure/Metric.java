package app.evenkeel.analytics.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Every figure that is shown, with its formula and where that is published. The guide page {@code
 * figures} lists them all.
 *
 * <p>In formulas: r return of a period, n their number, P periods in a year, f risk-free return and
 * m least acceptable return of a period, b return of the benchmark, R, B, F the same a year, s
 * sample and σ population standard deviation, W wealth index that starts at 1, V value, C cash
 * flow, c confidence, g gain of a trade, q units, p price, x exchange rate.
 */
public enum Metric {
    // what came of it
    CUMULATIVE_RETURN(Unit.FRACTION, Sample.RETURNS, "∏(1 + r) − 1", Published.ELEMENTARY),
    ANNUALISED_RETURN(Unit.FRACTION, Sample.RETURNS, "(∏(1 + r))^(P/n) − 1", Published.GIPS),
    MEAN_RETURN(Unit.FRACTION, Sample.RETURNS, "r̄ = Σr / n", Published.ELEMENTARY),
    TIME_WEIGHTED_RETURN(
            Unit.FRACTION, Sample.DAYS, "∏((V + out) / (V₋₁ + in)) − 1", Published.GIPS),
    ANNUALISED_TIME_WEIGHTED_RETURN(
            Unit.FRACTION, Sample.DAYS, "(1 + TWR)^(365/days) − 1", Published.GIPS),
    MONEY_WEIGHTED_RETURN(
            Unit.FRACTION, Sample.FLOWS, "ρ where Σ C / (1 + ρ)^(t/365) = 0", Published.XIRR),
    MODIFIED_DIETZ_RETURN(
            Unit.FRACTION,
            Sample.FLOWS,
            "(V₁ − V₀ − ΣC) / (V₀ + Σ w·C), w = (T − t)/T",
            Published.DIETZ),
    SIMPLE_GAIN(Unit.MONEY, Sample.DAYS, "V₁ − V₀ − ΣC", Published.ELEMENTARY),
    SIMPLE_RETURN(Unit.FRACTION, Sample.DAYS, "(V₁ − V₀ − ΣC) / (V₀ + Σin)", Published.ELEMENTARY),
    BEST_RETURN(Unit.FRACTION, Sample.RETURNS, "max r", Published.ELEMENTARY),
    WORST_RETURN(Unit.FRACTION, Sample.RETURNS, "min r", Published.ELEMENTARY),
    POSITIVE_SHARE(Unit.FRACTION, Sample.RETURNS, "#(r > 0) / n", Published.ELEMENTARY),
    // how much it moves
    VOLATILITY(Unit.FRACTION, Sample.RETURNS, "s·√P, s² = Σ(r − r̄)² / (n − 1)", Published.BACON),
    MEAN_ABSOLUTE_DEVIATION(Unit.FRACTION, Sample.RETURNS, "Σ|r − r̄| / n", Published.BACON),
    DOWNSIDE_DEVIATION(
            Unit.FRACTION, Sample.RETURNS, "δ = √(Σ min(r − m, 0)² / n)", Published.SORTINO),
    DOWNSIDE_POTENTIAL(Unit.FRACTION, Sample.RETURNS, "Σ max(m − r, 0) / n", Published.BACON),
    DOWNSIDE_FREQUENCY(Unit.FRACTION, Sample.RETURNS, "#(r < m) / n", Published.BACON),
    UPSIDE_RISK(Unit.FRACTION, Sample.RETURNS, "√(Σ max(r − m, 0)² / n)", Published.BACON),
    UPSIDE_POTENTIAL(Unit.FRACTION, Sample.RETURNS, "Σ max(r − m, 0) / n", Published.BACON),
    UPSIDE_FREQUENCY(Unit.FRACTION, Sample.RETURNS, "#(r > m) / n", Published.BACON),
    MAXIMUM_DRAWDOWN(
            Unit.FRACTION, Sample.RETURNS, "min D, D = W / max(W so far) − 1", Published.BACON),
    ULCER_INDEX(Unit.FRACTION, Sample.RETURNS, "√(Σ D² / n)", Published.MARTIN),
    PAIN_INDEX(Unit.FRACTION, Sample.RETURNS, "Σ|D| / n", Published.BACON),
    // return for the risk
    SHARPE_RATIO(Unit.NUMBER, Sample.RETURNS, "(r̄ − f) / s · √P", Published.SHARPE),
    ADJUSTED_SHARPE_RATIO(
            Unit.NUMBER, Sample.RETURNS, "SR·(1 + S/6·SR − K/24·SR²)", Published.PEZIER),
    SORTINO_RATIO(Unit.NUMBER, Sample.RETURNS, "(r̄ − m) / δ · √P", Published.SORTINO),
    CALMAR_RATIO(Unit.NUMBER, Sample.RETURNS, "R / |min D|", Published.YOUNG),
    MARTIN_RATIO(Unit.NUMBER, Sample.RETURNS, "(R − F) / √(Σ D² / n)", Published.MARTIN),
    PAIN_RATIO(Unit.NUMBER, Sample.RETURNS, "(R − F) / (Σ|D| / n)", Published.BACON),
    BURKE_RATIO(
            Unit.NUMBER,
            Sample.RETURNS,
            "(R − F) / √(Σ L²), L the sum of each unbroken run of losses",
            Published.BURKE),
    OMEGA_RATIO(
            Unit.NUMBER, Sample.RETURNS, "Σ max(r − m, 0) / Σ max(m − r, 0)", Published.KEATING),
    OMEGA_SHARPE_RATIO(
            Unit.NUMBER, Sample.RETURNS, "(r̄ − m) / (Σ max(m − r, 0) / n)", Published.KEATING),
    KAPPA(Unit.NUMBER, Sample.RETURNS, "(r̄ − m) / (Σ max(m − r, 0)³ / n)^(1/3)", Published.KAPLAN),
    BERNARDO_LEDOIT_RATIO(
            Unit.NUMBER, Sample.RETURNS, "Σ max(r, 0) / Σ max(−r, 0)", Published.BERNARDO),
    D_RATIO(
            Unit.NUMBER,
            Sample.RETURNS,
            "#(r<0)·Σ max(−r, 0) / (#(r>0)·Σ max(r, 0))",
            Published.BACON),
    VOLATILITY_SKEWNESS(
            Unit.NUMBER, Sample.RETURNS, "Σ max(r − m, 0)² / Σ max(m − r, 0)²", Published.BACON),
    // what a bad period costs
    VALUE_AT_RISK_95_HISTORICAL(
            Unit.FRACTION, Sample.RETURNS, "−q(r, 1 − c), type 7", Published.HYNDMAN),
    CONDITIONAL_VALUE_AT_RISK_95_HISTORICAL(
            Unit.FRACTION, Sample.RETURNS, "−mean(r where r ≤ q(r, 1 − c))", Published.ROCKAFELLAR),
    VALUE_AT_RISK_99_HISTORICAL(
            Unit.FRACTION, Sample.RETURNS, "−q(r, 1 − c), type 7", Published.HYNDMAN),
    CONDITIONAL_VALUE_AT_RISK_99_HISTORICAL(
            Unit.FRACTION, Sample.RETURNS, "−mean(r where r ≤ q(r, 1 − c))", Published.ROCKAFELLAR),
    VALUE_AT_RISK_95_GAUSSIAN(
            Unit.FRACTION, Sample.RETURNS, "−(r̄ + z·s), z = Φ⁻¹(1 − c)", Published.JORION),
    CONDITIONAL_VALUE_AT_RISK_95_GAUSSIAN(
            Unit.FRACTION, Sample.RETURNS, "−r̄ + s·φ(z) / (1 − c)", Published.JORION),
    VALUE_AT_RISK_99_GAUSSIAN(
            Unit.FRACTION, Sample.RETURNS, "−(r̄ + z·s), z = Φ⁻¹(1 − c)", Published.JORION),
    CONDITIONAL_VALUE_AT_RISK_99_GAUSSIAN(
            Unit.FRACTION, Sample.RETURNS, "−r̄ + s·φ(z) / (1 − c)", Published.JORION),
    VALUE_AT_RISK_95_CORNISH_FISHER(
            Unit.FRACTION,
            Sample.RETURNS,
            "−(r̄ + σ·(z + (z²−1)S/6 + (z³−3z)K/24 − (2z³−5z)S²/36))",
            Published.ZANGARI),
    CONDITIONAL_VALUE_AT_RISK_95_CORNISH_FISHER(
            Unit.FRACTION,
            Sample.RETURNS,
            "−r̄ + σ·max(E(S, K, g) / (1 − c), −g), g the quantile of VaR, E Edgeworth; never below VaR",
            Published.BOUDT),
    VALUE_AT_RISK_99_CORNISH_FISHER(
            Unit.FRACTION,
            Sample.RETURNS,
            "−(r̄ + σ·(z + (z²−1)S/6 + (z³−3z)K/24 − (2z³−5z)S²/36))",
            Published.ZANGARI),
    CONDITIONAL_VALUE_AT_RISK_99_CORNISH_FISHER(
            Unit.FRACTION,
            Sample.RETURNS,
            "−r̄ + σ·max(E(S, K, g) / (1 − c), −g), g the quantile of VaR, E Edgeworth; never below VaR",
            Published.BOUDT),
    // shape
    SKEWNESS(Unit.NUMBER, Sample.RETURNS, "S = Σ((r − r̄)/σ)³ / n", Published.PEARSON),
    EXCESS_KURTOSIS(Unit.NUMBER, Sample.RETURNS, "K = Σ((r − r̄)/σ)⁴ / n − 3", Published.PEARSON),
    SKEWNESS_KURTOSIS_RATIO(Unit.NUMBER, Sample.RETURNS, "S / (K + 3)", Published.BACON),
    JARQUE_BERA(Unit.NUMBER, Sample.RETURNS, "n/6·(S² + K²/4)", Published.JARQUE),
    JARQUE_BERA_P_VALUE(Unit.FRACTION, Sample.RETURNS, "exp(−JB/2)", Published.JARQUE),
    // beside a benchmark
    BETA(Unit.NUMBER, Sample.RETURNS, "β = cov(r, b) / var(b)", Published.SHARPE),
    ALPHA(Unit.FRACTION, Sample.RETURNS, "(r̄ − f) − β·(b̄ − f)", Published.JENSEN),
    JENSEN_ALPHA(Unit.FRACTION, Sample.RETURNS, "(R − F) − β·(B − F), annual", Published.JENSEN),
    CORRELATION(Unit.NUMBER, Sample.RETURNS, "ρ = cov(r, b) / (s_r·s_b)", Published.PEARSON),
    R_SQUARED(Unit.FRACTION, Sample.RETURNS, "ρ²", Published.PEARSON),
    TRACKING_ERROR(Unit.FRACTION, Sample.RETURNS, "s(r − b)·√P", Published.GRINOLD),
    ACTIVE_RETURN(Unit.FRACTION, Sample.RETURNS, "R − B, annual", Published.BACON),
    INFORMATION_RATIO(
            Unit.NUMBER, Sample.RETURNS, "mean(r − b) / s(r − b) · √P", Published.GRINOLD),
    INFORMATION_RATIO_GEOMETRIC(
            Unit.NUMBER, Sample.RETURNS, "(R − B) / (s(r − b)·√P)", Published.BACON),
    UP_CAPTURE(
            Unit.FRACTION,
            Sample.RETURNS,
            "(∏(1 + r | b > 0) − 1) / (∏(1 + b | b > 0) − 1)",
            Published.BACON),
    DOWN_CAPTURE(
            Unit.FRACTION,
            Sample.RETURNS,
            "(∏(1 + r | b < 0) − 1) / (∏(1 + b | b < 0) − 1)",
            Published.BACON),
    TREYNOR_RATIO(Unit.NUMBER, Sample.RETURNS, "(R − F) / β", Published.TREYNOR),
    MODIFIED_TREYNOR_RATIO(Unit.NUMBER, Sample.RETURNS, "(R − F) / (|β|·σ_b·√P)", Published.BACON),
    M_SQUARED(Unit.FRACTION, Sample.RETURNS, "(R − F)·σ_b/σ_r + F", Published.MODIGLIANI),
    M_SQUARED_SORTINO(
            Unit.FRACTION, Sample.RETURNS, "R + (r̄ − m)/δ_r · (δ_b − δ_r)·√P", Published.BACON),
    OMEGA_EXCESS_RETURN(Unit.FRACTION, Sample.RETURNS, "R − 3·δ_r·δ_b·P", Published.BACON),
    SYSTEMATIC_RISK(Unit.FRACTION, Sample.RETURNS, "|β|·σ_b·√P", Published.BACON),
    SPECIFIC_RISK(Unit.FRACTION, Sample.RETURNS, "σ(r − α − β·b)·√P", Published.BACON),
    TOTAL_RISK(Unit.FRACTION, Sample.RETURNS, "√(systematic² + specific²)", Published.BACON),
    APPRAISAL_RATIO(Unit.NUMBER, Sample.RETURNS, "Jensen alpha / specific risk", Published.BACON),
    FAMA_BETA(Unit.NUMBER, Sample.RETURNS, "σ_r / σ_b", Published.FAMA),
    NET_SELECTIVITY(
            Unit.FRACTION, Sample.RETURNS, "Jensen alpha − (σ_r/σ_b − β)·(B − F)", Published.FAMA),
    // what many trials found
    GROWTH(Unit.NUMBER, Sample.RETURNS, "∏(1 + r)", Published.ELEMENTARY),
    DEFLATED_SHARPE_RATIO(
            Unit.FRACTION,
            Sample.RETURNS,
            "Φ((s − s₀)·√(n − 1) / √(1 − S·s + (K + 2)/4·s²))",
            Published.BAILEY),
    // trades
    TRADES(Unit.COUNT, Sample.TRADES, "k", Published.ELEMENTARY),
    WIN_RATE(Unit.FRACTION, Sample.TRADES, "#(g > 0) / k", Published.ELEMENTARY),
    AVERAGE_WIN(Unit.MONEY, Sample.TRADES, "mean(g where g > 0)", Published.ELEMENTARY),
    AVERAGE_LOSS(Unit.MONEY, Sample.TRADES, "mean(−g where g < 0)", Published.ELEMENTARY),
    WIN_LOSS_RATIO(Unit.NUMBER, Sample.TRADES, "average win / average loss", Published.ELEMENTARY),
    PROFIT_FACTOR(Unit.NUMBER, Sample.TRADES, "Σ max(g, 0) / Σ max(−g, 0)", Published.ELEMENTARY),
    EXPECTANCY(Unit.MONEY, Sample.TRADES, "Σg / k", Published.ELEMENTARY),
    HOLDING_TIME(
            Unit.DAYS, Sample.TRADES, "mean(days from opening to closing)", Published.ELEMENTARY),
    // what is held
    MARKET_VALUE(Unit.MONEY, Sample.ASSETS, "Σ q·p·x", Published.ELEMENTARY),
    UNREALISED_GAIN(Unit.MONEY, Sample.ASSETS, "q·p·x − cost of q", Published.ELEMENTARY),
    UNREALISED_RETURN(Unit.FRACTION, Sample.ASSETS, "q·p·x / cost of q − 1", Published.ELEMENTARY),
    WEIGHT(Unit.FRACTION, Sample.ASSETS, "q·p·x / Σ q·p·x", Published.ELEMENTARY),
    REALISED_GAIN(Unit.MONEY, Sample.TRADES, "Σ(proceeds − cost)", Published.ELEMENTARY),
    PRICE_CHANGE(Unit.FRACTION, Sample.DAYS, "p₁ / p₀ − 1", Published.ELEMENTARY),
    PRICE_GAIN(Unit.MONEY, Sample.DAYS, "q·(p₁ − p₀)·x", Published.ELEMENTARY),
    // where it comes from
    CONTRIBUTION_TO_RETURN(
            Unit.FRACTION,
            Sample.ASSETS,
            "Σ w·r·W₋₁, w at the start of each period",
            Published.BACON),
    CONTRIBUTION_TO_RISK(
            Unit.FRACTION, Sample.RETURNS, "w_i·(Cw)_i / √(wᵀCw)", Published.LITTERMAN),
    ALLOCATION_EFFECT(Unit.FRACTION, Sample.ASSETS, "(w_P − w_B)·(b − B)", Published.BRINSON),
    SELECTION_EFFECT(Unit.FRACTION, Sample.ASSETS, "w_B·(r − b)", Published.BRINSON),
    INTERACTION_EFFECT(Unit.FRACTION, Sample.ASSETS, "(w_P − w_B)·(r − b)", Published.BRINSON);

    private final Unit unit;
    private final Sample sample;
    private final String formula;
    private final String source;
    private final String jsonName;

    Metric(Unit unit, Sample sample, String formula, String source) {
        this.unit = unit;
        this.sample = sample;
        this.formula = formula;
        this.source = source;
        this.jsonName = camelCase(name());
    }

    public Unit unit() {
        return unit;
    }

    /** What its sample size counts. */
    public Sample sample() {
        return sample;
    }

    /** The formula in symbols, the same in every language. */
    public String formula() {
        return formula;
    }

    /** Where the formula is published; a citation. */
    public String source() {
        return source;
    }

    /** Its name in JSON, such as {@code sharpeRatio}. */
    public String jsonName() {
        return jsonName;
    }

    /** Whether it is made beside a benchmark. */
    public boolean isRelative() {
        return compareTo(BETA) >= 0 && compareTo(NET_SELECTIVITY) <= 0;
    }

    /** Its name for people. */
    public Phrase title() {
        return Phrase.of("metric." + jsonName);
    }

    private static String camelCase(String constant) {
        String joined =
                Arrays.stream(constant.toLowerCase(Locale.ROOT).split("_", -1))
                        .map(word ->
                                word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
        return joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
    }
}
