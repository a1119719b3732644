package app.evenkeel.presentation.settings;

import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All settings on one page, section below section. */
public final class SettingsView implements Screen {
    private static final double WIDTH = 640;

    /** Between the columns and at the page's edges. */
    private static final double GAPS = 128;

    private final Map<String, Node> boxesByKey = new HashMap<>();
    private final Consumer<Runnable> later;
    private final Runnable onEnter;
    private final Runnable onLeave;
    private final ScrollPane page = new ScrollPane();

    /**
     * @param later runs something once what is under way is shown
     * @param onEnter called when the screen is shown
     * @param onLeave called when the screen is left, to forget what was typed
     */
    public SettingsView(
            List<SettingsSection> sections,
            Consumer<Runnable> later,
            Runnable onEnter,
            Runnable onLeave) {
        this.later = later;
        this.onEnter = onEnter;
        this.onLeave = onLeave;
        VBox left = new VBox(32);
        VBox right = new VBox(32);
        HBox columns = new HBox(48, left);
        columns.getStyleClass().add("ek-page");
        List<VBox> boxes = new ArrayList<>();
        for (SettingsSection section : sections) {
            Label heading = new Label(section.title());
            heading.getStyleClass().add("ek-heading");
            VBox box = new VBox(16, heading, section.content());
            box.getStyleClass().add("ek-section");
            box.setMaxWidth(WIDTH);
            boxes.add(box);
            boxesByKey.put(section.key(), box);
        }
        // Side by side where there is room; the order of reading stays.
        page.widthProperty()
                .map(width -> width.doubleValue() >= 2 * WIDTH + GAPS)
                .subscribe(isWide -> {
                    int first = isWide ? (boxes.size() + 1) / 2 : boxes.size();
                    right.getChildren().clear();
                    left.getChildren().setAll(boxes.subList(0, first));
                    right.getChildren().setAll(boxes.subList(first, boxes.size()));
                    if (isWide) {
                        columns.getChildren().setAll(left, right);
                    } else {
                        columns.getChildren().setAll(left);
                    }
                });
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setMaxWidth(WIDTH);
        right.setMaxWidth(WIDTH);
        page.setContent(columns);
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
        Node box = route instanceof Route.Settings to ? boxesByKey.get(to.section()) : null;
        if (box != null) {
            later.accept(() -> scrollTo(box));
        }
    }

    private void scrollTo(Node box) {
        page.applyCss();
        page.layout();
        Node content = page.getContent();
        double top = content.sceneToLocal(box.localToScene(0, 0)).getY();
        double hidden =
                content.getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
        page.setVvalue(hidden <= 0 ? 0 : Math.clamp(top / hidden, 0, 1));
    }

    @Override
    public void deactivate() {
        onLeave.run();
    }
}
