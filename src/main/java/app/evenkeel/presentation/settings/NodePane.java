package app.evenkeel.presentation.settings;

import app.evenkeel.domain.holding.Chain;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The addresses of the user's own servers of block chains. */
public final class NodePane extends VBox {
    private final SettingsViewModel model;
    private final Messages messages;

    public NodePane(SettingsViewModel model, Messages messages) {
        super(8);
        this.model = model;
        this.messages = messages;
        Label hint = new Label(messages.text("settings.node.hint"));
        hint.getStyleClass().add("ek-caption");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        List<Line> lines = new ArrayList<>();
        for (Chain chain : Chain.values()) {
            lines.add(new Line(chain));
        }
        getChildren().add(hint);
        model.readingProperty()
                .subscribe(reading -> {
                    if (reading != null) {
                        lines.forEach(line -> line.show(reading.ownNodes()));
                    }
                });
    }

    /** One of the addresses. */
    private final class Line {
        private final Chain chain;
        private final TextField address = new TextField();
        private final Label problem = new Label();
        private String saved = "";

        Line(Chain chain) {
            this.chain = chain;
            address.setId("settings-node-" + chain.name().toLowerCase(Locale.ROOT));
            address.setPromptText(messages.text("state.loading"));
            address.setOnAction(event -> save());
            address.focusedProperty()
                    .subscribe(focused -> {
                        if (!focused) {
                            save();
                        }
                    });
            problem.getStyleClass().addAll("ek-caption", "ek-error");
            problem.setWrapText(true);
            problem.managedProperty().bind(problem.textProperty().isNotEmpty());
            getChildren()
                    .addAll(new Field(messages.text("settings.node." + chain), address), problem);
        }

        void show(Map<Chain, String> nodes) {
            String text = nodes.getOrDefault(chain, "");
            boolean isUntouched = address.getText().equals(saved);
            saved = text;
            address.setPromptText(messages.text("settings.node.public"));
            if (isUntouched) {
                address.setText(text);
            }
        }

        private void save() {
            problem.setText("");
            if (!address.getText().strip().equals(saved)) {
                model.saveOwnNode(
                        chain,
                        address.getText(),
                        found -> {
                            problem.setText(messages.text(found));
                            address.setAccessibleHelp(problem.getText());
                        });
            }
        }
    }
}
