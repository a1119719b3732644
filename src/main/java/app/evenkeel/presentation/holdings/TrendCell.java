package app.evenkeel.presentation.holdings;

import app.evenkeel.presentation.control.Sparkline;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;

/** How the price of a position went over the period, as a small line. */
final class TrendCell extends TableCell<HoldingLine, HoldingLine> {
    private final Sparkline line = new Sparkline();
    private final Messages messages;
    private final Supplier<Formats> formats;

    TrendCell(Messages messages, Supplier<Formats> formats) {
        this.messages = messages;
        this.formats = formats;
    }

    @Override
    protected void updateItem(@Nullable HoldingLine item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || !(item instanceof HoldingLine.Holding holding)) {
            setGraphic(null);
            setText(null);
            setTooltip(null);
            return;
        }
        List<Double> trend = holding.row().trend();
        boolean isKnown = trend.size() >= 2;
        boolean isTold = !isKnown && !holding.row().asset().isCash();
        setText(isTold ? Formats.UNKNOWN : null);
        setTooltip(isTold ? new Tooltip(messages.text("holdings.trend.short")) : null);
        if (!isKnown) {
            setGraphic(null);
            return;
        }
        double change = trend.getLast() / trend.getFirst() - 1;
        line.setValues(
                trend.stream().mapToDouble(Double::doubleValue).toArray(),
                Double.isFinite(change)
                        ? messages.text(
                                "holdings.trend.words",
                                formats.get().signedPercent(BigDecimal.valueOf(change), 1))
                        : "");
        setGraphic(line);
    }
}
