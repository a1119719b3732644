package app.evenkeel.domain.problem;

/**
 * Text from outside, such as the name of a file, as it may be shown: nothing in it steers a
 * terminal, breaks a line or turns the order of what stands around it. Pure.
 */
public final class ShownText {
    private static final int INSTEAD = 0xFFFD;

    private ShownText() {}

    /** Blanks for what breaks a line, and the replacement character for what else is not seen. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(ShownText::steers)) {
            return text;
        }
        return text.codePoints()
                .map(c -> !steers(c) ? c : breaks(c) ? ' ' : INSTEAD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean breaks(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Controls, line ends, and the marks of Unicode Standard Annex 9 that turn text around. */
    private static boolean steers(int c) {
        return Character.isISOControl(c)
                || breaks(c)
                || c == 0x61C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xFEFF;
    }
}
