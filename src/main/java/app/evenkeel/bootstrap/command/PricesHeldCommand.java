package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.PriceQualityService.HeldPrice;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

@Command(
        name = "held",
        description = {
            "Lists prices that failed a check and are not used,",
            "or takes or throws away those of one asset and day."
        })
final class PricesHeldCommand extends StoreCommand {
    @Option(names = "--symbol", paramLabel = "S", description = "of one asset")
    private @Nullable String symbol;

    @Option(names = "--day", paramLabel = "DATE", description = "of this day only")
    private @Nullable LocalDate day;

    @Option(names = "--release", description = "use them after all")
    private boolean release;

    @Option(names = "--discard", description = "throw them away for good")
    private boolean discard;

    PricesHeldCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<HeldPrice> held =
                session.priceQuality().held().stream().filter(this::isMeant).toList();
        if (release || discard) {
            return settle(session, held);
        }
        print(
                json ->
                        json.array(
                                held,
                                (out, line) -> {
                                    HeldBar bar = line.bar();
                                    out.text("symbol", line.asset().symbol())
                                            .text("day", bar.candle().day())
                                            .amount("close", bar.candle().close())
                                            .text("currency", bar.currency())
                                            .text("source", bar.source())
                                            .text("adjustment", word(bar.candle().adjustment()))
                                            .text("reason", word(bar.reason()))
                                            .text("comparedWith", bar.detail())
                                            .text("raw", bar.candle().raw());
                                }),
                () -> table(held).print(context().out()));
        return ExitCode.DONE;
    }

    private int settle(SessionGraph session, List<HeldPrice> held) {
        if (release == discard || symbol == null) {
            throw new EvenkeelException(
                    Problem.of(
                            ProblemCode.BAD_ENTRY,
                            "give --symbol and either --release or --discard"));
        }
        int settled = 0;
        for (HeldPrice line : held) {
            settled +=
                    release
                            ? session.priceQuality().release(line.bar())
                            : session.priceQuality().discard(line.bar());
        }
        context().out().println(settled + (release ? " released" : " discarded"));
        return ExitCode.DONE;
    }

    private boolean isMeant(HeldPrice line) {
        return (symbol == null || line.asset().symbol().equalsIgnoreCase(symbol))
                && (day == null || line.bar().candle().day().equals(day));
    }

    private static Table table(List<HeldPrice> held) {
        Table table = new Table("symbol", "day", ">close", "", "source", "reason", "compared with");
        for (HeldPrice line : held) {
            Candle candle = line.bar().candle();
            table.row(
                    line.asset().symbol(),
                    candle.day(),
                    candle.close() == null ? candle.raw() : Table.quantity(candle.close()),
                    line.bar().currency(),
                    line.bar().source(),
                    word(line.bar().reason()),
                    line.bar().detail());
        }
        return table;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
