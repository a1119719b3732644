package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;

import java.util.Map;

/** The caller's settings: base currency, language, theme, window. */
public final class SettingStore {
    public Map<String, String> findAll(Tx tx, Caller caller) {
        throw new IllegalStateException();
    }

    public void put(Tx tx, Caller caller, String name, String value) {
        throw new IllegalStateException();
    }
}
