package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.ingestion.net.LoopbackServer;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Connections, addresses and collecting, from the command line to the store. */
class CollectCommandTest {
    private static final String KEY = "canary-key-58";

    /** Base64, as Kraken wants it. */
    private static final String SECRET = "Y2FuYXJ5LXNlY3JldC03Nw==";

    private static final String JSON = "application/json";
    private static final String ADDRESS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

    @TempDir private Path folder;
    private Path passphrase = Path.of("");
    private final LoopbackServer server = new LoopbackServer();

    @BeforeEach
    void makeStore() throws IOException {
        passphrase = folder.resolve("secret.txt");
        Files.writeString(passphrase, "walnut harbour nine kettles\n");
        MadeStores.make(folder.resolve("store"), passphrase, "mika", "JPY");
        assertThat(run("setting", "offline", "off").code()).isZero();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void collectsAKrakenAccountAndKeepsItThroughAPartialAnswer() {
        addKraken();
        server.answering(JSON, "{\"error\":[],\"result\":{\"XXBT\":\"0.5\",\"ZEUR\":\"120\"}}");
        CommandRun first = collect();
        assertThat(first.code()).as(first.err()).isZero();
        JsonNode bitcoin = row(first.tree(), "BTC");
        assertThat(CommandRun.keys(bitcoin))
                .containsExactly(
                        "account",
                        "symbol",
                        "collected",
                        "derived",
                        "difference",
                        "asOf",
                        "status",
                        "whole");
        assertThat(bitcoin.get("account").asText()).isEqualTo("Kraken");
        assertThat(bitcoin.get("collected").asText()).isEqualTo("0.5");
        assertThat(bitcoin.get("difference").asText()).isEqualTo("0.5");
        assertThat(bitcoin.get("status").asText()).isEqualTo("ok");

        server.answering(JSON, "{\"error\":[],\"result\":{\"XXBT\":\"0.5\",\"ZEUR\":null}}");
        CommandRun partial = collect();
        assertThat(partial.code()).isEqualTo(3);
        assertThat(partial.err()).contains("Kraken: Kraken did not answer in full");
        assertThat(row(partial.tree(), "EUR").get("collected").asText()).isEqualTo("120");
        assertThat(row(partial.tree(), "EUR").get("status").asText()).isEqualTo("failed");

        server.answering(JSON, "{\"error\":[],\"result\":{}}");
        assertThat(collect().code()).isEqualTo(3);
        CommandRun accepted = collect("--accept-empty");
        assertThat(accepted.code()).as(accepted.err()).isZero();
        assertThat(accepted.tree()).isEmpty();
    }

    @Test
    void refusesAKeyThatMayWithdrawUnlessItIsWanted() {
        server.answering(JSON, "{\"enableReading\":true,\"enableWithdrawals\":true}");

        CommandRun refused = add("binance", "trading");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("may withdraw money");
        assertThat(run("connections").tree()).isEmpty();

        assertThat(add("binance", "trading", "--allow-withdrawal").code()).isZero();
        JsonNode kept = run("connections").tree().get(0);
        assertThat(kept.get("withdrawal").asText()).isEqualTo("yes");
        assertThat(kept.get("withdrawalAccepted").asBoolean()).isTrue();
    }

    @Test
    void keepsKeysOutOfFilesAndOutput() throws IOException {
        CommandRun added = addKraken();
        CommandRun listed = run("connections");
        server.answering(exchange -> LoopbackServer.status(exchange, 401));
        CommandRun failed = collect();

        for (CommandRun each : new CommandRun[] {added, listed, failed}) {
            assertThat(each.out() + each.err()).doesNotContain(KEY, SECRET, "canary");
        }
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(
                            file -> assertThat(text(file)).doesNotContain(KEY, SECRET, "canary"));
        }
        assertThat(run("connections", "remove", "main").code()).isZero();
        assertThat(run("connections").tree()).isEmpty();
    }

    @Test
    void sendsNoKeyToAnotherMachine() {
        addKraken();
        int asked = server.asked().size();

        CommandRun sent = run("collect", "--base-url", "kraken=http://192.0.2.1:1");

        assertThat(sent.code()).isNotZero();
        assertThat(sent.err()).contains("192.0.2.1");
        assertThat(server.asked()).hasSize(asked);
    }

