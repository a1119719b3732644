package app.evenkeel.presentation.settings;

import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import java.util.List;

/** All settings on one page, section below section. */
public final class SettingsView implements Screen {
    private static final double WIDTH = 640;

    private final Runnable onEnter;
    private final Runnable onLeave;
    private final ScrollPane page = new ScrollPane();

    /**
     * @param onEnter called when the screen is shown
     * @param onLeave called when the screen is left, to forget what was typed
     */
    public SettingsView(List<SettingsSection> sections, Runnable onEnter, Runnable onLeave) {
        this.onEnter = onEnter;
        this.onLeave = onLeave;
        VBox column = new VBox(32);
        column.getStyleClass().add("ek-page");
        for (SettingsSection section : sections) {
            Label heading = new Label(section.title());
            heading.getStyleClass().add("ek-heading");
            VBox box = new VBox(16, heading, section.content());
            box.getStyleClass().add("ek-section");
            box.setMaxWidth(WIDTH);
            column.getChildren().add(box);
        }
        page.setContent(column);
        page.setFitToWidth(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void activate(Route route) {
        onEnter.run();
    }

    @Override
    public void deactivate() {
        onLeave.run();
    }
}
