package app.evenkeel.presentation.imports;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.TemplateDraft;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.control.Named;
import app.evenkeel.presentation.control.ProblemLine;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

/**
 * The sheet that asks what the columns of an unknown file mean: its first rows, the fields to put
 * on them, and what comes of each row so far.
 */
final class MapperView extends VBox {
    private final MapperViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final Label title = new Label();
    private final Label lead = new Label();
    private final ComboBox<TemplateDraft> table = new ComboBox<>();
    private final FieldChips chips;
    private final MappedTable preview;
    private final WordList words;
    private final Button chooser = new Button();
    private final MenuButton templates = new MenuButton();

    MapperView(MapperViewModel model, Workspace workspace, Runnable onCancel) {
        super(12);
        this.model = model;
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        getStyleClass().addAll("ek-sheet", "ek-mapper");
        title.getStyleClass().add("ek-title");
        lead.getStyleClass().add("ek-caption");
        chips = new FieldChips(messages);
        preview = new MappedTable(model, messages);
        words = new WordList(model, messages);
        table.setAccessibleText(messages.text("mapper.table"));
        table.setConverter(new Named<>(TemplateDraft::tableName));
        table.setItems(model.tables());
        table.setOnAction(event -> {
            TemplateDraft chosen = table.getValue();
            if (chosen != null && !isShown(chosen)) {
                model.choose(chosen);
            }
        });

        VBox heading = new VBox(title, lead);
        heading.setMinWidth(0);
        HBox.setHgrow(heading, Priority.ALWAYS);
        chooser.setText(messages.text("mapper.choose"));
        chooser.setId("mapper-choose");
        chooser.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(12, heading, table, chooser);
        HBox below = new HBox(24, results(), words);
        HBox.setHgrow(below.getChildren().getFirst(), Priority.ALWAYS);
        SplitPane split = new SplitPane(preview, below);
        split.setOrientation(javafx.geometry.Orientation.VERTICAL);
        split.setDividerPositions(0.5);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren()
                .addAll(
                        head,
                        new MapperOptions(model, messages),
                        chips,
                        split,
                        problem(),
                        foot(onCancel));
        model.draftProperty().subscribe(this::show);
        model.saved().subscribe(this::listTemplates);
        listTemplates();
    }

    /** What lets the user choose a file, where there is none yet. */
    void setOnChoose(Runnable choose) {
        chooser.setOnAction(event -> choose.run());
    }

    private boolean isShown(TemplateDraft chosen) {
        TemplateDraft shown = model.draftProperty().get();
        return shown != null && shown.tableName().equals(chosen.tableName());
    }

    private void show(@Nullable TemplateDraft draft) {
        boolean many = model.tables().size() > 1;
        table.setVisible(many);
        table.setManaged(many);
        title.setText(
                draft == null
                        ? messages.text("mapper.title.none")
                        : messages.text("mapper.title", draft.tableName()));
        lead.setText(draft == null ? "" : told(draft));
        chips.show(draft);
        preview.show(draft);
        words.show(draft);
        if (draft != null && table.getValue() == null) {
            table.setValue(draft);
        }
    }

    private String told(TemplateDraft draft) {
        return messages.text(draft.isText() ? "mapper.lead" : "mapper.lead.sheet");
    }

    /** What comes of each row. */
    private Node results() {
        TableView<TemplateDraft.Outcome> rows = new TableView<>(model.outcomes());
        rows.setId("mapper-results");
        rows.setAccessibleText(messages.text("mapper.results"));
        rows.getColumns()
                .add(
                        Columns.number(
                                messages.text("import.column.line"),
                                56,
                                TemplateDraft.Outcome::line,
                                formats::count));
        rows.getColumns()
                .add(
                        Columns.text(
                                messages.text("field.time"),
                                132,
                                row ->
                                        row.when() == null
                                                ? ""
                                                : row.when().toString().replace('T', ' ')));
        rows.getColumns().add(Columns.text(messages.text("field.type"), 104, this::outcome));
        rows.getColumns()
                .add(Columns.text(messages.text("field.in"), 132, TemplateDraft.Outcome::received));
        rows.getColumns()
                .add(Columns.text(messages.text("field.out"), 132, TemplateDraft.Outcome::given));
        TableColumn<TemplateDraft.Outcome, String> reason =
                Columns.text(
                        messages.text("import.column.reason"),
                        260,
                        row -> row.problem() == null ? "" : words(row.problem()));
        reason.setCellFactory(column -> new TooltipCell());
        rows.getColumns().add(reason);
        // The reason gives way first; it is whole in its tooltip.
        rows.getColumns().get(1).setMinWidth(144);
        rows.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        rows.setPlaceholder(new Label(messages.text("mapper.results.none")));
        return rows;
    }

    /** With the word for a field that the chips above show. */
    private String words(Problem problem) {
        return messages.text(
                problem.code() == ProblemCode.FIELD_UNMAPPED
                        ? Problem.of(
                                problem.code(),
                                messages.text("mapper.field." + problem.args().getFirst()))
                        : problem);
    }

    private String outcome(TemplateDraft.Outcome row) {
        if (row.type() != null) {
            return messages.text("type." + row.type().name());
        }
        return messages.text(row.problem() == null ? "mapper.skipped" : "import.outcome.left-out");
    }

    private Node problem() {
        return new ProblemLine(model.problemProperty(), messages);
    }

    private Node foot(Runnable onCancel) {
        TextField name = new TextField();
        name.setId("mapper-name");
        name.setPrefColumnCount(18);
        name.textProperty().bindBidirectional(model.nameProperty());
        Label caption = new Label(messages.text("mapper.name"));
        caption.setLabelFor(name);
        Label lacking = new Label();
        lacking.getStyleClass().add("ek-muted");
        lacking.setMinWidth(0);
        model.draftProperty()
                .subscribe(draft ->
                        lacking.setText(
                                draft == null || draft.lacking().isEmpty()
                                        ? ""
                                        : messages.text(
                                                "mapper.lacking",
                                                draft.lacking().stream()
                                                        .map(f ->
                                                                messages.text("mapper.field." + f))
                                                        .collect(Collectors.joining(", ")))));
        HBox.setHgrow(lacking, Priority.ALWAYS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        templates.setText(messages.text("mapper.templates"));
        templates.setId("mapper-templates");
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> onCancel.run());
        Button save = new Button(messages.text("mapper.save"));
        save.setId("mapper-save");
        save.getStyleClass().add("accent");
        save.disableProperty().bind(model.savableProperty().not());
        save.setOnAction(event -> model.save());
        for (Region fixed : new Region[] {caption, name, templates, cancel, save}) {
            fixed.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox foot = new HBox(8, templates, lacking, space, caption, name, cancel, save);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void listTemplates() {
        MenuItem add = new MenuItem(messages.text("mapper.add"));
        add.setOnAction(event -> model.add());
        templates.getItems().setAll(add);
        for (String name : model.saved()) {
            MenuItem share = new MenuItem(messages.text("mapper.share"));
            share.setOnAction(event -> model.share(name));
            MenuItem remove = new MenuItem(messages.text("mapper.remove"));
            remove.setOnAction(event -> model.remove(name));
            Menu menu = new Menu(name, null, share, remove);
            menu.setMnemonicParsing(false);
            templates.getItems().add(menu);
        }
    }

    /** A cell whose text may be longer than its column. */
    private static final class TooltipCell extends TableCell<TemplateDraft.Outcome, String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            setTooltip(empty || item == null ? null : new Tooltip(item));
        }
    }
}
