package app.evenkeel.portfolio;

import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;

import java.util.List;

/** Whom the program may talk to, and whether it does. Blocking and thread-safe. */
public final class NetworkService {
    /** Name of the setting that keeps the program off the network. */
    public static final String OFFLINE = "offline";

    /** Name of the setting that holds the key Stooq gave the user. */
    public static final String STOOQ_KEY = "stooq-key";

    private static final String ON = "on";

    private final SettingService settings;
    private final Gate gate;

    public NetworkService(SettingService settings, Gate gate) {
        this.settings = settings;
        this.gate = gate;
    }

    /**
     * A host that the program may contact.
     *
     * @param purpose message key of what it is asked for
     * @param isBroken whether it is left alone for a while since it failed again and again
     */
    public record HostLine(String name, String purpose, boolean isBroken) {}

    /** Every host that can be contacted; there are no others. */
    public List<HostLine> hosts() {
        return gate.hosts().stream().map(this::line).toList();
    }

    /** Whether the setting that keeps the program off the network is on. */
    public static boolean isOffline(SettingService settings) {
        return settings.get(OFFLINE, "off").equals(ON);
    }

    public boolean isOffline() {
        return isOffline(settings);
    }

    /** Takes effect for every request that has not been sent yet. */
    public void setOffline(boolean offline) {
        settings.put(OFFLINE, offline ? ON : "off");
    }

    /** Whether there is a key to Stooq; the key itself is never shown again. */
    public boolean hasStooqKey() {
        return !settings.get(STOOQ_KEY, "").isEmpty();
    }

    /** Replaces the key to Stooq; with nothing takes it away. */
    public void setStooqKey(String key) {
        if (key.isBlank()) {
            settings.remove(STOOQ_KEY);
        } else {
            settings.put(STOOQ_KEY, key.strip());
        }
    }

    private HostLine line(Host host) {
        return new HostLine(host.name(), host.purpose(), gate.isBroken(host.name()));
    }
}
