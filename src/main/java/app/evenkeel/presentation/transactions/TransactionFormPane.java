package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Subscriptions;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.converter.LocalDateStringConverter;

import org.controlsfx.control.textfield.AutoCompletionBinding;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The form for one transaction; what is wrong stands under its field. */
final class TransactionFormPane extends VBox {
    private static final int MOST_SUGGESTIONS = 8;

    // The same in every language, and never the wrong way round.
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE;

    private final Messages messages;
    private final TransactionFormViewModel form;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Map<EntryField, VBox> boxes = new EnumMap<>(EntryField.class);
    private final Map<EntryField, Label> errors = new EnumMap<>(EntryField.class);
    private final Button save = new Button();
    private boolean triedToSave;

    TransactionFormPane(
            TransactionsViewModel viewModel, TransactionFormViewModel form, Messages messages) {
        super(16);
        this.messages = messages;
        this.form = form;
        setId("transactions-form");
        boolean isNew = form.edited() == null;
        Label heading =
                new Label(
                        messages.text(isNew ? "transactions.form.new" : "transactions.form.edit"));
        heading.getStyleClass().add("ek-heading");
        Label problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().addAll("ek-note", "error");
        problem.managedProperty().bind(problem.visibleProperty());
        subscriptions.onInvalidation(
                () -> showProblem(problem, viewModel.saveProblemProperty().get()),
                viewModel.saveProblemProperty());
        showProblem(problem, null);
        Label settled = new Label();
        settled.setId("form-settled");
        settled.setWrapText(true);
        settled.getStyleClass().add("ek-caption");
        settled.managedProperty().bind(settled.visibleProperty());
        settled.setVisible(form.settledElsewhere().isPresent());
        form.settledElsewhere()
                .ifPresent(leg ->
                        settled.setText(
                                messages.text(
                                        "transactions.form.settled",
                                        Decimals.plain(leg.quantity()),
                                        form.symbol(leg))));
        GridPane grid = grid(viewModel);
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        save.setText(messages.text(isNew ? "transactions.form.add" : "transactions.form.save"));
        save.setId("form-save");
        save.getStyleClass().add("accent");
        save.setOnAction(event -> trySave(viewModel, false));
        save.disableProperty().bind(viewModel.savingProperty());
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setId("form-cancel");
        cancel.setOnAction(event -> viewModel.leaveForm());
        HBox buttons = new HBox(8, save);
        if (isNew) {
            Button another = new Button(messages.text("transactions.form.add-another"));
            another.setOnAction(event -> trySave(viewModel, true));
            another.disableProperty().bind(viewModel.savingProperty());
            buttons.getChildren().add(another);
        }
        buttons.getChildren().add(cancel);
        getChildren().addAll(heading, problem, settled, scroll, buttons);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        viewModel.leaveForm();
                        event.consume();
                    } else if (event.getCode() == KeyCode.ENTER) {
                        trySave(viewModel, false);
                        event.consume();
                    }
                });
        subscriptions.watch(form.typeProperty(), type -> arrange());
        subscriptions.watch(form.newAssetProperty(), type -> arrange());
        subscriptions.watch(form.errorsProperty(), found -> showErrors());
    }

    private void trySave(TransactionsViewModel viewModel, boolean another) {
        triedToSave = true;
        showErrors();
        viewModel.save(another);
    }

    private void showProblem(Label label, @Nullable Problem problem) {
        label.setVisible(problem != null);
        label.setText(problem == null ? "" : messages.text(problem));
    }

    private GridPane grid(TransactionsViewModel viewModel) {
        GridPane grid = new GridPane(12, 8);
        grid.getStyleClass().add("ek-form");
        ComboBox<TransactionType> type = choice(TransactionType.values(), "type.");
        type.setId("form-type");
        type.valueProperty().bindBidirectional(form.typeProperty());
        VBox typeBox = named(messages.text("transactions.form.type"), type);
        grid.add(typeBox, 0, 0, 2, 1);
        DatePicker date = new DatePicker();
        date.setConverter(new LocalDateStringConverter(ISO, ISO));
        date.valueProperty().bindBidirectional(form.dateProperty());
        place(grid, EntryField.DATE, date, 0, 1, 1);
        place(grid, EntryField.TIME, text(EntryField.TIME), 1, 1, 1);
        place(grid, EntryField.ACCOUNT, account(viewModel), 0, 2, 2);
        place(grid, EntryField.ASSET, asset(EntryField.ASSET), 0, 3, 2);
        ComboBox<AssetKind> kind =
                choice(
                        new AssetKind[] {
                            AssetKind.EQUITY,
                            AssetKind.ETF,
                            AssetKind.FUND,
                            AssetKind.BOND,
                            AssetKind.CRYPTO,
                            AssetKind.COMMODITY
                        },
                        "kind.");
        kind.valueProperty().bindBidirectional(form.kindProperty());
        place(grid, EntryField.KIND, kind, 0, 4, 2);
        place(grid, EntryField.QUANTITY, figure(EntryField.QUANTITY), 0, 5, 1);
        place(grid, EntryField.PRICE, figure(EntryField.PRICE), 1, 5, 1);
        place(grid, EntryField.AMOUNT, figure(EntryField.AMOUNT), 0, 6, 1);
        place(grid, EntryField.CURRENCY, text(EntryField.CURRENCY), 1, 6, 1);
        place(grid, EntryField.FEE, figure(EntryField.FEE), 0, 7, 1);
        place(grid, EntryField.TAX, figure(EntryField.TAX), 1, 7, 1);
        place(grid, EntryField.GIVEN_ASSET, asset(EntryField.GIVEN_ASSET), 0, 8, 1);
        place(grid, EntryField.GIVEN_QUANTITY, figure(EntryField.GIVEN_QUANTITY), 1, 8, 1);
        place(grid, EntryField.TAX_ACCOUNT, text(EntryField.TAX_ACCOUNT), 0, 9, 2);
        place(grid, EntryField.MEMO, text(EntryField.MEMO), 0, 10, 2);
        javafx.scene.layout.ColumnConstraints half = new javafx.scene.layout.ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().addAll(half, half);
        return grid;
    }

    private <T extends Enum<T>> ComboBox<T> choice(T[] values, String keyStart) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T value) {
                        return value == null ? "" : messages.text(keyStart + value.name());
                    }

                    @Override
                    public @Nullable T fromString(String text) {
                        return null;
                    }
                });
        return box;
    }

    private TextField text(EntryField field) {
        TextField box = new TextField();
        box.textProperty().bindBidirectional(form.text(field));
        return box;
    }

    private TextField figure(EntryField field) {
        TextField box = text(field);
        box.getStyleClass().add("ek-figure-field");
        return box;
    }

    private ComboBox<String> account(TransactionsViewModel viewModel) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        TransactionsViewModel.Loaded loaded = viewModel.loadedProperty().get();
        if (loaded != null) {
            box.getItems().setAll(loaded.accounts().stream().map(Account::name).toList());
        }
        box.getEditor().textProperty().bindBidirectional(form.text(EntryField.ACCOUNT));
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private TextField asset(EntryField field) {
        TextField box = text(field);
        AutoCompletionBinding<AssetChoice> binding =
                TextFields.bindAutoCompletion(
                        box,
                        request ->
                                form.suggestions(request.getUserText()).stream()
                                        .limit(MOST_SUGGESTIONS)
                                        .toList(),
                        new Shown(AssetChoice::symbol));
        // One symbol may be a share and a coin: the list tells them apart, the field cannot.
        binding.getAutoCompletionPopup().setConverter(new Shown(this::described));
        binding.setOnAutoCompleted(event -> form.pick(field, event.getCompletion()));
        return box;
    }

    private String described(AssetChoice choice) {
        String kind = messages.text("kind." + choice.kind().name());
        return choice.name().isEmpty() || choice.name().equals(choice.symbol())
                ? choice.symbol() + " · " + kind
                : choice.symbol() + " · " + choice.name() + " · " + kind;
    }

    private void place(
            GridPane grid, EntryField field, Control control, int column, int row, int span) {
        control.setId("form-" + field.key());
        control.setMaxWidth(Double.MAX_VALUE);
        String unit = form.ownUnit(field);
        String name =
                messages.text("transactions.form." + field.key())
                        + (unit.isEmpty() ? "" : " (" + unit + ")");
        VBox box = named(name, control);
        Label error = new Label();
        error.getStyleClass().addAll("ek-caption", "ek-error");
        error.setWrapText(true);
        error.managedProperty().bind(error.visibleProperty());
        error.setVisible(false);
        box.getChildren().add(error);
        boxes.put(field, box);
        errors.put(field, error);
        control.focusedProperty().subscribe((before, now) -> showErrors());
        grid.add(box, column, row, span, 1);
    }

    private static VBox named(String name, Control control) {
        Label label = new Label(name);
        label.getStyleClass().add("ek-caption");
        label.setLabelFor(control);
        control.setAccessibleText(name);
        return new VBox(2, label, control);
    }

    private void arrange() {
        TransactionType type = form.typeProperty().get();
        boxes.forEach((field, box) -> {
            boolean wanted =
                    field == EntryField.KIND ? form.newAssetProperty().get() : field.isFor(type);
            box.setVisible(wanted);
            box.setManaged(wanted);
        });
        showErrors();
    }

    /** A field that is still empty is only complained about once the user wanted to save. */
    private void showErrors() {
        Map<EntryField, String> found = form.errorsProperty().get();
        errors.forEach((field, label) -> {
            String key = found.get(field);
            boolean isMissing = "transactions.form.missing".equals(key);
            boolean isShown = key != null && (triedToSave || !isMissing);
            label.setVisible(isShown);
            label.setText(isShown ? messages.text(Objects.requireNonNull(key)) : "");
        });
    }

    /** Puts the focus where typing begins. */
    void begin() {
        Node first = lookup("#form-asset");
        if (first != null && first.getParent().isVisible()) {
            first.requestFocus();
        }
    }

    /** Stops listening; the form is closed. */
    void close() {
        subscriptions.close();
    }

    private static final class Shown extends StringConverter<AssetChoice> {
        private final Function<AssetChoice, String> words;

        Shown(Function<AssetChoice, String> words) {
            this.words = words;
        }

        @Override
        public String toString(@Nullable AssetChoice choice) {
            return choice == null ? "" : words.apply(choice);
        }

        @Override
        public @Nullable AssetChoice fromString(String text) {
            return null;
        }
    }
}
