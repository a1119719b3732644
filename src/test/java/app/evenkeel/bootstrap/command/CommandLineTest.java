package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One store through all commands, with the files of the demo. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandLineTest {
    private static final List<String> FILES =
            List.of(
                    "tradehistory(JP)_20261113.csv",
                    "tradehistory(US)_20261113.csv",
                    "tradehistory(INVST)_20261113.csv",
                    "kraken-ledgers.csv");

    @TempDir static Path folder;
    private static Path store = Path.of("");
    private static Path passphrase = Path.of("");

    @BeforeAll
    static void makeStore() throws IOException {
        store = folder.resolve("store");
        passphrase = folder.resolve("secret.txt");
        Files.writeString(passphrase, "walnut harbour nine kettles\nignored\n");
        List<String> all = new ArrayList<>(FILES);
        all.addAll(List.of("eurofxref-demo.csv", "prices-tokyo.csv"));
        for (String file : all) {
            try (InputStream in =
                    Objects.requireNonNull(
                            CommandLineTest.class.getResourceAsStream(
                                    "/app/evenkeel/demo/" + file))) {
                Files.copy(in, folder.resolve(file));
            }
        }
        CommandRun created =
                CommandRun.jsonAsUser(
                        store,
                        passphrase,
                        "create",
                        "--user",
                        "mika",
                        "--currency",
                        "jpy",
                        "--language",
                        "ja");
        assertThat(created.code()).as(created.err()).isZero();
        assertThat(CommandRun.keys(created.tree()))
                .containsExactly("store", "user", "currency", "recoveryKey");
        assertThat(created.tree().get("recoveryKey").asText()).matches("(\\w{4}-){8}\\w{4}");
    }

    @Test
    @Order(1)
    void sayWhatADryRunWouldAddAndStoreNothing() {
        CommandRun run = importing("--dry-run");

        assertThat(run.code()).as(run.err() + run.out()).isZero();
        assertThat(run.tree()).hasSize(FILES.size());
        assertThat(run.tree())
                .allSatisfy(file -> {
                    assertThat(CommandRun.keys(file))
                            .containsExactly(
                                    "file",
                                    "source",
                                    "layout",
                                    "status",
                                    "rows",
                                    "new",
                                    "known",
                                    "conflicts",
                                    "problems");
                    assertThat(file.get("status").asText()).isEqualTo("dry-run");
                    assertThat(file.get("new").asLong()).isPositive();
                });
        assertThat(run("transactions").tree()).isEmpty();
        assertThat(run("imports").tree()).isEmpty();
    }

    @Test
    @Order(2)
    void importOnceAndAddNothingTheSecondTime() {
        CommandRun first = importing();
        CommandRun second = importing();

        assertThat(first.tree())
                .allSatisfy(file -> assertThat(file.get("status").asText()).isEqualTo("applied"));
        assertThat(second.code()).isZero();
        assertThat(second.tree())
                .allSatisfy(file -> {
                    assertThat(file.get("status").asText()).isEqualTo("unchanged");
                    assertThat(file.get("new").asLong()).isZero();
                });
        JsonNode receipts = run("imports").tree();
        assertThat(receipts).hasSize(FILES.size());
        assertThat(receipts.get(0).get("id").isIntegralNumber()).isTrue();
    }

    @Test
    @Order(3)
    void listTransactionsAsDocumented() {
        JsonNode list = run("transactions").tree();

        assertThat(list).isNotEmpty();
        assertThat(CommandRun.keys(list.get(0)))
                .containsExactly(
                        "time",
                        "account",
                        "type",
                        "symbolIn",
                        "quantityIn",
                        "symbolOut",
                        "quantityOut",
                        "price",
                        "fee",
                        "feeSymbol",
                        "tax",
                        "amount",
                        "currency",
                        "externalId",
                        "import");
        assertThat(list)
                .allSatisfy(each -> {
                    assertThat(each.get("time").asText())
                            .matches("\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:\\d\\d)");
                    JsonNode quantity = each.get("quantityIn");
                    assertThat(quantity.isTextual() || quantity.isNull()).isTrue();
                    assertThat(each.get("type").asText())
                            .isIn(
                                    "buy",
                                    "sell",
                                    "swap",
                                    "deposit",
                                    "withdrawal",
                                    "transfer",
                                    "dividend",
                                    "interest",
                                    "reward",
                                    "fee",
                                    "tax",
                                    "split",
                                    "custody move",
                                    "opening balance");
                });
    }

    @Test
    @Order(4)
    void takePricesAndRatesAndValueWithThem() {
        CommandRun rates = run("fx", "import", folder.resolve("eurofxref-demo.csv").toString());
        CommandRun prices =
                run(
                        "prices",
                        "import",
                        folder.resolve("prices-tokyo.csv").toString(),
                        "--symbol",
                        "7203",
                        "--currency",
                        "JPY",
                        "--column",
                        "7203");

        assertThat(rates.code()).as(rates.err()).isZero();
        assertThat(prices.code()).as(prices.err()).isZero();
        assertThat(CommandRun.keys(prices.tree()))
                .containsExactly("file", "layout", "rows", "saved", "problems");
        assertThat(prices.tree().get("saved").asLong()).isPositive();

        JsonNode positions = run("positions").tree();
        assertThat(CommandRun.keys(positions.get(0)))
                .containsExactly(
                        "account",
                        "taxAccount",
                        "symbol",
                        "name",
                        "kind",
                        "quantity",
                        "currency",
                        "averagePrice",
                        "cost",
                        "realisedGain",
                        "price",
                        "priceCurrency",
                        "priceAsOf",
                        "value",
                        "unrealisedGain");

        CommandRun snapshot = run("snapshot", "--as-of", "2026-11-13", "--currency", "USD");
        assertThat(CommandRun.keys(snapshot.tree()))
                .containsExactly(
                        "asOf",
                        "currency",
                        "total",
                        "byAsset",
                        "byClass",
                        "byAccount",
                        "missingPrices");
        assertThat(snapshot.tree().get("currency").asText()).isEqualTo("USD");
        assertThat(snapshot.tree().get("total").isTextual()).isTrue();
        assertThat(CommandRun.keys(run("series").tree())).containsExactly("currency", "days");
        assertThat(CommandRun.keys(run("lots").tree().get(0)))
                .containsExactly(
                        "account",
                        "taxAccount",
                        "symbol",
                        "name",
                        "acquired",
                        "quantity",
                        "currency",
                        "cost");
        assertThat(run("accounts").tree()).isNotEmpty();
        assertThat(run("verify").code()).isZero();
    }

    @Test
    @Order(5)
    void askNoHostWhileOfflineAndSaySo() {
        assertThat(run("setting", "offline", "on").tree().get("offline").asText()).isEqualTo("on");

        CommandRun update = run("prices", "update");
        CommandRun hosts = run("hosts");

        assertThat(update.code()).isEqualTo(3);
        assertThat(update.tree().get("rates").get("problem").asText()).contains("switched off");
        assertThat(update.tree().get("assets"))
                .isNotEmpty()
                .allMatch(line -> !line.get("outcome").asText().equals("done"));
        assertThat(hosts.tree().get("offline").asBoolean()).isTrue();
        assertThat(hosts.tree().get("hosts"))
                .anyMatch(host -> host.get("name").asText().equals("www.ecb.europa.eu"));
        assertThat(run("setting", "offline", "maybe").code()).isEqualTo(2);
        assertThat(run("setting", "ofline").code()).isEqualTo(2);
    }

    @Test
    @Order(5)
    void showAndSetTheSourcesOfAnAsset() {
        String symbol = run("prices", "sources").tree().get(0).get("symbol").asText();

        CommandRun set =
                run("prices", "sources", "--symbol", symbol, "--set", "stooq=x.jp,yahoo=X.T");

        assertThat(set.tree().get(0).get("sources").get(0).get("feed").asText()).isEqualTo("stooq");
        assertThat(set.tree().get(0).get("sources").get(1).get("symbol").asText()).isEqualTo("X.T");
        assertThat(run("prices", "sources", "--symbol", symbol, "--set", "nobody=x").code())
                .isEqualTo(2);
        assertThat(run("prices", "list").tree()).isNotEmpty();
        assertThat(run("prices", "held").tree()).isEmpty();
    }

    @Test
    @Order(5)
    void keepTheGoodFileWhenAnotherIsNotUnderstood() throws IOException {
        Path unknown = Files.writeString(folder.resolve("unknown.csv"), "spam,eggs\n1,2\n");

        CommandRun run =
                run("import", unknown.toString(), folder.resolve(FILES.getFirst()).toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.tree()).hasSize(2);
        JsonNode refused =
                run.tree().findParents("status").stream()
                        .filter(file -> file.get("status").asText().equals("refused"))
                        .findFirst()
                        .orElseThrow();
        assertThat(refused.get("file").asText()).isEqualTo("unknown.csv");
        assertThat(refused.get("problems").get(0).get("reason").asText()).contains("spam");
    }

    @Test
    @Order(5)
    void sayPlainlyWhatTheyDoNotTake() throws IOException {
        assertThat(run("snapshot", "--as-of", "31/12/2025").err())
                .contains("31/12/2025")
                .contains("2026-03-31")
                .doesNotContain("LocalDate");
        for (String code : List.of("DOLLAR", "ZZZ")) {
            CommandRun refused = run("snapshot", "--currency", code);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("\"" + code + "\" is not a currency");
        }
        Path rates =
                Files.writeString(folder.resolve("rates.csv"), "DATE,LOANRATE3\n2025-01-02,4.5\n");
        CommandRun prices =
                run("prices", "import", rates.toString(), "--symbol", "X", "--currency", "USD");
        assertThat(prices.code()).isNotZero();
        assertThat(prices.err()).contains("LOANRATE3");

        Path downloads = Files.createDirectory(folder.resolve("downloads"));
        assertThat(run("import", downloads.toString()).out()).contains("is a folder");
        Files.copy(folder.resolve(FILES.getFirst()), downloads.resolve(FILES.getFirst()));
        assertThat(run("import", downloads.toString()).tree().get(0).get("file").asText())
                .isEqualTo(FILES.getFirst());
    }

    @Test
    @Order(6)
    void undoEveryImportAndHaveTheEmptyLedgerBackByteForByte() {
        String before = run("transactions").out();
        for (JsonNode receipt : run("imports").tree()) {
            CommandRun undone = run("undo-import", receipt.get("id").asText());
            assertThat(undone.code()).as(undone.err()).isZero();
            assertThat(undone.tree().get("removed").asLong()).isPositive();
        }

        assertThat(run("transactions").tree()).isEmpty();
        assertThat(run("accounts").tree()).isEmpty();
        assertThat(run("undo-import", "1").code()).isEqualTo(2);

        importing();
        String again = run("transactions").out();
        assertThat(again.replaceAll("\"import\" : \\d+", ""))
                .isEqualTo(before.replaceAll("\"import\" : \\d+", ""));
        assertThat(run("verify").tree().get("sound").asBoolean()).isTrue();
    }

    @Test
    @Order(7)
    void leaveNothingReadableInTheFolder() throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(content).doesNotContain("tradehistory").doesNotContain("kraken");
            }
        }
    }

    @Test
    @Order(8)
    void tellWrongPassphraseDamageAndUsageApartByTheExitCode() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), "seven lanterns over gravel");
        CommandRun refused = CommandRun.jsonAsUser(store, wrong, "accounts");
        assertThat(CommandRun.jsonAsUser(store, passphrase, "accounts").code()).isZero();
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("passphrase is wrong");

        assertThat(CommandRun.of("accounts", "--spoon").code()).isEqualTo(2);
        assertThat(CommandRun.of("nonsense").code()).isEqualTo(2);
        assertThat(CommandRun.of("prices").code()).isEqualTo(2);
        assertThat(run("snapshot", "--as-of", "tomorrow").code()).isEqualTo(2);
        assertThat(run("create", "--user", "x").code()).isEqualTo(2);
        assertThat(CommandRun.json(folder.resolve("none"), passphrase, "accounts").code())
                .isEqualTo(2);

        Path vault = store.resolve("vault.json");
        byte[] bytes = Files.readAllBytes(vault);
        bytes[bytes.length / 2] ^= 4;
        Files.write(vault, bytes);
        assertThat(run("accounts").code()).isEqualTo(5);
        bytes[bytes.length / 2] ^= 4;
        Files.write(vault, bytes);
        Files.delete(store.resolve("evenkeel.mv.db"));
        assertThat(run("accounts").code()).isEqualTo(5);
        CommandRun verified = run("verify");
        assertThat(verified.code()).isEqualTo(5);
        assertThat(verified.tree().get("sound").asBoolean()).isFalse();
        assertThat(verified.tree().get("problems").get(0).get("reason").asText())
                .contains("evenkeel.mv.db")
                .contains("if you have one");
    }

    private static CommandRun importing(String... more) {
        List<String> args = new ArrayList<>(List.of("import"));
        FILES.forEach(file -> args.add(folder.resolve(file).toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private static CommandRun run(String... args) {
        return CommandRun.json(store, passphrase, args);
    }
}
