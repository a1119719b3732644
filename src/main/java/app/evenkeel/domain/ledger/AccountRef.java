package app.evenkeel.domain.ledger;

/**
 * An account as a file names it.
 *
 * @param provider the broker or exchange, such as {@code Rakuten Securities}; never empty
 * @param name what tells two accounts at one provider apart: a number, a label, or the provider's
 *     name
 */
public record AccountRef(AccountKind kind, String provider, String name) {
    public AccountRef {
        if (provider.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("An account needs a provider and a name");
        }
    }

    /** What makes two references the same account; stored, and kept when the user renames it. */
    public String key() {
        return provider + "/" + name;
    }
}
