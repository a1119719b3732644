package app.evenkeel.ingestion.net;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A connection that ends an answer at {@link Fetch#MAX_BYTES}, whatever its status, counted as sent
 * and again as unpacked: the caller gets it unpacked and as if it had come so. Everything else is
 * the other connection's. Used by one thread.
 */
final class BoundedConnection extends HttpURLConnection {
    private static final String PACKED = "Content-Encoding";

    private final HttpURLConnection other;

    BoundedConnection(HttpURLConnection other) {
        super(other.getURL());
        this.other = other;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return bounded(other.getInputStream());
    }

    @Override
    public @Nullable InputStream getErrorStream() {
        InputStream body = other.getErrorStream();
        try {
            return body == null ? null : bounded(body);
        } catch (IOException e) {
            // What says that it is packed, but is not, tells no error.
            return null;
        }
    }

    private InputStream bounded(InputStream body) throws IOException {
        InputStream sent = new Bounded(body);
        return "gzip".equalsIgnoreCase(other.getContentEncoding())
                ? new Bounded(new GZIPInputStream(sent))
                : sent;
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        return PACKED.equalsIgnoreCase(name) ? null : other.getHeaderField(name);
    }

    @Override
    public @Nullable String getHeaderField(int n) {
        return other.getHeaderField(n);
    }

    @Override
    public @Nullable String getHeaderFieldKey(int n) {
        return other.getHeaderFieldKey(n);
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return other.getHeaderFields();
    }

    @Override
    public void connect() throws IOException {
        other.connect();
    }

    @Override
    public void disconnect() {
        other.disconnect();
    }

    @Override
    public boolean usingProxy() {
        return other.usingProxy();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return other.getOutputStream();
    }

    @Override
    public int getResponseCode() throws IOException {
        return other.getResponseCode();
    }

    @Override
    public @Nullable String getResponseMessage() throws IOException {
        return other.getResponseMessage();
    }

    @Override
    public void setRequestMethod(String name) throws ProtocolException {
        other.setRequestMethod(name);
    }

    @Override
    public String getRequestMethod() {
        return other.getRequestMethod();
    }

    @Override
    public void setRequestProperty(String key, String value) {
        other.setRequestProperty(key, value);
    }

    @Override
    public void addRequestProperty(String key, String value) {
        other.addRequestProperty(key, value);
    }

    @Override
    public @Nullable String getRequestProperty(String key) {
        return other.getRequestProperty(key);
    }

    @Override
    public Map<String, List<String>> getRequestProperties() {
        return other.getRequestProperties();
    }

    @Override
    public void setDoInput(boolean value) {
        other.setDoInput(value);
    }

    @Override
    public void setDoOutput(boolean value) {
        other.setDoOutput(value);
    }

    @Override
    public void setUseCaches(boolean value) {
        other.setUseCaches(value);
    }

    @Override
    public void setInstanceFollowRedirects(boolean value) {
        other.setInstanceFollowRedirects(value);
    }

    @Override
    public void setConnectTimeout(int millis) {
        other.setConnectTimeout(millis);
    }

    @Override
    public void setReadTimeout(int millis) {
        other.setReadTimeout(millis);
    }

    /** Gives so many bytes and then fails; the connection is not used again. */
    private final class Bounded extends FilterInputStream {
        private long left = Fetch.MAX_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            count(Math.max(0, count));
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                other.disconnect();
                throw new AnswerTooLargeException();
            }
        }
    }
}
