package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.portfolio.backtest.BacktestConfig.Venue;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The venues whose terms are not those of all other assets. */
final class VenuesPane extends VBox {
    private final Messages messages;
    private final VBox rows = new VBox(12);
    private final List<VenuePane> venues = new ArrayList<>();
    private List<String> assets = List.of();

    /**
     * @param usual terms of all other assets, which a new venue begins with
     */
    VenuesPane(Messages messages, Supplier<Dealing> usual) {
        super(8);
        this.messages = messages;
        Hyperlink add = new Hyperlink(messages.text("backtest.venue.add"));
        add.setId("backtest-venue-add");
        add.setOnAction(event -> {
            add.setVisited(false);
            add(new Venue("", List.of(), usual.get()));
        });
        rows.managedProperty().bind(rows.visibleProperty());
        rows.setVisible(false);
        getChildren().addAll(rows, add);
    }

    /** Offers assets to the venues that are added from now on. */
    void offer(List<String> names) {
        assets = List.copyOf(names);
    }

    void show(List<Venue> shown) {
        venues.clear();
        rows.getChildren().clear();
        rows.setVisible(false);
        shown.forEach(this::add);
    }

    private void add(Venue venue) {
        VenuePane pane = new VenuePane(venue, assets, messages, this::remove);
        venues.add(pane);
        rows.getChildren().add(pane);
        rows.setVisible(true);
    }

    private void remove(VenuePane pane) {
        venues.remove(pane);
        rows.getChildren().remove(pane);
        rows.setVisible(!venues.isEmpty());
    }

    List<Venue> venues() {
        return venues.stream().map(VenuePane::venue).toList();
    }
}
