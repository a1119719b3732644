package app.evenkeel.execution.gateway;

import java.math.BigDecimal;

/**
 * How much of one asset an account holds.
 *
 * @param free for new orders
 * @param total also what standing orders hold back, and what is lent or staked
 */
public record Balance(BigDecimal free, BigDecimal total) {
    public static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Both together. */
    public Balance plus(Balance other) {
        return new Balance(free.add(other.free), total.add(other.total));
    }
}
