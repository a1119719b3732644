package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.order.TradeOrder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

@Command(name = "orders", description = "Lists orders and what became of them, the latest first.")
final class OrdersCommand extends StoreCommand {
    private static final int USUAL = 100;

    @Option(names = "--most", paramLabel = "N", description = "how many, 100 unless said otherwise")
    private int most = USUAL;

    OrdersCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<TradeOrder> orders = session.execution().execution().orders(most);
        print(
                out ->
                        out.array(
                                orders,
                                (json, order) -> {
                                    json.number("run", order.run());
                                    RunReport.order(json, order);
                                }),
                () -> {
                    Table table =
                            new Table(
                                    "at",
                                    "mode",
                                    "run",
                                    "market",
                                    "side",
                                    ">quantity",
                                    ">filled",
                                    "status",
                                    "reason");
                    orders.forEach(order ->
                            table.row(
                                    order.createdAt(),
                                    RunReport.word(order.mode()),
                                    order.run(),
                                    order.market(),
                                    RunReport.word(order.request().side()),
                                    Table.quantity(order.request().quantity()),
                                    Table.quantity(order.filled()),
                                    RunReport.word(order.state()),
                                    RunReport.text(order.reason())));
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }
}