    @Test
    void collectsAnAddressAndBooksTheDifference() {
        assertThat(
                        run(
                                        "addresses",
                                        "add",
                                        ADDRESS + "x",
                                        "--chain",
                                        "bitcoin",
                                        "--label",
                                        "cold")
                                .code())
                .isEqualTo(2);
        assertThat(run("addresses", "add", ADDRESS, "--chain", "bitcoin", "--label", "cold").code())
                .isZero();
        server.answering(JSON, esplora("250000000"));
        CommandRun collected = run("collect", "--base-url", "bitcoin=" + server.base());
        assertThat(collected.code()).as(collected.err()).isZero();

        try (SessionGraph session =
                SessionGraph.unlock(
                        folder.resolve("store"),
                        null,
                        "walnut harbour nine kettles".toCharArray(),
                        CommandRun.CLOCK)) {
            CollectedLine line = session.collect().compare().getFirst();
            assertThat(line.difference()).isEqualByComparingTo("2.5");
            session.collect().book(line, TransactionType.OPENING_BALANCE);
            assertThat(session.collect().compare().getFirst().difference()).isZero();
            session.ledger().undo();
            assertThat(session.collect().compare().getFirst().difference())
                    .isEqualByComparingTo("2.5");
        }
        JsonNode finding = run("health").tree().get(0);
        assertThat(finding.get("kind").asText()).isEqualTo("collected differs");
        assertThat(finding.get("subject").asText())
                .startsWith("BTC in cold: who keeps it says 2.5, the transactions give 0 (");
        String id = finding.get("id").asText();
        assertThat(run("health", "fix", id).code()).as("the user's to say").isEqualTo(2);
        assertThat(run("health", "fix", id, "--with", "book-withdrawal").code()).isEqualTo(2);
        assertThat(run("health", "fix", id, "--with", "book-deposit").code()).isZero();
        assertThat(run("health").tree())
                .noneMatch(each -> each.get("kind").asText().equals("collected differs"));

        assertThat(run("addresses", "list").tree().get(0).get("account").asText())
                .isEqualTo("cold");
        assertThat(run("addresses", "remove", "cold").code()).isZero();
        assertThat(run("addresses", "remove", "cold").code()).isEqualTo(2);
    }

    @Test
    void asksTheUsersOwnServerAndTellsThatItDoes() {
        assertThat(run("addresses", "add", ADDRESS, "--chain", "bitcoin", "--label", "cold").code())
                .isZero();
        server.answering(JSON, esplora("250000000"));
        String own = server.base() + "/esplora/api";

        assertThat(run("setting", "bitcoin-node", "http://node.example/api").code()).isEqualTo(2);
        CommandRun set = run("setting", "bitcoin-node", own + "/");
        assertThat(set.code()).as(set.err()).isZero();
        assertThat(set.tree().get("bitcoin-node").asText()).isEqualTo(own);

        CommandRun collected = run("collect");
        assertThat(collected.code()).as(collected.err()).isZero();
        assertThat(server.asked()).containsExactly("/esplora/api/address/" + ADDRESS);
        assertThat(hosts())
                .contains(server.base().getAuthority())
                .doesNotContain("blockstream.info");

        assertThat(run("setting", "offline", "on").code()).isZero();
        assertThat(run("collect").code()).isEqualTo(3);
        assertThat(server.asked()).hasSize(1);

        assertThat(run("setting", "bitcoin-node", "default").code()).isZero();
        assertThat(hosts()).contains("blockstream.info").noneMatch(h -> h.startsWith("127.0.0.1"));
    }

    private List<String> hosts() {
        List<String> names = new ArrayList<>();
        run("hosts").tree().get("hosts").forEach(each -> names.add(each.get("name").asText()));
        return names;
    }

    private static String esplora(String units) {
        return "{\"address\":\""
                + ADDRESS
                + "\",\"chain_stats\":{\"funded_txo_sum\":"
                + units
                + ",\"spent_txo_sum\":0,\"tx_count\":1},\"mempool_stats\":{\"tx_count\":0}}";
    }

    private CommandRun addKraken() {
        CommandRun added = add("kraken", "main");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.tree().get("withdrawal").asText()).isEqualTo("not stated");
        return added;
    }

    private CommandRun add(String venue, String label, String... more) {
        Path keys = folder.resolve("key.txt");
        try {
            Files.writeString(keys, KEY + "\r\n" + SECRET + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return run(
                Stream.concat(
                                Stream.of(
                                        "connections",
                                        "add",
                                        "--venue",
                                        venue,
                                        "--label",
                                        label,
                                        "--key-file",
                                        keys.toString(),
                                        "--base-url",
                                        venue + "=" + server.base()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private CommandRun collect(String... more) {
        return run(
                Stream.concat(
                                Stream.of("collect", "--base-url", "kraken=" + server.base()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static JsonNode row(JsonNode rows, String symbol) {
        for (JsonNode row : rows) {
            if (row.get("symbol").asText().equals(symbol)) {
                return row;
            }
        }
        throw new AssertionError("no " + symbol + " in " + rows);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CommandRun run(String... args) {
        return CommandRun.json(folder.resolve("store"), passphrase, args);
    }
}
