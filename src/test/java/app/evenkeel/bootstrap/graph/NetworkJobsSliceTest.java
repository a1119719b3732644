package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.feed.LoopbackFeeds;
import app.evenkeel.ingestion.net.Hostility;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.portfolio.PriceSourceService.PriceSummary;
import app.evenkeel.security.RememberingVaults;
import app.evenkeel.security.Vault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The jobs that use the network, from the session's graph to a server on this machine. */
class NetworkJobsSliceTest {
    private static final String PASSPHRASE = "nine brown kettles at noon";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 2, 27);

    @TempDir private Path folder;
    private final LoopbackServer server = new LoopbackServer();
    private SessionGraph session;

    @BeforeEach
    void open() {
        Vault vault = RememberingVaults.at(folder);
        SessionGraph.create(
                        vault,
                        new SessionGraph.NewStore("me", CurrencyCode.USD, "en"),
                        PASSPHRASE.toCharArray(),
                        CLOCK)
                .session()
                .close();
        session =
                SessionGraph.unlock(
                        vault,
                        PASSPHRASE.toCharArray(),
                        CLOCK,
                        (gate, fetch, clock, key) ->
                                LoopbackFeeds.yahooAndBank(fetch, server.base(), clock));
        assertThat(session.network().isOffline()).as("until the user says otherwise").isTrue();
        session.network().setOffline(false);
        session.session()
                .stores()
                .database()
                .write(tx ->
                        session.session()
                                .stores()
                                .assets()
                                .insert(
                                        tx,
                                        AssetRef.security(
                                                AssetKind.EQUITY,
                                                "ACME",
                                                "",
                                                CurrencyCode.USD,
                                                "")));
    }

    @AfterEach
    void close() {
        session.close();
        server.close();
    }

    @Test
    void thePricesJobStoresWhatTheServerTells() {
        server.answering("application/json", LoopbackFeeds.yahooChart(FRIDAY));

        JobRun run = session.jobs().runHere("prices", Progress.NONE);

        assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(run.done()).isPositive();
        PriceSummary line = session.priceSources().summaries().getFirst();
        assertThat(Objects.requireNonNull(line.last()).bar().day()).isEqualTo(FRIDAY);
        assertThat(about("prices")).noneMatch(Notification::isOpen);
        assertThat(session.jobs().runs(10)).extracting(JobRun::job).containsExactly("prices");
    }

    @Test
    void theQuotesJobAsksForWhatIsHeldAndStoresTheLatestPrice() {
        hold("ACME", "3");
        Instant at = CLOCK.instant().minusSeconds(90);
        server.answering("application/json", LoopbackFeeds.yahooChart(FRIDAY, "10.75", at));

        JobRun run = session.jobs().runHere("quotes", Progress.NONE);

        assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(run.done()).isEqualTo(1);
        assertThat(server.asked()).containsExactly("/v8/finance/chart/ACME?range=1d&interval=1d");
        Quote quote = quote();
        assertThat(quote.last()).isEqualByComparingTo("10.75");
        assertThat(quote.at()).isEqualTo(at);
        assertThat(session.quotes().latest()).contains(at);
    }

    @Test
    void theQuotesJobAsksForNothingThatIsNotHeld() {
        server.answering("application/json", LoopbackFeeds.yahooChart(FRIDAY));

        assertThat(session.jobs().runHere("quotes", Progress.NONE).done()).isZero();
        assertThat(server.asked()).isEmpty();
    }

    /** The others take real time here; every feed meets them all in a test of its own. */
    @ParameterizedTest
    @EnumSource(names = {"MALFORMED", "TOO_MANY_REQUESTS", "CUT_OFF"})
    void theQuotesJobKeepsTheLastPriceBeforeAServerThatGoesWrong(Hostility how) {
        hold("ACME", "3");
        Instant at = CLOCK.instant().minusSeconds(90);
        server.answering("application/json", LoopbackFeeds.yahooChart(FRIDAY, "10.75", at));
        session.jobs().runHere("quotes", Progress.NONE);
        Quote before = quote();
        server.answering(how::answer);

        JobRun run = session.jobs().runHere("quotes", Progress.NONE);

        assertThat(run.outcome()).isIn(RunOutcome.PARTLY, RunOutcome.FAILED);
        assertThat(Objects.requireNonNull(run.problem()).code()).isIn(how.told());
        assertThat(quote()).isEqualTo(before);
        assertThat(about("quotes")).anyMatch(Notification::isOpen);
    }

    private Quote quote() {
        return Objects.requireNonNull(session.priceSources().summaries().getFirst().quote());
    }

    private void hold(String symbol, String units) {
        AssetId asset =
                session.ledger()
                        .assetFor(
                                AssetRef.security(
                                        AssetKind.EQUITY, symbol, "", CurrencyCode.USD, ""));
        Head head =
                new Head(
                        TransactionId.NONE,
                        session.ledger()
                                .accountFor(new AccountRef(AccountKind.BROKER, "broker", "mine")),
                        "",
                        FRIDAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        ZoneOffset.UTC,
                        null,
                        "",
                        Origin.byHand());
        session.ledger()
                .add(
                        Transaction.of(
                                TransactionType.OPENING_BALANCE,
                                head,
                                Movement.ofIn(new Leg(asset, new BigDecimal(units)))));
    }

    @Test
    void theRatesJobStoresWhatTheServerTells() {
        server.answering(exchange ->
                LoopbackServer.ok(
                        exchange,
                        "application/zip",
                        zipped("Date,USD,JPY,\n2026-02-27,1.1,163.25,\n")));

        JobRun run = session.jobs().runHere("rates", Progress.NONE);

        assertThat(run.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(run.done()).isEqualTo(2);
        assertThat(about("rates")).noneMatch(Notification::isOpen);
    }

    @Test
    void aServerThatRefusesLeadsToANotificationThatIsSettledByTheNextGoodRun() {
        JobRun failed = session.jobs().runHere("rates", Progress.NONE);

        assertThat(failed.outcome()).isNotEqualTo(RunOutcome.DONE);
        assertThat(failed.problem()).isNotNull();
        assertThat(about("rates"))
                .hasSize(1)
                .allMatch(Notification::isOpen)
                .extracting(Notification::problem)
                .containsExactly(failed.problem());

        server.answering(exchange ->
                LoopbackServer.ok(
                        exchange, "application/zip", zipped("Date,USD,\n2026-02-27,1.1,\n")));
        session.jobs().runHere("rates", Progress.NONE);
        assertThat(about("rates")).noneMatch(Notification::isOpen);
    }

    @Test
    void noJobContactsAnybodyWhileOffline() {
        session.network().setOffline(true);

        for (String job : new String[] {"prices", "quotes", "rates"}) {
            assertThatThrownBy(() -> session.jobs().runHere(job, Progress.NONE))
                    .isInstanceOfSatisfying(
                            EvenkeelException.class,
                            e ->
                                    assertThat(e.problem())
                                            .isEqualTo(Problem.of(ProblemCode.OFFLINE)));
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void theOrderOfFeedsMayBeChangedForAKindOfAsset() {
        assertThat(session.feedOrder().order(AssetKind.EQUITY)).containsExactly("yahoo");
        assertThat(session.feedOrder().kinds()).doesNotContain(AssetKind.CASH);
    }

    private static byte[] zipped(String csv) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("eurofxref-hist.csv"));
            zip.write(csv.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private List<Notification> about(String job) {
        return session.jobs().notifications().stream()
                .filter(notification -> notification.subject().equals(job))
                .toList();
    }
}
