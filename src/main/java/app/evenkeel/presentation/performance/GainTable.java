package app.evenkeel.presentation.performance;

import app.evenkeel.analytics.gain.GainStatement;
import app.evenkeel.presentation.fx.Formats;
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

    void show(GainStatement gain, Formats formats) {
        getChildren().clear();
        line("opening", gain.opening(), gain, formats, true);
        line("inflow", gain.inflow(), gain, formats, false);
        line("outflow", gain.outflow().negate(), gain, formats, false);
        line("price", gain.price(), gain, formats, false);
        line("income", gain.income(), gain, formats, false);
        line("exchange", gain.exchange(), gain, formats, false);
        line("fees", gain.fees(), gain, formats, false);
        line("taxes", gain.taxes(), gain, formats, false);
        if (gain.rounding().signum() != 0) {
            line("rounding", gain.rounding(), gain, formats, false);
        }
        line("closing", gain.closing(), gain, formats, true);
    }

    private void line(
            String key, BigDecimal amount, GainStatement gain, Formats formats, boolean isSum) {
        Label word = new Label(messages.text("performance.gain." + key));
        Label figure =
                new Label(
                        isSum
                                ? formats.money(amount, gain.currency())
                                : formats.signedAmount(amount, gain.currency()));
        if (isSum) {
            word.getStyleClass().add("ek-strong");
            figure.getStyleClass().add("ek-strong");
        }
        figure.setMinWidth(USE_PREF_SIZE);
        addRow(getRowCount(), word, figure);
    }
}
