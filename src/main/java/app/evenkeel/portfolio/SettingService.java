package app.evenkeel.portfolio;

import app.evenkeel.domain.money.CurrencyCode;

/** The user's settings. Blocking and thread-safe. */
public final class SettingService {
    private final Session session;

    public SettingService(Session session) {
        this.session = session;
    }

    /** What totals are shown in. */
    public CurrencyCode baseCurrency() {
        throw new IllegalStateException(session.toString());
    }

    public void setBaseCurrency(CurrencyCode currency) {
        throw new IllegalStateException(currency.toString());
    }

    /** A setting, or the default if it was never set. */
    public String get(String name, String otherwise) {
        throw new IllegalStateException(name + otherwise);
    }

    public void put(String name, String value) {
        throw new IllegalStateException(name + value);
    }
}
