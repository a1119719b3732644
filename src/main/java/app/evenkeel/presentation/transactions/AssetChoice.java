package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;

/** The asset that a field means: one that is stored, or one that is made on saving. */
sealed interface AssetChoice {
    String symbol();

    String name();

    AssetKind kind();

    record Known(Asset asset) implements AssetChoice {
        @Override
        public String symbol() {
            return asset.symbol();
        }

        @Override
        public String name() {
            return asset.name();
        }

        @Override
        public AssetKind kind() {
            return asset.kind();
        }
    }

    record New(AssetRef ref) implements AssetChoice {
        @Override
        public String symbol() {
            return ref.symbol();
        }

        @Override
        public String name() {
            return ref.name();
        }

        @Override
        public AssetKind kind() {
            return ref.kind();
        }
    }
}
