package app.evenkeel.presentation.fx;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.BatchId;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A place in the window. */
public sealed interface Route {
    /**
     * Stable name: message keys {@code route.NAME}, the command line, the setting for last view.
     */
    String key();

    /** Value, gains, chart, what needs attention. */
    record Overview() implements Route {
        @Override
        public String key() {
            return "overview";
        }
    }

    /**
     * What is held.
     *
     * @param focus the asset to select, or {@code null}
     */
    record Holdings(@Nullable AssetId focus) implements Route {
        @Override
        public String key() {
            return "holdings";
        }
    }

    /**
     * The ledger.
     *
     * @param asset the asset to filter by, or {@code null} for all
     */
    record Transactions(@Nullable AssetId asset) implements Route {
        @Override
        public String key() {
            return "transactions";
        }
    }

    /** How everything did over the period. */
    record Performance() implements Route {
        @Override
        public String key() {
            return "performance";
        }
    }

    /** How much it moves, and how far it fell. */
    record Risk() implements Route {
        @Override
        public String key() {
            return "risk";
        }
    }

    /** How a strategy would have done. */
    record Backtest() implements Route {
        @Override
        public String key() {
            return "backtest";
        }
    }

    /** Targets, how far off it is, and what brings it back. */
    record Allocation() implements Route {
        @Override
        public String key() {
            return "allocation";
        }
    }

    /**
     * Receipts of what was imported.
     *
     * @param focus the receipt to select, or {@code null}
     */
    record Imports(@Nullable BatchId focus) implements Route {
        @Override
        public String key() {
            return "imports";
        }
    }

    /**
     * What is known of each asset, and its prices.
     *
     * @param focus the asset to select, or {@code null}
     */
    record Assets(@Nullable AssetId focus) implements Route {
        @Override
        public String key() {
            return "assets";
        }
    }

    /** What is wrong with the data, and what mends it. */
    record Health() implements Route {
        @Override
        public String key() {
            return "health";
        }
    }

    /** Accounts, and what their keepers say is held beside what the ledger says. */
    record Accounts() implements Route {
        @Override
        public String key() {
            return "accounts";
        }
    }

    /** What the program does by itself. */
    record Activity() implements Route {
        @Override
        public String key() {
            return "activity";
        }
    }

    /**
     * What the user can choose about the program.
     *
     * @param section message key of the section to show, or empty for the first
     */
    record Settings(String section) implements Route {
        /** Whether and with whom the program talks. */
        public static final Settings NETWORK = new Settings("settings.network");

        public Settings() {
            this("");
        }

        @Override
        public String key() {
            return "settings";
        }
    }

    /** The route of a name, without anything selected. */
    static Optional<Route> of(String key) {
        return switch (key) {
            case "overview" -> Optional.of(new Overview());
            case "holdings" -> Optional.of(new Holdings(null));
            case "transactions" -> Optional.of(new Transactions(null));
            case "performance" -> Optional.of(new Performance());
            case "risk" -> Optional.of(new Risk());
            case "backtest" -> Optional.of(new Backtest());
            case "allocation" -> Optional.of(new Allocation());
            case "imports" -> Optional.of(new Imports(null));
            case "assets" -> Optional.of(new Assets(null));
            case "health" -> Optional.of(new Health());
            case "accounts" -> Optional.of(new Accounts());
            case "activity" -> Optional.of(new Activity());
            case "settings" -> Optional.of(new Settings());
            default -> Optional.empty();
        };
    }
}
