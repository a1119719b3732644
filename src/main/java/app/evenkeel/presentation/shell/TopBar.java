package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.control.Icons;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.ViewContext;
import app.evenkeel.presentation.shell.ShellViewModel.ScopeChoice;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

import java.util.Objects;

/**
 * The screen's title, and the period and scope that screens of the portfolio obey; those move to a
 * second line where one is too short.
 */
final class TopBar extends VBox {
    private static final int BEFORE_ACTIONS = 2;

    private final HBox first = new HBox(16);
    private final HBox filters;

    TopBar(ShellViewModel model, Messages messages, Runnable importFiles) {
        super(8);
        getStyleClass().add("ek-top");
        first.setAlignment(Pos.CENTER_LEFT);
        Label title = new Label();
        title.getStyleClass().add("ek-title");
        title.setMinWidth(USE_PREF_SIZE);
        title.textProperty()
                .bind(
                        model.routeProperty()
                                .map(route ->
                                        route == null ? "" : messages.text("route." + route.key()))
                                .orElse(""));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);

        Button undo = Icons.button(MaterialDesignU.UNDO, messages.text("action.undo"), model::undo);
        undo.disableProperty().bind(model.undoNameProperty().isEmpty());
        Button redo = Icons.button(MaterialDesignR.REDO, messages.text("action.redo"), model::redo);
        redo.disableProperty().bind(model.redoNameProperty().isEmpty());
        undo.getTooltip()
                .textProperty()
                .bind(model.undoNameProperty().map(name -> messages.text("shell.undo", name)));
        redo.getTooltip()
                .textProperty()
                .bind(model.redoNameProperty().map(name -> messages.text("shell.redo", name)));
        Button amounts =
                Icons.button(
                        MaterialDesignE.EYE_OUTLINE,
                        messages.text("shell.amounts"),
                        model::toggleAmounts);
        amounts.setId("hide-amounts");
        model.context()
                .hideAmountsProperty()
                .subscribe(hidden ->
                        ((FontIcon) amounts.getGraphic())
                                .setIconCode(
                                        hidden
                                                ? MaterialDesignE.EYE_OFF_OUTLINE
                                                : MaterialDesignE.EYE_OUTLINE));
        Button importing = new Button(messages.text("shell.import"));
        importing.setId("import-files");
        importing.setMinWidth(USE_PREF_SIZE);
        importing.setOnAction(event -> importFiles.run());
        HBox actions = new HBox(undo, redo, amounts);
        actions.setAlignment(Pos.CENTER);
        HBox periods = periods(model.context(), messages);
        // A backtest has days of its own.
        periods.visibleProperty()
                .bind(model.routeProperty().map(r -> !(r instanceof Route.Backtest)).orElse(true));
        periods.managedProperty().bind(periods.visibleProperty());
        filters = new HBox(16, periods, scopes(model, messages));
        filters.setAlignment(Pos.CENTER_LEFT);
        filters.visibleProperty()
                .bind(model.routeProperty().map(r -> r != null && isFiltered(r)).orElse(false));
        filters.managedProperty().bind(filters.visibleProperty());
        first.getChildren().addAll(title, space, filters, actions, importing);
        getChildren().add(first);
    }

    /** Whether a screen shows other things for another period or scope. */
    private static boolean isFiltered(Route route) {
        return switch (route) {
            case Route.Overview overview -> true;
            case Route.Holdings holdings -> true;
            case Route.Transactions transactions -> true;
            case Route.Performance performance -> true;
            case Route.Risk risk -> true;
            case Route.Backtest backtest -> true;
            case Route.Allocation allocation -> true;
            case Route.Imports imports -> false;
            case Route.Assets assets -> false;
            case Route.Health health -> false;
            case Route.Accounts accounts -> false;
            case Route.Activity activity -> false;
            case Route.Settings settings -> false;
        };
    }

    /** Puts period and scope below the title, where one line is too short for all. */
    void setStacked(boolean stacked) {
        first.getChildren().remove(filters);
        getChildren().remove(filters);
        if (stacked) {
            getChildren().add(filters);
        } else {
            first.getChildren().add(BEFORE_ACTIONS, filters);
        }
    }

    private static HBox periods(ViewContext context, Messages messages) {
        HBox segments = new HBox();
        segments.getStyleClass().add("ek-segments");
        segments.setAlignment(Pos.CENTER);
        segments.setAccessibleText(messages.text("period.name"));
        ToggleGroup group = new ToggleGroup();
        for (Period period : Period.values()) {
            ToggleButton button = new ToggleButton(messages.text(period.key()));
            button.setId(period.key().replace('.', '-'));
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setAccessibleText(
                    messages.text("period.name") + " " + messages.text(period.key()));
            button.setOnAction(event -> {
                button.setSelected(true);
                context.periodProperty().set(period);
            });
            context.periodProperty().subscribe(now -> button.setSelected(now == period));
            segments.getChildren().add(button);
        }
        return segments;
    }

    private static ComboBox<ScopeChoice> scopes(ShellViewModel model, Messages messages) {
        ComboBox<ScopeChoice> box = new ComboBox<>(model.scopes());
        box.setId("scope");
        box.setAccessibleText(messages.text("scope.name"));
        box.setPrefWidth(168);
        box.setMinWidth(120);
        Runnable follow =
                () ->
                        model.scopes().stream()
                                .filter(choice -> choice.scope().equals(model.context().scope()))
                                .findFirst()
                                .ifPresent(box::setValue);
        model.scopes().addListener((ListChangeListener<ScopeChoice>) change -> follow.run());
        model.context().scopeProperty().subscribe(now -> follow.run());
        box.setOnAction(event -> {
            ScopeChoice chosen = box.getValue();
            if (chosen != null && !Objects.equals(chosen.scope(), model.context().scope())) {
                model.context().scopeProperty().set(chosen.scope());
            }
        });
        return box;
    }
}
