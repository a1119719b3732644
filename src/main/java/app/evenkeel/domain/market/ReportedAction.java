package app.evenkeel.domain.market;

import app.evenkeel.domain.asset.AssetId;

/** A corporate action that a source reported, and what the user made of it. */
public record ReportedAction(AssetId asset, CorporateAction action, State state) {
    /** What became of it. */
    public enum State {
        PROPOSED,
        BOOKED,
        /** The user says that it did not happen. */
        DISMISSED
    }
}
