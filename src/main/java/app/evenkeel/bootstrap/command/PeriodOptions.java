package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.performance.PerformanceQuery;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which part of the store over which days, and beside what. */
final class PeriodOptions {
    private static final String NO_BENCHMARK = "none";

    /** When money counts within its day, by the words of the command line. */
    enum Timing {
        IN_START_OUT_END(FlowTiming.IN_AT_START_OUT_AT_END),
        START(FlowTiming.ALL_AT_START),
        END(FlowTiming.ALL_AT_END);

        private final FlowTiming timing;

        Timing(FlowTiming timing) {
            this.timing = timing;
        }
    }

    @Option(
            names = "--portfolio",
            paramLabel = "P",
            description = "by the name that 'portfolios' lists; else All")
    private @Nullable String portfolio;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description =
                    "the first day that counts, so that the period opens with the value of the day"
                            + " before; else the first day of the ledger")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "the last day; else today")
    private @Nullable LocalDate to;

    @Option(
            names = "--currency",
            paramLabel = "C",
            description = "such as USD; else the portfolio's")
    private @Nullable CurrencyCode currency;

    @Option(
            names = "--benchmark",
            paramLabel = "S[=WEIGHT]",
            description =
                    "an asset by its symbol, or several with weights that sum to 100, such as"
                            + " --benchmark SPY=60 --benchmark AGG=40; none for none; else the"
                            + " portfolio's")
    private List<String> benchmarks = List.of();

    @Option(
            names = "--flow-timing",
            paramLabel = "T",
            description =
                    "when money counts within its day: in-start-out-end (the default), start or"
                            + " end")
    private Timing timing = Timing.IN_START_OUT_END;

    /** What is asked for. */
    PerformanceQuery query(SessionGraph session, CommandContext context) {
        Portfolio chosen = portfolio(session);
        return new PerformanceQuery(
                chosen.scope(),
                from,
                to == null ? LocalDate.now(context.clock()) : to,
                currency == null ? chosen.baseCurrency() : currency,
                timing.timing,
                benchmarks.isEmpty() ? chosen.benchmark() : benchmark(session));
    }

    Portfolio portfolio(SessionGraph session) {
        String name = portfolio;
        return name == null
                ? session.analysis().portfolios().overAll()
                : session.analysis().portfolios().named(name);
    }

    /** Where nothing had moved by the last day. */
    static EvenkeelException nothing() {
        return new EvenkeelException(Problem.of(ProblemCode.NOTHING_MEASURED));
    }

    private Benchmark benchmark(SessionGraph session) {
        if (benchmarks.equals(List.of(NO_BENCHMARK))) {
            return Benchmark.NONE;
        }
        List<Asset> assets = session.assets().all();
        List<Benchmark.Part> parts = new ArrayList<>();
        for (String each : benchmarks) {
            int equals = each.lastIndexOf('=');
            String symbol = equals < 0 ? each : each.substring(0, equals);
            BigDecimal weight =
                    equals < 0 ? BigDecimal.ONE : weight(each, each.substring(equals + 1));
            parts.add(new Benchmark.Part(asset(assets, symbol).id(), weight));
        }
        try {
            return new Benchmark(parts);
        } catch (IllegalArgumentException e) {
            throw bad(String.join(" ", benchmarks));
        }
    }

    private static Asset asset(List<Asset> assets, String symbol) {
        List<Asset> found =
                assets.stream()
                        .filter(asset -> asset.symbol().equalsIgnoreCase(symbol.strip()))
                        .toList();
        if (found.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.ASSET_NOT_FOUND, symbol));
        }
        if (found.size() > 1) {
            String all = found.stream().map(Asset::key).collect(Collectors.joining(", "));
            throw new EvenkeelException(Problem.of(ProblemCode.ASSET_AMBIGUOUS, symbol, all));
        }
        return found.getFirst();
    }

    private static BigDecimal weight(String option, String percent) {
        try {
            return new BigDecimal(percent.strip()).movePointLeft(2);
        } catch (NumberFormatException e) {
            throw bad(option);
        }
    }

    private static EvenkeelException bad(String option) {
        return new EvenkeelException(
                Problem.of(
                        ProblemCode.BAD_ENTRY,
                        "--benchmark " + option + ": weights are percent that sum to 100."));
    }
}
