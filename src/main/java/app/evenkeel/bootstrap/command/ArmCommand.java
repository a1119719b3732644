package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.execution.ArmingService;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;

@Command(
        name = "arm",
        description = {
            "Lets live orders go over a connection for a while, within limits.",
            "The passphrase is asked for once more, or read from its file."
        })
final class ArmCommand extends StoreCommand {
    @Parameters(paramLabel = "LABEL", description = "the connection, as 'connections' lists it")
    private String label = "";

    @Option(
            names = "--name",
            required = true,
            paramLabel = "LABEL",
            description = "the connection's name once more, to show that it is meant")
    private String typed = "";

    @Option(
            names = "--days",
            required = true,
            paramLabel = "N",
            description = "for how long, 90 days at most")
    private int days;

    @Option(
            names = "--max-order",
            required = true,
            paramLabel = "AMOUNT",
            description = "value of one order at most")
    private BigDecimal maxOrder = BigDecimal.ONE;

    @Option(
            names = "--max-turnover",
            required = true,
            paramLabel = "AMOUNT",
            description = "value of all orders within 24 hours at most")
    private BigDecimal maxTurnover = BigDecimal.ONE;

    @Option(
            names = "--pilot",
            required = true,
            paramLabel = "AMOUNT",
            description = "value of a run at most, until one has ended as it should")
    private BigDecimal pilot = BigDecimal.ONE;

    @Option(
            names = "--max-orders",
            paramLabel = "N",
            description = "orders of one run at most; 50 unless said otherwise")
    private int maxOrders = 50;

    @Mixin private final BaseUrlOption bases = new BaseUrlOption();

    ArmCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        bases.apply(session);
        if (maxOrders < 1) {
            throw wrong("--max-orders", maxOrders, "a number of orders above zero");
        }
        CurrencyCode currency = session.settings().baseCurrency();
        Limits limits =
                new Limits(
                        positive("--max-order", maxOrder),
                        positive("--max-turnover", maxTurnover),
                        maxOrders,
                        new BigDecimal("0.02"),
                        new BigDecimal("0.05"),
                        3);
        positive("--pilot", pilot);
        char[] passphrase = passphraseAgain();
        try {
            Arming arming =
                    session.execution()
                            .arming()
                            .arm(
                                    new ArmingService.Wanted(
                                            label, Duration.ofDays(days), currency, limits, pilot),
                                    typed,
                                    passphrase,
                                    Progress.NONE);
            print(
                    out ->
                            out.object(() ->
                                    out.text("label", label)
                                            .text("until", arming.until().toString())
                                            .text("currency", currency.value())),
                    () ->
                            context()
                                    .out()
                                    .println(label + " is armed until " + arming.until() + "."));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        return ExitCode.DONE;
    }
}
