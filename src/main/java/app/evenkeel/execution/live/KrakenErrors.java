package app.evenkeel.execution.live;

import app.evenkeel.execution.gateway.Submission.Refusal;

import java.util.List;

/**
 * What Kraken's errors mean for a new order. Source: Kraken's API documentation, "Errors". What is
 * listed here as a fault of the request or the order is proof that it was not taken; an error of
 * the service is not, nor is one that is not listed.
 */
final class KrakenErrors {
    private KrakenErrors() {}

    /**
     * @param errors more than none
     */
    static Answer of(List<String> errors) {
        String words = String.join(", ", errors);
        Answer worst = null;
        for (String error : errors) {
            Answer each = of(error, words);
            if (each.refusal() == null) {
                return each;
            }
            worst = worst == null ? each : worst;
        }
        return worst == null ? Answer.unclear("an empty error") : worst;
    }

    private static Answer of(String error, String words) {
        return switch (error.strip()) {
            case "EOrder:Insufficient funds", "EOrder:Insufficient margin" ->
                    Answer.proved(Refusal.FUNDS, words);
            case "EOrder:Order minimum not met",
                    "EOrder:Cost minimum not met",
                    "EOrder:Tick size check failed",
                    "EOrder:Invalid price" ->
                    Answer.proved(Refusal.RULES, words);
            case "EOrder:Orders limit exceeded",
                    "EOrder:Rate limit exceeded",
                    "EAPI:Rate limit exceeded",
                    "EGeneral:Temporary lockout" ->
                    Answer.proved(Refusal.BUSY, words);
            case "EAPI:Invalid nonce" -> Answer.proved(Refusal.CLOCK, words);
            case "EAPI:Invalid key",
                    "EAPI:Invalid signature",
                    "EAPI:Invalid session",
                    "EGeneral:Permission denied" ->
                    Answer.proved(Refusal.KEY, words);
            case "EQuery:Unknown asset pair",
                    "EService:Market in cancel_only mode",
                    "EService:Market in post_only mode",
                    "EService:Market in limit_only mode" ->
                    Answer.proved(Refusal.CLOSED, words);
            case "EOrder:Unknown position",
                    "EOrder:Unknown order",
                    "EOrder:Invalid order",
                    "EOrder:Cannot open position",
                    "EOrder:Cannot open opposing position",
                    "EOrder:Insufficient position",
                    "EOrder:Margin allowance exceeded",
                    "EOrder:Margin level too low",
                    "EOrder:Margin position size exceeded",
                    "EOrder:Positions limit exceeded",
                    "EOrder:Trading agreement required",
                    "EAPI:Bad request",
                    "EAPI:Feature disabled" ->
                    Answer.proved(Refusal.OTHER, words);
            default -> byPrefix(error, words);
        };
    }

    private static Answer byPrefix(String error, String words) {
        if (error.startsWith("EGeneral:Invalid arguments")) {
            return Answer.proved(Refusal.RULES, words);
        }
        if (error.startsWith("EService:Throttled")) {
            return Answer.proved(Refusal.BUSY, words);
        }
        return Answer.unclear(words);
    }
}
