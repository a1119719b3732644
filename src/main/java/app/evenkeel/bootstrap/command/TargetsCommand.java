package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.report.Json;
import app.evenkeel.report.Words;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

@Command(name = "targets", description = "Shows what a portfolio is to consist of.")
final class TargetsCommand extends StoreCommand {
    @Mixin private final PortfolioOption portfolio = new PortfolioOption();

    TargetsCommand(CommandContext context) {
        super(context);
    }

    private record Row(int depth, String name, BigDecimal weight) {}

    @Override
    int run(SessionGraph session) {
        show(this, session, portfolio.portfolio(session));
        return ExitCode.DONE;
    }

    private static void show(StoreCommand command, SessionGraph session, Portfolio chosen) {
        TargetAllocation targets = session.policy().targets().targets(chosen.id());
        PlanSettings settings = session.policy().targets().settings(chosen.id());
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> depths = new HashMap<>();
        for (TargetRow row : session.policy().targets().rows(targets)) {
            int depth = row.in().isEmpty() ? 0 : depths.getOrDefault(row.in(), 0) + 1;
            depths.put(row.name(), depth);
            rows.add(new Row(depth, row.name(), Objects.requireNonNull(row.weight())));
        }
        command.print(
                out -> out.object(() -> write(out, chosen, settings, rows)),
                () -> {
                    Table table = new Table("target", ">of its group");
                    for (Row row : rows) {
                        table.row("  ".repeat(row.depth()) + row.name(), percent(row.weight()));
                    }
                    table.print(command.context().out());
                });
    }

    private static String percent(BigDecimal weight) {
        return weight.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static void write(Json json, Portfolio chosen, PlanSettings settings, List<Row> rows) {
        RebalancePolicy policy = chosen.policy();
        json.text("portfolio", chosen.name())
                .text("bandKind", Words.of(policy.bandKind()))
                .amount("threshold", policy.threshold())
                .text("destination", Words.of(policy.destination()))
                .text("frequency", Words.of(policy.frequency()))
                .text("zone", policy.zone())
                .text("at", policy.at())
                .text("nextRebalance", chosen.nextRebalance())
                .amount("minimumTrade", settings.minimumTrade())
                .amount("cashBuffer", settings.cashBuffer());
        json.array(
                "targets",
                rows,
                (out, row) ->
                        out.text("name", row.name())
                                .number("depth", row.depth())
                                .amount("weight", row.weight()));
    }

    /** Replaces targets and policy. */
    @Command(
            name = "set",
            description = "Sets what a portfolio is to consist of, and how it is brought there.")
    static final class Set extends StoreCommand {
        @Mixin private final PortfolioOption portfolio = new PortfolioOption();

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description =
                        "CSV: symbol, class or group; percent; what it stands in, if anything")
        private @Nullable Path file;

        @Option(names = "--clear", description = "remove all targets")
        private boolean clear;

        @Option(
                names = "--band",
                paramLabel = "BAND",
                description = "absolute:POINTS, relative:PERCENT or hybrid:POINTS (hybrid: 5/25)")
        private @Nullable String band;

        @Option(names = "--destination", description = "target, half or edge")
        private @Nullable Destination destination;

        @Option(
                names = "--frequency",
                description = "daily, weekly, monthly, quarterly or threshold-only")
        private @Nullable PolicyFrequency frequency;

        @Option(names = "--zone", paramLabel = "ZONE", description = "such as Asia/Tokyo")
        private @Nullable String zone;

        @Option(names = "--at", paramLabel = "TIME", description = "time of day, such as 09:00")
        private @Nullable String at;

        @Option(names = "--min-trade", paramLabel = "X", description = "least value of a trade")
        private @Nullable BigDecimal minimumTrade;

        @Option(names = "--cash-buffer", paramLabel = "X", description = "cash to be kept aside")
        private @Nullable BigDecimal cashBuffer;

        Set(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            Portfolio chosen = portfolio.portfolio(session);
            // All is understood before anything is stored.
            RebalancePolicy policy = policy(chosen.policy());
            PlanSettings settings = settings(session.policy().targets().settings(chosen.id()));
            TargetAllocation targets = wanted(session, chosen);
            session.policy()
                    .targets()
                    .replace(
                            chosen,
                            targets,
                            settings,
                            policy,
                            session.execution().automation().of(chosen.id()));
            show(this, session, portfolio.portfolio(session));
            return ExitCode.DONE;
        }

        private TargetAllocation wanted(SessionGraph session, Portfolio chosen) {
            if (clear && file != null) {
                throw wrong("--clear", file, "possible together with --file");
            }
            if (clear) {
                return TargetAllocation.NONE;
            }
            return file == null
                    ? session.policy().targets().targets(chosen.id())
                    : session.policy().targets().read(file);
        }

        private RebalancePolicy policy(RebalancePolicy before) {
            BandKind kind = before.bandKind();
            BigDecimal threshold = before.threshold();
            if (band != null) {
                String[] parts = band.split(":", 2);
                kind = kind(parts[0], band);
                threshold = threshold(parts.length < 2 ? "5" : parts[1], band);
                if (parts.length < 2 && kind != BandKind.HYBRID) {
                    throw badBand(band);
                }
            }
            return new RebalancePolicy(
                    frequency == null ? before.frequency() : frequency,
                    zone(before.zone()),
                    time(before.at()),
                    kind,
                    threshold,
                    destination == null ? before.destination() : destination);
        }

        private PlanSettings settings(PlanSettings before) {
            return before.withLimits(
                    amount("--min-trade", minimumTrade, before.minimumTrade()),
                    amount("--cash-buffer", cashBuffer, before.cashBuffer()));
        }

        private BigDecimal amount(String option, @Nullable BigDecimal given, BigDecimal before) {
            if (given != null && given.signum() < 0) {
                throw wrong(option, given.toPlainString(), "an amount of zero or more");
            }
            return given == null ? before : given;
        }

        private BandKind kind(String word, String whole) {
            for (BandKind kind : BandKind.values()) {
                if (kind.name().equalsIgnoreCase(word)) {
                    return kind;
                }
            }
            throw badBand(whole);
        }

        private BigDecimal threshold(String percent, String whole) {
            try {
                BigDecimal threshold = new BigDecimal(percent).movePointLeft(2);
                if (threshold.signum() >= 0 && threshold.compareTo(BigDecimal.ONE) <= 0) {
                    return threshold;
                }
            } catch (NumberFormatException e) {
                // Told below.
            }
            throw badBand(whole);
        }

        private ZoneId zone(ZoneId before) {
            try {
                return zone == null ? before : ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw wrong("--zone", String.valueOf(zone), "a time zone such as Asia/Tokyo");
            }
        }

        private LocalTime time(LocalTime before) {
            try {
                return at == null ? before : LocalTime.parse(at);
            } catch (DateTimeException e) {
                throw wrong("--at", String.valueOf(at), "a time of day such as 09:00");
            }
        }

        private ParameterException badBand(String given) {
            return wrong(
                    "--band",
                    given,
                    "absolute:POINTS, relative:PERCENT or hybrid:POINTS, from 0 to 100");
        }
    }
}
