package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.exchange.ExchangeProgram;
import app.evenkeel.exchange.Faults;
import app.evenkeel.exchange.Keys;
import app.evenkeel.exchange.LoopbackServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The walk that the guide tells of prints what the guide says, command by command. */
class RecordedWalkTest {
    private static final Path GUIDE = Path.of("src/site/markdown/guide/runs.md");
    private static final String PROMPT = "$ evenkeel ";
    private static final Pattern TIME = Pattern.compile("20\\d\\d-[0-9T:.-]+Z");
    private static final Set<String> FILES =
            Set.of("trades.csv", "targets.csv", "key.txt", "report.html");

    @TempDir private Path folder;

    /** A command, and what it prints. */
    private record Step(String command, List<String> printed) {}

    @Test
    void printsWhatTheGuideSays() throws IOException {
        String guide = Files.readString(GUIDE);
        Path passphrase = Files.writeString(folder.resolve("secret.txt"), "nine brown kettles\n");
        MadeStores.make(folder.resolve("store"), passphrase, "mika", "EUR");
        Files.writeString(
                folder.resolve("trades.csv"),
                between(guide, "cat > trades.csv <<END\n", "END\n")
                        .replace("$day", LocalDate.now(CommandRun.CLOCK).toString()));
        Files.writeString(
                folder.resolve("targets.csv"),
                between(guide, "printf '", "' > targets.csv").replace("\\n", "\n"));
        Matcher start = Pattern.compile("-Dexchange=\"8765 key.txt ([^\"]+)\"").matcher(guide);
        assertThat(start.find()).isTrue();
        Keys keys = new Keys();
        Keys.Customer customer = keys.add("key", ExchangeProgram.CUSTOMER);
        Files.writeString(
                folder.resolve("key.txt"), customer.key() + "\n" + customer.secret() + "\n");
        try (LoopbackServer server =
                new LoopbackServer(
                        ExchangeProgram.open(CommandRun.CLOCK::instant, start.group(1).split(" ")),
                        new Faults(new Random(1)),
                        keys,
                        0)) {
            List<Step> steps = steps(guide);
            assertThat(steps).hasSizeGreaterThan(12);
            List<String> printed = new ArrayList<>();
            List<String> told = new ArrayList<>();
            for (Step step : steps) {
                String command =
                        step.command().replace("http://127.0.0.1:8765", "" + server.address());
                CommandRun run = run(passphrase, command.split(" "));
                assertThat(run.code()).as(step.command() + run.err()).isZero();
                printed.add(PROMPT + step.command());
                printed.addAll(comparable(run.out().lines().toList()));
                told.add(PROMPT + step.command());
                told.addAll(comparable(step.printed()));
            }
            assertThat(String.join("\n", printed)).isEqualTo(String.join("\n", told));
        }
        assertThat(folder.resolve("report.html")).content().contains("BTC/EUR", "LIVE");
    }

    private CommandRun run(Path passphrase, String... words) {
        List<String> all = new ArrayList<>();
        Arrays.stream(words)
                .map(word -> FILES.contains(word) ? folder.resolve(word).toString() : word)
                .forEach(all::add);
        all.addAll(
                List.of(
                        "--store",
                        folder.resolve("store").toString(),
                        "--passphrase-file",
                        passphrase.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static String between(String guide, String beginning, String end) {
        int at = guide.indexOf(beginning);
        assertThat(at).as(beginning).isPositive();
        int from = at + beginning.length();
        return guide.substring(from, guide.indexOf(end, from));
    }

    private static List<Step> steps(String guide) {
        List<Step> steps = new ArrayList<>();
        int begin = guide.indexOf("```\n" + PROMPT);
        String walk = guide.substring(begin + 4, guide.indexOf("```", begin + 4));
        for (String line : walk.lines().toList()) {
            if (line.startsWith(PROMPT)) {
                steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
            } else {
                steps.getLast().printed().add(line);
            }
        }
        return steps;
    }

    /** Without the blanks at ends of lines, and whatever time it is. */
    private static List<String> comparable(List<String> lines) {
        return lines.stream()
                .map(String::stripTrailing)
                .map(line -> TIME.matcher(line).replaceAll("TIME"))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
