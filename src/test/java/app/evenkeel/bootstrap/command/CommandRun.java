package app.evenkeel.bootstrap.command;

import app.evenkeel.security.RememberingVaults;
import app.evenkeel.security.Vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs commands as a shell would, in this process, on one day in Tokyo. */
record CommandRun(int code, String out, String err) {
    static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-13T09:00:00Z"), ZoneId.of("Asia/Tokyo"));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static CommandRun of(String... args) {
        return of(RememberingVaults::at, args);
    }

    private static CommandRun of(Function<Path, Vault> vaults, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandContext context =
                new CommandContext(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        () -> null,
                        Map.of("EVENKEEL_TRACE", "1"),
                        Path.of("/nowhere"),
                        CLOCK,
                        vaults,
                        new NoWindow());
        int code = CommandProgram.run(context, args);
        return new CommandRun(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A command on a store, with {@code --json}; passphrases cost what they do in any test. */
    static CommandRun json(Path store, Path passphrase, String... args) {
        return json(RememberingVaults::at, store, passphrase, args);
    }

    /** As {@link #json(Path, Path, String...)}, where passphrases cost what they cost a user. */
    static CommandRun jsonAsUser(Path store, Path passphrase, String... args) {
        return json(Vault::new, store, passphrase, args);
    }

    private static CommandRun json(
            Function<Path, Vault> vaults, Path store, Path passphrase, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(
                List.of(
                        "--json",
                        "--store",
                        store.toString(),
                        "--passphrase-file",
                        passphrase.toString()));
        return of(vaults, all.toArray(String[]::new));
    }

    JsonNode tree() {
        try {
            return MAPPER.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + out + err, e);
        }
    }

    /** The names of an object's fields, in order. */
    static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static final class NoWindow implements CommandContext.Window {
        @Override
        public void open(Path store, char @Nullable [] passphrase, List<Path> files, Clock clock) {
            throw new AssertionError("no window in tests");
        }

        @Override
        public void show(Path store, Clock clock) {
            throw new AssertionError("no window in tests");
        }
    }
}
