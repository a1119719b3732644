package app.evenkeel.presentation.performance;

import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.Attribution;
import app.evenkeel.analytics.performance.Attribution.OfClass;
import app.evenkeel.presentation.control.FigureColumn;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.TableView;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/** Brinson-Fachler by class: what choosing classes and choosing within them added. */
final class AttributionTable extends TableView<OfClass> {
    private static final double ROW = 32;

    private final Messages messages;
    private final BiConsumer<Metric, Node> explain;

    /**
     * @param explain shows how an effect was made, beside its cell
     */
    AttributionTable(Messages messages, BiConsumer<Metric, Node> explain) {
        this.messages = messages;
        this.explain = explain;
        setId("performance-attribution");
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableCopy.install(this);
    }

    void show(Attribution attribution, Formats formats) {
        getColumns()
                .setAll(
                        List.of(
                                new TextColumn<OfClass>(
                                        "class",
                                        messages.text("performance.attribution.class"),
                                        this::name),
                                effect(
                                        "allocation",
                                        Metric.ALLOCATION_EFFECT,
                                        OfClass::allocation,
                                        formats),
                                effect(
                                        "selection",
                                        Metric.SELECTION_EFFECT,
                                        OfClass::selection,
                                        formats),
                                effect(
                                        "interaction",
                                        Metric.INTERACTION_EFFECT,
                                        OfClass::interaction,
                                        formats),
                                effect(
                                        "total",
                                        Metric.ALLOCATION_EFFECT,
                                        OfClass::total,
                                        formats)));
        List<OfClass> rows = new ArrayList<>(attribution.classes());
        rows.add(
                new OfClass(
                        "",
                        attribution.allocation(),
                        attribution.selection(),
                        attribution.interaction()));
        getItems().setAll(rows);
        setPrefHeight((rows.size() + 1) * ROW + 2);
        setMinHeight(getPrefHeight());
    }

    private String name(OfClass row) {
        return row.name().isEmpty()
                ? messages.text("performance.attribution.sum")
                : messages.text("kind." + row.name());
    }

    private TextColumn<OfClass> effect(
            String key, Metric metric, ToDoubleFunction<OfClass> of, Formats formats) {
        return new FigureColumn<OfClass>(
                key,
                messages.text("performance.attribution." + key),
                row -> formats.signedPercent(BigDecimal.valueOf(of.applyAsDouble(row)), 2),
                (row, cell) -> explain.accept(metric, cell));
    }
}
