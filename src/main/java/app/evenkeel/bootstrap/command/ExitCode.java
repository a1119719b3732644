package app.evenkeel.bootstrap.command;

import app.evenkeel.domain.problem.ProblemCode;

/** What a command tells the shell. */
final class ExitCode {
    static final int DONE = 0;

    /** Nothing was done, for a reason outside the store and the files. */
    static final int FAILED = 1;

    static final int USAGE = 2;

    /** Some rows or files were not understood; the rest is kept. */
    static final int PARTLY = 3;

    static final int WRONG_PASSPHRASE = 4;
    static final int DAMAGED = 5;

    private ExitCode() {}

    static int of(ProblemCode code) {
        return switch (code) {
            case WRONG_PASSPHRASE, RECOVERY_KEY_WRONG -> WRONG_PASSPHRASE;
            case STORE_DAMAGED,
                    VAULT_MISSING,
                    VAULT_IN_BACKUP,
                    STORE_ROLLED_BACK,
                    SECRET_REFUSED,
                    VAULT_PARAMETERS,
                    INTEGRITY,
                    STORE_NEWER ->
                    DAMAGED;
            case STORE_MISSING,
                    STORE_EXISTS,
                    PASSPHRASE_TOO_WEAK,
                    IMPORT_NOT_FOUND,
                    IMPORT_ALREADY_UNDONE,
                    ASSET_NOT_FOUND,
                    ACCOUNT_NOT_FOUND,
                    PORTFOLIO_NOT_FOUND,
                    PORTFOLIO_EXISTS,
                    PORTFOLIO_STAYS,
                    NOTHING_MEASURED,
                    TARGETS_SUM,
                    TARGET_WEIGHT,
                    TARGET_TWICE,
                    TARGET_PLACE,
                    TARGET_CHAIN,
                    TARGET_GROUP_EMPTY,
                    TARGETS_TOO_DEEP,
                    TARGET_OTHER_CLASS,
                    TARGETS_MISSING,
                    BAD_MAIL_ACCOUNT,
                    NO_MAIL_ACCOUNT,
                    FINDING_NOT_FOUND,
                    FEED_UNKNOWN,
                    BAD_ENTRY,
                    JOB_NOT_FOUND,
                    BAD_ADDRESS,
                    CONNECTION_NOT_FOUND,
                    CONNECTION_EXISTS,
                    CONFIG_UNREADABLE,
                    CONFIG_KEY,
                    CONFIG_VALUE,
                    CONFIG_SETTING,
                    NO_BARS,
                    NO_PRICES,
                    BACKTEST_NOT_FOUND,
                    ARMING_NAME,
                    NUMBER_RANGE,
                    NO_CONNECTION,
                    ORDER_NOT_UNKNOWN,
                    RUN_NOT_FOUND,
                    BAD_SCHEDULE ->
                    USAGE;
            case STORE_IN_USE,
                    STORE_PERMISSIONS,
                    NOT_ALLOWED,
                    DISK,
                    STORE_UNWRITABLE,
                    STORE_UNREADABLE,
                    UNEXPECTED,
                    JOB_RUNNING,
                    OFFLINE,
                    KEY_MAY_WITHDRAW,
                    KEY_REFUSED,
                    TRADING_STOPPED,
                    RUN_AT_WORK,
                    ACCOUNT_HAS_RUN,
                    RUN_NOT_READY,
                    RUN_UNSETTLED,
                    PLAN_OUTDATED,
                    TRADING_PAUSED,
                    NOT_ARMED,
                    ARMING_ENDED,
                    VENUE_NOT_LIVE,
                    VENUE_WITHOUT_IDS,
                    VENUE_UNWELL,
                    ORDER_NO_MARKET,
                    BACKUP_UNSOUND ->
                    FAILED;
            // What is left speaks of a file and its rows.
            default -> PARTLY;
        };
    }
}
