package app.evenkeel.presentation.risk;

import app.evenkeel.portfolio.performance.DatedDrawdown;
import app.evenkeel.presentation.control.FigureColumn;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.TableView;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;

/** The deepest falls: how deep, from when to when, how long. */
final class DrawdownTable extends TableView<DatedDrawdown> {
    private static final int MOST = 8;
    private static final double ROW = 32;

    private final Messages messages;
    private final BiConsumer<DatedDrawdown, Node> explain;

    /**
     * @param explain shows how deep one was, beside its cell
     */
    DrawdownTable(Messages messages, BiConsumer<DatedDrawdown, Node> explain) {
        this.messages = messages;
        this.explain = explain;
        setId("risk-drawdowns");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableCopy.install(this);
    }

    void show(List<DatedDrawdown> drawdowns, Formats formats) {
        getColumns()
                .setAll(
                        List.of(
                                new TextColumn<DatedDrawdown>(
                                        "peak",
                                        messages.text("risk.drawdown.peak"),
                                        d -> formats.date(d.peak())),
                                new TextColumn<DatedDrawdown>(
                                        "trough",
                                        messages.text("risk.drawdown.trough"),
                                        d -> formats.date(d.trough())),
                                new TextColumn<DatedDrawdown>(
                                        "recovery",
                                        messages.text("risk.drawdown.recovery"),
                                        d ->
                                                d.recovery() == null
                                                        ? messages.text("risk.drawdown.open")
                                                        : formats.date(d.recovery())),
                                new TextColumn<DatedDrawdown>(
                                                "days",
                                                messages.text("risk.drawdown.days"),
                                                d -> formats.count(d.days()))
                                        .number(),
                                new FigureColumn<DatedDrawdown>(
                                        "depth",
                                        messages.text("risk.drawdown.depth"),
                                        d -> formats.percent(BigDecimal.valueOf(d.depth()), 1),
                                        explain)));
        List<DatedDrawdown> rows = drawdowns.stream().limit(MOST).toList();
        getItems().setAll(rows);
        setPrefHeight((rows.size() + 1) * ROW + 2);
        setMinHeight(getPrefHeight());
    }
}
