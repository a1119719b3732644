package app.evenkeel.presentation.fx;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * How figures and dates are written: by a locale of their own, apart from the language, with thin
 * spaces between thousands. What is not known is a dash, never a zero. Immutable and thread-safe.
 */
public final class Formats {
    /** What stands for a value that is not known. */
    public static final String UNKNOWN = "–";

    private static final String HIDDEN = "•••";
    // The bundled font has neither a minus sign nor a thin space of a figure's measure: its minus
    // is as wide as a kanji, its en dash as wide as a plus; its no-break space is two fifths of
    // a figure.
    private static final char MINUS = '–';
    private static final char THIN_SPACE = '\u00a0';
    private static final int MAX_DIGITS = 18;

    private final Locale locale;
    private final boolean hide;

    /** Thin spaces between thousands, the rest by locale. */
    public Formats(Locale locale) {
        this(locale, false);
    }

    private Formats(Locale locale, boolean hide) {
        this.locale = locale;
        this.hide = hide;
    }

    /** The same with dots in place of amounts and quantities; percentages stay. */
    public Formats hidingAmounts() {
        return new Formats(locale, true);
    }

    public Locale locale() {
        return locale;
    }

    /** An amount without its currency, with as many digits as the currency has. */
    public String amount(@Nullable BigDecimal amount, CurrencyCode currency) {
        if (amount == null) {
            return UNKNOWN;
        }
        return hide ? HIDDEN : plain(amount, currency.fractionDigits(), currency.fractionDigits());
    }

    /** An amount with a plus or minus sign, without its currency. */
    public String signedAmount(@Nullable BigDecimal amount, CurrencyCode currency) {
        if (amount == null) {
            return UNKNOWN;
        }
        return hide ? HIDDEN : plus(amount, amount(amount, currency));
    }

    /** An amount with its currency's code after it. */
    public String money(@Nullable Money money) {
        return money == null ? UNKNOWN : money(money.amount(), money.currency());
    }

    /** An amount with its currency's code after it. */
    public String money(@Nullable BigDecimal amount, CurrencyCode currency) {
        return amount == null ? UNKNOWN : amount(amount, currency) + " " + currency;
    }

    /** A price or rate: its own digits, at least as many as the currency has; never hidden. */
    public String price(@Nullable BigDecimal price, CurrencyCode currency) {
        return price == null
                ? UNKNOWN
                : plain(price, Math.min(2, currency.fractionDigits()), priceDigits(price));
    }

    /** A quantity with all its digits, and none that it does not have. */
    public String quantity(@Nullable BigDecimal quantity) {
        if (quantity == null) {
            return UNKNOWN;
        }
        return hide ? HIDDEN : plain(quantity, 0, MAX_DIGITS);
    }

    /** A quantity with at most eight digits after the point, cut off; dust keeps all of its own. */
    public String shortQuantity(@Nullable BigDecimal quantity) {
        if (quantity == null || quantity.abs().movePointRight(8).compareTo(BigDecimal.ONE) < 0) {
            return quantity(quantity);
        }
        return quantity(quantity.setScale(8, RoundingMode.DOWN));
    }

    /** A count of things. */
    public String count(long count) {
        return plain(BigDecimal.valueOf(count), 0, 0);
    }

    /** A fraction as a percentage without a plus sign, such as a weight. */
    public String percent(@Nullable BigDecimal fraction, int digits) {
        return fraction == null
                ? UNKNOWN
                : plain(fraction.movePointRight(2), digits, digits) + " %";
    }

    /** A fraction as a percentage with its sign, such as a return. */
    public String signedPercent(@Nullable BigDecimal fraction, int digits) {
        return fraction == null ? UNKNOWN : plus(fraction, percent(fraction, digits));
    }

    /** A bare number. */
    public String number(@Nullable BigDecimal number, int minDigits, int maxDigits) {
        return number == null ? UNKNOWN : plain(number, minDigits, maxDigits);
    }

    /** An amount at a chart's axis; nothing where amounts are hidden. */
    public String axis(BigDecimal value, int digits) {
        return hide ? "" : plain(value, 0, digits);
    }

    public String date(@Nullable LocalDate date) {
        return date == null
                ? UNKNOWN
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(date);
    }

    /** Date and time to the minute in a zone. */
    public String dateTime(@Nullable Instant instant, ZoneId zone) {
        return instant == null
                ? UNKNOWN
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(instant.atZone(zone));
    }

    /** Up, down or nothing, for whoever cannot tell the colours apart. */
    public static String arrow(@Nullable BigDecimal change) {
        return change == null || change.signum() == 0 ? "" : change.signum() > 0 ? "▲" : "▼";
    }

    private static int priceDigits(BigDecimal price) {
        // Five significant digits for a coin worth a thousandth of a cent, two for a share.
        int integers = price.precision() - price.scale();
        return integers >= 3 ? 2 : integers >= 1 ? 4 : Math.min(MAX_DIGITS, 5 - integers);
    }

    private static String plus(BigDecimal value, String text) {
        return value.signum() > 0 ? "+" + text : text;
    }

    private String plain(BigDecimal value, int minDigits, int maxDigits) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        symbols.setMinusSign(MINUS);
        symbols.setGroupingSeparator(THIN_SPACE);
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setMinimumFractionDigits(minDigits);
        format.setMaximumFractionDigits(Math.max(minDigits, maxDigits));
        String text = format.format(value);
        // "-0" after rounding would claim a loss that is none.
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return zero && value.signum() < 0 ? format.format(BigDecimal.ZERO) : text;
    }
}
