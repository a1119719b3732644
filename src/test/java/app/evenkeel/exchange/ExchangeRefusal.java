package app.evenkeel.exchange;

/** The exchange does not take an order, or knows nothing of what it is asked for. */
public final class ExchangeRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** Why not. */
    public enum Why {
        UNKNOWN_MARKET,
        CLOSED,
        PRICE_STEP,
        LOT_STEP,
        TOO_SMALL,
        FUNDS,
        DUPLICATE_ID,
        NO_SUCH_ORDER,
        WOULD_NOT_FILL
    }

    ExchangeRefusal(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
