package app.evenkeel.presentation.overview;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Navigator;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.overview.OverviewData.Mover;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.List;
import java.util.function.BiConsumer;

/** What moved most: asset, change of its price, and what that made. */
final class MoverList extends GridPane {
    private final Navigator navigator;
    private final BiConsumer<Explanation, Node> explain;

    /**
     * @param explain shows how a figure was made, beside it
     */
    MoverList(Navigator navigator, BiConsumer<Explanation, Node> explain) {
        this.navigator = navigator;
        this.explain = explain;
        getStyleClass().add("ek-movers");
        setHgap(12);
        setVgap(4);
        ColumnConstraints names = new ColumnConstraints(80, 200, Double.MAX_VALUE);
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints changes = new ColumnConstraints(96);
        changes.setHalignment(HPos.RIGHT);
        ColumnConstraints amounts = new ColumnConstraints(112);
        amounts.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(names, changes, amounts);
    }

    void show(List<Mover> movers, CurrencyCode currency, Formats formats) {
        getChildren().clear();
        for (int row = 0; row < movers.size(); row++) {
            Mover mover = movers.get(row);
            Hyperlink symbol = new Hyperlink(mover.symbol());
            symbol.setMinWidth(Math.min(80, symbol.prefWidth(-1)));
            symbol.setOnAction(event -> navigator.go(new Route.Holdings(mover.id())));
            HBox asset = new HBox(8, symbol);
            asset.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
            if (!mover.name().isEmpty() && !mover.name().equals(mover.symbol())) {
                symbol.setMinWidth(USE_PREF_SIZE);
                Label name = new Label(mover.name());
                name.getStyleClass().add("ek-caption");
                asset.getChildren().add(name);
            }
            String style = mover.fraction().signum() < 0 ? "loss" : "gain";
            Hyperlink change =
                    figure(
                            Formats.arrow(mover.fraction())
                                    + " "
                                    + formats.signedPercent(mover.fraction(), 1),
                            style,
                            MoverFigures.change(mover));
            Hyperlink amount =
                    figure(
                            formats.signedAmount(mover.amount(), currency),
                            style,
                            MoverFigures.gain(mover, currency));
            addRow(row, asset, change, amount);
        }
    }

    private Hyperlink figure(String text, String style, Explanation explanation) {
        Hyperlink link = new Hyperlink(text);
        link.getStyleClass().addAll("ek-figure-link", style);
        link.setOnAction(event -> {
            link.setVisited(false);
            explain.accept(explanation, link);
        });
        return link;
    }
}
