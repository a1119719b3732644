package app.evenkeel.domain.order;

/**
 * What an order is called before any venue has seen it. Stored before the order is sent and never
 * used twice, so that a venue that may or may not have it can be asked.
 */
public record ClientOrderId(String value) {
    private static final int LONGEST = 36;

    public ClientOrderId {
        if (value.isEmpty()
                || value.length() > LONGEST
                || !value.chars().allMatch(ClientOrderId::isPlain)) {
            throw new IllegalArgumentException("No client order id: " + value);
        }
    }

    private static boolean isPlain(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
