package app.evenkeel.presentation.risk;

import app.evenkeel.portfolio.performance.RiskShare;
import app.evenkeel.presentation.control.FigureColumn;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.TableView;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** What each holding adds to the volatility, beside its weight. */
final class RiskShareTable extends TableView<RiskShare> {
    private static final int MOST_ROWS = 12;
    private static final double ROW = 32;

    private final Messages messages;
    private final Consumer<Node> explain;

    /**
     * @param explain shows how the shares were made, beside a cell
     */
    RiskShareTable(Messages messages, Consumer<Node> explain) {
        this.messages = messages;
        this.explain = explain;
        setId("risk-shares");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableCopy.install(this);
    }

    void show(List<RiskShare> shares, Formats formats) {
        getColumns()
                .setAll(
                        List.of(
                                new TextColumn<RiskShare>(
                                                "asset",
                                                messages.text("risk.share.asset"),
                                                share -> share.asset().label())
                                        .atLeast(320),
                                percent("weight", RiskShare::weight, formats),
                                percent("contribution", RiskShare::contribution, formats),
                                percent("share", RiskShare::share, formats)));
        getItems().setAll(shares);
        setPrefHeight((Math.min(MOST_ROWS, shares.size()) + 1) * ROW + 2);
        setMinHeight(getPrefHeight());
    }

    private TextColumn<RiskShare> percent(
            String key, ToDoubleFunction<RiskShare> of, Formats formats) {
        return new FigureColumn<RiskShare>(
                key,
                messages.text("risk.share." + key),
                share -> {
                    double value = of.applyAsDouble(share);
                    return Double.isNaN(value)
                            ? Formats.UNKNOWN
                            : formats.percent(BigDecimal.valueOf(value), 1);
                },
                (share, cell) -> explain.accept(cell));
    }
}
