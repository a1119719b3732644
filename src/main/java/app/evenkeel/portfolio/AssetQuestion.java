package app.evenkeel.portfolio;

import java.util.List;

/**
 * A symbol in a file that could be more than one asset, to be asked once: the answer is kept as an
 * alias of the source's spelling. Until then its rows are left out.
 *
 * @param source whose spelling it is
 * @param spelling what the answer is kept under
 * @param symbol as the file has it
 * @param told what else the file says of it: name, ISIN, currency
 * @param candidates stored assets that it could be; it could also be a new one
 * @param rows how many rows wait for the answer
 */
public record AssetQuestion(
        String source,
        String spelling,
        String symbol,
        String told,
        List<Candidate> candidates,
        long rows) {
    /** The answer that it is an asset that is not stored yet. */
    public static final String NEW = "new";

    public AssetQuestion {
        candidates = List.copyOf(candidates);
    }

    /**
     * A stored asset.
     *
     * @param key names it in an answer
     * @param detail what tells it from others: ISIN, currency, kind
     */
    public record Candidate(String key, String label, String detail) {}

    AssetQuestion waitedFor(long count) {
        return new AssetQuestion(source, spelling, symbol, told, candidates, count);
    }

    /** Candidates on one line. */
    public String candidatesText() {
        return candidates.stream()
                .map(c -> c.label() + " (" + c.detail() + ", " + c.key() + ")")
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }
}
