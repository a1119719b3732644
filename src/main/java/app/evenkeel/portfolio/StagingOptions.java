package app.evenkeel.portfolio;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * How dropped files are matched.
 *
 * @param account the account that the user chose for all of them, or {@code null}
 * @param restoreDeleted whether rows that the user deleted come back as new
 * @param accounts the account that the user chose for one of them, by file name
 * @param markets what the user chose about files of prices, by file name
 * @param answers what a spelling or symbol means where that is in doubt: an asset's key or ISIN, or
 *     {@link AssetQuestion#NEW}
 */
public record StagingOptions(
        @Nullable String account,
        boolean restoreDeleted,
        Map<String, String> accounts,
        Map<String, MarketChoice> markets,
        Map<String, String> answers) {
    /** As the files say. */
    public static final StagingOptions NONE = new StagingOptions(null, false);

    public StagingOptions {
        accounts = Map.copyOf(accounts);
        markets = Map.copyOf(markets);
        answers = Map.copyOf(answers);
    }

    public StagingOptions(@Nullable String account, boolean restoreDeleted) {
        this(account, restoreDeleted, Map.of(), Map.of(), Map.of());
    }

    /** With an account for one file; a blank one goes by the file again. */
    public StagingOptions withAccount(String file, String name) {
        Map<String, String> changed = new HashMap<>(accounts);
        if (name.isBlank()) {
            changed.remove(file);
        } else {
            changed.put(file, name.strip());
        }
        return new StagingOptions(account, restoreDeleted, changed, markets, answers);
    }

    /** With a choice about one file of prices. */
    public StagingOptions withMarket(String file, MarketChoice choice) {
        Map<String, MarketChoice> changed = new HashMap<>(markets);
        changed.put(file, choice);
        return new StagingOptions(account, restoreDeleted, accounts, changed, answers);
    }

    /** With an answer to a question. */
    public StagingOptions withAnswer(String spelling, String target) {
        Map<String, String> changed = new HashMap<>(answers);
        changed.put(spelling, target);
        return new StagingOptions(account, restoreDeleted, accounts, markets, changed);
    }

    /** What the user chose about a file of prices so far. */
    public MarketChoice marketOf(String file) {
        return markets.getOrDefault(file, MarketChoice.NONE);
    }

    @Nullable String accountOf(String file) {
        return accounts.getOrDefault(file, account);
    }
}
