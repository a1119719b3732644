package app.evenkeel.ingestion.net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.URLStreamHandlerFactory;

/** How {@link HttpURLConnection} behaves in this process; only the XChange library uses it. */
public final class UrlConnections {
    static {
        // It would follow a redirect to any host, and take a key along.
        HttpURLConnection.setFollowRedirects(false);
        // It would send a POST again by itself where a kept connection breaks: an order, twice.
        System.setProperty("sun.net.http.retryPost", "false");
        // The library would gather an answer of any size in memory.
        // And it has addresses of its own, which need not be those on the list.
        URL.setURLStreamHandlerFactory(new Bounding());
    }

    private UrlConnections() {}

    /** To be called before the first connection: what it reads then holds for good. */
    public static void restrain() {
        if (HttpURLConnection.getFollowRedirects()) {
            throw new IllegalStateException("Something lets connections follow redirects");
        }
    }

    /** Bounds HTTP and where it leads; other protocols are left as they are. */
    private static final class Bounding implements URLStreamHandlerFactory {
        private final Bounded http = new Bounded("http://localhost", 80);
        private final Bounded https = new Bounded("https://localhost", 443);

        @Override
        public @Nullable URLStreamHandler createURLStreamHandler(String protocol) {
            return switch (protocol) {
                case "http" -> http;
                case "https" -> https;
                default -> null;
            };
        }
    }

    /** Opens what the platform opens, to where a request may go, and bounds what comes over it. */
    private static final class Bounded extends URLStreamHandler {
        /** Made while the platform's handler is the one in use, which it carries. */
        private final URL plain;

        private final int port;

        Bounded(String example, int port) {
            this.port = port;
            try {
                plain = URI.create(example).toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected int getDefaultPort() {
            return port;
        }

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            return openConnection(url, Proxy.NO_PROXY);
        }

        @Override
        @SuppressWarnings("deprecation") // the only way to a URL of the platform's own handler
        protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
            Destination.check(url.getAuthority(), url.getHost());
            URL original = new URL(plain, url.toExternalForm());
            return new BoundedConnection((HttpURLConnection) original.openConnection(proxy));
        }
    }
}
