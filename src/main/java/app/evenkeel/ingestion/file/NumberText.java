package app.evenkeel.ingestion.file;

import app.evenkeel.domain.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.Normalizer;

/**
 * How a source writes numbers. Thousands separators must stand where thousands are, so that {@code
 * 1,5} is refused where the point is the decimal mark, and never read as fifteen. A currency sign,
 * a leading plus and accounting parentheses are understood; formulas are not numbers.
 */
public enum NumberText {
    /** {@code 1,234.5}. */
    POINT('.', ','),
    /** {@code 1.234,5} or {@code 1 234,5}. */
    COMMA(',', '.');

    private static final int MAX_LENGTH = 80;
    private static final int MAX_EXPONENT = 40;

    private final char mark;
    private final char group;

    NumberText(char mark, char group) {
        this.mark = mark;
        this.group = group;
    }

    /** Whether a cell says that there is no value: blank or one of the usual dashes. */
    public static boolean isAbsent(String text) {
        return switch (text.strip()) {
            case "", "-", "--", "―", "－", "—", "–" -> true;
            default -> false;
        };
    }

    /**
     * The number, at most 18 digits after the point (more are rounded half-even), or {@code null}
     * if the text is none.
     */
    public @Nullable BigDecimal parse(String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > MAX_LENGTH) {
            return null;
        }
        if (!plain.chars().allMatch(c -> c < 0x80)) {
            plain = Normalizer.normalize(plain, Normalizer.Form.NFKC).strip();
        }
        StringBuilder digits = new StringBuilder(plain.length());
        boolean parentheses = plain.startsWith("(") && plain.endsWith(")");
        int end = plain.length() - (parentheses ? 1 : 0);
        int start = signs(plain, parentheses ? 1 : 0, digits);
        if (parentheses) {
            if (!digits.isEmpty()) {
                return null;
            }
            digits.append('-');
        }
        if (start < 0 || !body(plain, start, end, digits)) {
            return null;
        }
        try {
            return Decimals.rounded(new BigDecimal(digits.toString()));
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** Copies one sign, passes over one currency sign; -1 if there are more. */
    private static int signs(String text, int from, StringBuilder digits) {
        int at = from;
        boolean sign = false;
        boolean currency = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '+' || c == '-' || c == '\u2212') {
                if (sign) {
                    return -1;
                }
                sign = true;
                if (c != '+') {
                    digits.append('-');
                }
            } else if (Character.getType(c) == Character.CURRENCY_SYMBOL) {
                if (currency) {
                    return -1;
                }
                currency = true;
            } else if (c != ' ') {
                break;
            }
        }
        return at;
    }

    /** Copies digits, decimal mark and exponent; checks the thousands. */
    private boolean body(String text, int from, int end, StringBuilder digits) {
        int sinceGroup = -1;
        int whole = 0;
        int i = from;
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                whole++;
                sinceGroup += sinceGroup >= 0 ? 1 : 0;
            } else if (isGroup(c)) {
                if (whole == 0 || (sinceGroup < 0 ? whole > 3 : sinceGroup != 3)) {
                    return false;
                }
                sinceGroup = 0;
            } else {
                break;
            }
        }
        if (sinceGroup >= 0 && sinceGroup != 3) {
            return false;
        }
        int fraction = 0;
        if (i < end && text.charAt(i) == mark) {
            digits.append('.');
            for (i++; i < end && isDigit(text.charAt(i)); i++) {
                digits.append(text.charAt(i));
                fraction++;
            }
            // A number that ends in its decimal mark was cut off.
            if (fraction == 0) {
                return false;
            }
        }
        return whole + fraction > 0 && (i == end || exponent(text, i, end, digits));
    }

    private boolean isGroup(char c) {
        return c == group
                || c == '\''
                || (mark == ',' && (c == ' ' || c == '\u00A0' || c == '\u202F'));
    }

    private static boolean exponent(String text, int from, int end, StringBuilder digits) {
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        String power = text.substring(from + 1, end);
        if (!power.matches("[+-]?\\d{1,3}") || Math.abs(Integer.parseInt(power)) > MAX_EXPONENT) {
            return false;
        }
        digits.append('E').append(power);
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
