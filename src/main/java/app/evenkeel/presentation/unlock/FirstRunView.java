package app.evenkeel.presentation.unlock;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.control.BusySign;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.fx.Dialogs;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.function.Consumer;

/** Makes a store, then shows its recovery key once. */
public final class FirstRunView extends EntryForm {
    private static final int KEY_LINES = 3;

    private static final int BEST = 4;

    private final FirstRunViewModel<?> model;
    private final Messages messages;
    private final Dialogs dialogs;
    private final TextField userName = new TextField();

    /**
     * @param onLanguage called when the user chooses another language
     * @param onSave writes the recovery key to a file of the user's choice
     */
    public FirstRunView(
            FirstRunViewModel<?> model,
            Messages messages,
            Dialogs dialogs,
            Consumer<Locale> onLanguage,
            Consumer<String> onSave) {
        super(
                messages.text("app.name"),
                messages.text("first-run.title"),
                messages.text("first-run.lead"));
        this.model = model;
        this.messages = messages;
        this.dialogs = dialogs;
        VBox form = form(onLanguage);
        VBox key = key(onSave);
        showIf(form, model.recoveryKeyProperty().isEmpty());
        showIf(key, model.recoveryKeyProperty().isNotEmpty());
        add(form, key);
    }

    /** Puts the cursor where typing begins. */
    public void begin() {
        userName.requestFocus();
    }

