package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;

/** One asset of a drop of files: as stored, and as the files tell it. */
final class BookAsset {
    final AssetId id;
    final @Nullable Asset stored;
    final Set<Spelling> spellings = new LinkedHashSet<>();
    AssetRef best;
    @Nullable AssetId settled;

    /** The key to store it under, where its own is another asset's. */
    @Nullable String freshKey;

    /** Set where it stands for a symbol in doubt, and is no asset yet. */
    @Nullable AssetQuestion question;

    /** Whether a user typed it, so that nothing about it is in doubt. */
    boolean isTyped;

    /** Rows that wait for the answer. */
    long waiting;

    /** How a source spells it where its own key does not tell. */
    record Spelling(String source, String text) {}

    BookAsset(AssetId id, AssetRef best, @Nullable Asset stored) {
        this.id = id;
        this.best = best;
        this.stored = stored;
    }

    boolean isOpen() {
        return question != null;
    }

    void spell(String source, String text) {
        spellings.add(new Spelling(source, text));
    }
}
