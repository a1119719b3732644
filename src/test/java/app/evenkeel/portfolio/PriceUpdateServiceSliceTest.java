package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.portfolio.PriceQualityService.HeldPrice;
import app.evenkeel.portfolio.PriceUpdateService.Request;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class PriceUpdateServiceSliceTest {
    private static final LocalDate DAY = LocalDate.of(2025, 12, 1);

    @TempDir private Path directory;
    private ServiceStore store;
    private final SampleFeed first = new SampleFeed("first");
    private final SampleFeed second = new SampleFeed("second");
    private final SampleFeed bank = new SampleFeed("ecb");
    private PriceSourceService sources;
    private PriceUpdateService updates;
    private PriceQualityService quality;
    private Asset acme;

    @BeforeEach
    void open() {
        store = ServiceStore.open(directory);
        Feeds feeds = new Feeds(List.of(first, second, bank));
        sources = new PriceSourceService(store.session, feeds);
        updates =
                new PriceUpdateService(
                        store.session, feeds, sources, new ValuationService(store.session));
        quality = new PriceQualityService(store.session);
        acme = asset("ACME");
        first.close("ACME", DAY, "100").close("ACME", DAY.plusDays(1), "102");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void storesWhatTheFirstSourceTellsAndRemembersIt() {
        List<Change> changes = new ArrayList<>();
        store.session.changes().subscribe(changes::add);

        PriceUpdate.Line line = update();

        assertThat(line.outcome()).isEqualTo(PriceUpdate.Outcome.DONE);
        assertThat(line.feed()).isEqualTo("first");
        assertThat(line.saved()).isEqualTo(2);
        assertThat(line.last()).isEqualTo(DAY.plusDays(1));
        assertThat(bars()).extracting(SourcedBar::source).containsOnly("first");
        assertThat(history().close(1)).isEqualTo(new BigDecimal("102"));
        assertThat(changes).contains(Change.PRICES);
        assertThat(second.asked()).isEmpty();
    }

    @Test
    void asksOnlyForWhatIsMissingWithAnOverlap() {
        update();
        first.close("ACME", DAY.plusDays(1), "103").close("ACME", DAY.plusDays(2), "104");

        assertThat(update().saved()).isEqualTo(2);
        assertThat(first.asked().getLast()).isEqualTo("ACME " + DAY.minusDays(6));
        assertThat(update().saved()).isZero();
    }

    @Test
    void asksOnceForOlderDaysThatAreNeededLater() {
        book(bought(acme, "100", DAY));
        update();
        first.close("ACME", DAY.minusDays(300), "90");

        book(bought(acme, "80", DAY.minusDays(900)));
        update();
        assertThat(first.asked().getLast()).isEqualTo("ACME " + DAY.minusDays(907));
        assertThat(history().day(0)).isEqualTo(DAY.minusDays(300));

        update();
        assertThat(first.asked().getLast()).isEqualTo("ACME " + DAY.minusDays(6));
    }

    @Test
    void endsWhereASourceFailsInAWayThatNobodyThoughtOf() {
        StackOverflowError deep = new StackOverflowError();
        first.failing(deep);

        assertThatThrownBy(this::update).isSameAs(deep);
    }

    @Test
    void fallsBackToTheNextSourceAndSaysWhy() {
        first.down(true);
        second.close("ACME", DAY, "100.5");

        PriceUpdate.Line line = update();

        assertThat(line.feed()).isEqualTo("second");
        assertThat(line.problems())
                .containsExactly(Problem.of(ProblemCode.HOST_UNREACHABLE, "first", "down"));
        assertThat(history().at(DAY).orElseThrow().source()).isEqualTo("second");
    }

    @Test
    void oneAssetWithoutAnAnswerLeavesTheOthersAlone() {
        asset("LOST");

        PriceUpdate update = updates.update(Request.ALL, Progress.NONE);

        assertThat(update.assets())
                .extracting(line -> line.asset().symbol() + " " + line.outcome())
                .containsExactly("ACME DONE", "LOST FAILED");
        assertThat(update.assets().getLast().problems())
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.FEED_KNOWS_NOT,
                        ProblemCode.FEED_KNOWS_NOT,
                        ProblemCode.FEED_KNOWS_NOT);
    }

    @Test
    void asksInTheOrderAndUnderTheSymbolThatTheUserSet() {
        second.close("ACM.X", DAY, "99");
        sources.setChoices(acme, List.of(new FeedChoice("second", 0, "ACM.X")));

        assertThat(update().feed()).isEqualTo("second");
        assertThat(first.asked()).isEmpty();
        assertThat(sources.choices(acme))
                .extracting(c -> c.feed() + " " + c.symbol() + " " + c.isAsked())
                .containsExactly("second ACM.X true", "first ACME false", "ecb ACME false");
    }

    @Test
    void refusesASourceThatDoesNotExist() {
        assertThatThrownBy(
                        () -> sources.setChoices(acme, List.of(new FeedChoice("third", 0, "ACME"))))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e ->
                                assertThat(e.problem())
                                        .isEqualTo(
                                                Problem.of(
                                                        ProblemCode.FEED_UNKNOWN,
                                                        "third",
                                                        "first, second, ecb")));
    }

    @Test
    void holdsBackAJumpUntilTheUserTakesIt() {
        first.close("ACME", DAY.plusDays(2), "1020").close("ACME", DAY.plusDays(3), "1021");

        assertThat(update().held()).isEqualTo(2);
        assertThat(history().size()).isEqualTo(2);
        List<HeldPrice> held = quality.held();
        assertThat(held)
                .extracting(line -> line.bar().reason())
                .containsExactly(HoldReason.AFTER_JUMP, HoldReason.JUMP);

        assertThat(quality.release(held.getLast().bar())).isEqualTo(2);
        assertThat(history().close(3)).isEqualTo(new BigDecimal("1021"));
        assertThat(quality.held()).isEmpty();
        assertThat(update().held()).isZero();
        assertThat(history().size()).isEqualTo(4);

        first.close("ACME", DAY.plusDays(4), "1022");
        assertThat(update().held()).isZero();
        assertThat(history().close(4)).isEqualTo(new BigDecimal("1022"));
    }

    @Test
    void aSourceOfOtherUnitsBeforeASplitIsNoContradiction() {
        CorporateAction split =
                new CorporateAction(
                        CorporateAction.Kind.SPLIT, DAY.plusDays(1), BigDecimal.TEN, null, "first");
        first.close("ACME", DAY, "10").close("ACME", DAY.plusDays(1), "10.2").action(split);
        update();
        second.adjustment(Adjustment.RAW)
                .close("ACME", DAY, "100")
                .close("ACME", DAY.plusDays(1), "10.2");
        sources.setChoices(
                acme,
                List.of(new FeedChoice("second", 0, "ACME"), new FeedChoice("first", 1, "ACME")));

        assertThat(update().held()).isZero();
        assertThat(history().close(0)).isEqualTo(new BigDecimal("100"));
    }

    @Test
    void asksNoMoreAboutWhatWasDiscardedButAboutSomethingNew() {
        first.close("ACME", DAY.plusDays(2), "0");
        update();
        assertThat(quality.discard(quality.held().getFirst().bar())).isOne();
        update();
        assertThat(quality.held()).isEmpty();

        first.close("ACME", DAY.plusDays(2), "-1");
        update();
        assertThat(quality.held())
                .extracting(line -> line.bar().reason())
                .containsExactly(HoldReason.NOT_POSITIVE);
    }

    @Test
    void forgetsAHeldBarThatTheSourceMended() {
        first.close("ACME", DAY.plusDays(2), "NaN");
        update();
        assertThat(quality.held()).hasSize(1);

        first.close("ACME", DAY.plusDays(2), "101");
        update();

        assertThat(quality.held()).isEmpty();
        assertThat(history().size()).isEqualTo(3);
    }

    @Test
    void believesAJumpThatASecondSourceConfirms() {
        first.close("ACME", DAY.plusDays(2), "300");
        second.close("ACME", DAY.plusDays(2), "301");

        assertThat(update().held()).isZero();
        assertThat(history().close(2)).isEqualTo(new BigDecimal("300"));
    }

    @Test
    void readsAllAgainWhenASplitRestatesWhatWentBefore() {
        update();
        first.close("ACME", DAY, "25")
                .close("ACME", DAY.plusDays(1), "25.5")
                .close("ACME", DAY.plusDays(20), "26")
                .action(
                        new CorporateAction(
                                CorporateAction.Kind.SPLIT,
                                DAY.plusDays(20),
                                new BigDecimal("4"),
                                null,
                                "first"));

        PriceUpdate.Line line = update();

        assertThat(line.held()).isZero();
        assertThat(history().close(0)).isEqualTo(new BigDecimal("25"));
        assertThat(sources.actions(acme))
                .extracting(ReportedAction::state)
                .containsExactly(ReportedAction.State.PROPOSED);
        update();
        assertThat(sources.actions(acme)).hasSize(1);
    }

    @Test
    void keepsTheLatestQuoteAsTodaysPriceButNotABadOne() {
        first.quote(quote("104", "2026-01-04T10:00:00Z"));
        update();
        assertThat(history().at(LocalDate.of(2026, 1, 4)).orElseThrow().value())
                .isEqualTo(new BigDecimal("104"));

        first.quote(quote("0", "2026-01-04T11:00:00Z"));
        update();
        assertThat(history().at(LocalDate.of(2026, 1, 4)).orElseThrow().value())
                .isEqualTo(new BigDecimal("104"));
    }

    @Test
    void fetchesRatesSinceTheLastOne() {
        bank.rate(rate("1.1", DAY)).rate(rate("1.2", DAY.plusDays(1)));
        PriceUpdate.Rates rates =
                Objects.requireNonNull(updates.update(Request.ALL, Progress.NONE).rates());
        assertThat(rates.saved()).isEqualTo(2);
        assertThat(rates.last()).isEqualTo(DAY.plusDays(1));

        assertThat(updates.rates(null, Progress.NONE).saved()).isZero();
        bank.down(true);
        assertThat(updates.rates(null, Progress.NONE).problem()).isNotNull();
    }

    @Test
    void usesNoRateOfADayToComeOrFarFromTheOthersAndGoesOnAsking() {
        bank.rate(rate("1.1", DAY))
                .rate(rate("1.1", DAY.plusDays(1)))
                .rate(rate("11", DAY.plusDays(2)))
                .rate(rate("1.1", LocalDate.of(2099, 1, 2)));

        PriceUpdate.Rates rates = updates.rates(null, Progress.NONE);

        assertThat(rates.saved()).isEqualTo(2);
        assertThat(rates.last()).isEqualTo(DAY.plusDays(1));
        assertThat(rates.held())
                .containsExactly(
                        Problem.of(
                                ProblemCode.RATE_HELD, "EUR/USD", DAY.plusDays(2).toString(), "11"),
                        Problem.of(ProblemCode.RATE_HELD, "EUR/USD", "2099-01-02", "1.1"));
        bank.rate(rate("1.11", DAY.plusDays(3)));
        assertThat(updates.rates(null, Progress.NONE).last()).isEqualTo(DAY.plusDays(3));
    }

    @Test
    void refusesASourceThatSpeaksOfAnotherAssetUnderTheSameSymbol() {
        Asset twin = asset("TWIN");
        book(bought(twin, "50", DAY));
        first.close("TWIN", DAY, "0.02");
        second.close("TWIN", DAY, "51");

        PriceUpdate.Line line =
                updates.update(new Request("TWIN", null, null, false), Progress.NONE)
                        .assets()
                        .getFirst();

        assertThat(line.feed()).isEqualTo("second");
        assertThat(line.problems())
                .containsExactly(
                        Problem.of(ProblemCode.FEED_DIFFERS, "first", "TWIN", "0.02", "50"));
        assertThat(second.asked()).containsExactly("TWIN " + DAY.minusDays(7));
    }

    @Test
    void keepsWhatCameBeforeACancel() {
        for (int i = 0; i < 30; i++) {
            asset("A" + i);
            first.close("A" + i, DAY, "5");
        }
        Progress cancelling =
                new Progress() {
                    private volatile boolean enough;

                    @Override
                    public void report(String step, long done, long total) {
                        enough = done > 2;
                    }

                    @Override
                    public boolean isCancelled() {
                        return enough;
                    }
                };

        assertThatThrownBy(() -> updates.update(Request.ALL, cancelling))
                .isInstanceOf(WorkCancelledException.class);
        assertThat(sources.summaries()).filteredOn(line -> line.last() != null).isNotEmpty();
    }

    private PriceUpdate.Line update() {
        return updates.update(new Request("ACME", null, null, false), Progress.NONE)
                .assets()
                .getFirst();
    }

    private List<SourcedBar> bars() {
        return sources.bars(acme, LocalDate.EPOCH, 100);
    }

    private PriceHistory history() {
        return Objects.requireNonNull(
                store.session
                        .stores()
                        .database()
                        .read(tx ->
                                store.session.stores().prices().histories(tx, List.of(acme.id())))
                        .get(acme.id()));
    }

    private Asset asset(String symbol) {
        return store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .assets()
                                .insert(
                                        tx,
                                        AssetRef.security(
                                                AssetKind.EQUITY,
                                                symbol,
                                                "",
                                                CurrencyCode.USD,
                                                "")));
    }

    private void book(Transaction transaction) {
        store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .ledger()
                                .insert(tx, store.session.caller(), transaction, 1));
    }

    private Transaction bought(Asset asset, String price, LocalDate day) {
        Head head =
                new Head(
                        TransactionId.NONE,
                        new HandLedger(store).account("mine"),
                        "",
                        day.atTime(15, 0).toInstant(ZoneOffset.UTC),
                        ZoneOffset.UTC,
                        null,
                        "",
                        new Origin(BatchId.BY_HAND, "test", "test", "", null, 0, "", 1, ""));
        return new Transaction.Buy(
                head,
                new Movement(
                        new Leg(asset.id(), BigDecimal.TWO),
                        new Leg(new HandLedger(store).dollars(), new BigDecimal("100")),
                        null,
                        null,
                        new Price(new BigDecimal(price), CurrencyCode.USD),
                        null,
                        null));
    }

    private static FxRate rate(String rate, LocalDate day) {
        return new FxRate(CurrencyCode.EUR, CurrencyCode.USD, new BigDecimal(rate), day);
    }

    private static Quote quote(String last, String at) {
        return new Quote(
                new BigDecimal(last), null, null, CurrencyCode.USD, Instant.parse(at), "first");
    }
}
