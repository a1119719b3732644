package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.feed.Feeds;

import org.jspecify.annotations.Nullable;
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

class QuoteServiceSliceTest {
    @TempDir private Path directory;
    private ServiceStore store;
    private final SampleFeed first = new SampleFeed("first");
    private final SampleFeed second = new SampleFeed("second");
    private PriceSourceService sources;
    private QuoteService quotes;
    private Instant now;
    private Asset acme;

    @BeforeEach
    void open() {
        store = ServiceStore.open(directory);
        now = store.session.clock().instant();
        Feeds feeds = new Feeds(List.of(first, second));
        sources = new PriceSourceService(store.session, feeds);
        quotes =
                new QuoteService(
                        store.session, feeds, sources, new ValuationService(store.session));
        acme =
                store.session
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
                                                        "ACME",
                                                        "",
                                                        CurrencyCode.USD,
                                                        "")));
        LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        first.close("ACME", yesterday, "100");
        new PriceUpdateService(store.session, feeds, sources, new ValuationService(store.session))
                .update(
                        new PriceUpdateService.Request("ACME", "first", null, false),
                        Progress.NONE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void storesTheLatestPriceWithBidAndAskAndItsTime() {
        List<Change> changes = new ArrayList<>();
        store.session.changes().subscribe(changes::add);
        Quote quote = quote("103", "102.9", "103.1", 60);
        first.quote(quote);

        assertThat(update().quote()).isEqualTo(quote);
        assertThat(stored()).isEqualTo(quote);
        assertThat(changes).containsExactly(Change.PRICES);
    }

    @Test
    void usesAQuoteAsTodaysPriceUntilTheCloseIsThere() {
        first.quote(quote("103", null, null, 0));
        update();

        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        ValuationService valuation = new ValuationService(store.session);
        assertThat(valuation.priceHistory(acme.id()).orElseThrow().at(today).orElseThrow().value())
                .isEqualTo(new BigDecimal("103"));
    }

    @Test
    void asksTheNextSourceWhereOneIsDown() {
        first.down(true);
        second.quote(quote("101", null, null, 60));

        QuoteUpdate line = update();

        assertThat(line.quote()).isNotNull();
        assertThat(line.problems())
                .containsExactly(Problem.of(ProblemCode.HOST_UNREACHABLE, "first", "down"));
    }

    @Test
    void neitherStoresNorUsesWhatFailsTheChecks() {
        first.quote(quote("1030", null, null, 60));
        second.quote(quote("103", "104", "103", 60));

        QuoteUpdate line = update();

        assertThat(line.isFailed()).isTrue();
        assertThat(line.problems())
                .containsExactly(
                        Problem.of(ProblemCode.QUOTE_HELD, "first", "ACME", "1030"),
                        Problem.of(ProblemCode.QUOTE_HELD, "second", "ACME", "103"));
        assertThat(sources.summaries().getFirst().quote()).isNull();
    }

    @Test
    void keepsTheLaterOfTwoQuotesOfASource() {
        first.quote(quote("103", null, null, 60));
        update();
        first.quote(quote("102", null, null, 600));
        update();

        assertThat(stored().last()).isEqualTo(new BigDecimal("103"));
    }

    @Test
    void asksForNothingThatIsNotHeld() {
        first.quote(quote("103", null, null, 60));

        assertThat(quotes.update(null, Progress.NONE)).isEmpty();
        assertThat(quotes.latest()).isEmpty();
    }

    @Test
    void refusesAnAssetThatDoesNotExist() {
        assertThatThrownBy(() -> quotes.update("NIX", Progress.NONE))
                .isInstanceOf(EvenkeelException.class);
    }

    private QuoteUpdate update() {
        return quotes.update("ACME", Progress.NONE).getFirst();
    }

    private Quote stored() {
        Quote quote = sources.summaries().getFirst().quote();
        assertThat(quote).isNotNull();
        return Objects.requireNonNull(quote);
    }

    private Quote quote(String last, @Nullable String bid, @Nullable String ask, int secondsAgo) {
        return new Quote(
                new BigDecimal(last),
                bid == null ? null : new BigDecimal(bid),
                ask == null ? null : new BigDecimal(ask),
                CurrencyCode.USD,
                now.minusSeconds(secondsAgo),
                "first");
    }
}
