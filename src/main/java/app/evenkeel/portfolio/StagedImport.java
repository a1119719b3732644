package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Several dropped files, read and matched, waiting for the user to apply or discard them. Holds no
 * lock and nothing in the store.
 *
 * @param labels names of assets and accounts, stored or provisional, for display
 * @param questions symbols that could be more than one asset; their rows wait for the answer
 * @param plan what the import service needs to apply it
 */
public record StagedImport(
        List<StagedFile> files, Labels labels, List<AssetQuestion> questions, Plan plan) {
    public StagedImport {
        files = List.copyOf(files);
        questions = List.copyOf(questions);
    }

    /** A staged import that is only looked at and cannot be applied. */
    public StagedImport(List<StagedFile> files, Labels labels) {
        this(files, labels, List.of(), new Plan() {});
    }

    /** How the service that staged it will apply it; of no meaning to others. */
    public interface Plan {
        /** The files that were read, with those in dropped folders in place of these. */
        default List<Path> paths() {
            return List.of();
        }

        /** Every asset that a row may name, stored or provisional. */
        default List<AssetId> assets() {
            return List.of();
        }

        /**
         * The asset that a user typed while editing a row: the one of that key, or a provisional
         * one, which is created if the row is stored.
         */
        default AssetId typed(AssetRef ref) {
            throw new UnsupportedOperationException("Only looked at");
        }

        /** Every account that a row may be in, stored or provisional. */
        default List<AccountId> accounts() {
            return List.of();
        }
    }

    /** How ids are called. */
    public record Labels(Function<AssetId, String> asset, Function<AccountId, String> account) {}
}
