package app.evenkeel.ingestion.holdings;

/** Binance's flexible savings are told as coins of their own: LDBTC is BTC that is lent. */
public final class BinanceCodes {
    private static final String LENT = "LD";
    private static final int SHORTEST_COIN = 3;

    private BinanceCodes() {}

    /** Whether a code is of something that is lent, and cannot be sold. */
    public static boolean isLent(String code) {
        return code.startsWith(LENT) && code.length() >= LENT.length() + SHORTEST_COIN;
    }

    /** The coin that a code stands for, lent or not. */
    public static String coin(String code) {
        return isLent(code) ? code.substring(LENT.length()) : code;
    }
}
