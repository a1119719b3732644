package app.evenkeel.presentation.settings;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.List;

/** What totals are shown in. */
public final class CurrencyPane extends VBox {
    private boolean filling;

    /**
     * @param offered what to choose from; what is set is added
     */
    public CurrencyPane(SettingsViewModel model, Messages messages, List<CurrencyCode> offered) {
        super(8);
        ComboBox<CurrencyCode> box = new ComboBox<>();
        box.setId("settings-currency");
        box.getItems().setAll(offered);
        box.setPromptText(messages.text("state.loading"));
        disableProperty().bind(model.readingProperty().isNull());
        model.readingProperty()
                .subscribe(reading -> {
                    if (reading == null) {
                        return;
                    }
                    filling = true;
                    if (!box.getItems().contains(reading.currency())) {
                        box.getItems().addFirst(reading.currency());
                    }
                    box.setValue(reading.currency());
                    filling = false;
                });
        box.valueProperty()
                .subscribe(chosen -> {
                    if (!filling && chosen != null) {
                        model.chooseCurrency(chosen);
                    }
                });
        Field field = new Field(messages.text("settings.currency.name"), box);
        field.setMaxWidth(264);
        Label note = new Label(messages.text("settings.currency.note"));
        note.getStyleClass().add("ek-caption");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(field, note);
    }
}
