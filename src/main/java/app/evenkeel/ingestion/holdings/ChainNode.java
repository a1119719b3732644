package app.evenkeel.ingestion.holdings;

import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * A server that is asked what addresses of a block chain hold: a public one, or the user's own.
 *
 * @param host what the gate knows it by
 * @param base beginning of its addresses, without a slash at the end
 */
public record ChainNode(Host host, URI base) {
    /** An own server bears more than a public one. */
    private static final double PER_SECOND = 50;

    private static final int BURST = 100;

    /** Names that are never looked up beyond the own network. */
    private static final List<String> PRIVATE_ENDS =
            List.of(".local", ".lan", ".home", ".internal", ".home.arpa");

    /** The public server of a chain. */
    public static ChainNode standard(Chain chain) {
        return switch (chain) {
            case BITCOIN ->
                    new ChainNode(Hosts.BLOCKSTREAM, Hosts.BLOCKSTREAM.address().resolve("/api"));
            case ETHEREUM -> new ChainNode(Hosts.ETHEREUM, Hosts.ETHEREUM.address());
        };
    }

    /**
     * The server that a user named. One without encryption must be on the user's own machine or
     * network, since everybody on the way could read the addresses and change the answer.
     *
     * @throws EvenkeelException if the text is no such address
     */
    public static ChainNode named(Chain chain, String text) {
        URI address = parsed(text.strip());
        String name = address.getHost();
        if (name == null || address.getUserInfo() != null || address.getQuery() != null) {
            throw bad("is no address of a server, such as https://node.example/api");
        }
        boolean isEncrypted = "https".equalsIgnoreCase(address.getScheme());
        if (!isEncrypted && !"http".equalsIgnoreCase(address.getScheme())) {
            throw bad("begins with neither https nor http");
        }
        if (!isEncrypted && !isPrivate(name)) {
            throw bad("is on the open network, where only https is safe");
        }
        String authority = address.getAuthority().toLowerCase(Locale.ROOT);
        Host host =
                Hosts.ALL.stream()
                        .filter(known -> known.name().equals(authority))
                        .findFirst()
                        .orElseGet(() -> new Host(authority, purpose(chain), PER_SECOND, BURST));
        return new ChainNode(host, URI.create(address.toString().replaceFirst("/+$", "")));
    }

    private static String purpose(Chain chain) {
        return switch (chain) {
            case BITCOIN -> "host.own-bitcoin";
            case ETHEREUM -> "host.own-ethereum";
        };
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw bad("is no address of a server, such as https://node.example/api");
        }
    }

    /** Without looking the name up: what it leads to may change at any time. */
    private static boolean isPrivate(String name) {
        String bare = name.toLowerCase(Locale.ROOT);
        try {
            InetAddress literal = InetAddress.ofLiteral(bare);
            return literal.isLoopbackAddress()
                    || literal.isSiteLocalAddress()
                    || literal.isLinkLocalAddress()
                    || isUniqueLocal(literal.getAddress());
        } catch (IllegalArgumentException noLiteral) {
            return bare.indexOf('.') < 0 || PRIVATE_ENDS.stream().anyMatch(bare::endsWith);
        }
    }

    /** IPv6's fc00::/7, which the JDK has no word for. */
    private static boolean isUniqueLocal(byte[] address) {
        return address.length == 16 && (address[0] & 0xfe) == 0xfc;
    }

    private static EvenkeelException bad(String why) {
        return new EvenkeelException(Problem.of(ProblemCode.BAD_ENTRY, "the server " + why));
    }
}
