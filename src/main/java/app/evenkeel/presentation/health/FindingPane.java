package app.evenkeel.presentation.health;

import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.Finding;
import app.evenkeel.domain.portfolio.Fix;
import app.evenkeel.domain.portfolio.TransferPair;
import app.evenkeel.presentation.control.ProblemWords;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.health.HealthViewModel.Reading;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import java.util.ArrayList;
import java.util.List;

/** One finding: what, why, the rows, and buttons for what mends it. */
final class FindingPane extends HBox {
    private final Finding finding;
    private final HealthViewModel model;
    private final Messages messages;
    private final Formats formats;

    FindingPane(Finding finding, Reading reading, HealthViewModel model, Workspace workspace) {
        super(12);
        this.finding = finding;
        this.model = model;
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        setId("finding-" + finding.id());
        setAlignment(Pos.TOP_LEFT);
        FontIcon icon = new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE);
        icon.getStyleClass().add("ek-problem-icon");
        VBox text =
                new VBox(
                        2,
                        label("", null),
                        label(".why", "ek-muted"),
                        label(finding.remedy(), "ek-caption"));
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        TransferPair pair = pair(reading);
        if (pair != null) {
            text.getChildren().add(sides(pair));
        }
        VBox buttons = new VBox(8);
        buttons.setAlignment(Pos.TOP_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        List<Fix> bookings = new ArrayList<>();
        for (Fix fix : finding.fixes()) {
            if (fix instanceof Fix.BookDifference) {
                bookings.add(fix);
            } else {
                buttons.getChildren().add(button(fix));
            }
        }
        if (!bookings.isEmpty()) {
            buttons.getChildren().add(bookingMenu(bookings));
        }
        if (pair != null) {
            Button reject = new Button(messages.text("health.reject"));
            reject.setOnAction(event -> model.reject(pair.proposal()));
            reject.setMaxWidth(Double.MAX_VALUE);
            buttons.getChildren().add(reject);
        }
        if (!finding.rows().isEmpty()) {
            Hyperlink rows = new Hyperlink(messages.text("health.rows", finding.rows().size()));
            rows.setOnAction(event -> model.look(finding));
            buttons.getChildren().add(rows);
        }
        getChildren().addAll(icon, text, buttons);
    }

    private @Nullable TransferPair pair(Reading reading) {
        return finding.fix() instanceof Fix.AcceptTransfer accept
                ? reading.pairs().get(accept.proposal())
                : null;
    }

    private Label label(String part, @Nullable String style) {
        Label label = new Label(ProblemWords.text(finding.problem(), part, messages, formats));
        label.setWrapText(true);
        if (style != null) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    private Button button(Fix fix) {
        Button button = new Button(messages.text("health.fix." + word(fix)));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> model.fix(finding, fix));
        return button;
    }

    /** One button for all the ways in which a difference may be booked. */
    private MenuButton bookingMenu(List<Fix> bookings) {
        MenuButton menu = new MenuButton(messages.text("health.fix.book"));
        menu.setId("book-" + finding.id());
        menu.setMaxWidth(Double.MAX_VALUE);
        for (Fix fix : bookings) {
            MenuItem item = new MenuItem(messages.text("health.fix." + word(fix)));
            item.setOnAction(event -> model.fix(finding, fix));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static String word(Fix fix) {
        return switch (fix) {
            case Fix.ImportOlderFile _ -> "import";
            case Fix.AddOpeningBalance _ -> "opening";
            case Fix.BookDifference book -> "book." + book.type().name();
            case Fix.AcceptTransfer _ -> "accept";
            case Fix.BookEvent book ->
                    switch (book.event()) {
                        case CorporateEvent.Split _ -> "split";
                        case CorporateEvent.Merger _ -> "merger";
                        case CorporateEvent.SpinOff _ -> "spin-off";
                        case CorporateEvent.Rename _ -> "rename";
                    };
            case Fix.ChoosePriceSource _ -> "prices";
            case Fix.GetRates _ -> "rates";
            case Fix.ImportRates _ -> "rates.import";
            case Fix.JudgeBars _ -> "bars";
            case Fix.LookAtRows _ -> "look";
        };
    }

    /** The two rows beside each other. */
    private GridPane sides(TransferPair pair) {
        GridPane grid = new GridPane(16, 2);
        grid.getStyleClass().add("ek-caption");
        side(grid, 0, "health.sent", pair.from().name(), pair.out(), pair.out().movement().out());
        side(grid, 1, "health.arrived", pair.to().name(), pair.in(), pair.in().movement().in());
        if (pair.proposal().fee().signum() > 0) {
            grid.add(new Label(messages.text("health.lost")), 0, 2);
            grid.add(number(formats.quantity(pair.proposal().fee())), 3, 2);
        }
        return grid;
    }

    private void side(
            GridPane grid, int row, String key, String place, Transaction t, @Nullable Leg leg) {
        grid.add(new Label(messages.text(key)), 0, row);
        grid.add(new Label(formats.date(t.head().date())), 1, row);
        grid.add(new Label(place), 2, row);
        grid.add(number(leg == null ? Formats.UNKNOWN : formats.quantity(leg.quantity())), 3, row);
    }

    private static Label number(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("ek-number");
        return label;
    }
}
