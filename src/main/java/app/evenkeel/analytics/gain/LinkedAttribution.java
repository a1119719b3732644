package app.evenkeel.analytics.gain;

import app.evenkeel.analytics.column.ReturnPath;
import app.evenkeel.analytics.performance.Attribution;
import app.evenkeel.analytics.performance.Attribution.Held;
import app.evenkeel.analytics.performance.Attribution.OfClass;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Brinson-Fachler day by day, linked over a period so that the effects sum to the difference of the
 * linked returns: each day's counts on the portfolio's wealth before and the benchmark's growth
 * after, Σ e(d)·∏(1 + R)before·∏(1 + B)after.
 *
 * <p>Source: Brinson & Fachler 1985; linking of GRAP, Paris 1997. A class's weight is its money at
 * the start of the day over that of all. What was traded within a day counts where it was traded;
 * what that adds beyond weight x return is interaction. Used by one thread, once.
 */
public final class LinkedAttribution {
    private final List<String> names;
    private final List<Segment<String>> portfolio;
    private final List<BenchmarkClass> benchmark;
    private final ReturnPath path;

    /**
     * One day.
     *
     * @param day index of the day
     * @param linking what its effects count with: the portfolio's wealth before, times the
     *     benchmark's growth after
     * @param held every class as it was held, in the same order every day
     * @param effects of the day alone, in the order of {@code held}
     */
    public record Day(int day, double linking, List<Held> held, List<OfClass> effects) {
        public Day {
            held = List.copyOf(held);
            effects = List.copyOf(effects);
        }
    }

    /** A day before it is known what comes after it. */
    private record Single(List<Held> held, Attribution effects) {}

