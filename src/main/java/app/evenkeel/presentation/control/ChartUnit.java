package app.evenkeel.presentation.control;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.fx.Formats;

import java.math.BigDecimal;

/** What a chart's values are, and so how they are written beside it. */
public sealed interface ChartUnit {
    /** A value under the crosshair, in full. */
    String text(Formats formats, BigDecimal value);

    /** A value at the axis. */
    String axis(Formats formats, BigDecimal value, int digits);

    /** Amounts of one currency; the axis is empty where amounts are hidden. */
    record Amount(CurrencyCode currency) implements ChartUnit {
        @Override
        public String text(Formats formats, BigDecimal value) {
            return formats.money(value, currency);
        }

        @Override
        public String axis(Formats formats, BigDecimal value, int digits) {
            return formats.axis(value, digits);
        }
    }

    /** Fractions, written as percentages; 0.05 is 5 %. */
    record Percent() implements ChartUnit {
        @Override
        public String text(Formats formats, BigDecimal value) {
            return formats.percent(value, 2);
        }

        @Override
        public String axis(Formats formats, BigDecimal value, int digits) {
            return formats.percent(value, Math.max(0, digits - 2));
        }
    }

    /** Bare numbers, such as a ratio. */
    record Ratio() implements ChartUnit {
        @Override
        public String text(Formats formats, BigDecimal value) {
            return formats.number(value, 2, 2);
        }

        @Override
        public String axis(Formats formats, BigDecimal value, int digits) {
            return formats.number(value, 0, digits);
        }
    }
}
