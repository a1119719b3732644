package app.evenkeel.presentation.activity;

import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.time.ZoneId;

/** Background jobs above; what the user should know of them and their runs below. */
public final class ActivityView extends StackPane implements Screen {
    private static final double ROW = 32;

    /** Half of a small window; with more jobs the table scrolls. */
    private static final double MOST = 12 * ROW;

    private final ActivityViewModel model;
    private final Messages messages;
    private final ActivityWords words;

    /**
     * @param zone that times are shown in
     */
    public ActivityView(ActivityViewModel model, Workspace workspace, ZoneId zone) {
        this.model = model;
        this.messages = workspace.messages();
        Formats formats = workspace.context().formats();
        this.words = new ActivityWords(messages, formats, zone);
        getStyleClass().add("ek-page");
        JobTable table = new JobTable(model, messages, words);
        table.prefHeightProperty()
                .bind(
                        Bindings.size(model.jobs())
                                .multiply(ROW)
                                .add(ROW + 3)
                                .map(height -> Math.min(MOST, height.doubleValue())));
        table.setMinHeight(USE_PREF_SIZE);
        TabPane tabs =
                new TabPane(
                        tab("activity.notifications", new NotificationList(model, messages, words)),
                        tab("activity.runs", new RunTable(model, messages, formats, words)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        VBox page = new VBox(12, header(), table, editor(), tabs);
        EmptyState empty =
                new EmptyState(
                        MaterialDesignC.CLOCK_OUTLINE,
                        messages.text("activity.empty.title"),
                        messages.text("activity.empty.text"));
        StatePane state = new StatePane(messages, model::load);
        state.follow(model.problemProperty());
        model.loadedProperty()
                .subscribe(loaded -> {
                    if (loaded) {
                        state.show(model.jobs().isEmpty() ? empty : page);
                    }
                });
        getChildren().add(state);
    }

    private HBox header() {
        Label heading = new Label(messages.text("activity.jobs"));
        heading.getStyleClass().add("ek-heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button all = new Button();
        all.textProperty()
                .bind(
                        model.allPausedProperty()
                                .map(paused ->
                                        messages.text(
                                                paused
                                                        ? "activity.resume.all"
                                                        : "activity.pause.all")));
        all.setOnAction(event -> model.toggleAllPaused());
        HBox header = new HBox(12, heading, space, all);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    /** The selected job's schedule, as text that can be changed. */
    private HBox editor() {
        Label name = new Label();
        name.getStyleClass().add("ek-caption");
        TextField rule = new TextField();
        rule.setPrefColumnCount(20);
        rule.setAccessibleText(messages.text("activity.column.schedule"));
        rule.setOnAction(event -> model.reschedule(rule.getText()));
        rule.setTooltip(new Tooltip(messages.text("activity.schedule.all")));
        name.setMinWidth(USE_PREF_SIZE);
        Button save = new Button(messages.text("activity.reschedule"));
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(event -> model.reschedule(rule.getText()));
        Label hint = new Label(messages.text("activity.schedule.hint"));
        hint.getStyleClass().add("ek-caption");
        model.selectedProperty()
                .subscribe(job -> {
                    name.setText(
                            job == null
                                    ? ""
                                    : messages.text(
                                            "activity.schedule.of", words.title(job.job())));
                    if (job != null && !rule.isFocused()) {
                        rule.setText(job.schedule().rule().text());
                    }
                });
        HBox editor = new HBox(12, name, rule, save, hint);
        editor.setAlignment(Pos.CENTER_LEFT);
        return editor;
    }

    private Tab tab(String key, Node content) {
        return new Tab(messages.text(key), content);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void activate(Route route) {
        model.activate();
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }
}
