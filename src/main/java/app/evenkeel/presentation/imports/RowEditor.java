package app.evenkeel.presentation.imports;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.portfolio.StagedImport;
import app.evenkeel.presentation.control.Named;
import app.evenkeel.presentation.control.NewAssetForm;
import app.evenkeel.presentation.control.TypedContent;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Changes one row before it is stored; what the form does not ask stays as the file says. */
final class RowEditor extends VBox {
    private static final double WIDTH = 440;
    private static final double FIGURE = 152;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Transaction row;
    private final Messages messages;
    private final Consumer<Transaction> onSave;
    private final Consumer<Runnable> ask;
    private final TextField time = new TextField();
    private final ComboBox<TransactionType> type = new ComboBox<>();
    private final ComboBox<AccountId> account = new ComboBox<>();
    private final TextField received = new TextField();
    private final ComboBox<AssetId> receivedAsset = new ComboBox<>();
    private final TextField given = new TextField();
    private final ComboBox<AssetId> givenAsset = new ComboBox<>();
    private final TextField amount = new TextField();
    private final Label problem = new Label();
    private final StagedImport.Plan names;
    private final StagedImport.Labels labels;
    private final VBox fields;
    private final ScrollPane scroll = new ScrollPane();
    private final HBox foot;

    RowEditor(
            Transaction row,
            StagedImport.Plan names,
            StagedImport.Labels labels,
            Messages messages,
            Consumer<Transaction> onSave,
            Runnable onCancel,
            Consumer<Runnable> ask) {
        super(8);
        this.row = row;
        this.names = names;
        this.labels = labels;
        this.messages = messages;
        this.onSave = onSave;
        this.ask = ask;
        setId("row-editor");
        setPrefWidth(WIDTH);
        setPadding(new Insets(0, 0, 0, 16));
        type.getItems().setAll(TransactionType.values());
        type.setConverter(new Named<>(t -> messages.text("type." + t.name())));
        offer(account, names.accounts(), labels.account());
        offer(receivedAsset, names.assets(), labels.asset());
        offer(givenAsset, names.assets(), labels.asset());
        fill();
        problem.getStyleClass().add("ek-error");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Button save = new Button(messages.text("import.edit.save"));
        save.setId("row-save");
        save.setOnAction(event -> save());
        Button cancel = new Button(messages.text("action.cancel"));
        TypedContent typing = new TypedContent(this::content, ask);
        cancel.setOnAction(event -> typing.leave(onCancel));
        fields =
                new VBox(
                        6,
                        beside(
                                named("field.time", "edit-time", time),
                                named("field.type", "edit-type", type)),
                        beside(
                                named("field.account", "edit-account", account),
                                named("field.amount", "edit-amount", amount)),
                        pair("field.in", "edit-in", received, receivedAsset),
                        pair("field.out", "edit-out", given, givenAsset));
        fields.setPadding(new Insets(0, 12, 0, 1));
        scroll.setContent(fields);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        foot = new HBox(8, save, cancel);
        foot.managedProperty().bind(foot.visibleProperty());
        getChildren().addAll(scroll, problem, foot);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        typing.leave(onCancel);
                    } else if (event.getCode() == KeyCode.ENTER) {
                        save();
                        event.consume();
                    }
                });
    }

    @Override
    public void requestFocus() {
        // What scrolls stands in the window only once it was styled; Escape would leave the review.
        applyCss();
        time.requestFocus();
    }

    private static <T> void offer(ComboBox<T> box, List<T> ids, Function<T, String> label) {
        T chosen = box.getValue();
        box.setConverter(new Named<>(label));
        box.getItems().setAll(ids.stream().sorted(Comparator.comparing(label)).toList());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setValue(chosen);
    }

    private VBox named(String key, String id, Control control) {
        Label caption = new Label(messages.text(key));
        caption.getStyleClass().add("ek-caption");
        caption.setLabelFor(control);
        control.setId(id);
        control.setAccessibleText(messages.text(key));
        control.setMaxWidth(Double.MAX_VALUE);
        return new VBox(2, caption, control);
    }

    private static HBox beside(VBox left, VBox right) {
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setPrefWidth(WIDTH / 2);
        right.setPrefWidth(WIDTH / 2);
        return new HBox(8, left, right);
    }

    private VBox pair(String key, String id, TextField quantity, ComboBox<AssetId> asset) {
        VBox box = named(key, id, quantity);
        asset.setAccessibleText(messages.text(key));
        asset.setId(id + "-asset");
        // Long names would leave no room to read the figure.
        quantity.setMinWidth(FIGURE);
        quantity.setPrefWidth(FIGURE);
        asset.setMinWidth(120);
        asset.setPrefWidth(FIGURE);
        HBox.setHgrow(quantity, Priority.ALWAYS);
        HBox.setHgrow(asset, Priority.ALWAYS);
        Button other = new Button("+");
        other.setId(id + "-new");
        other.setAccessibleText(messages.text("import.asset.new"));
        other.setTooltip(new Tooltip(messages.text("import.asset.new")));
        other.setMinWidth(USE_PREF_SIZE);
        other.setOnAction(event -> askForNew(asset));
        box.getChildren().add(new HBox(4, quantity, asset, other));
        return box;
    }

    /** Shows the form in place of the fields, as both together would not be seen. */
    private void askForNew(ComboBox<AssetId> asset) {
        NewAssetForm form =
                new NewAssetForm(
                        messages,
                        typed -> {
                            AssetId id = names.typed(typed);
                            offer(receivedAsset, names.assets(), labels.asset());
                            offer(givenAsset, names.assets(), labels.asset());
                            asset.setValue(id);
                            closeForm(asset);
                        },
                        () -> closeForm(asset),
                        ask);
        scroll.setContent(form);
        foot.setVisible(false);
        form.requestFocus();
    }

    private void closeForm(ComboBox<AssetId> asset) {
        scroll.setContent(fields);
        foot.setVisible(true);
        asset.requestFocus();
    }

    private List<?> content() {
        return Stream.of(
                        time.getText(),
                        type.getValue(),
                        account.getValue(),
                        received.getText(),
                        receivedAsset.getValue(),
                        given.getText(),
                        givenAsset.getValue(),
                        amount.getText())
                .map(Optional::ofNullable)
                .toList();
    }

    private void fill() {
        Head head = row.head();
        Movement moved = row.movement();
        time.setText(shown(head));
        type.setValue(row.type());
        account.setValue(head.account());
        show(moved.in(), received, receivedAsset);
        show(moved.out(), given, givenAsset);
        Money stated = moved.amount();
        amount.setText(stated == null ? "" : Decimals.plain(stated.amount()));
        amount.setDisable(stated == null);
        if (stated != null) {
            amount.setPromptText(stated.currency().value());
        }
    }

    private static void show(@Nullable Leg leg, TextField quantity, ComboBox<AssetId> asset) {
        if (leg != null) {
            quantity.setText(Decimals.plain(leg.quantity()));
            asset.setValue(leg.asset());
        }
    }

    private void save() {
        try {
            onSave.accept(edited());
        } catch (DateTimeParseException e) {
            problem.setText(messages.text("import.edit.bad-time"));
        } catch (NumberFormatException e) {
            problem.setText(messages.text("import.edit.bad-number"));
        } catch (IllegalArgumentException e) {
            // The kind of transaction lacks a side, or has one too many.
            problem.setText(messages.text("import.edit.bad-sides"));
        }
    }

    private Transaction edited() {
        Head head = row.head();
        Movement moved = row.movement();
        Leg in = leg(received, receivedAsset);
        Leg out = leg(given, givenAsset);
        Money stated = moved.amount();
        String typed = amount.getText().strip();
        Money now =
                stated == null || typed.isEmpty()
                        ? null
                        : new Money(new BigDecimal(typed), stated.currency());
        boolean same =
                same(in, moved.in())
                        && same(out, moved.out())
                        && java.util.Objects.equals(now, stated);
        // A price that no longer fits the quantities would be a lie.
        Movement movement =
                same
                        ? moved
                        : new Movement(
                                in, out, moved.fee(), moved.tax(), null, now, moved.subject());
        AccountId into = account.getValue();
        Head changed =
                new Head(
                        head.id(),
                        into == null ? head.account() : into,
                        head.taxAccount(),
                        moment(time.getText(), head),
                        head.zone(),
                        head.settlement(),
                        head.memo(),
                        head.origin());
        return Transaction.of(type.getValue(), changed, movement);
    }

    private static String shown(Head head) {
        return TIME.format(head.time().atZone(head.zone()));
    }

    /** The typed time; what was not touched keeps its fraction of a second and its offset. */
    static Instant moment(String typed, Head head) {
        return typed.strip().equals(shown(head))
                ? head.time()
                : LocalDateTime.parse(typed.strip(), TIME).atZone(head.zone()).toInstant();
    }

    private static boolean same(@Nullable Leg a, @Nullable Leg b) {
        return java.util.Objects.equals(a, b);
    }

    private static @Nullable Leg leg(TextField quantity, ComboBox<AssetId> asset) {
        String typed = quantity.getText() == null ? "" : quantity.getText().strip();
        AssetId id = asset.getValue();
        return typed.isEmpty() || id == null ? null : new Leg(id, new BigDecimal(typed));
    }
}
