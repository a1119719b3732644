package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.exchange.Faults;
import app.evenkeel.exchange.Keys;
import app.evenkeel.exchange.LoopbackExchange;
import app.evenkeel.exchange.LoopbackServer;
import app.evenkeel.exchange.SocketTrap;

import com.fasterxml.jackson.databind.JsonNode;

import jdk.jfr.consumer.RecordedEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Rehearsing, arming and trading from the command line, against the exchange on this machine. */
class RebalanceCommandTest {
    @TempDir private Path folder;
    private Path passphrase = Path.of("");
    private final LoopbackExchange exchange = new LoopbackExchange(CommandRun.CLOCK::instant);
    private LoopbackServer server;
    private Keys.Customer customer;

    @BeforeEach
    void makeStore() throws IOException {
        passphrase = folder.resolve("secret.txt");
        Files.writeString(passphrase, "walnut harbour nine kettles\n");
        MadeStores.make(folder.resolve("store"), passphrase, "mika", "EUR");
        assertThat(run("setting", "offline", "off").code()).isZero();
        Path trades =
                Files.writeString(
                        folder.resolve("trades.csv"),
                        """
                        Date(UTC),Pair,Side,Price,Executed,Amount,Fee
                        2026-11-10 08:00:00,ETHEUR,BUY,1,20ETH,20EUR,0ETH
                        2026-11-11 08:00:00,ETHEUR,SELL,2200,20ETH,44000EUR,0EUR
                        2026-11-12 08:00:00,BTCEUR,BUY,40000,1BTC,40000EUR,0.001BTC
                        """);
        assertThat(run("import", trades.toString()).code()).isZero();
        targets("BTC,80\nCASH,20\n");
        exchange.slack(Duration.ofSeconds(60));
        exchange.list("BTC", "EUR", "40000", "0.5").rules("0.1", "0.0001", "0.0001", "10");
        exchange.deposit("mika", "BTC", "0.999");
        exchange.deposit("mika", "EUR", "3980");
        Keys keys = new Keys();
        customer = keys.add("key-of-mika", "mika");
        server = new LoopbackServer(exchange, new Faults(new Random(1)), keys, 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void rehearsesDryAndOnPaperWithoutAskingAnybody() {
        JsonNode dry = rebalance("dry").tree();
        assertThat(dry.get("status").asText()).isEqualTo("COMPLETED");
        assertThat(dry.get("reason").asText()).contains("rehearsal");
        assertThat(dry.get("orders")).hasSize(1);
        assertThat(dry.get("orders").get(0).get("mode").asText()).isEqualTo("dry");
        assertThat(dry.get("fills")).isEmpty();

        JsonNode paper = rebalance("paper").tree();
        assertThat(paper.get("status").asText()).isEqualTo("COMPLETED");
        assertThat(paper.get("reason").isNull()).isTrue();
        assertThat(paper.get("fills")).isNotEmpty();
        assertThat(CommandRun.keys(paper))
                .containsExactly(
                        "run",
                        "status",
                        "reason",
                        "venue",
                        "portfolio",
                        "lines",
                        "orders",
                        "fills");
        assertThat(run("orders").tree()).hasSize(2);
        assertThat(run("portfolios").tree().get(0).get("lastRebalance").isNull())
                .as("a rehearsal rebalances nothing")
                .isTrue();
        assertThat(run("runs").tree()).hasSize(2);
        assertThat(
                        run(
                                        "upcoming",
                                        "set",
                                        "--approval",
                                        "within-cap",
                                        "--venue",
                                        "paper",
                                        "--cap",
                                        "20000")
                                .tree()
                                .get(0)
                                .get("approval")
                                .asText())
                .isEqualTo("within-cap");
        CommandRun uncapped = run("upcoming", "set", "--approval", "within-cap");
        assertThat(uncapped.code()).isEqualTo(ExitCode.USAGE);
        assertThat(uncapped.err()).contains("not possible without --cap");
        assertThat(run("plan", "--paper").tree().get("lines")).as("done on paper").isEmpty();
        assertThat(run("plan").tree().get("lines")).hasSize(1);
        assertThat(run("paper", "reset").code()).isZero();
        assertThat(run("plan", "--paper").tree().get("lines")).hasSize(1);
        assertThat(server.seen()).isEmpty();
    }

    /** The whole program, with a connection over which live orders would go out. */
    @Test
    void s27SendsNothingDryOrOnPaperThoughAConnectionIsArmed() throws IOException {
        connect();
        assertThat(arm("main", "5000").code()).isZero();
        int asked = server.seen().size();
        List<RecordedEvent> rehearsed =
                SocketTrap.writes(
                        folder.resolve("rehearsed.jfr"),
                        () -> {
                            assertThat(rebalance("dry").tree().get("orders")).isNotEmpty();
                            assertThat(rebalance("paper").tree().get("fills")).isNotEmpty();
                        });
        assertThat(rehearsed).isEmpty();
        assertThat(server.seen()).hasSize(asked);

        List<RecordedEvent> live =
                SocketTrap.writes(folder.resolve("live.jfr"), () -> rebalance("live"));
        assertThat(live).as("the trap sees an order go out").isNotEmpty();
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void tradesLiveOnlyOverAConnectionThatIsArmed() throws IOException {
        connect();
        CommandRun unarmed = rebalance("live");
        assertThat(unarmed.tree().get("status").asText()).isEqualTo("FAILED");
        assertThat(unarmed.tree().get("reason").asText()).contains("not armed");
        assertThat(posts()).isZero();

        assertThat(arm("another", "5000").code()).isEqualTo(ExitCode.USAGE);
        assertThat(arm("main", "5000").code()).isZero();
        assertThat(run("armed").tree().get(0).get("valid").asBoolean()).isTrue();

        JsonNode live = rebalance("live").tree();
        assertThat(live.get("reason").isNull()).as(live.toString()).isTrue();
        assertThat(live.get("status").asText()).isEqualTo("COMPLETED");
        assertThat(live.get("orders").get(0).get("status").asText()).isEqualTo("filled");
        assertThat(posts()).isEqualTo(1);
        assertThat(run("reconcile", "--base-url", base()).code()).isZero();
        assertThat(run("transactions").tree()).hasSize(4);
        knowsTheFillsInAnExportThatIsASecondOff(live.get("fills"));
        // What follows a live run: dates, figures, a report of what was done.
        assertThat(run("portfolios").tree().get(0).get("lastRebalance").isNull()).isFalse();
        Path page = folder.resolve("report.html");
        JsonNode report =
                run("runs", "report", live.get("run").asText(), "--file", page.toString()).tree();
        assertThat(new BigDecimal(report.get("traded").asText())).isPositive();
        assertThat(report.get("fees").get(0).get("symbol").asText()).isEqualTo("EUR");
        assertThat(report.get("closedAt").isNull()).isFalse();
        assertThat(new BigDecimal(report.get("driftAfterwards").asText()))
                .isLessThan(new BigDecimal("0.01"));
        assertThat(page)
                .content()
                .contains("<html lang=\"en\">", "completed", "BTC/EUR", "LIVE", "Fees paid");

        // What was traded is in the ledger, so that nothing is left to trade.
        assertThat(rebalance("live").tree().get("reason").asText())
                .startsWith("Nothing is to be traded");

        targets("BTC,70\nCASH,30\n");
        assertThat(run("disarm", "main").code()).isZero();
        assertThat(rebalance("live").tree().get("status").asText()).isEqualTo("FAILED");
        assertThat(posts()).isEqualTo(1);
    }

    private void knowsTheFillsInAnExportThatIsASecondOff(JsonNode fills) throws IOException {
        StringBuilder rows = new StringBuilder("Date(UTC),Pair,Side,Price,Executed,Amount,Fee\n");
        for (JsonNode fill : fills) {
            BigDecimal price = new BigDecimal(fill.get("price").asText());
            BigDecimal quantity = new BigDecimal(fill.get("quantity").asText());
            Instant at = Instant.parse(fill.get("at").asText()).plusSeconds(1);
            rows.append(
                    "%s,BTCEUR,SELL,%s,%sBTC,%sEUR,%s%s%n"
                            .formatted(
                                    at.toString().replace('T', ' ').substring(0, 19),
                                    price.toPlainString(),
                                    quantity.toPlainString(),
                                    price.multiply(quantity).toPlainString(),
                                    fill.get("fee").asText(),
                                    fill.get("feeAsset").asText()));
        }
        Path export = Files.writeString(folder.resolve("export.csv"), rows);
        CommandRun imported = run("import", export.toString());
        assertThat(imported.code()).as(imported.err() + rows).isZero();
        assertThat(run("transactions").tree()).as(rows.toString()).hasSize(4);

        // A trade of the same second and price, but of another quantity, is no fill.
        Path other =
                Files.writeString(
                        folder.resolve("other.csv"),
                        """
                        Date(UTC),Pair,Side,Price,Executed,Amount,Fee
                        2026-11-13 09:00:01,BTCEUR,BUY,40000,0.0001BTC,4EUR,0EUR
                        2026-11-13 09:00:02,BTCEUR,SELL,40000,0.0001BTC,4EUR,0EUR
                        """);
        assertThat(run("import", other.toString()).code()).isZero();
        assertThat(run("transactions").tree()).hasSize(6);
    }

    @Test
    void keepsToThePilotAndToTheStopSwitch() throws IOException {
        connect();
        CommandRun negative = arm("main", "-5", "100");
        assertThat(negative.code()).isEqualTo(ExitCode.USAGE);
        assertThat(negative.err()).contains("--max-order: \"-5\" is not an amount above zero.");
        assertThat(arm("main", "0").err()).contains("--pilot: \"0\" is not an amount above zero.");
        assertThat(arm("main", "100").code()).isZero();
        assertThat(rebalance("live").tree().get("reason").asText()).contains("first run");
        assertThat(arm("main", "5000").code()).isZero();

        assertThat(run("stop").tree().get("stopped").asBoolean()).isTrue();
        assertThat(rebalance("live").tree().get("reason").asText()).contains("stopped");
        assertThat(posts()).isZero();
        assertThat(run("stop", "--release").tree().get("stopped").asBoolean()).isFalse();
        assertThat(rebalance("live").tree().get("status").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void sendsNothingWhereTheVenueHoldsAnotherAmountThanTheLedger() throws IOException {
        connect();
        assertThat(arm("main", "5000").code()).isZero();
        // As after a purchase or a deposit that nobody entered.
        exchange.deposit("mika", "BTC", "0.1");
        JsonNode apart = rebalance("live").tree();
        assertThat(apart.get("status").asText()).isEqualTo("FAILED");
        assertThat(apart.get("reason").asText()).contains("1.099 BTC", "ledger 0.999");
        assertThat(posts()).isZero();
        assertThat(apart.get("orders")).isEmpty();

        exchange.deposit("mika", "BTC", "-0.0999");
        assertThat(rebalance("live").tree().get("status").asText())
                .as("a difference of less than 2 %")
                .isEqualTo("COMPLETED");
    }

    @Test
    void endsAtOnceWhereThereIsNothingToTradeOrNoPlan() throws IOException {
        targets("BTC,91\nCASH,9\n");
        JsonNode nothing = rebalance("paper").tree();
        assertThat(nothing.get("status").asText()).isEqualTo("COMPLETED");
        assertThat(nothing.get("reason").asText()).startsWith("Nothing is to be traded");
        assertThat(nothing.get("orders")).isEmpty();

        CommandRun unknown = run("rebalance", "--portfolio", "Others", "--venue", "dry");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("Others");
    }

    @Test
    void hasTheOrdersLookedAtByTheExchangeAndPlacesNone() throws IOException {
        connect();
        assertThat(run("rebalance", "--venue", "paper", "--validate").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(validate().err()).contains("not armed");
        assertThat(arm("main", "5000").code()).isZero();

        CommandRun looked = validate();
        assertThat(looked.code()).as(looked.err()).isZero();
        JsonNode line = looked.tree().get("checked").get(0);
        assertThat(line.get("symbol").asText()).isEqualTo("BTC");
        assertThat(line.get("reason").isNull()).isTrue();
        assertThat(new BigDecimal(line.get("limit").asText())).isPositive();

        exchange.deposit("mika", "BTC", "-0.999");
        CommandRun refused = validate();
        assertThat(refused.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(refused.tree().get("checked").get(0).get("reason").asText())
                .startsWith("It would not be taken: -2010");

        assertThat(server.count("POST /api/v3/order/test")).isEqualTo(2);
        assertThat(posts()).isZero();
        assertThat(run("runs").tree()).isEmpty();
    }

    @Test
    void saysWhyThereIsNothingForTheExchangeToLookAt() throws IOException {
        connect();
        assertThat(arm("main", "5000").code()).isZero();
        targets("BTC,91\nCASH,9\n");
        CommandRun nothing = validate();
        assertThat(nothing.code()).isZero();
        assertThat(nothing.tree().get("reason").asText()).startsWith("Nothing is to be traded");
        assertThat(nothing.tree().get("checked")).isEmpty();

        Path old =
                Files.writeString(
                        folder.resolve("old.csv"),
                        """
                        Date(UTC),Pair,Side,Price,Executed,Amount,Fee
                        2026-09-01 08:00:00,SOLEUR,BUY,100,1SOL,100EUR,0SOL
                        """);
        assertThat(run("import", old.toString()).code()).isZero();
        targets("BTC,50\nSOL,50\n");
        CommandRun blocked = validate();
        assertThat(blocked.code()).isEqualTo(ExitCode.FAILED);
        assertThat(blocked.tree().get("reason").asText())
                .as("as a run that cannot be made")
                .isEqualTo(rebalance("live").tree().get("reason").asText())
                .contains("SOL");
        assertThat(server.count("POST /api/v3/order/test")).isZero();
        assertThat(posts()).isZero();
    }

    private CommandRun validate() {
        return run("rebalance", "--venue", "live", "--validate", "--base-url", base());
    }

    private void targets(String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("targets.csv"), rows);
        CommandRun set = run("targets", "set", "--file", file.toString());
        assertThat(set.code()).as(set.err()).isZero();
    }

    private long posts() {
        return server.count("POST /api/v3/order");
    }

    private String base() {
        return "binance=" + server.address();
    }

    private void connect() throws IOException {
        Path keys =
                Files.writeString(
                        folder.resolve("key.txt"),
                        customer.key() + "\n" + customer.secret() + "\n");
        CommandRun added =
                run(
                        "connections",
                        "add",
                        "--venue",
                        "binance",
                        "--label",
                        "main",
                        "--key-file",
                        keys.toString(),
                        "--base-url",
                        base());
        assertThat(added.code()).as(added.err()).isZero();
    }

    private CommandRun arm(String name, String pilot) {
        return arm(name, "5000", pilot);
    }

    private CommandRun arm(String name, String order, String pilot) {
        return run(
                "arm",
                "main",
                "--name",
                name,
                "--days",
                "30",
                "--max-order",
                order,
                "--max-turnover",
                "20000",
                "--pilot",
                pilot,
                "--base-url",
                base());
    }

    private CommandRun rebalance(String venue) {
        return run("rebalance", "--portfolio", "All", "--venue", venue, "--base-url", base());
    }

    private CommandRun run(String... args) {
        return CommandRun.json(folder.resolve("store"), passphrase, args);
    }
}
