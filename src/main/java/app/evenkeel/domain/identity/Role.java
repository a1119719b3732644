package app.evenkeel.domain.identity;

/** What a user may do. */
public enum Role {
    ADMIN,
    MANAGER,
    INVESTOR,
    READ_ONLY
}
