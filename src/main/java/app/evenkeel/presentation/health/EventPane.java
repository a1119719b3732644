package app.evenkeel.presentation.health;

import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.EventPreview.Holding;
import app.evenkeel.domain.portfolio.EventPreview.Place;
import app.evenkeel.domain.portfolio.EventPreview.PriceChange;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What booking a corporate event would change, lot by lot and price by price. */
final class EventPane extends VBox {
    private final Messages messages;
    private final Formats formats;

    /** One lot, or one close, before and after. */
    private record Line(
            String place,
            String asset,
            String day,
            String before,
            String beforeCost,
            String after,
            String afterCost) {}

    EventPane(EventPreview preview, HealthViewModel model, Workspace workspace) {
        super(16);
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        getStyleClass().add("ek-sheet");
        setId("event-preview");
        setMaxSize(920, 560);
        setFocusTraversable(true);
        Label title = new Label(messages.text("health.event." + word(preview.event())));
        title.getStyleClass().add("ek-title");
        Label when =
                new Label(
                        messages.text(
                                "health.event.when",
                                formats.date(preview.event().day()),
                                preview.event().ratio().toString(),
                                preview.rows().size()));
        when.getStyleClass().add("ek-muted");
        Button book = new Button(messages.text("health.event.book"));
        book.setDefaultButton(true);
        book.setId("event-book");
        book.setDisable(preview.rows().isEmpty());
        book.setOnAction(event -> model.book());
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setOnAction(event -> model.closePreview());
        HBox buttons = new HBox(8, cancel, book);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, when, table(lines(preview)));
        if (preview.leavesLess()) {
            Label less = new Label(messages.text("health.event.less"));
            less.getStyleClass().add("ek-warn");
            getChildren().add(less);
        }
        if (preview.booked() > 0) {
            getChildren().add(new Label(messages.text("health.event.booked", preview.booked())));
        }
        getChildren().add(buttons);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                model.closePreview();
            }
        });
    }

    private TableView<Line> table(List<Line> lines) {
        TableView<Line> table = new TableView<>();
        table.getItems().setAll(lines);
        table.setFixedCellSize(32);
        table.setPrefHeight(360);
        table.getColumns().add(column("account", Line::place).wide(150));
        table.getColumns().add(column("asset", Line::asset).wide(150));
        table.getColumns().add(column("day", Line::day).wide(110));
        table.getColumns().add(column("before", Line::before).number().wide(110));
        table.getColumns().add(column("cost", Line::beforeCost).number().wide(110));
        table.getColumns().add(column("after", Line::after).number().wide(110));
        table.getColumns().add(column("cost-after", Line::afterCost).number().wide(110));
        return table;
    }

    private TextColumn<Line> column(String key, Function<Line, String> text) {
        return new TextColumn<>(key, messages.text("health.event.column." + key), text);
    }

    private List<Line> lines(EventPreview preview) {
        List<Line> lines = new ArrayList<>();
        for (Place place : preview.places()) {
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
                                messages.text("health.event.lot"),
                                any == null ? "" : formats.date(any.acquired()),
                                before == null ? "" : formats.quantity(before.quantity()),
                                before == null ? "" : cost(before.cost()),
                                after == null ? "" : formats.quantity(after.quantity()),
                                after == null ? "" : cost(after.cost())));
            }
        }
        for (PriceChange price : preview.prices()) {
            PricePoint any = price.after() != null ? price.after() : price.before();
            lines.add(
                    new Line(
                            messages.text("health.event.price"),
                            price.asset().label(),
                            any == null ? "" : formats.date(any.asOf()),
                            price(price.before()),
                            "",
                            price(price.after()),
                            ""));
        }
        return lines;
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

    private static String word(CorporateEvent event) {
        return switch (event) {
            case CorporateEvent.Split _ -> "split";
            case CorporateEvent.Merger _ -> "merger";
            case CorporateEvent.SpinOff _ -> "spin-off";
            case CorporateEvent.Rename _ -> "rename";
        };
    }
}
