package app.evenkeel.execution.live;

import app.evenkeel.execution.gateway.Submission.Refusal;

import java.util.Locale;

/**
 * What Binance's errors mean for a new order. Source: Binance's public API documentation, "Error
 * codes" and "General information on endpoints": with a status of 5xx, and with codes -1006 and
 * -1007, the execution status is unknown. What is not listed here is not taken for a refusal.
 */
final class BinanceErrors {
    static final int NO_SUCH_ORDER = -2013;
    static final int CANCEL_REJECTED = -2011;
    static final int BAD_TIME = -1021;

    private BinanceErrors() {}

    /**
     * @param status of HTTP
     * @param code of the answer, 0 if it has none
     */
    static Answer of(int status, int code, String message) {
        String words = code == 0 ? "status " + status : code + " " + message;
        if (status == 429 || status == 418 || status == 403) {
            return Answer.proved(Refusal.BUSY, words);
        }
        if (status >= 500 || status < 400) {
            return Answer.unclear(words);
        }
        return switch (code) {
            // Unknown error, disconnected, unexpected answer, timeout, overloaded: any of them may
            // have come after the order.
            case -1000, -1001, -1006, -1007, -1008, -1016 -> Answer.unclear(words);
            case -1003, -1015 -> Answer.proved(Refusal.BUSY, words);
            case BAD_TIME -> Answer.proved(Refusal.CLOCK, words);
            case -1002, -1022, -2014, -2015 -> Answer.proved(Refusal.KEY, words);
            case -1013, -1111 -> Answer.proved(Refusal.RULES, words);
            case -1121 -> Answer.proved(Refusal.CLOSED, words);
            case -2010 -> rejected(message, words);
            // A gateway's own: the request came no further.
            case 0 ->
                    status == 400 || status == 401
                            ? Answer.proved(Refusal.OTHER, words)
                            : Answer.unclear(words);
            // What is wrong with the request itself, which is looked at before it is done.
            case -1014,
                    -1020,
                    -1100,
                    -1101,
                    -1102,
                    -1103,
                    -1104,
                    -1105,
                    -1106,
                    -1108,
                    -1112,
                    -1114,
                    -1115,
                    -1116,
                    -1117,
                    -1118,
                    -1128,
                    -1130,
                    -2016 ->
                    Answer.proved(Refusal.OTHER, words);
            default -> Answer.unclear(words);
        };
    }

    private static Answer rejected(String message, String words) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("duplicate")) {
            // It has an order of this id: perhaps this one.
            return Answer.unclear(words);
        }
        if (text.contains("insufficient balance")) {
            return Answer.proved(Refusal.FUNDS, words);
        }
        return text.contains("market is closed") || text.contains("not permitted")
                ? Answer.proved(Refusal.CLOSED, words)
                : Answer.proved(Refusal.OTHER, words);
    }
}
