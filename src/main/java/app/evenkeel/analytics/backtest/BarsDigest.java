package app.evenkeel.analytics.backtest;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two runs were over the same bars, to the last bit. */
public final class BarsDigest {
    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    private BarsDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** SHA-256 of names, days, prices and dividends, as 64 hex digits. */
    public static String of(Bars bars) {
        return of(bars, null);
    }

    /**
     * Alike, with what the run was held against.
     *
     * @param benchmark closes and dividends by bar, or {@code null} for none
     */
    public static String of(Bars bars, double @Nullable [] benchmark) {
        BarsDigest of = new BarsDigest();
        of.add(bars.size());
        for (int t = 0; t < bars.size(); t++) {
            of.add(bars.epochDay(t));
        }
        for (int a = 0; a < bars.assets(); a++) {
            byte[] name = bars.names().get(a).getBytes(StandardCharsets.UTF_8);
            of.add(name.length);
            of.digest.update(name);
            of.add(bars.first(a));
            of.add(bars.last(a));
            for (int t = 0; t < bars.size(); t++) {
                of.add(Double.doubleToLongBits(bars.closes(a)[t]));
                of.add(Double.doubleToLongBits(bars.openOrClose(a, t)));
                of.add(bars.fullFrom(t));
            }
        }
        for (Bars.Dividend dividend : bars.dividends()) {
            of.add(dividend.bar());
            of.add(dividend.asset());
            of.add(Double.doubleToLongBits(dividend.amount()));
        }
        for (double close : benchmark == null ? new double[0] : benchmark) {
            of.add(Double.doubleToLongBits(close));
        }
        return HexFormat.of().formatHex(of.digest.digest());
    }

    private void add(long value) {
        number.clear();
        number.putLong(value);
        digest.update(number.array());
    }
}
