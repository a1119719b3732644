package app.evenkeel.execution.gateway;

import app.evenkeel.domain.order.Side;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a market offers.
 *
 * @param bids what others would pay, the most first
 * @param asks what others want, the least first
 * @param at when it was so for certain: when the venue says that the market last changed or traded,
 *     by this computer's clock
 */
public record Depth(List<Level> bids, List<Level> asks, Instant at) {
    /** So much for that price. */
    public record Level(BigDecimal price, BigDecimal quantity) {}

    public Depth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** Whether both sides are there, above zero and not crossed. */
    public boolean isSound() {
        return sound(bids)
                && sound(asks)
                && bids.getFirst().price().compareTo(asks.getFirst().price()) < 0;
    }

    private static boolean sound(List<Level> levels) {
        return !levels.isEmpty()
                && levels.stream()
                        .allMatch(l -> l.price().signum() > 0 && l.quantity().signum() > 0);
    }

    /** What an order on that side would be filled against. */
    public List<Level> against(Side side) {
        return switch (side) {
            case BUY -> asks;
            case SELL -> bids;
        };
    }

    /** How much can be had without paying more, or getting less, than a price. */
    public BigDecimal within(Side side, BigDecimal worst) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Level level : against(side)) {
            int beyond = level.price().compareTo(worst);
            if (side == Side.BUY ? beyond > 0 : beyond < 0) {
                break;
            }
            sum = sum.add(level.quantity());
        }
        return sum;
    }
}
