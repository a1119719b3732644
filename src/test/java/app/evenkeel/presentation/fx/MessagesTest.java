package app.evenkeel.presentation.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class MessagesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern USED =
            Pattern.compile("(?:text|has)\\(\\s*\"([a-z0-9]+(?:[.-][A-Za-z0-9_-]+)+)\"\\s*[,)]");

    private static Properties bundle(String name) {
        Properties values = new Properties();
        load(name, values);
        return values;
    }

    private static void load(String name, Properties values) {
        try (InputStream in =
                MessagesTest.class.getResourceAsStream("/app/evenkeel/i18n/" + name)) {
            values.load(
                    new InputStreamReader(
                            Objects.requireNonNull(in, name), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> arguments(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "problems", "figures"})
    void saysTheSameInBothLanguages(String name) {
        Properties english = bundle(name + ".properties");
        Properties japanese = bundle(name + "_ja.properties");
        assertThat(japanese.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(japanese.getProperty(key)))
                    .as(key)
                    .isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "problems", "figures"})
    void saysEverythingOnce(String name) {
        List<Object> twice = new ArrayList<>();
        for (String language : List.of("", "_ja")) {
            load(
                    name + language + ".properties",
                    new Properties() {
                        @Override
                        public synchronized @Nullable Object put(Object key, Object value) {
                            Object before = super.put(key, value);
                            if (before != null) {
                                twice.add(key + language);
                            }
                            return before;
                        }
                    });
        }
        assertThat(twice).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages.properties",
                "messages_ja.properties",
                "figures.properties",
                "figures_ja.properties"
            })
    void holdsNoStraightApostropheAsItWouldVanish(String name) {
        Properties texts = bundle(name);
        assertThat(texts.stringPropertyNames())
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).doesNotContain("'"));
    }

    @Test
    void hasEveryTextThatTheWindowAsksFor() throws IOException {
        Set<String> known = bundle("messages.properties").stringPropertyNames();
        Set<String> missing = new HashSet<>();
        try (Stream<Path> sources =
                Files.walk(Path.of("src/main/java/app/evenkeel/presentation"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                Matcher matcher = USED.matcher(Files.readString(source));
                while (matcher.find()) {
                    if (!known.contains(matcher.group(1))) {
                        missing.add(source.getFileName() + ": " + matcher.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void formatsEveryTextWithoutStumbling() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            Messages messages = new Messages(language, Locale.US);
            for (String key : bundle("messages.properties").stringPropertyNames()) {
                assertThat(messages.text(key, 2, 3, 4, 5, 6)).as(key).isNotBlank();
            }
        }
    }

    @Test
    void speaksEnglishOnAJapaneseMachineIfAskedTo() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPAN);
            assertThat(new Messages(Locale.ENGLISH, Locale.US).text("route.imports"))
                    .isEqualTo("Imports");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void writesCountsAsTablesDoWithinAChoiceAsWell() {
        Messages messages = new Messages(Locale.ENGLISH, Locale.US);
        String count = new Formats(Locale.US).count(100_000);
        assertThat(messages.text("import.review.apply.count", 100_000L))
                .isEqualTo("Import " + count + " transactions");
        assertThat(messages.text("import.filter.ALL", 100_000)).contains(count);
        assertThat(messages.text("import.rows.status", "file 100,000.csv", 7))
                .isEqualTo("file 100,000.csv (7)");
    }
}
