package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;

import java.util.List;
import java.util.function.Function;

/**
 * Several dropped files, read and matched, waiting for the user to apply or discard them. Holds no
 * lock and nothing in the store.
 *
 * @param labels names of assets and accounts, stored or provisional, for display
 */
public record StagedImport(List<StagedFile> files, Labels labels) {
    public StagedImport {
        files = List.copyOf(files);
    }

    /** How ids are called. */
    public record Labels(Function<AssetId, String> asset, Function<AccountId, String> account) {}
}
