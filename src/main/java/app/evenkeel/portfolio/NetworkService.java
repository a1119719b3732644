package app.evenkeel.portfolio;

import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.ingestion.holdings.ChainNode;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whom the program may talk to, and whether it does. Blocking and thread-safe. */
public final class NetworkService {
    /** Name of the setting that keeps the program off the network. */
    public static final String OFFLINE = "offline";

    /** Name of the setting that holds the key Stooq gave the user. */
    public static final String STOOQ_KEY = "stooq-key";

    private static final String ON = "on";

    /** End of the name of the setting that holds the address of an own server of a chain. */
    private static final String NODE = "-node";

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

    /** Name of the setting that holds the address of an own server of a chain. */
    public static String nodeSetting(Chain chain) {
        return chain.name().toLowerCase(Locale.ROOT) + NODE;
    }

    /**
     * All hosts that requests are let out to: an own server stands for the public one.
     *
     * @param named other hosts that the user named
     */
    public static List<Host> hosts(SettingService settings, List<Host> named) {
        Map<String, Host> hosts = new LinkedHashMap<>();
        Hosts.ALL.forEach(host -> hosts.put(host.name(), host));
        for (Chain chain : Chain.values()) {
            hosts.remove(ChainNode.standard(chain).host().name());
        }
        for (Chain chain : Chain.values()) {
            Host host = node(settings, chain).host();
            hosts.put(host.name(), host);
        }
        named.forEach(host -> hosts.putIfAbsent(host.name(), host));
        return List.copyOf(hosts.values());
    }

    /** The server that is asked about a chain: the user's own where one is named. */
    public static ChainNode node(SettingService settings, Chain chain) {
        String own = settings.get(nodeSetting(chain), "");
        return own.isEmpty() ? ChainNode.standard(chain) : ChainNode.named(chain, own);
    }

    /** The address of the user's own server of a chain; empty where the public one is asked. */
    public String ownNode(Chain chain) {
        return settings.get(nodeSetting(chain), "");
    }

    /**
     * Has another server asked about a chain; with nothing the public one again.
     *
     * @throws EvenkeelException if the address is none, or sends openly over the open network
     */
    public void setOwnNode(Chain chain, String address) {
        if (address.isBlank()) {
            settings.remove(nodeSetting(chain));
        } else {
            settings.put(nodeSetting(chain), ChainNode.named(chain, address).base().toString());
        }
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
