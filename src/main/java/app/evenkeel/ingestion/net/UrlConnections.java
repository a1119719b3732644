package app.evenkeel.ingestion.net;

import java.net.HttpURLConnection;

/** How {@link HttpURLConnection} behaves in this process; only the XChange library uses it. */
public final class UrlConnections {
    static {
        // It would follow a redirect to any host, and take a key along.
        HttpURLConnection.setFollowRedirects(false);
        // It would send a POST again by itself where a kept connection breaks: an order, twice.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private UrlConnections() {}

    /** To be called before the first connection: what it reads then holds for good. */
    public static void restrain() {
        if (HttpURLConnection.getFollowRedirects()) {
            throw new IllegalStateException("Something lets connections follow redirects");
        }
    }
}
