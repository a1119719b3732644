package app.evenkeel.presentation.overview;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.presentation.control.ProblemWords;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Navigator;
import app.evenkeel.presentation.fx.Route;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import java.util.List;

/** What is wrong with the data, each with what would mend it and the way there. */
final class ProblemList extends VBox {
    private static final int MOST = 8;

    private final Messages messages;
    private final Navigator navigator;

    ProblemList(Messages messages, Navigator navigator) {
        super(12);
        this.messages = messages;
        this.navigator = navigator;
        getStyleClass().add("ek-problems");
    }

    void show(List<DataProblem> problems, Formats formats) {
        getChildren().clear();
        problems.stream().limit(MOST).forEach(problem -> getChildren().add(line(problem, formats)));
        if (problems.size() > MOST) {
            Label more = new Label(messages.text("overview.problems.more", problems.size() - MOST));
            more.getStyleClass().add("ek-caption");
            getChildren().add(more);
        }
    }

    private HBox line(DataProblem problem, Formats formats) {
        Label what = new Label(ProblemWords.text(problem, "", messages, formats));
        what.setWrapText(true);
        Label fix = new Label(ProblemWords.text(problem, ".fix", messages, formats));
        fix.setWrapText(true);
        fix.getStyleClass().add("ek-caption");
        VBox text = new VBox(2, what, fix);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        Hyperlink link = new Hyperlink(messages.text(linkKey(problem)));
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(event -> navigator.go(route(problem)));
        FontIcon icon = new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE);
        icon.getStyleClass().add("ek-problem-icon");
        HBox line = new HBox(12, icon, text, link);
        line.setFillHeight(false);
        return line;
    }

    private static String linkKey(DataProblem problem) {
        return switch (problem.kind()) {
            case MISSING_PRICE, STALE_PRICE -> "overview.problems.import";
            case MISSING_RATE,
                    NO_RATE_SOURCE,
                    STALE_RATE,
                    NEGATIVE_HOLDING,
                    UNKNOWN_COST,
                    SPIN_OFF_COST,
                    UNMATCHED_TRANSFER,
                    QUANTITY_DIFFERS,
                    COLLECTED_DIFFERS,
                    SPLIT_REPORTED,
                    SPLIT_SUSPECT,
                    PRICE_STEP,
                    PROPOSED_TRANSFER,
                    HELD_PRICE,
                    REUSED_TICKER ->
                    "overview.problems.look";
        };
    }

    private static Route route(DataProblem problem) {
        Asset asset = problem.asset();
        return switch (problem.kind()) {
            case MISSING_PRICE, STALE_PRICE -> new Route.Imports(null);
            case MISSING_RATE,
                    NO_RATE_SOURCE,
                    STALE_RATE,
                    NEGATIVE_HOLDING,
                    UNKNOWN_COST,
                    SPIN_OFF_COST,
                    UNMATCHED_TRANSFER,
                    QUANTITY_DIFFERS,
                    COLLECTED_DIFFERS,
                    SPLIT_REPORTED,
                    SPLIT_SUSPECT,
                    PRICE_STEP,
                    PROPOSED_TRANSFER,
                    HELD_PRICE,
                    REUSED_TICKER ->
                    new Route.Transactions(asset == null ? null : asset.id());
        };
    }
}
