package app.evenkeel.bootstrap.command;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A small file of secrets, read without a String, which could not be cleared afterwards. */
final class SecretFile {
    private static final int LONGEST = 16_384;

    private SecretFile() {}

    /** All characters, which the caller clears; {@code null} if the file cannot be read. */
    static char @Nullable [] read(Path file) {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST);
        } catch (IOException e) {
            return null;
        }
        CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        char[] all = new char[chars.remaining()];
        chars.get(all);
        return all;
    }

    /** The lines without a byte order mark and without spaces around; the caller clears each. */
    static char[][] lines(char[] all) {
        List<char[]> lines = new ArrayList<>();
        int from = all.length > 0 && all[0] == '\uFEFF' ? 1 : 0;
        for (int at = from; at <= all.length; at++) {
            if (at == all.length || all[at] == '\n') {
                lines.add(stripped(all, from, at));
                from = at + 1;
            }
        }
        return lines.toArray(char[][]::new);
    }

    private static char[] stripped(char[] all, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(all[start])) {
            start++;
        }
        while (end > start && Character.isWhitespace(all[end - 1])) {
            end--;
        }
        return Arrays.copyOfRange(all, start, end);
    }
}
