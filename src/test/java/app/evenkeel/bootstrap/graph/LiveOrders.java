package app.evenkeel.bootstrap.graph;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.ClientOrderId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.Session;
import app.evenkeel.storage.Stores;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An order of a live run that is over, as it is stored. */
public final class LiveOrders {
    private static final Market BTC = new Market("BTC", "EUR");

    private LiveOrders() {}

    /** An order of a live run that is over. */
    public static TradeOrder insert(Session session, OrderState state, Instant at) {
        Stores stores = session.stores();
        Caller caller = session.caller();
        return stores.database()
                .write(tx -> {
                    AccountId account = stores.accounts().findAll(tx, caller).getFirst().id();
                    RebalanceRun run = stores.runs().insert(tx, caller, run(account, at));
                    return stores.orders()
                            .insert(
                                    tx,
                                    caller,
                                    new TradeOrder(
                                            0,
                                            run.id(),
                                            1,
                                            1,
                                            Mode.LIVE,
                                            account,
                                            "binance",
                                            new OrderRequest(
                                                    new ClientOrderId("ek-1"),
                                                    BTC,
                                                    Side.BUY,
                                                    OrderType.LIMIT,
                                                    TimeInForce.IOC,
                                                    new BigDecimal("0.1"),
                                                    new BigDecimal("40000"),
                                                    null,
                                                    new BigDecimal("40000")),
                                            BigDecimal.ONE,
                                            state,
                                            "",
                                            BigDecimal.ZERO,
                                            BigDecimal.ZERO,
                                            at,
                                            at,
                                            null),
                                    "test");
                });
    }

    private static RebalanceRun run(AccountId account, Instant at) {
        RunLine line =
                RunLine.planned(
                        1,
                        account,
                        BTC,
                        Side.BUY,
                        new BigDecimal("0.1"),
                        new BigDecimal("40000"),
                        BigDecimal.ONE,
                        "test");
        return new RebalanceRun(
                0,
                Mode.LIVE,
                "All",
                CurrencyCode.EUR,
                "command",
                OrderStyle.USUAL,
                RunState.PARTIAL,
                List.of(line),
                Map.of(),
                at,
                at,
                Problem.of(ProblemCode.ORDER_UNKNOWN, "Binance", "BTC/EUR", "ek-1"));
    }

    /** What became of it. */
    static void update(Session session, TradeOrder order, List<Fill> fills) {
        Stores stores = session.stores();
        stores.database()
                .<Boolean>write(tx -> {
                    stores.orders().update(tx, session.caller(), order, fills, "test");
                    return true;
                });
    }
}
