package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.portfolio.PriceUpdateService.Request;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Answers that tell of a part of the days that are needed only, or of none. */
class PriceReachSliceTest {
    private static final LocalDate OLD = LocalDate.of(2020, 3, 2);
    private static final LocalDate LATELY = LocalDate.of(2025, 12, 1);

    @TempDir private Path directory;
    private ServiceStore store;
    private HandLedger hand;
    private final SampleFeed first = new SampleFeed("first");
    private final SampleFeed second = new SampleFeed("second");
    private PriceSourceService sources;
    private PriceUpdateService updates;

    @BeforeEach
    void open() {
        store = ServiceStore.open(directory);
        hand = new HandLedger(store);
        Feeds feeds = new Feeds(List.of(first, second, new SampleFeed("ecb").down(true)));
        sources = new PriceSourceService(store.session, feeds);
        updates =
                new PriceUpdateService(
                        store.session, feeds, sources, new ValuationService(store.session));
        for (SampleFeed feed : List.of(first, second)) {
            feed.close("HELD", OLD, "100").close("HELD", LATELY, "120");
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void asksTheNextSourceForWhatTheFirstDoesNotReachAndOnlyOnce() {
        Asset asset = held();
        first.reachingTo(LATELY.minusDays(30));

        PriceUpdate.Line line = update();

        assertThat(line.outcome()).isEqualTo(PriceUpdate.Outcome.DONE);
        assertThat(line.feed()).isEqualTo("first");
        assertThat(line.whole()).isTrue();
        assertThat(sources.bars(asset, OLD, 10))
                .extracting(bar -> bar.bar().day() + " " + bar.source())
                .contains(OLD + " second", LATELY + " first");
        update();
        assertThat(second.asked()).hasSize(1);
        assertThat(first.asked()).hasSize(2);
    }

    @Test
    void asksTheSourceThatReachesFurtherAgainAfterItFailed() {
        Asset asset = held();
        sources.setChoices(
                asset,
                List.of(new FeedChoice("second", 0, "HELD"), new FeedChoice("first", 1, "HELD")));
        second.down(true);
        first.reachingTo(LATELY.minusDays(30));

        PriceUpdate.Line line = update();

        assertThat(line.feed()).isEqualTo("first");
        assertThat(line.whole()).isFalse();
        second.down(false);
        assertThat(update().whole()).isTrue();
        assertThat(sources.bars(asset, OLD, 10)).extracting(SourcedBar::source).contains("second");
    }

    @Test
    void doesNotTakeThePastOfWhatWasSoldForAskedWhereTheSourceThatKnowsItFailed() {
        AssetId sold = hand.stock("HELD");
        hand.buy("mine", "", OLD.toString(), "5", sold, "500");
        hand.sell("mine", "", OLD.plusDays(90).toString(), "5", sold, "600");
        first.down(true);
        second.reachingTo(LATELY.minusDays(30));

        updates.update(new Request(null, null, null, false), Progress.NONE);
        first.down(false);
        updates.update(new Request(null, null, null, false), Progress.NONE);

        assertThat(sources.bars(sources.assetCalled("HELD"), OLD, 10))
                .extracting(bar -> bar.bar().day() + " " + bar.source())
                .contains(OLD + " first");
        int asked = first.asked().size();
        updates.update(new Request(null, null, null, false), Progress.NONE);
        assertThat(first.asked()).hasSize(asked);
    }

    @Test
    void keepsTheLatestPriceOfASourceWithoutDaysAndAsksTheNextForTheDays() {
        Asset asset = held();
        first.quoteOnly().quote(quote());

        PriceUpdate.Line line = update();

        assertThat(line.feed()).isEqualTo("second");
        assertThat(line.saved()).isEqualTo(2);
        assertThat(line.problems()).isEmpty();
        assertThat(sources.summaries().getFirst().quote()).isEqualTo(quote());
        assertThat(sources.bars(asset, OLD, 10))
                .extracting(SourcedBar::source)
                .containsOnly("second");
    }

    @Test
    void saysThatDaysAreMissingWhereOnlyTheirSourceFailed() {
        held();
        first.quoteOnly().quote(quote());
        second.down(true);

        PriceUpdate.Line line = update();

        assertThat(line.outcome()).isEqualTo(PriceUpdate.Outcome.FAILED);
        assertThat(line.problems())
                .contains(Problem.of(ProblemCode.HOST_UNREACHABLE, "second", "down"));
        assertThat(sources.summaries().getFirst().quote()).isEqualTo(quote());
    }

    @Test
    void asksTheNextSourceWhereOneNoLongerTellsWhatItTold() {
        Asset asset = held();
        update();
        first.silent("HELD");
        second.close("HELD", LATELY.plusDays(1), "121");

        PriceUpdate.Line line = update();

        assertThat(line.feed()).isEqualTo("second");
        assertThat(line.problems())
                .containsExactly(Problem.of(ProblemCode.FEED_HAS_NOTHING, "first", "HELD"));
        assertThat(sources.bars(asset, LATELY, 10).getFirst().bar().day())
                .isEqualTo(LATELY.plusDays(1));
    }

    private Asset held() {
        AssetId asset = hand.stock("HELD");
        hand.buy("mine", "", OLD.toString(), "5", asset, "500");
        return sources.assetCalled("HELD");
    }

    private PriceUpdate.Line update() {
        return updates.update(new Request("HELD", null, null, false), Progress.NONE)
                .assets()
                .getFirst();
    }

    private static Quote quote() {
        return new Quote(
                new BigDecimal("121"),
                null,
                null,
                CurrencyCode.USD,
                Instant.parse("2025-12-02T10:00:00Z"),
                "first");
    }
}
