package app.evenkeel.analytics.backtest.strategy;

/** A strategy was asked for with settings that make no sense; the message says which and why. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public SettingException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Which setting makes no sense, and why. */
    public String reason() {
        return reason;
    }
}
