package app.evenkeel.presentation.corporate;

import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.EventPreview.Holding;
import app.evenkeel.domain.portfolio.EventPreview.Place;
import app.evenkeel.domain.portfolio.EventPreview.PriceChange;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What booking a corporate event would change, lot by lot and price by price. */
final class EventChanges extends VBox {
    private static final int FACTOR_DIGITS = 6;
    private static final double DAY_WIDTH = 112;
    private static final double LEAST_WIDTH = 72;

    private final Messages messages;
    private final Formats formats;
    private final Label when = new Label();
    private final Label less = new Label();
    private final Label booked = new Label();
    private final TableView<Line> table = new TableView<>();

    /** One lot, or one close, before and after. */
    private record Line(
            String place,
            String asset,
            String day,
            String before,
            String beforeCost,
            String after,
            String afterCost) {}

    EventChanges(Workspace workspace) {
        super(12);
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        when.getStyleClass().add("ek-muted");
        when.setWrapText(true);
        less.getStyleClass().add("ek-warn");
        for (Label note : List.of(less, booked)) {
            note.setWrapText(true);
            note.managedProperty().bind(note.visibleProperty());
        }
        table.setId("event-changes");
        table.setFixedCellSize(32);
        table.setPrefHeight(360);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("account", Line::place).wide(92));
        table.getColumns().add(column("asset", Line::asset).wide(100));
        table.getColumns().add(column("day", Line::day).wide(114));
        table.getColumns().add(column("before", Line::before).number().wide(78));
        table.getColumns().add(column("cost", Line::beforeCost).number().wide(92));
        table.getColumns().add(column("after", Line::after).number().wide(78));
        table.getColumns().add(column("cost-after", Line::afterCost).number().wide(104));
        VBox.setVgrow(this, Priority.ALWAYS);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(when, table, less, booked);
    }

    /** Shows the places and prices of an event. */
    void show(EventPreview preview) {
        when.setText(
                messages.text(
                        "event.when",
                        formats.date(preview.event().day()),
                        preview.event().ratio().toString(),
                        preview.rows().size()));
        table.getItems().setAll(lines(preview));
        less.setText(messages.text("event.less"));
        less.setVisible(preview.leavesLess());
        booked.setText(messages.text("event.booked", preview.booked()));
        booked.setVisible(preview.booked() > 0);
    }

    private TextColumn<Line> column(String key, Function<Line, String> text) {
        TextColumn<Line> column = new TextColumn<>(key, messages.text("event.column." + key), text);
        // The lots of a place stand below it.
        column.setSortable(false);
        column.setMinWidth(key.equals("day") ? DAY_WIDTH : LEAST_WIDTH);
        return column;
    }

    private List<Line> lines(EventPreview preview) {
        List<Line> lines = new ArrayList<>();
        for (Place place : preview.places()) {
            addPlace(lines, place);
        }
        for (PriceChange price : preview.prices()) {
            PricePoint any = price.after() != null ? price.after() : price.before();
            lines.add(
                    new Line(
                            messages.text("event.price"),
                            price.asset().label(),
                            any == null ? "" : formats.date(any.asOf()),
                            price(price.before()),
                            "",
                            price(price.after()),
                            price.factor()
                                    .filter(factor -> factor.compareTo(BigDecimal.ONE) != 0)
                                    .map(factor -> "× " + formats.number(factor, 0, FACTOR_DIGITS))
                                    .orElse("")));
        }
        return lines;
    }

    private void addPlace(List<Line> lines, Place place) {
        String name =
                place.taxAccount().isEmpty()
                        ? place.account().name()
                        : place.account().name() + " " + place.taxAccount();
        lines.add(
                new Line(
                        name,
                        place.asset().label(),
                        "",
                        formats.quantity(place.before().quantity()),
                        cost(place.before().cost()),
                        formats.quantity(place.after().quantity()),
                        cost(place.after().cost())));
        int most = Math.max(place.before().lots().size(), place.after().lots().size());
        for (int i = 0; i < most; i++) {
            Lot before = lot(place.before(), i);
            Lot after = lot(place.after(), i);
            Lot any = after != null ? after : before;
            lines.add(
                    new Line(
                            "",
                            messages.text("event.lot"),
                            any == null ? "" : formats.date(any.acquired()),
                            before == null ? "" : formats.quantity(before.quantity()),
                            before == null ? "" : cost(before.cost()),
                            after == null ? "" : formats.quantity(after.quantity()),
                            after == null ? "" : cost(after.cost())));
        }
    }

    private static @Nullable Lot lot(Holding holding, int index) {
        return index < holding.lots().size() ? holding.lots().get(index) : null;
    }

    private String cost(@Nullable Money cost) {
        return cost == null ? Formats.UNKNOWN : formats.amount(cost.amount(), cost.currency());
    }

    private String price(@Nullable PricePoint point) {
        BigDecimal value = point == null ? null : point.value();
        return point == null ? Formats.UNKNOWN : formats.price(value, point.currency());
    }
}
