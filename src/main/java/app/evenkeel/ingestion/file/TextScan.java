package app.evenkeel.ingestion.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds a text's charset from its bytes, fed in pieces: byte-order marks first, then whether the
 * bytes are valid UTF-8, then whether they look like Japanese Shift_JIS, else Windows-1252. A
 * damaged byte or two does not change the verdict. Used by one thread.
 */
final class TextScan {
    /** Shift_JIS with the vendor's characters, as Japanese brokers write it. */
    static final Charset CP932 = Charset.forName("windows-31j");

    private static final Charset CP1252 = Charset.forName("windows-1252");

    private byte[] head = new byte[0];
    private long length;
    private long nuls;
    private long evenNuls;
    private int utf8Pending;
    private int utf8Low = 0x80;
    private int utf8High = 0xBF;
    private long utf8Good;
    private long utf8Bad;
    private int sjisLead;
    private long sjisKana;
    private long sjisSure;
    private long sjisBad;

    /** Takes the next {@code count} bytes. */
    void feed(byte[] bytes, int count) {
        if (head.length == 0) {
            head = Arrays.copyOf(bytes, count);
        }
        for (int i = 0; i < count; i++) {
            int b = bytes[i];
            if (b > 0 && utf8Pending == 0 && sjisLead == 0) {
                continue;
            }
            if (b == 0) {
                nuls++;
                evenNuls += 1 - ((length + i) & 1);
            }
            utf8(b & 0xFF);
            sjis(b & 0xFF);
        }
        length += count;
    }

    private void utf8(int b) {
        if (utf8Pending > 0) {
            if (b >= utf8Low && b <= utf8High) {
                utf8Low = 0x80;
                utf8High = 0xBF;
                if (--utf8Pending == 0) {
                    utf8Good++;
                }
                return;
            }
            utf8Bad++;
            utf8Pending = 0;
        }
        utf8Low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        utf8High = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        if (b >= 0xC2 && b <= 0xDF) {
            utf8Pending = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            utf8Pending = 2;
        } else if (b >= 0xF0 && b <= 0xF4) {
            utf8Pending = 3;
        } else if (b >= 0x80) {
            utf8Bad++;
        }
    }

    private void sjis(int b) {
        if (sjisLead != 0) {
            boolean trail = b >= 0x40 && b <= 0xFC && b != 0x7F;
            if (trail && sjisLead <= 0x9F) {
                sjisKana++;
                sjisSure += b >= 0x80 ? 1 : 0;
            } else if (!trail) {
                sjisBad++;
            }
            sjisLead = 0;
            if (trail) {
                return;
            }
        }
        if ((b >= 0x81 && b <= 0x9F) || (b >= 0xE0 && b <= 0xFC)) {
            sjisLead = b;
        } else if (b == 0x80 || b == 0xA0 || b >= 0xFD) {
            sjisBad++;
        }
    }

    /** The verdict over all bytes so far. */
    Charset charset() {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (nuls * 20 > length) {
            // Digits, commas and line ends have one NUL each, always on the same side.
            if (evenNuls * 50 < nuls) {
                return StandardCharsets.UTF_16LE;
            }
            if ((nuls - evenNuls) * 50 < nuls) {
                return StandardCharsets.UTF_16BE;
            }
        }
        if (utf8Bad == 0 || utf8Good > utf8Bad * 10) {
            return StandardCharsets.UTF_8;
        }
        // Western text puts a letter of ASCII after an accent or a curly quote; Japanese text does
        // not keep to that, so one surely Japanese pair in eight tells them apart.
        if (sjisSure > 0 && sjisSure * 8 >= sjisKana && sjisBad * 20 <= sjisKana) {
            return CP932;
        }
        return CP1252;
    }

    private boolean startsWith(int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
