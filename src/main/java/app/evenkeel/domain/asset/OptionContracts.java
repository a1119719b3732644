package app.evenkeel.domain.asset;

import java.util.List;
import java.util.regex.Pattern;

/** Tells an option contract from a share by what it is called. Safe for use by several threads. */
public final class OptionContracts {
    /** {@code F250321C5}; most symbols are shorter, and need no second look. */
    private static final int SHORTEST = 9;

    private static final String LAST = "0123456789.,CP";

    private static final String UNDERLYING = "[A-Z][A-Z0-9./]{0,5}";

    /**
     * {@code SPY 250321C00500000}, {@code -XLU260710P44.5}. The digits are a date: with others it
     * is a security's number, such as the ISIN of a bond.
     */
    private static final Pattern COMPACT =
            Pattern.compile(
                    "-?"
                            + UNDERLYING
                            + "\\s*\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])"
                            + "[CP]\\d+(\\.\\d+)?");

    /** {@code OAK 16JUN23 6.0 C}. */
    private static final Pattern MONTHS =
            Pattern.compile(UNDERLYING + "\\s+\\d{1,2}[A-Z]{3}\\d{2}\\s+[0-9.,]+\\s+[CP]");

    /** {@code META 06/21/2024 450.00 C}, {@code AAA 7/17/2026 Call $13.00}. */
    private static final Pattern SPELLED =
            Pattern.compile(
                    UNDERLYING
                            + "\\s+\\d{1,2}/\\d{1,2}/\\d{2,4}\\s+"
                            + "([0-9.,]+\\s+[CP]|(Call|Put)\\s+\\$?[0-9.,]+)");

    /** {@code OAK/15X24C600}: the letter is the month. */
    private static final Pattern MONTH_LETTER =
            Pattern.compile("[A-Z][A-Z0-9.]{0,9}/\\d{1,2}[FGHJKMNQUVXZ]\\d{2}[CP]\\d+(\\.\\d+)?");

    /** {@code Oak Inc Nov 2024 600 C}. */
    private static final Pattern NAMED =
            Pattern.compile("\\S.{0,60} [A-Z][a-z]{2} \\d{4} [0-9.,]+ [CP]");

    /** {@code BTC-28JUN24-60000-C}, {@code BTC-USD-240628-60000-P}. */
    private static final Pattern DASHED =
            Pattern.compile(
                    "[A-Z0-9]{2,10}(-[A-Z]{3,5})?-(\\d{6}|\\d{1,2}[A-Z]{3}\\d{2})-[0-9.]+-[CP]");

    private static final List<Pattern> FORMS =
            List.of(COMPACT, MONTHS, SPELLED, MONTH_LETTER, NAMED, DASHED);

    private OptionContracts() {}

    /** Whether a symbol or a name is spelled as contracts are. */
    public static boolean isContract(String text) {
        String plain = text.strip();
        return plain.length() >= SHORTEST
                && LAST.indexOf(plain.charAt(plain.length() - 1)) >= 0
                && FORMS.stream().anyMatch(form -> form.matcher(plain).matches());
    }

    /** The text with single blanks, as sources pad the parts of a contract differently. */
    static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
