package app.evenkeel.presentation.fx;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes figures in the user's language and number format. Immutable and thread-safe. */
public final class FigureWords {
    private final Locale language;
    private final Formats formats;
    private final CurrencyCode currency;

    /**
     * @param currency of figures that are amounts
     */
    public FigureWords(Locale language, Formats formats, CurrencyCode currency) {
        this.language = language;
        this.formats = formats;
        this.currency = currency;
    }

    public String title(Metric metric) {
        return phrase(metric.title());
    }

    /** The number with its unit; a dash where there is none. */
    public String value(Figure figure) {
        return figure.value().isPresent()
                ? number(figure.metric(), BigDecimal.valueOf(figure.value().getAsDouble()))
                : Formats.UNKNOWN;
    }

    /** Why there is no number; empty where there is one. */
    public String absence(Figure figure) {
        return figure.absence().map(this::phrase).orElse("");
    }

    /** What was chosen where tools differ, and the size of the sample. */
    public String convention(Figure figure) {
        return figure.convention().stream().map(this::phrase).collect(Collectors.joining("; "));
    }

    public String phrase(Phrase phrase) {
        return phrase.text(language, formats.locale());
    }

    public Locale language() {
        return language;
    }

    public Formats formats() {
        return formats;
    }

    private String number(Metric metric, BigDecimal value) {
        return switch (metric.unit()) {
            case FRACTION -> formats.percent(value, 2);
            case NUMBER -> formats.number(value, 2, 2);
            case MONEY -> formats.money(value, currency);
            case DAYS -> phrase(Phrase.of("unit.days", formats.number(value, 0, 1)));
            case COUNT -> formats.number(value, 0, 0);
        };
    }
}
