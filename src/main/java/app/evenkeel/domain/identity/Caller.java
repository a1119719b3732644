package app.evenkeel.domain.identity;

/**
 * On whose behalf a service or store is asked. Stores answer only with rows that this user owns.
 *
 * @param user the signed-in user
 */
public record Caller(UserId user, Role role) {
    /** Whether the caller may change anything at all. */
    public boolean mayWrite() {
        return role != Role.READ_ONLY;
    }
}
