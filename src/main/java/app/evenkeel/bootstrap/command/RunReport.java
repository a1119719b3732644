package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of a run, as JSON and as text. */
final class RunReport {
    private RunReport() {}

    /** A fill beside its order. */
    private record Filled(TradeOrder order, Fill fill) {}

    static void json(SessionGraph session, RebalanceRun run, Json out) {
        List<TradeOrder> orders = session.execution().execution().ordersOf(run.id());
        Map<AccountId, String> names = ConnectionsCommand.accountNames(session);
        out.number("run", run.id())
                .text("status", word(run.state()))
                .text("reason", text(run.reason()))
                .text("venue", word(run.mode()))
                .text("portfolio", run.portfolio());
        out.array(
                "lines",
                run.lines(),
                (json, line) ->
                        json.text("account", names.get(line.account()))
                                .text("symbol", line.market().base())
                                .text("quote", line.market().quote())
                                .text("side", word(line.side()))
                                .amount("quantity", line.quantity())
                                .amount("executed", line.executed())
                                .text("status", word(line.state()))
                                .text("reason", text(line.outcome())));
        out.array("orders", orders, (json, order) -> order(json, order));
        out.array(
                "fills",
                fills(session, run, orders),
                (json, each) ->
                        json.text("order", each.order().request().clientId().value())
                                .text("trade", each.fill().tradeId())
                                .text("at", each.fill().at().toString())
                                .amount("quantity", each.fill().quantity())
                                .amount("price", each.fill().price())
                                .amount("fee", each.fill().fee())
                                .text("feeAsset", each.fill().feeAsset()));
    }

    static void order(Json json, TradeOrder order) {
        json.text("id", order.request().clientId().value())
                .text("venueId", order.venueOrderId())
                .text("mode", word(order.mode()))
                .text("symbol", order.market().base())
                .text("quote", order.market().quote())
                .text("side", word(order.request().side()))
                .text("type", word(order.request().type()))
                .amount("quantity", order.request().quantity())
                .amount("limit", order.request().limit())
                .amount("filled", order.filled())
                .text("status", word(order.state()))
                .text("reason", text(order.reason()))
                .text("at", order.createdAt().toString());
    }

    private static List<Filled> fills(
            SessionGraph session, RebalanceRun run, List<TradeOrder> orders) {
        Map<Long, List<Fill>> all = session.execution().execution().fillsOf(run.id());
        List<Filled> found = new ArrayList<>();
        for (TradeOrder order : orders) {
            all.getOrDefault(order.id(), List.of())
                    .forEach(fill -> found.add(new Filled(order, fill)));
        }
        return found;
    }

    static void text(RebalanceRun run, CommandContext context) {
        context.out()
                .println("Run " + run.id() + " " + word(run.mode()) + ": " + word(run.state()));
        Problem reason = run.reason();
        if (reason != null) {
            context.out().println(reason.text(Locale.ENGLISH));
        }
        Table table = new Table("symbol", "side", ">wanted", ">done", "status", "reason");
        run.lines()
                .forEach(line ->
                        table.row(
                                line.market(),
                                word(line.side()),
                                Table.quantity(line.quantity()),
                                Table.quantity(line.executed()),
                                word(line.state()),
                                text(line.outcome())));
        table.print(context.out());
    }

    static int code(RebalanceRun run) {
        return switch (run.state()) {
            case COMPLETED -> ExitCode.DONE;
            case PARTIAL -> ExitCode.PARTLY;
            case CALCULATED, APPROVED, SELLING, BUYING, RECONCILING, FAILED -> ExitCode.FAILED;
        };
    }

    static @Nullable String text(@Nullable Problem problem) {
        return problem == null ? null : problem.text(Locale.ENGLISH);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String word(RunState state) {
        return state.name();
    }
}
