package app.evenkeel.domain.money;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * The unit that an amount is stated in: an ISO 4217 code such as {@code JPY}, or the symbol of a
 * coin such as {@code BTC} where a venue quotes in one.
 *
 * @param value 1 to 16 upper-case letters, digits, dots or hyphens
 */
public record CurrencyCode(String value) implements Comparable<CurrencyCode> {
    public static final CurrencyCode JPY = new CurrencyCode("JPY");
    public static final CurrencyCode USD = new CurrencyCode("USD");
    public static final CurrencyCode EUR = new CurrencyCode("EUR");
    public static final CurrencyCode GBP = new CurrencyCode("GBP");

    private static final int COIN_DIGITS = 8;

    /** What prices are quoted in though nobody pays in it: pence, cents of a rand, agorot. */
    private static final Map<String, String> OF_HUNDREDTHS =
            Map.of("GBX", "GBP", "ZAC", "ZAR", "ILA", "ILS");

    public CurrencyCode {
        if (value.isEmpty()
                || value.length() > 16
                || !value.chars().allMatch(CurrencyCode::isAllowed)) {
            throw new IllegalArgumentException("Not a currency code: '" + value + "'");
        }
    }

    /**
     * Parses a code in any case, ignoring blanks around it; but {@code GBp} is pence, which only
     * its case tells from pounds.
     */
    public static CurrencyCode of(String text) {
        String code = text.strip();
        return new CurrencyCode(code.equals("GBp") ? "GBX" : code.toUpperCase(Locale.ROOT));
    }

    /** Whether it is the hundredth of another one. */
    public boolean isHundredth() {
        return OF_HUNDREDTHS.containsKey(value);
    }

    /** The currency itself, or the one it is a hundredth of. */
    public CurrencyCode major() {
        String whole = OF_HUNDREDTHS.get(value);
        return whole == null ? this : new CurrencyCode(whole);
    }

    /** Digits after the point that a settled amount has: 0 for JPY, 2 for USD, 8 for a coin. */
    public int fractionDigits() {
        try {
            return Math.max(0, Currency.getInstance(value).getDefaultFractionDigits());
        } catch (IllegalArgumentException notIso) {
            return COIN_DIGITS;
        }
    }

    /** Whether the code is one of ISO 4217, so that the amount is money rather than a coin. */
    public boolean isIso() {
        try {
            return Currency.getInstance(value).getCurrencyCode().equals(value);
        } catch (IllegalArgumentException notIso) {
            return false;
        }
    }

    @Override
    public int compareTo(CurrencyCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isAllowed(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }
}
