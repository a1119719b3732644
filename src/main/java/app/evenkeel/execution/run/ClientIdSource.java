package app.evenkeel.execution.run;

import app.evenkeel.domain.order.ClientOrderId;
import app.evenkeel.execution.gateway.Capability;

import java.util.random.RandomGenerator;

/** Gives out client order ids that nobody can have given out before. Thread-safe. */
public final class ClientIdSource {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;

    private final RandomGenerator random;

    /**
     * @param random of which 130 bits in a row are never seen twice
     */
    public ClientIdSource(RandomGenerator random) {
        this.random = random;
    }

    synchronized ClientOrderId next(Capability capability) {
        return switch (capability.clientIds()) {
            // The store refuses one that it has; two stores with one key should not be.
            case NUMBER ->
                    new ClientOrderId(Integer.toString(random.nextInt(1, Integer.MAX_VALUE)));
            case TEXT, NONE -> {
                StringBuilder text = new StringBuilder("ek-");
                for (int i = 0; i < LENGTH; i++) {
                    text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
                }
                yield new ClientOrderId(text.toString());
            }
        };
    }
}
