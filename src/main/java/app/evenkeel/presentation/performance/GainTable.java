package app.evenkeel.presentation.performance;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.gain.GainStatement;
import app.evenkeel.presentation.control.FigureLink;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import java.math.BigDecimal;

/** From the opening to the closing value, line by line; the lines sum to the last digit. */
final class GainTable extends GridPane {
    private final Messages messages;

    GainTable(Messages messages) {
        super(24, 6);
        this.messages = messages;
        setId("performance-gain");
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        ColumnConstraints figures = new ColumnConstraints();
        figures.setHalignment(HPos.RIGHT);
        figures.setMinWidth(USE_PREF_SIZE);
        getColumnConstraints().addAll(words, figures);
    }

    /**
     * @param total that the lines are the parts of, and that explains each of them
     */
    void show(GainStatement gain, Figure total, FigureWords words, FigureLink.Explain explain) {
        getChildren().clear();
        line("opening", amount(gain.opening(), gain, words, true), true, total, words, explain);
        line("inflow", amount(gain.inflow(), gain, words, false), false, total, words, explain);
        line(
                "outflow",
                amount(gain.outflow().negate(), gain, words, false),
                false,
                total,
                words,
                explain);
        line("price", amount(gain.price(), gain, words, false), false, total, words, explain);
        line("income", amount(gain.income(), gain, words, false), false, total, words, explain);
        line("exchange", amount(gain.exchange(), gain, words, false), false, total, words, explain);
        line("fees", amount(gain.fees(), gain, words, false), false, total, words, explain);
        line("taxes", amount(gain.taxes(), gain, words, false), false, total, words, explain);
        if (gain.rounding().signum() != 0) {
            line(
                    "rounding",
                    amount(gain.rounding(), gain, words, false),
                    false,
                    total,
                    words,
                    explain);
        }
        line("closing", amount(gain.closing(), gain, words, true), true, total, words, explain);
    }

    private static String amount(
            BigDecimal amount, GainStatement gain, FigureWords words, boolean isSum) {
        return isSum
                ? words.formats().money(amount, gain.currency())
                : words.formats().signedAmount(amount, gain.currency());
    }

    private void line(
            String key,
            String amount,
            boolean isSum,
            Figure total,
            FigureWords words,
            FigureLink.Explain explain) {
        Label word = new Label(messages.text("performance.gain." + key));
        FigureLink figure = new FigureLink(total, amount, words, explain);
        if (isSum) {
            word.getStyleClass().add("ek-strong");
            figure.getStyleClass().add("ek-strong");
        }
        figure.setMinWidth(USE_PREF_SIZE);
        addRow(getRowCount(), word, figure);
    }
}