    private VBox form(Consumer<Locale> onLanguage) {
        userName.setId("first-run-user");
        userName.textProperty().bindBidirectional(model.userNameProperty());
        PasswordField passphrase = new PasswordField();
        passphrase.setId("first-run-passphrase");
        passphrase.textProperty().bindBidirectional(model.passphraseProperty());
        PasswordField repeated = new PasswordField();
        repeated.setId("first-run-repeated");
        repeated.textProperty().bindBidirectional(model.repeatedProperty());

        ProgressBar meter = new ProgressBar();
        meter.setMaxWidth(Double.MAX_VALUE);
        meter.getStyleClass().add("ek-meter");
        meter.progressProperty().bind(model.strengthProperty().divide((double) BEST));
        meter.setAccessibleText(messages.text("first-run.strength"));
        Label strength = message("ek-caption");
        strength.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.passphraseProperty().get().isEmpty()
                                                ? messages.text("first-run.strength.hint")
                                                : messages.text(
                                                        "first-run.strength."
                                                                + model.strengthProperty().get()),
                                model.strengthProperty(),
                                model.passphraseProperty()));
        Label differs = message("ek-error");
        differs.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::difference,
                                model.passphraseProperty(),
                                model.repeatedProperty()));
        Label problem = message("ek-error");
        problem.textProperty()
                .bind(
                        model.problemProperty()
                                .map(p -> p == null ? "" : messages.text(p))
                                .orElse(""));

        ComboBox<CurrencyCode> currency = new ComboBox<>();
        currency.getItems().setAll(FirstRunViewModel.CURRENCIES);
        currency.valueProperty().bindBidirectional(model.currencyProperty());
        ComboBox<Locale> language = new ComboBox<>();
        language.getItems().setAll(Locale.ENGLISH, Locale.JAPANESE);
        language.setId("first-run-language");
        language.setConverter(new LanguageNames());
        language.setValue(Locale.of(messages.language().getLanguage()));
        language.valueProperty().subscribe((before, chosen) -> onLanguage.accept(chosen));
        Field left = new Field(messages.text("first-run.currency"), currency);
        Field right = new Field(messages.text("first-run.language"), language);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);

        VBox network = network();

        Button create = new Button(messages.text("first-run.create"));
        create.setId("first-run-create");
        create.getStyleClass().add("accent");
        create.setDefaultButton(true);
        create.disableProperty().bind(model.completeProperty().not().or(model.busyProperty()));
        create.setOnAction(event -> model.create(messages.language()));
        BusySign sign = new BusySign();
        sign.visibleProperty().bind(model.busyProperty());
        Label making = new Label(messages.text("first-run.busy"));
        HBox busy = new HBox(8, sign, making);
        busy.setId("first-run-busy");
        busy.setAlignment(Pos.CENTER_LEFT);
        showIf(busy, model.busyProperty());
        showIf(create, model.busyProperty().not());
        VBox entries =
                new VBox(
                        16,
                        new Field(messages.text("first-run.user"), userName),
                        new VBox(
                                4,
                                new Field(messages.text("first-run.passphrase"), passphrase),
                                meter,
                                strength),
                        new VBox(
                                4,
                                new Field(messages.text("first-run.repeated"), repeated),
                                differs),
                        new HBox(16, left, right),
                        network,
                        problem,
                        create);
        // Another language would replace this form, and with it the one that the key comes to.
        entries.disableProperty().bind(model.busyProperty());
        return new VBox(16, entries, busy);
    }

    /** Whom the program talks to is the user's to say, and nobody until then. */
    private VBox network() {
        ToggleGroup choice = new ToggleGroup();
        RadioButton offline = new RadioButton(messages.text("first-run.offline"));
        RadioButton online = new RadioButton(messages.text("first-run.online"));
        offline.setId("first-run-offline");
        online.setId("first-run-online");
        offline.setToggleGroup(choice);
        online.setToggleGroup(choice);
        offline.setSelected(true);
        model.onlineProperty().bind(online.selectedProperty());
        Label question = new Label(messages.text("first-run.network"));
        question.getStyleClass().add("ek-caption");
        Label hint = message("ek-caption");
        hint.textProperty()
                .bind(
                        online.selectedProperty()
                                .map(is ->
                                        messages.text(
                                                is
                                                        ? "first-run.online.hint"
                                                        : "first-run.offline.hint")));
        return new VBox(4, question, new HBox(16, offline, online), hint);
    }

    private String difference() {
        String again = model.repeatedProperty().get();
        return again.isEmpty() || model.passphraseProperty().get().startsWith(again)
                ? ""
                : messages.text("first-run.differs");
    }

    private VBox key(Consumer<String> onSave) {
        Label heading = new Label(messages.text("first-run.key.title"));
        heading.getStyleClass().add("ek-heading");
        Label text = new Label(messages.text("first-run.key.text"));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        Label key = new Label();
        key.setId("first-run-key");
        key.getStyleClass().addAll("ek-key");
        key.setMaxWidth(Double.MAX_VALUE);
        key.setMinHeight(USE_PREF_SIZE);
        key.setAlignment(Pos.CENTER);
        key.textProperty().bind(model.recoveryKeyProperty().map(FirstRunView::inLines).orElse(""));
        Button copy = new Button(messages.text("action.copy"));
        copy.setOnAction(event -> dialogs.copy(model.recoveryKeyProperty().get()));
        Button save = new Button(messages.text("first-run.key.save"));
        save.setOnAction(event -> onSave.accept(paper()));
        Button print = new Button(messages.text("first-run.key.print"));
        print.setOnAction(event -> dialogs.print(messages.text("first-run.key.title"), paper()));
        CheckBox kept = new CheckBox(messages.text("first-run.key.kept"));
        kept.setId("first-run-kept");
        kept.setWrapText(true);
        kept.selectedProperty().bindBidirectional(model.keyKeptProperty());
        Button go = new Button(messages.text("first-run.finish"));
        go.setId("first-run-finish");
        go.getStyleClass().add("accent");
        go.disableProperty().bind(model.keyKeptProperty().not());
        go.setOnAction(event -> model.finish());
        return new VBox(16, heading, text, key, new HBox(8, copy, save, print), kept, go);
    }

    /** The key on lines that break between its groups and never within one. */
    static String inLines(String key) {
        String[] groups = key.split("-", -1);
        int perLine = Math.max(1, (groups.length + KEY_LINES - 1) / KEY_LINES);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            lines.append(i == 0 ? "" : i % perLine == 0 ? "\n" : "   ").append(groups[i]);
        }
        return lines.toString();
    }

    private String paper() {
        return messages.text("first-run.key.paper", model.recoveryKeyProperty().get());
    }

    private static final class LanguageNames extends StringConverter<Locale> {
        @Override
        public String toString(@Nullable Locale language) {
            return language == null ? "" : language.getDisplayLanguage(language);
        }

        @Override
        public Locale fromString(String text) {
            return Locale.forLanguageTag(text);
        }
    }
}
