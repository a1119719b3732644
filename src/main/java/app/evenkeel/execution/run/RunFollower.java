package app.evenkeel.execution.run;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.MarketRules;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Follows a run's orders in one account, with what the run knows of the account's balances. */
final class RunFollower {
    /** What a balance may differ by without meaning anything: venues round. */
    private static final BigDecimal SPECK = new BigDecimal("0.00000001");

    private final RunContext context;
    private final Desk desk;
    private final OrderDesk orders;

    RunFollower(RunContext context, Desk desk) {
        this.context = context;
        this.desk = desk;
        this.orders =
                new OrderDesk(desk.gateway(), context.journal(), context.time(), context.pace());
    }

    /** Looks at an order until it is over, or can no longer be waited for. Blocks. */
    TradeOrder follow(RebalanceRun run, TradeOrder order) {
        return orders.follow(
                order,
                new OrderDesk.Watch() {
                    @Override
                    public boolean balancesAgree() {
                        return agrees(run, order.account(), List.of(order.market()));
                    }

                    @Override
                    public boolean isUnsellable(TradeOrder now) {
                        return RunFollower.this.isUnsellable(now, now.filled(), now.filledValue());
                    }

                    @Override
                    public boolean isStopped() {
                        return desk.refusal() != null;
                    }
                });
    }

    Problem unknown(TradeOrder order) {
        return Problem.of(
                ProblemCode.ORDER_UNKNOWN,
                desk.gateway().capability().label(),
                order.market().toString(),
                order.request().clientId().value());
    }

    Reckoning reckoning(RebalanceRun run, AccountId account) {
        return Reckoning.of(
                run,
                account,
                desk.gateway().capability().takerFee(),
                context.journal().orders(run.id()),
                context.journal().fills(run.id()));
    }

    /**
     * Whether the venue's balances are what the fills come to.
     *
     * @throws GatewayException if the venue does not tell
     */
    private boolean agrees(RebalanceRun run, AccountId account, List<Market> markets) {
        return difference(run, account, markets) == null;
    }

    /** The first balance that is not what the fills come to, or {@code null}. */
    @Nullable Problem difference(RebalanceRun run, AccountId account, List<Market> markets) {
        Map<String, Balance> balances = desk.gateway().balances();
        Reckoning reckoning = reckoning(run, account);
        for (Market market : markets) {
            for (String symbol : List.of(market.base(), market.quote())) {
                BigDecimal found = balances.getOrDefault(symbol, Balance.NONE).free();
                BigDecimal expected = reckoning.held(symbol);
                if (found.subtract(expected).abs().compareTo(SPECK) > 0) {
                    return Problem.of(
                            ProblemCode.BALANCES_DIFFER,
                            desk.gateway().capability().label(),
                            symbol,
                            expected.toPlainString(),
                            found.toPlainString());
                }
            }
        }
        return null;
    }

    boolean isUnsellable(TradeOrder order, BigDecimal filled, BigDecimal value) {
        try {
            MarketRules rules = desk.gateway().rules(order.market(), false);
            return filled.signum() > 0
                    && (filled.compareTo(rules.minQuantity()) < 0
                            || value.compareTo(rules.minValue()) < 0);
        } catch (GatewayException e) {
            return false;
        }
    }
}
