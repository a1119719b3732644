package app.evenkeel.ingestion.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Spoils files in ways that keep enough of their structure to get past the header: cells, rows and
 * values of documents are replaced, moved and doubled; bytes are flipped and cut; text is written
 * in another charset, or put into an archive.
 */
final class Mutator {
    private static final List<String> NASTY =
            List.of(
                    "",
                    " ",
                    "-",
                    "0",
                    "-0",
                    "1e9",
                    "1e999999999",
                    "-1E-400",
                    "NaN",
                    "Infinity",
                    "0.0000000000000000000000001",
                    "99999999999999999999999999999999999999999",
                    "1,5",
                    "1.234.567,89",
                    "(1,107.00)",
                    "$-5",
                    "=1+1",
                    "@SUM(A1)",
                    "+1",
                    "'x",
                    "0000-00-00",
                    "2024-02-30",
                    "9999-12-31",
                    "31.12.9999 23:59:60",
                    "12/31/69",
                    "2024-01-01T00:00:00+99:99",
                    "BUY",
                    "SELL",
                    "EUR",
                    "XXX",
                    "\uFEFF",
                    "\"",
                    "\"\"",
                    "\u0000",
                    "\uD800",
                    "取引",
                    "特定",
                    "\n",
                    ",",
                    ";",
                    "<",
                    "&",
                    "]]>",
                    "null",
                    "[]",
                    "{}",
                    "../../..",
                    "reference",
                    "A".repeat(70_000),
                    "9".repeat(300));

    private static final List<Charset> CHARSETS =
            List.of(
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16,
                    Charset.forName("windows-31j"),
                    Charset.forName("windows-1252"),
                    Charset.forName("EUC-JP"));

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    byte[] spoil(byte[] original) throws IOException {
        byte[] bytes = original;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = once(bytes);
        }
        return random.nextInt(12) == 0 ? zipped(bytes) : bytes;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        return switch (random.nextInt(10)) {
            case 0 -> flipped(bytes);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> recoded(bytes);
            case 3, 4 -> text(rows(lines(bytes)));
            default -> cell(bytes);
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] bad = bytes.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bad;
    }

    private byte[] recoded(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.getBytes(CHARSETS.get(random.nextInt(CHARSETS.size())));
    }

    private static List<String> lines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    }

    private static byte[] text(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<String> rows(List<String> lines) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size() + 1), lines.get(at));
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            default ->
                    lines.addAll(at, lines.subList(0, Math.min(lines.size(), 3)).stream().toList());
        }
        return lines;
    }

    /** Replaces what stands between two marks, whatever the marks are in this kind of file. */
    private byte[] cell(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = random.nextInt(text.length());
        while (from > 0 && !isMark(text.charAt(from - 1))) {
            from--;
        }
        int to = from;
        while (to < text.length() && !isMark(text.charAt(to))) {
            to++;
        }
        String nasty = NASTY.get(random.nextInt(NASTY.size()));
        String value =
                new String(nasty.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return (text.substring(0, from) + value + text.substring(to))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isMark(char c) {
        return ",;\t\"<>=:{}[]/\n\r".indexOf(c) >= 0;
    }

    private byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a/" + random.nextInt(9) + ".csv"));
            zip.write(bytes);
        }
        return random.nextInt(3) == 0 ? flipped(out.toByteArray()) : out.toByteArray();
    }
}
