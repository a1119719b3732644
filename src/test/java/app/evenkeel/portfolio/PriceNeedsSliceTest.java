package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.portfolio.PriceUpdateService.Request;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Whose prices are fetched when nobody names an asset. */
class PriceNeedsSliceTest {
    private static final LocalDate LATELY = LocalDate.of(2025, 12, 1);

    @TempDir private Path directory;
    private ServiceStore store;
    private HandLedger hand;
    private final SampleFeed feed = new SampleFeed("first");
    private PriceSourceService sources;
    private PriceUpdateService updates;
    private int seen;

    @BeforeEach
    void open() {
        store = ServiceStore.open(directory);
        hand = new HandLedger(store);
        Feeds feeds = new Feeds(List.of(feed));
        sources = new PriceSourceService(store.session, feeds);
        updates =
                new PriceUpdateService(
                        store.session, feeds, sources, new ValuationService(store.session));
        for (String symbol : List.of("HELD", "SOLD", "WATCHED")) {
            feed.close(symbol, LATELY, "100");
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void asksForWhatIsHeldEveryTimeAndForThePastOfWhatWasSoldOnce() {
        held("HELD");
        sold("SOLD");

        assertThat(asked()).containsExactlyInAnyOrder("HELD", "SOLD");
        assertThat(asked()).containsExactly("HELD");
        assertThat(asked()).containsExactly("HELD");
    }

    @Test
    void asksOnceForAPastThatNoSourceKnowsAndAgainWhereTheSourceWasDown() {
        sold("GONE");
        sold("SOLD");
        feed.down(true);
        assertThat(asked()).containsExactlyInAnyOrder("GONE", "SOLD");

        feed.down(false);
        assertThat(asked()).containsExactlyInAnyOrder("GONE", "SOLD");
        assertThat(asked()).isEmpty();
    }

    @Test
    void asksAgainWhereAnOlderFileOrALaterSaleMakesThePastLonger() {
        AssetId asset = sold("SOLD");
        asked();

        hand.in(TransactionType.CUSTODY_MOVE, "mine", "2019-05-06", "1", asset);
        hand.out(TransactionType.CUSTODY_MOVE, "mine", "2019-05-07", "1", asset);

        assertThat(asked()).containsExactly("SOLD");
        assertThat(feed.asked().getLast()).isEqualTo("SOLD 2019-04-29");
        assertThat(asked()).isEmpty();
    }

    @Test
    void goesOnAskingForWhatIsWatchedOrNeverWasOwned() {
        AssetId watched = sold("WATCHED");
        hand.stock("NEVER");
        sources.setWatched(asset(watched), true);
        asked();

        assertThat(asked()).containsExactlyInAnyOrder("NEVER", "WATCHED");

        sources.setWatched(asset(watched), false);
        asked();
        assertThat(asked()).containsExactly("NEVER");
    }

    @Test
    void asksAgainWhereTheSourceIsSetAnew() {
        AssetId asset = sold("GONE");
        asked();
        assertThat(asked()).isEmpty();

        sources.setChoices(asset(asset), List.of(new FeedChoice("first", 0, "SOLD")));

        assertThat(asked()).containsExactly("SOLD");
    }

    @Test
    void asksForAllWhereADayIsNamed() {
        sold("SOLD");
        asked();

        updates.update(new Request(null, null, LATELY, false), Progress.NONE);

        assertThat(feed.asked().getLast()).isEqualTo("SOLD " + LATELY);
    }

    private AssetId held(String symbol) {
        AssetId asset = hand.stock(symbol);
        hand.buy("mine", "", "2025-11-03", "5", asset, "500");
        return asset;
    }

    private AssetId sold(String symbol) {
        AssetId asset = hand.stock(symbol);
        hand.buy("mine", "", "2020-03-02", "5", asset, "500");
        hand.sell("mine", "", "2020-09-01", "5", asset, "600");
        return asset;
    }

    private Asset asset(AssetId id) {
        return sources.assets().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }

    /** The symbols that an update asks for. */
    private List<String> asked() {
        updates.update(new Request(null, null, null, false), Progress.NONE);
        List<String> all = new ArrayList<>(feed.asked());
        List<String> now =
                all.subList(seen, all.size()).stream().map(line -> line.split(" ", 2)[0]).toList();
        seen = all.size();
        return now;
    }
}
