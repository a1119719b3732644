package app.evenkeel.domain.market;

/**
 * A feed that can be asked for the price of an asset.
 *
 * @param feed id of the feed
 * @param place 0 for the one asked first; {@link #NOT_ASKED} or more if it is not asked
 * @param symbol how the feed spells the asset
 */
public record FeedChoice(String feed, int place, String symbol) {
    /** Place of a feed that is not asked but may have been. */
    public static final int NOT_ASKED = 1_000;

    public boolean isAsked() {
        return place < NOT_ASKED;
    }
}
