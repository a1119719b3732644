package app.evenkeel.domain.market;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.CurrencyCode;

import java.time.Instant;

/**
 * A bar that failed a check and does not count unless the user says so.
 *
 * @param source id of the feed
 * @param detail what it was compared with, or empty
 */
public record HeldBar(
        AssetId asset,
        String source,
        CurrencyCode currency,
        Candle candle,
        HoldReason reason,
        String detail,
        State state,
        Instant heldAt) {
    /** What became of it. */
    public enum State {
        HELD,
        /** The user took it: it counts. */
        RELEASED,
        /** The user threw it away: it is not asked about again. */
        DISCARDED
    }
}