    /**
     * One class of the benchmark.
     *
     * @param weight kept every day
     * @param returns by day; 0 where nothing was traded
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record BenchmarkClass(String name, double weight, double[] returns) {
        /** Linked after day {@code before} up to and with day {@code day}. */
        double linked(int before, int day) {
            double wealth = 1;
            for (int i = before + 1; i <= day; i++) {
                wealth *= 1 + returns[i];
            }
            return wealth - 1;
        }
    }

    private LinkedAttribution(
            List<Segment<String>> portfolio, List<BenchmarkClass> benchmark, ReturnPath path) {
        this.portfolio = portfolio;
        this.benchmark = benchmark;
        this.path = path;
        Set<String> all = new LinkedHashSet<>();
        portfolio.forEach(segment -> all.add(segment.key()));
        benchmark.forEach(each -> all.add(each.name()));
        this.names = List.copyOf(all);
    }

    /**
     * Attributes a period.
     *
     * @param portfolio the classes of the portfolio by name
     * @param benchmark those of the benchmark, matched by name
     */
    public static Attribution of(
            List<Segment<String>> portfolio, List<BenchmarkClass> benchmark, ReturnPath path) {
        return sum(days(portfolio, benchmark, path), path);
    }

    /** The same day by day: weights, returns and effects of each class. */
    public static List<Day> days(
            List<Segment<String>> portfolio, List<BenchmarkClass> benchmark, ReturnPath path) {
        return new LinkedAttribution(portfolio, benchmark, path).link();
    }

    private List<Day> link() {
        List<ReturnPath.Step> steps = path.steps();
        List<Single> each = steps.stream().map(this::attribute).toList();
        double growthAfter = 1;
        double[] after = new double[steps.size()];
        for (int i = steps.size() - 1; i >= 0; i--) {
            after[i] = growthAfter;
            growthAfter *= 1 + each.get(i).effects().benchmarkReturn();
        }
        List<Day> days = new ArrayList<>(steps.size());
        double wealth = 1;
        for (int i = 0; i < steps.size(); i++) {
            Single single = each.get(i);
            days.add(
                    new Day(
                            steps.get(i).day(),
                            wealth * after[i],
                            single.held(),
                            single.effects().classes()));
            wealth *= 1 + path.dailyReturn(steps.get(i).day());
        }
        return days;
    }

    /** The effects of all days, linked. */
    private static Attribution sum(List<Day> days, ReturnPath path) {
        double portfolio = 1;
        double benchmark = 1;
        List<OfClass> classes = new ArrayList<>();
        for (Day day : days) {
            portfolio *= 1 + path.dailyReturn(day.day());
            double theirs = 0;
            for (int c = 0; c < day.held().size(); c++) {
                Held held = day.held().get(c);
                OfClass of = day.effects().get(c);
                theirs +=
                        held.benchmarkWeight() == 0
                                ? 0
                                : held.benchmarkWeight() * held.benchmarkReturn();
                if (c == classes.size()) {
                    classes.add(new OfClass(of.name(), 0, 0, 0));
                }
                OfClass before = classes.get(c);
                classes.set(
                        c,
                        new OfClass(
                                of.name(),
                                before.allocation() + day.linking() * of.allocation(),
                                before.selection() + day.linking() * of.selection(),
                                before.interaction() + day.linking() * of.interaction()));
            }
            benchmark *= 1 + theirs;
        }
        return new Attribution(classes, portfolio - 1, benchmark - 1);
    }

    private Single attribute(ReturnPath.Step step) {
        double all = 0;
        for (Segment<String> segment : portfolio) {
            all += base(segment, step);
        }
        List<Held> held = new ArrayList<>(names.size());
        double[] contributions = new double[names.size()];
        for (int c = 0; c < contributions.length; c++) {
            String name = names.get(c);
            Segment<String> segment = segment(name);
            BenchmarkClass of = benchmarkClass(name);
            double theirs = of == null ? 0 : of.linked(step.before(), step.day());
            double weight = segment == null ? 0 : base(segment, step) / all;
            double ours = segment == null ? Double.NaN : rate(segment, step);
            boolean isHeld = weight != 0 && !Double.isNaN(ours);
            contributions[c] =
                    segment == null
                            ? 0
                            : segment.gain(step.before(), step.day()) / path.capital(step.day());
            held.add(
                    new Held(
                            name,
                            weight,
                            of == null ? 0 : of.weight(),
                            isHeld ? ours : theirs,
                            theirs));
        }
        return new Single(held, withTrades(Attribution.of(held), held, contributions));
    }

    /** What a class added beyond its weight x return was traded within the day. */
    private static Attribution withTrades(
            Attribution plain, List<Held> held, double[] contributions) {
        List<OfClass> classes = new ArrayList<>();
        for (int c = 0; c < contributions.length; c++) {
            OfClass of = plain.classes().get(c);
            Held each = held.get(c);
            double traded = contributions[c] - each.portfolioWeight() * each.portfolioReturn();
            classes.add(
                    new OfClass(
                            of.name(), of.allocation(), of.selection(), of.interaction() + traded));
        }
        return new Attribution(classes, plain.portfolioReturn(), plain.benchmarkReturn());
    }

    private double base(Segment<String> segment, ReturnPath.Step step) {
        return path.timing()
                .base(
                        segment.values()[step.before()],
                        segment.inflow(step.before(), step.day()),
                        segment.outflow(step.before(), step.day()));
    }

    /** Gain over what was held at the start and what was put in; NaN where that is nothing. */
    private static double rate(Segment<String> segment, ReturnPath.Step step) {
        double before = segment.values()[step.before()];
        double gain = segment.gain(step.before(), step.day());
        double putIn = segment.values()[step.day()] - before - gain;
        double base = before + Math.max(0, putIn);
        return base == 0 ? Double.NaN : gain / base;
    }

    private @Nullable Segment<String> segment(String name) {
        return portfolio.stream().filter(s -> s.key().equals(name)).findFirst().orElse(null);
    }

    private @Nullable BenchmarkClass benchmarkClass(String name) {
        return benchmark.stream().filter(b -> b.name().equals(name)).findFirst().orElse(null);
    }
}
