package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.holding.CollectStatus;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.DataProblem.Kind;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.security.Credentials;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** What is collected beside the ledger of that moment, and what of it may be booked. */
class CollectedDifferenceTest {
    private static final String JSON = "application/json";
    private final Instant now = CommandRun.CLOCK.instant();
    private static final String ADDRESS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

    @TempDir private Path folder;
    private final LoopbackServer server = new LoopbackServer();
    private SessionGraph session;

    @BeforeEach
    void open() throws IOException {
        Path passphrase = folder.resolve("secret.txt");
        Files.writeString(passphrase, "walnut harbour nine kettles\n");
        MadeStores.make(folder.resolve("store"), passphrase, "mika", "JPY");
        session =
                SessionGraph.unlock(
                        folder.resolve("store"),
                        null,
                        "walnut harbour nine kettles".toCharArray(),
                        CommandRun.CLOCK);
        session.network().setOffline(false);
    }

    @AfterEach
    void close() {
        session.close();
        server.close();
    }

    @Test
    void comparesWithTheLedgerOfThatMoment() {
        AccountId account = key("kraken");
        server.answering(JSON, "{\"error\":[],\"result\":{\"XXBT\":\"10\"}}");
        collect();
        received(account, "10", now.minus(Duration.ofDays(3)));
        received(account, "1", now.plus(Duration.ofHours(1)));

        assertThat(line("BTC").derived()).isEqualByComparingTo("10");
        assertThat(line("BTC").difference()).isZero();
        assertThat(line("BTC").bookings()).isEmpty();
    }

    @Test
    void booksNothingAfterAnAttemptThatFailed() {
        AccountId account = key("kraken");
        received(account, "10", now.minus(Duration.ofDays(3)));
        server.answering(JSON, "{\"error\":[],\"result\":{\"XXBT\":\"9\"}}");
        collect();
        CollectedLine before = line("BTC");
        assertThat(before.bookings()).contains(TransactionType.WITHDRAWAL);
        server.answering(exchange -> LoopbackServer.status(exchange, 401));
        collect();

        CollectedLine after = line("BTC");
        assertThat(after.status()).isEqualTo(CollectStatus.FAILED);
        assertThat(after.difference()).isEqualByComparingTo("-1");
        assertThat(after.bookings()).isEmpty();
        assertThatThrownBy(() -> session.collect().book(before, TransactionType.WITHDRAWAL))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.EDIT_OUTDATED));
    }

    @Test
    void doesNotTakeWhatAVenueDoesNotTellForGone() {
        AccountId account = key("binance");
        received(account, "10", now.minus(Duration.ofDays(3)));
        server.answering(
                JSON,
                "{\"balances\":[{\"asset\":\"BTC\",\"free\":\"4\",\"locked\":\"0\"},"
                        + "{\"asset\":\"ETH\",\"free\":\"2\",\"locked\":\"0\"}]}");
        collect();

        assertThat(line("BTC").difference()).isEqualByComparingTo("-6");
        assertThat(line("BTC").whole()).isFalse();
        assertThat(line("BTC").bookings()).isEmpty();
        assertThat(line("ETH").bookings()).contains(TransactionType.DEPOSIT);
        assertThat(session.health().findings(LocalDate.now(CommandRun.CLOCK), CurrencyCode.USD))
                .filteredOn(finding -> finding.problem().kind() == Kind.COLLECTED_DIFFERS)
                .extracting(finding -> finding.problem().args().getFirst())
                .containsExactly("ETH");
    }

    @Test
    void anAddressTellsNothingOfCoinsOfOtherChains() {
        AccountId account =
                session.connections().add(Chain.BITCOIN, ADDRESS, "cold", null, Map.of()).account();
        session.collectNetwork().redirect("bitcoin", server.base());
        received(account, "3", now.minus(Duration.ofDays(3)));
        add(account, AssetRef.coin("SOL"), "7", now.minus(Duration.ofDays(3)));
        server.answering(
                JSON,
                "{\"address\":\""
                        + ADDRESS
                        + "\",\"chain_stats\":{\"funded_txo_sum\":200000000,"
                        + "\"spent_txo_sum\":0,\"tx_count\":1},\"mempool_stats\":{\"tx_count\":0}}");
        collect();

        assertThat(line("BTC").bookings()).contains(TransactionType.WITHDRAWAL);
        assertThat(line("SOL").bookings()).isEmpty();
    }

    private AccountId key(String venue) {
        server.answering(exchange -> LoopbackServer.status(exchange, 404));
        session.collectNetwork().redirect(venue, server.base());
        return session.connections()
                .add(
                        venue,
                        "main",
                        null,
                        new Credentials(
                                "canary-key".toCharArray(),
                                "Y2FuYXJ5LXNlY3JldC03Nw==".toCharArray(),
                                null),
                        true,
                        Progress.NONE)
                .account();
    }

    private void collect() {
        session.collect().collect(null, false, Progress.NONE);
    }

    private CollectedLine line(String symbol) {
        return session.collect().compare().stream()
                .filter(line -> line.asset().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private void received(AccountId account, String units, Instant at) {
        add(account, AssetRef.coin("BTC"), units, at);
    }

    private void add(AccountId account, AssetRef asset, String units, Instant at) {
        Head head =
                new Head(
                        TransactionId.NONE,
                        account,
                        "",
                        at,
                        ZoneOffset.UTC,
                        null,
                        "",
                        Origin.byHand());
        Leg leg = new Leg(session.ledger().assetFor(asset), new BigDecimal(units));
        session.ledger().add(Transaction.of(TransactionType.DEPOSIT, head, Movement.ofIn(leg)));
    }
}
