package app.evenkeel.analytics.figure;

/** Where the formulas are published, as they are cited. */
final class Published {
    static final String ELEMENTARY = "elementary";
    static final String BACON =
            "Bacon, Practical Portfolio Performance Measurement and Attribution, 2nd ed. 2008";
    static final String GIPS = "GIPS Standards 2020, section 2";
    static final String DIETZ = "Dietz, Pension Funds: Measuring Investment Performance, 1966";
    static final String XIRR = "Microsoft Excel, function XIRR";
    static final String SHARPE = "Sharpe, The Sharpe Ratio, J. Portfolio Management 1994";
    static final String SORTINO =
            "Sortino & Price, Performance Measurement in a Downside Risk Framework, 1994";
    static final String YOUNG = "Young, Calmar Ratio: A Smoother Tool, Futures 1991";
    static final String KEATING = "Keating & Shadwick, A Universal Performance Measure, 2002";
    static final String MARTIN = "Martin & McCann, The Investor's Guide to Fidelity Funds, 1989";
    static final String BURKE = "Burke, A Sharper Sharpe Ratio, Futures 1994";
    static final String BERNARDO = "Bernardo & Ledoit, Gain, Loss and Asset Pricing, 2000";
    static final String KAPLAN = "Kaplan & Knowles, Kappa, 2004";
    static final String PEZIER =
            "Pezier & White, The Relative Merits of Investable Hedge Fund" + " Indices, 2006";
    static final String HYNDMAN =
            "Hyndman & Fan, Sample Quantiles in Statistical Packages, 1996, type 7";
    static final String JORION = "Jorion, Value at Risk, 3rd ed. 2006";
    static final String ROCKAFELLAR =
            "Rockafellar & Uryasev, Optimization of Conditional Value-at-Risk, 2000";
    static final String ZANGARI = "Zangari, A VaR Methodology for Portfolios, RiskMetrics 1996";
    static final String BOUDT =
            "Boudt, Peterson & Croux, Estimation and Decomposition of Downside Risk, 2008";
    static final String JENSEN = "Jensen, The Performance of Mutual Funds, J. Finance 1968";
    static final String TREYNOR = "Treynor, How to Rate Management of Investment Funds, 1965";
    static final String GRINOLD = "Grinold & Kahn, Active Portfolio Management, 1999";
    static final String MODIGLIANI = "Modigliani & Modigliani, Risk-Adjusted Performance, 1997";
    static final String FAMA = "Fama, Components of Investment Performance, J. Finance 1972";
    static final String PEARSON = "Pearson, 1895";
    static final String JARQUE = "Jarque & Bera, Economics Letters 1980";
    static final String BRINSON =
            "Brinson & Fachler, Measuring Non-US Equity Portfolio Performance, 1985";
    static final String BAILEY =
            "Bailey & López de Prado, The Deflated Sharpe Ratio, J. Portfolio Management 2014";
    static final String LITTERMAN = "Litterman, Hot Spots and Hedges, 1996";

    private Published() {}
}
