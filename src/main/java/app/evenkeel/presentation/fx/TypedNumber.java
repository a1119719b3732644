package app.evenkeel.presentation.fx;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a number as people type it: {@code 1234.56}, {@code 1,234.56}, {@code 1 234,56}, full-width
 * digits. A lone comma or dot that could be either is read by the locale.
 */
public final class TypedNumber {
    private TypedNumber() {}

    /** The number, or empty if the text is none. */
    public static Optional<BigDecimal> parse(String text, Locale locale) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\u00a0\\u2009\\u202f'’_]", "")
                        .replace('−', '-')
                        .replace('–', '-');
        String point = decimalPoint(plain, locale);
        String digits =
                point.equals(",")
                        ? plain.replace(".", "").replace(',', '.')
                        : plain.replace(",", "");
        if (!digits.matches("[+-]?(\\d{1,20}(\\.\\d{0,18})?|\\.\\d{1,18})")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(digits));
    }

    private static String decimalPoint(String text, Locale locale) {
        int comma = text.lastIndexOf(',');
        int dot = text.lastIndexOf('.');
        if (comma >= 0 && dot >= 0) {
            return comma > dot ? "," : ".";
        }
        if (comma < 0) {
            boolean repeated = text.indexOf('.') != dot;
            boolean grouped = isGroup(text, dot) && isPoint(',', locale);
            return dot >= 0 && (repeated || grouped) ? "," : ".";
        }
        boolean repeated = text.indexOf(',') != comma;
        boolean grouped = isGroup(text, comma) && !isPoint(',', locale);
        return repeated || grouped ? "." : ",";
    }

    /** Whether exactly three digits follow, as they do after a sign between thousands. */
    private static boolean isGroup(String text, int at) {
        return at >= 0 && text.length() - at == 4;
    }

    private static boolean isPoint(char sign, Locale locale) {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == sign;
    }
}
