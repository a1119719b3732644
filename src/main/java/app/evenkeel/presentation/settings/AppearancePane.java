package app.evenkeel.presentation.settings;

import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.WindowChoices;
import app.evenkeel.presentation.fx.WindowChoices.Chosen;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.control.ComboBox;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** Theme, colours of gain and loss, language, and how numbers and dates are written. */
public final class AppearancePane extends GridPane {
    private static final List<Locale> NUMBERS =
            List.of(
                    Locale.JAPAN,
                    Locale.US,
                    Locale.UK,
                    Locale.GERMANY,
                    Locale.FRANCE,
                    Locale.of("de", "CH"));
    private static final BigDecimal EXAMPLE = new BigDecimal("1234567.89");

    private final LocalDate today;

    public AppearancePane(Workspace workspace) {
        super(24, 16);
        Messages messages = workspace.messages();
        WindowChoices window = workspace.window();
        Chosen now = window.chosen();
        today = workspace.context().asOf();
        add(
                new Field(
                        messages.text("settings.theme"),
                        box(
                                "settings-theme",
                                List.of(Theme.values()),
                                now.theme(),
                                theme ->
                                        messages.text(
                                                theme == Theme.DARK
                                                        ? "shell.theme.dark"
                                                        : "shell.theme.light"),
                                theme -> window.choose(with(window.chosen(), theme)))),
                0,
                0);
        add(
                new Field(
                        messages.text("settings.gain"),
                        box(
                                "settings-gain",
                                List.of(false, true),
                                now.gainRed(),
                                red ->
                                        messages.text(
                                                red ? "settings.gain.red" : "settings.gain.green"),
                                red -> window.choose(withGain(window.chosen(), red)))),
                1,
                0);
        add(
                new Field(
                        messages.text("settings.language"),
                        box(
                                "settings-language",
                                List.of(Locale.ENGLISH, Locale.JAPANESE),
                                Locale.of(now.language().getLanguage()),
                                language -> language.getDisplayLanguage(language),
                                language ->
                                        window.choose(withLanguage(window.chosen(), language)))),
                0,
                1);
        List<Locale> numbers =
                NUMBERS.contains(now.numbers())
                        ? NUMBERS
                        : java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(now.numbers()), NUMBERS.stream())
                                .toList();
        add(
                new Field(
                        messages.text("settings.numbers"),
                        box(
                                "settings-numbers",
                                numbers,
                                now.numbers(),
                                this::example,
                                locale -> window.choose(withNumbers(window.chosen(), locale)))),
                1,
                1);
    }

    /** A number format is best recognised by what it writes. */
    private String example(Locale locale) {
        Formats formats = new Formats(locale);
        return formats.number(EXAMPLE, 2, 2) + "   " + formats.date(today);
    }

    static <T> ComboBox<T> box(
            String id, List<T> choices, T now, Function<T, String> name, Consumer<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setPrefWidth(264);
        box.getItems().setAll(choices);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T choice) {
                        return choice == null ? "" : name.apply(choice);
                    }

                    @Override
                    public T fromString(String text) {
                        return now;
                    }
                });
        box.setValue(now);
        box.valueProperty().subscribe((before, wanted) -> chosen.accept(wanted));
        return box;
    }

    private static Chosen with(Chosen c, Theme theme) {
        return new Chosen(theme, c.language(), c.numbers(), c.gainRed(), c.lockMinutes());
    }

    private static Chosen withGain(Chosen c, boolean red) {
        return new Chosen(c.theme(), c.language(), c.numbers(), red, c.lockMinutes());
    }

    private static Chosen withLanguage(Chosen c, Locale language) {
        return new Chosen(c.theme(), language, c.numbers(), c.gainRed(), c.lockMinutes());
    }

    private static Chosen withNumbers(Chosen c, Locale numbers) {
        return new Chosen(c.theme(), c.language(), numbers, c.gainRed(), c.lockMinutes());
    }
}
