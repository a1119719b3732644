package app.evenkeel.ingestion.net;

import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;

/**
 * Where the request under way may go: to the host that the {@link Gate} let it out to. Whoever
 * opens a connection asks here, so that an address in a library or an answer leads nowhere else.
 */
public final class Destination {
    private static final ScopedValue<String> HOST = ScopedValue.newInstance();

    /** Names of this machine, which no request leaves on its way to. */
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    private Destination() {}

    /** Whether a host, as an address names it, is this machine. */
    public static boolean isHere(@Nullable String host) {
        return host != null && HERE.contains(host);
    }

    /** Sends a request that may reach one host and this machine only. */
    static <T> T only(String host, Gate.Request<T> request) throws IOException {
        return ScopedValue.where(HOST, host).<T, IOException>call(request::send);
    }

    /**
     * @param authority host and port as an address has them
     * @param host without the port
     * @throws FetchException if the request under way is not for there, or none was let out
     */
    static void check(@Nullable String authority, @Nullable String host) {
        boolean isMeant = HOST.isBound() && HOST.get().equalsIgnoreCase(authority);
        if (!isMeant && !isHere(host)) {
            throw new FetchException(ProblemCode.HOST_UNKNOWN, String.valueOf(authority));
        }
    }
}
