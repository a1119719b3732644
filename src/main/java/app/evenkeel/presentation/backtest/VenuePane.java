package app.evenkeel.presentation.backtest;

import app.evenkeel.portfolio.backtest.BacktestConfig.Venue;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.Icons;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.controlsfx.control.CheckComboBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A venue with terms of its own: what is dealt in there, and what that costs. */
final class VenuePane extends VBox {
    private final TextField name = new TextField();
    private final CheckComboBox<String> assets = new CheckComboBox<>();
    private final DealingFields dealing;

    /**
     * @param known names of assets that can be dealt in there
     * @param remove takes it out again
     */
    VenuePane(Venue venue, List<String> known, Messages messages, Consumer<VenuePane> remove) {
        super(12);
        getStyleClass().add("ek-form-part");
        dealing = new DealingFields("backtest-venue-", messages);
        name.setId("backtest-venue-name");
        assets.setId("backtest-venue-assets");
        Field named = new Field(messages.text("backtest.venue.name"), name);
        HBox.setHgrow(named, Priority.ALWAYS);
        HBox head =
                new HBox(
                        8,
                        named,
                        Icons.button(
                                MaterialDesignC.CLOSE,
                                messages.text("backtest.venue.remove"),
                                () -> remove.accept(this)));
        head.setAlignment(Pos.BOTTOM_LEFT);
        getChildren()
                .addAll(
                        head,
                        new Field(messages.text("backtest.venue.assets"), assets),
                        dealing.fees(),
                        dealing.losses(),
                        dealing.leastFee(),
                        dealing.sizes());
        name.setText(venue.name());
        List<String> all = new ArrayList<>(known);
        venue.assets().stream().filter(asset -> !known.contains(asset)).forEach(all::add);
        assets.getItems().setAll(all);
        venue.assets().forEach(asset -> assets.getCheckModel().check(asset));
        dealing.show(venue.dealing());
    }

    Venue venue() {
        return new Venue(
                name.getText().strip(),
                List.copyOf(assets.getCheckModel().getCheckedItems()),
                dealing.dealing());
    }
}
