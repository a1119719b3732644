package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import java.util.ArrayList;
import java.util.List;

/** The screens in groups, and at the foot what concerns the window itself. */
final class Sidebar extends VBox {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    private static final PseudoClass DENSE = PseudoClass.getPseudoClass("dense");

    private final ToggleGroup group = new ToggleGroup();
    private final ShellViewModel model;
    private final Messages messages;
    private final List<Label> words = new ArrayList<>();

    Sidebar(ShellViewModel model, Messages messages, List<Button> foot) {
        super(2);
        this.model = model;
        this.messages = messages;
        getStyleClass().add("ek-sidebar");
        setAccessibleText(messages.text("shell.sidebar"));
        Label brand = new Label(messages.text("app.name"));
        brand.getStyleClass().addAll("ek-heading", "ek-brand");
        getChildren().add(brand);
        words.add(brand);
        for (Group part : List.of(Group.PORTFOLIO, Group.ANALYSIS, Group.POLICY, Group.DATA)) {
            heading(part.key);
            ShellViewModel.SCREENS.stream()
                    .filter(route -> groupOf(route) == part)
                    .forEach(this::entry);
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().add(space);
        entry(new Route.Settings());
        foot.forEach(button -> {
            button.getStyleClass().add("ek-side");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip(button.getText()));
            getChildren().add(button);
        });
        model.routeProperty().subscribe(this::select);
    }

    /** Shows icons alone, whose names the pointer is told, or icons and names. */
    void setCompact(boolean compact) {
        pseudoClassStateChanged(COMPACT, compact);
        words.forEach(label -> {
            label.setVisible(!compact);
            label.setManaged(!compact);
        });
        for (Node child : getChildren()) {
            if (child instanceof ButtonBase button) {
                button.setContentDisplay(
                        compact ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            }
        }
    }

    /** Takes less height, so that a low window shows everything without scrolling. */
    void setDense(boolean dense) {
        pseudoClassStateChanged(DENSE, dense);
    }

    /** The screens that stand together under one heading. */
    private enum Group {
        PORTFOLIO("shell.group.portfolio"),
        ANALYSIS("shell.group.analysis"),
        POLICY("shell.group.policy"),
        DATA("shell.group.data"),
        /** Below the others, without a heading. */
        FOOT("");

        private final String key;

        Group(String key) {
            this.key = key;
        }
    }

    private static Group groupOf(Route route) {
        return switch (route) {
            case Route.Overview _, Route.Holdings _, Route.Transactions _ -> Group.PORTFOLIO;
            case Route.Performance _, Route.Risk _, Route.Backtest _ -> Group.ANALYSIS;
            case Route.Allocation _ -> Group.POLICY;
            case Route.Imports _,
                    Route.Assets _,
                    Route.Health _,
                    Route.Accounts _,
                    Route.Activity _ ->
                    Group.DATA;
            case Route.Settings _ -> Group.FOOT;
        };
    }

    private void heading(String key) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().addAll("ek-caption", "ek-side-heading");
        getChildren().add(label);
        words.add(label);
    }

    private void entry(Route route) {
        ToggleButton button =
                new ToggleButton(messages.text("route." + route.key()), new FontIcon(icon(route)));
        button.setId("side-" + route.key());
        button.setUserData(route.key());
        button.getStyleClass().add("ek-side");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        String keys =
                route instanceof Route.Settings
                        ? "  Ctrl+,"
                        : ShellViewModel.digit(route).map(digit -> "  Ctrl+" + digit).orElse("");
        button.setTooltip(new Tooltip(button.getText() + keys));
        button.setOnAction(event -> {
            button.setSelected(true);
            model.go(route);
        });
        getChildren().add(button);
    }

    private void select(@Nullable Route route) {
        group.getToggles()
                .forEach(toggle ->
                        toggle.setSelected(
                                route != null && route.key().equals(toggle.getUserData())));
    }

    private static Ikon icon(Route route) {
        return switch (route) {
            case Route.Overview overview -> MaterialDesignC.CHART_LINE;
            case Route.Holdings holdings -> MaterialDesignF.FORMAT_LIST_BULLETED;
            case Route.Transactions transactions -> MaterialDesignS.SWAP_HORIZONTAL;
            case Route.Performance performance -> MaterialDesignC.CHART_AREASPLINE;
            case Route.Risk risk -> MaterialDesignC.CHART_BELL_CURVE;
            case Route.Backtest backtest -> MaterialDesignH.HISTORY;
            case Route.Allocation allocation -> MaterialDesignS.SCALE_BALANCE;
            case Route.Imports imports -> MaterialDesignT.TRAY_ARROW_DOWN;
            case Route.Assets assets -> MaterialDesignD.DATABASE_OUTLINE;
            case Route.Health health -> MaterialDesignH.HEART_PULSE;
            case Route.Accounts accounts -> MaterialDesignB.BANK_OUTLINE;
            case Route.Activity activity -> MaterialDesignC.CLOCK_OUTLINE;
            case Route.Settings settings -> MaterialDesignC.COG_OUTLINE;
        };
    }
}
