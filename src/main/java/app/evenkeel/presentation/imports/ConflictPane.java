package app.evenkeel.presentation.imports;

import app.evenkeel.domain.problem.ShownText;
import app.evenkeel.portfolio.Conflict;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.function.Consumer;

/** A stored and an incoming transaction side by side, as far as they differ, and the choice. */
final class ConflictPane extends VBox {
    ConflictPane(
            Conflict conflict,
            TransactionWords words,
            Messages messages,
            Conflict.Choice chosen,
            Consumer<Conflict.Choice> onChoice) {
        super(8);
        getStyleClass().add("ek-section");
        Label what =
                new Label(
                        ShownText.of(
                                words.day(conflict.stored())
                                        + "   "
                                        + words.type(conflict.stored())
                                        + "   "
                                        + words.moved(conflict.stored())));
        what.getStyleClass().add("ek-heading");
        GridPane grid = new GridPane(24, 4);
        ColumnConstraints field = new ColumnConstraints(140);
        ColumnConstraints side = new ColumnConstraints();
        side.setPercentWidth(38);
        grid.getColumnConstraints().addAll(field, side, side);
        grid.addRow(
                0,
                new Label(),
                caption(messages.text("import.conflict.stored")),
                caption(
                        messages.text(
                                conflict.restated()
                                        ? "import.conflict.settled"
                                        : "import.conflict.incoming")));
        int row = 1;
        for (TransactionWords.Difference d :
                words.differences(conflict.stored(), conflict.incoming())) {
            grid.addRow(row++, caption(d.field()), wrapped(d.stored()), wrapped(d.incoming()));
        }
        ToggleGroup group = new ToggleGroup();
        HBox options = new HBox(16);
        options.setAlignment(Pos.CENTER_LEFT);
        for (Conflict.Choice choice : Conflict.Choice.values()) {
            RadioButton option = new RadioButton(messages.text("import.conflict." + choice.name()));
            option.setToggleGroup(group);
            option.setSelected(choice == chosen);
            option.setOnAction(event -> onChoice.accept(choice));
            options.getChildren().add(option);
        }
        getChildren().addAll(what, grid, options);
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("ek-caption");
        return label;
    }

    private static Label wrapped(String text) {
        Label label = new Label(ShownText.of(text));
        label.setWrapText(true);
        return label;
    }
}
