package app.evenkeel.portfolio.job;

/** Something that is kept for a while only, and within which bounds the user may say how long. */
public enum Retention {
    /** Days that runs are kept; with less the log would forget what has run. */
    RUN_DAYS("retention.runs.days", 90, 7, 3650),

    /** Days that a notification is kept after its cause was mended. */
    NOTIFICATION_DAYS("retention.notifications.days", 180, 7, 3650),

    /** The newest copy of each of so many days stays. */
    BACKUP_DAYS("retention.backups.days", 7, 1, 366),

    BACKUP_WEEKS("retention.backups.weeks", 5, 0, 104),

    BACKUP_MONTHS("retention.backups.months", 12, 0, 120);

    private final String setting;
    private final int usual;
    private final int least;
    private final int most;

    Retention(String setting, int usual, int least, int most) {
        this.setting = setting;
        this.usual = usual;
        this.least = least;
        this.most = most;
    }

    /** Name of the setting, and message key of what it is called. */
    public String setting() {
        return setting;
    }

    /** Until the user says otherwise. */
    public int usual() {
        return usual;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }
}
