package app.evenkeel.presentation.corporate;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.portfolio.CorporateEvent.Kind;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.Named;
import app.evenkeel.presentation.control.NewAssetForm;
import app.evenkeel.presentation.control.TypedContent;
import app.evenkeel.presentation.fx.Dialogs;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.converter.LocalDateStringConverter;

import org.controlsfx.control.SearchableComboBox;

import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The sheet for a corporate event: its terms on the left, and on the right what booking it would
 * change, as it is typed. What is wrong stands under its field.
 */
public final class EventFormPane extends VBox {
    private static final double FORM_WIDTH = 400;

    // The same in every language, and never the wrong way round.
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE;

    private final EventFormViewModel form;
    private final Messages messages;
    private final Dialogs dialogs;
    private final Map<EventField, Field> fields = new EnumMap<>(EventField.class);
    private final EventChanges changes;
    private final Label hint = new Label();
    private final Label problem = new Label();
    private final Subscriptions subscriptions = new Subscriptions();

    public EventFormPane(EventFormViewModel form, Workspace workspace) {
        super(16);
        this.form = form;
        this.messages = workspace.messages();
        this.dialogs = workspace.dialogs();
        this.changes = new EventChanges(workspace);
        getStyleClass().add("ek-sheet");
        setId("event-form");
        setMaxSize(1160, 664);
        setFocusTraversable(true);
        Label title = new Label(messages.text("event.form.title", form.asset().label()));
        title.getStyleClass().add("ek-title");
        problem.getStyleClass().addAll("ek-note", "error");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        hint.getStyleClass().add("ek-muted");
        hint.setWrapText(true);
        hint.setId("event-hint");
        ScrollPane terms = new ScrollPane(terms());
        terms.setFitToWidth(true);
        terms.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        terms.setMinWidth(FORM_WIDTH);
        terms.setPrefWidth(FORM_WIDTH);
        StackPane shown = new StackPane(changes, hint);
        StackPane.setAlignment(hint, Pos.TOP_LEFT);
        HBox.setHgrow(shown, Priority.ALWAYS);
        HBox page = new HBox(24, terms, shown);
        VBox.setVgrow(page, Priority.ALWAYS);
        getChildren().addAll(title, page, problem, buttons());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        form.leave();
                    }
                });
        subscriptions.watch(form.kindProperty(), this::arrange);
        subscriptions.watch(form.errorsProperty(), this::showErrors);
        subscriptions.onChange(this::showProblem, form.problemProperty());
        subscriptions.onChange(this::showPreview, form.previewProperty());
        subscriptions.onChange(this::showHint, form.missingProperty());
        showProblem();
        showPreview();
        sceneProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        subscriptions.close();
                    }
                });
    }

    private VBox terms() {
        ComboBox<Kind> kind = new ComboBox<>();
        kind.getItems().setAll(Kind.values());
        kind.setConverter(new Named<>(each -> messages.text("event.kind." + each)));
        kind.valueProperty().bindBidirectional(form.kindProperty());
        kind.setId("event-kind");
        ComboBox<Asset> other = new SearchableComboBox<>();
        other.getItems().setAll(form.others());
        other.setConverter(new Named<>(EventFormPane::name));
        other.valueProperty().bindBidirectional(form.otherProperty());
        Field otherField = field(EventField.OTHER, other);
        otherField.getChildren().add(creation(other));
        DatePicker day = new DatePicker();
        day.setConverter(new LocalDateStringConverter(ISO, ISO));
        day.setPromptText(messages.text("event.form.day.prompt"));
        day.valueProperty().bindBidirectional(form.dayProperty());
        VBox terms =
                new VBox(
                        8,
                        beside(
                                new Field(messages.text("event.form.kind"), kind),
                                field(EventField.DAY, day)),
                        otherField,
                        beside(figure(EventField.NEW_UNITS), figure(EventField.OLD_UNITS)),
                        figure(EventField.CASH),
                        figure(EventField.WORTH),
                        figure(EventField.IN_LIEU),
                        beside(figure(EventField.COST_SHARE), figure(EventField.CURRENCY)));
        terms.setPadding(new Insets(0, 14, 8, 1));
        return terms;
    }

    /** Two of a width; where one is not asked for, the other has all of it. */
    private static HBox beside(Field left, Field right) {
        for (Field each : List.of(left, right)) {
            HBox.setHgrow(each, Priority.ALWAYS);
            each.setPrefWidth(FORM_WIDTH / 2);
        }
        HBox both = new HBox(8, left, right);
        both.managedProperty().bind(left.visibleProperty().or(right.visibleProperty()));
        return both;
    }

    /** A way to an asset that is not among those to choose from. */
    private VBox creation(ComboBox<Asset> other) {
        Hyperlink ask = new Hyperlink(messages.text("import.asset.new"));
        ask.setId("event-new-asset");
        VBox place = new VBox(ask);
        ask.setOnAction(event -> {
            NewAssetForm typing =
                    new NewAssetForm(
                            messages,
                            ref -> {
                                Asset made = form.toCome(ref);
                                other.getItems().add(made);
                                form.otherProperty().set(made);
                                place.getChildren().setAll(ask);
                            },
                            () -> place.getChildren().setAll(ask),
                            TypedContent.asking(dialogs, messages));
            typing.propose(form.asset().kind(), form.asset().currency());
            place.getChildren().setAll(typing);
            typing.requestFocus();
        });
        return place;
    }

    private static String name(Asset asset) {
        return asset.symbol().equals(asset.label())
                ? asset.label()
                : asset.label() + " (" + asset.symbol() + ")";
    }

    private Field figure(EventField field) {
        TextField text = new TextField();
        text.setPrefColumnCount(6);
        text.textProperty().bindBidirectional(form.text(field));
        return field(field, text);
    }

    private Field field(EventField field, Control control) {
        control.setId("event-" + field.key());
        Field named = new Field(label(field), control);
        named.managedProperty().bind(named.visibleProperty());
        fields.put(field, named);
        return named;
    }

    private String label(EventField field) {
        return messages.text("event.form." + field.key());
    }

    private HBox buttons() {
        Button book = new Button(messages.text("event.book"));
        book.setId("event-book");
        book.setDefaultButton(true);
        book.disableProperty().bind(form.bookableProperty().not());
        book.setOnAction(event -> form.book());
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setId("event-cancel");
        cancel.setOnAction(event -> form.leave());
        HBox buttons = new HBox(8, cancel, book);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return buttons;
    }

    private void arrange(Kind kind) {
        fields.forEach((field, box) -> box.setVisible(field.isFor(kind)));
        showHint();
    }

    private void showErrors(Map<EventField, String> errors) {
        fields.forEach((field, box) -> box.setProblem(errors.getOrDefault(field, "")));
    }

    private void showProblem() {
        Problem refusal = form.problemProperty().get();
        problem.setVisible(refusal != null);
        problem.setText(refusal == null ? "" : messages.text(refusal));
    }

    private void showPreview() {
        EventPreview preview = form.previewProperty().get();
        changes.setVisible(preview != null);
        hint.setVisible(preview == null);
        if (preview != null) {
            changes.show(preview);
        }
    }

    /** What is to be said before anything can be shown. */
    private void showHint() {
        String missing =
                form.missingProperty().get().stream()
                        .sorted()
                        .map(this::label)
                        .collect(Collectors.joining(messages.text("event.form.comma")));
        hint.setText(
                messages.text("event.form.explain." + form.kindProperty().get())
                        + (missing.isEmpty()
                                ? ""
                                : "\n\n" + messages.text("event.form.needed", missing)));
    }
}
