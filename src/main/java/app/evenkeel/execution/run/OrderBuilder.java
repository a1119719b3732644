package app.evenkeel.execution.run;

import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.ClientOrderId;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Depth;
import app.evenkeel.execution.gateway.MarketRules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Makes an order that its market can take: quantities down to whole lots, prices to whole ticks on
 * the side that never pays more or gets less than was meant, and no order that the venue would have
 * to refuse.
 */
public final class OrderBuilder {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private OrderBuilder() {}

    /** An order, or why there is none. */
    sealed interface Built {
        record Ready(OrderRequest request) implements Built {}

        record Left(Problem why) implements Built {}
    }

    /**
     * Builds an order.
     *
     * @param wanted of the base asset, as the plan has it
     * @param usable of the base asset at most, for what there is to pay with or to sell; may be
     *     less than wanted
     */
    static Built build(
            ClientOrderId id,
            MarketRules rules,
            Depth depth,
            OrderStyle style,
            Side side,
            BigDecimal wanted,
            BigDecimal usable) {
        BigDecimal worst = worst(rules, depth, style, side);
        BigDecimal offered = depth.within(side, worst);
        BigDecimal quantity = wanted.min(usable);
        if (style.type() != OrderType.LIMIT) {
            // What stands can wait for more to be offered; what is filled at once cannot.
            quantity = quantity.min(offered);
        }
        quantity = floor(quantity, rules.lot());
        if (isTooSmall(rules, side, quantity, worst, depth)) {
            boolean thin =
                    style.type() != OrderType.LIMIT
                            && isTooSmall(rules, side, floor(offered, rules.lot()), worst, depth);
            return new Built.Left(
                    thin
                            ? Problem.of(
                                    ProblemCode.ORDER_BOOK_THIN,
                                    rules.market().toString(),
                                    Decimals.plain(style.collar().multiply(HUNDRED)))
                            : tooSmall(rules, quantity));
        }
        return new Built.Ready(
                new OrderRequest(
                        id,
                        rules.market(),
                        side,
                        style.type(),
                        style.timeInForce(),
                        quantity,
                        style.type().hasLimit() ? worst : null,
                        null,
                        worst));
    }

    /** The worst price that a fill may have, in whole ticks. */
    static BigDecimal worst(MarketRules rules, Depth depth, OrderStyle style, Side side) {
        BigDecimal best = depth.against(side).getFirst().price();
        return switch (side) {
            case BUY ->
                    toTick(
                            best.multiply(BigDecimal.ONE.add(style.collar())),
                            rules.tick(),
                            RoundingMode.DOWN);
            case SELL ->
                    toTick(
                            best.multiply(BigDecimal.ONE.subtract(style.collar())),
                            rules.tick(),
                            RoundingMode.UP);
        };
    }

    /**
     * Whether a venue would refuse the quantity, whatever it is filled at: a sale is measured at
     * its worst price, and a purchase at the best one, at which it comes to least.
     */
    static boolean isTooSmall(
            MarketRules rules, Side side, BigDecimal quantity, BigDecimal worst, Depth depth) {
        BigDecimal least = side == Side.SELL ? worst : worst.min(depth.bids().getFirst().price());
        return quantity.signum() <= 0
                || quantity.compareTo(rules.minQuantity()) < 0
                || quantity.multiply(least).compareTo(rules.minValue()) < 0;
    }

    static Problem tooSmall(MarketRules rules, BigDecimal quantity) {
        String least =
                rules.minValue().signum() > 0
                        ? Decimals.plain(rules.minValue()) + " " + rules.market().quote()
                        : Decimals.plain(rules.minQuantity().max(rules.lot()))
                                + " "
                                + rules.market().base();
        return Problem.of(
                ProblemCode.ORDER_TOO_SMALL,
                rules.market().toString(),
                Decimals.plain(quantity),
                least);
    }

    /** The most whole lots that are not more. */
    static BigDecimal floor(BigDecimal quantity, BigDecimal lot) {
        return toTick(quantity, lot, RoundingMode.DOWN);
    }

    private static BigDecimal toTick(BigDecimal value, BigDecimal tick, RoundingMode mode) {
        return Decimals.normal(value.divide(tick, 0, mode).multiply(tick));
    }
}
