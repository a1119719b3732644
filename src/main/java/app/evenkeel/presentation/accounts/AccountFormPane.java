package app.evenkeel.presentation.accounts;

import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.accounts.AccountsDesk.VenueChoice;
import app.evenkeel.presentation.control.Choice;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.TypedContent;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.security.Credentials;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The form for a key to an exchange, or for an address. Secrets go in and are never shown. */
final class AccountFormPane extends VBox {
    private static final double WIDTH = 320;

    private final AccountsViewModel model;
    private final Messages messages;
    private final TextField label = new TextField();
    private final ComboBox<Choice<Account>> account;
    private final List<Supplier<String>> typed = new ArrayList<>();

    AccountFormPane(AccountsViewModel model, Workspace workspace, AccountsViewModel.Form form) {
        super(12);
        this.model = model;
        this.messages = workspace.messages();
        this.account =
                choice(
                        Choice.noneOr(model.accountChoices()),
                        each ->
                                each.value()
                                        .map(Account::name)
                                        .orElse(messages.text("accounts.form.account.own")));
        getStyleClass().addAll("ek-detail", "ek-form");
        setId("accounts-form");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        boolean isKey = form == AccountsViewModel.Form.KEY;
        Label heading =
                new Label(messages.text(isKey ? "accounts.form.key" : "accounts.form.address"));
        heading.getStyleClass().add("ek-heading");
        getChildren().addAll(heading, problem());
        label.setId("form-label");
        Runnable add = isKey ? keyFields() : addressFields();
        Button button = new Button(messages.text("accounts.form.add"));
        button.setId("form-add");
        button.getStyleClass().add("accent");
        button.disableProperty().bind(model.busyProperty());
        button.setOnAction(event -> add.run());
        Button cancel = new Button(messages.text("action.cancel"));
        TypedContent typing =
                new TypedContent(this::content, TypedContent.asking(workspace.dialogs(), messages));
        Runnable close = () -> model.show(AccountsViewModel.Form.NONE);
        cancel.setOnAction(event -> typing.leave(close));
        getChildren().add(new HBox(8, button, cancel));
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        typing.leave(close);
                    }
                });
    }

    private List<?> content() {
        return typed.stream().map(Supplier::get).toList();
    }

    /** Counts what is typed there among what would be lost. */
    private TextInputControl typed(TextInputControl text) {
        typed.add(text::getText);
        return text;
    }

    private Label problem() {
        Label text = new Label();
        text.setWrapText(true);
        text.getStyleClass().addAll("ek-note", "error");
        text.managedProperty().bind(text.visibleProperty());
        model.formProblemProperty()
                .subscribe(found -> {
                    text.setVisible(found != null);
                    text.setText(found == null ? "" : messages.text(found));
                });
        return text;
    }

    private Runnable keyFields() {
        ComboBox<VenueChoice> venue = choice(model.venues(), VenueChoice::label);
        PasswordField key = new PasswordField();
        key.setId("form-key");
        PasswordField secret = new PasswordField();
        secret.setId("form-secret");
        CheckBox allow = new CheckBox(messages.text("accounts.form.allow"));
        // Offered only once the exchange has said that the key may withdraw.
        allow.managedProperty().bind(allow.visibleProperty());
        allow.visibleProperty()
                .bind(model.formProblemProperty().map(AccountFormPane::isWithdrawal).orElse(false));
        getChildren()
                .addAll(
                        field("venue", venue),
                        field("label", typed(label)),
                        field("account", account),
                        field("key.text", typed(key)),
                        field("secret", typed(secret)),
                        allow,
                        hint("accounts.form.hint"));
        return () -> {
            Credentials credentials =
                    new Credentials(
                            key.getText().strip().toCharArray(),
                            secret.getText().strip().toCharArray(),
                            null);
            model.addKey(
                    venue.getValue().word(),
                    label.getText(),
                    accountId(),
                    credentials,
                    allow.isSelected());
        };
    }

    private static Boolean isWithdrawal(@Nullable Problem problem) {
        return problem != null && problem.code() == ProblemCode.KEY_MAY_WITHDRAW;
    }

    private Runnable addressFields() {
        ComboBox<Chain> chain =
                choice(List.of(Chain.values()), each -> messages.text("accounts.chain." + each));
        TextField address = new TextField();
        address.setId("form-address");
        TextArea tokens = new TextArea();
        tokens.setPrefRowCount(3);
        Field tokenField = field("tokens", typed(tokens));
        tokenField.managedProperty().bind(tokenField.visibleProperty());
        tokenField.visibleProperty().bind(chain.valueProperty().isEqualTo(Chain.ETHEREUM));
        getChildren()
                .addAll(
                        field("chain", chain),
                        field("address.text", typed(address)),
                        field("label", typed(label)),
                        field("account", account),
                        tokenField,
                        hint("accounts.form.address.hint"));
        return () ->
                model.addAddress(
                        chain.getValue(),
                        address.getText(),
                        label.getText(),
                        accountId(),
                        tokens.getText());
    }

    private @Nullable AccountId accountId() {
        return account.getValue().value().map(Account::id).orElse(null);
    }

    private Label hint(String key) {
        Label hint = new Label(messages.text(key));
        hint.setWrapText(true);
        hint.getStyleClass().add("ek-caption");
        return hint;
    }

    private Field field(String key, Control control) {
        return new Field(messages.text("accounts.form." + key), control);
    }

    private static <T> ComboBox<T> choice(List<T> values, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.getSelectionModel().selectFirst();
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T value) {
                        return value == null ? "" : words.apply(value);
                    }

                    @Override
                    public @Nullable T fromString(String text) {
                        return values.stream()
                                .filter(each -> words.apply(each).equals(text))
                                .findFirst()
                                .orElse(null);
                    }
                });
        return box;
    }
}
