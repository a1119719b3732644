package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Backtest;
import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.Parameter;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.SettingException;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns names and days of a configuration into assets and bars. */
final class Preparation {
    private Preparation() {}

    /**
     * The assets that a configuration lists; else those that its strategies name; none where all
     * are meant.
     */
    static List<String> named(BacktestConfig config) {
        Set<String> wanted = new LinkedHashSet<>(config.assets());
        if (wanted.isEmpty()) {
            config.parts().forEach(part -> addNamed(part, wanted));
        }
        return List.copyOf(wanted);
    }

    /**
     * Which of the assets that there are take part.
     *
     * @throws EvenkeelException if one is named that is not among them
     */
    static List<String> assets(BacktestConfig config, List<String> known) {
        List<String> wanted = named(config);
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new EvenkeelException(Problem.of(ProblemCode.ASSET_NOT_FOUND, name));
            }
        }
        return wanted.isEmpty() ? known : wanted;
    }

    /**
     * Checks that every dividend of a configuration is of an asset that takes part, or of the
     * benchmark.
     *
     * @throws EvenkeelException if one is of another
     */
    static void checkPayments(BacktestConfig config, Collection<String> assets) {
        for (BacktestConfig.Payment payment : config.payments()) {
            if (!assets.contains(payment.asset()) && !payment.asset().equals(config.benchmark())) {
                throw new EvenkeelException(
                        Problem.of(ProblemCode.ASSET_NOT_FOUND, payment.asset()));
            }
        }
    }

    private static void addNamed(BacktestConfig.Part part, Set<String> names) {
        part.settings()
                .byName()
                .forEach((name, setting) -> {
                    if (setting instanceof Setting.Weights weights) {
                        names.addAll(weights.byAsset().keySet());
                    } else if (setting instanceof Setting.Word(String value)
                            && isAsset(part, name)) {
                        names.add(value);
                    }
                });
    }

    private static boolean isAsset(BacktestConfig.Part part, String name) {
        return Strategies.called(part.kind()).parameters().stream()
                .anyMatch(parameter ->
                        parameter.name().equals(name) && parameter.kind() == Parameter.Kind.ASSET);
    }

    /**
     * The terms of a configuration over bars.
     *
     * @throws EvenkeelException if no bar is left to begin on
     */
    static Terms terms(BacktestConfig config, Bars bars) {
        LocalDate from = config.from();
        int start = from == null ? 0 : bars.onOrAfter(from);
        if (config.history() == BacktestConfig.History.COMMON) {
            start = Math.max(start, bars.begun());
        }
        start = bars.fullFrom(start);
        if (start >= bars.size() - 1) {
            throw new EvenkeelException(Problem.of(ProblemCode.NO_BARS));
        }
        return new Terms(
                start,
                config.capital(),
                config.execution(),
                dealing(config, bars),
                config.interest(),
                flows(config, bars, start),
                config.tax());
    }

    /** The strategies of a configuration, to be set to work on their shares. */
    static List<Backtest.Share> shares(BacktestConfig config, Bars bars) {
        return config.parts().stream()
                .map(part -> new Backtest.Share(part.weight(), terms -> decider(part, bars, terms)))
                .toList();
    }

    private static Decider decider(BacktestConfig.Part part, Bars bars, Terms terms) {
        try {
            return Strategies.called(part.kind()).make(part.settings()).on(bars, terms);
        } catch (SettingException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.CONFIG_SETTING, part.kind(), e.reason()), e);
        }
    }

    /** The closes with the last one before each gap in it; NaN before the first. */
    static double[] carriedForward(double[] closes) {
        double[] whole = closes.clone();
        for (int t = 1; t < whole.length; t++) {
            whole[t] = Double.isNaN(whole[t]) ? whole[t - 1] : whole[t];
        }
        return whole;
    }

    private static List<Dealing> dealing(BacktestConfig config, Bars bars) {
        List<Dealing> dealing =
                new ArrayList<>(Collections.nCopies(bars.assets(), config.dealing()));
        for (BacktestConfig.Venue venue : config.venues()) {
            for (String asset : venue.assets()) {
                int index = bars.names().indexOf(asset);
                if (index >= 0) {
                    dealing.set(index, venue.dealing());
                }
            }
        }
        return dealing;
    }

    private static List<Terms.Flow> flows(BacktestConfig config, Bars bars, int start) {
        List<Terms.Flow> flows = new ArrayList<>();
        for (BacktestConfig.DatedFlow flow : config.flows()) {
            int bar = bars.onOrAfter(flow.day());
            if (bar > start && bar < bars.size()) {
                flows.add(new Terms.Flow(bar, flow.amount()));
            }
        }
        for (BacktestConfig.Contribution rule : config.money()) {
            addContributions(rule, bars, start, flows);
        }
        flows.sort(Comparator.comparingInt(Terms.Flow::bar));
        return flows;
    }

    /** Sum of the dated flows, in or out, that no bar of the test takes in. */
    static double leftOut(BacktestConfig config, Bars bars, int start) {
        double sum = 0;
        for (BacktestConfig.DatedFlow flow : config.flows()) {
            int bar = bars.onOrAfter(flow.day());
            sum += bar > start && bar < bars.size() ? 0 : Math.abs(flow.amount());
        }
        return sum;
    }

    private static void addContributions(
            BacktestConfig.Contribution rule, Bars bars, int start, List<Terms.Flow> flows) {
        if (rule.every() == Frequency.NEVER || rule.amount() == 0) {
            return;
        }
        LocalDate from = rule.from();
        LocalDate to = rule.to();
        int firstYear = -1;
        for (int bar : bars.starts(rule.every())) {
            LocalDate day = bars.day(bar);
            if (bar <= start
                    || (from != null && day.isBefore(from))
                    || (to != null && day.isAfter(to))) {
                continue;
            }
            if (firstYear < 0) {
                firstYear = day.getYear();
            }
            double grown = Math.pow(1 + rule.growth(), day.getYear() - firstYear);
            flows.add(new Terms.Flow(bar, rule.amount() * grown));
        }
    }
}
