package app.evenkeel.report;

import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Objects;

/** Texts and figures as they stand on pages of HTML. */
final class HtmlText {
    /** Stands for what is not known. */
    private static final String UNKNOWN = "–";

    private static final char NARROW_SPACE = '\u202F';
    private static final String MINUS = "−";

    private HtmlText() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String amount(@Nullable BigDecimal amount, CurrencyCode currency) {
        return amount == null
                ? UNKNOWN
                : plain(
                        amount.setScale(currency.fractionDigits(), RoundingMode.HALF_EVEN),
                        currency.fractionDigits());
    }

    /** With a plus sign where there is a gain. */
    static String signed(@Nullable BigDecimal amount, CurrencyCode currency) {
        String text = amount(amount, currency);
        return amount != null && amount.signum() > 0 ? "+" + text : text;
    }

    static String quantity(@Nullable BigDecimal quantity) {
        return quantity == null ? UNKNOWN : plain(quantity, 8);
    }

    static String percent(@Nullable BigDecimal fraction) {
        return fraction == null
                ? UNKNOWN
                : plain(fraction.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN), 1) + " %";
    }

    /** The style class of a gain, so that its colour follows its sign. */
    static String tone(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() == 0 ? "" : amount.signum() > 0 ? "gain" : "loss";
    }

    private static String plain(BigDecimal value, int most) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(NARROW_SPACE);
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(Math.clamp(value.scale(), 0, most));
        format.setMaximumFractionDigits(most);
        return format.format(value).replace("-", MINUS);
    }

    /** The look of every page. */
    static String style() {
        try (InputStream in = HtmlText.class.getResourceAsStream("summary.css")) {
            return new String(
                    Objects.requireNonNull(in, "summary.css").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
