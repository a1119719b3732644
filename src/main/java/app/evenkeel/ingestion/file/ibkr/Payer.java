package app.evenkeel.ingestion.file.ibkr;

import java.util.Locale;

/**
 * Who paid, out of a description such as {@code VT(US9220427424) CASH DIVIDEND USD 0.65 PER SHARE
 * (Ordinary Dividend)}.
 *
 * @param symbol before the bracket, or empty
 * @param isin inside the bracket, or empty if another number stands there
 * @param words what was paid, without the kind of dividend or the country of the tax
 */
record Payer(String symbol, String isin, String words) {
    private static final int ISIN_LENGTH = 12;

    static Payer of(String description) {
        int open = description.indexOf('(');
        int close = description.indexOf(')', open + 1);
        if (open <= 0 || close < 0) {
            return new Payer("", "", "");
        }
        String inside = description.substring(open + 1, close).strip();
        return new Payer(
                description.substring(0, open).strip(),
                isIsin(inside) ? inside : "",
                what(description.substring(close + 1)));
    }

    private static String what(String rest) {
        int end = rest.length();
        for (String mark : new String[] {" (", " - "}) {
            int at = rest.lastIndexOf(mark, end);
            end = at < 0 ? end : at;
        }
        return rest.substring(0, end).strip().toUpperCase(Locale.ROOT);
    }

    private static boolean isIsin(String text) {
        return text.length() == ISIN_LENGTH
                && Character.isLetter(text.charAt(0))
                && Character.isLetter(text.charAt(1))
                && text.chars().allMatch(Character::isLetterOrDigit);
    }
}
