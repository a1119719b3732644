package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.market.feed.Feeds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class FeedOrderServiceSliceTest {
    @TempDir private Path directory;
    private ServiceStore store;
    private FeedOrderService orders;
    private PriceSourceService sources;

    @BeforeEach
    void open() {
        store = ServiceStore.open(directory);
        Feeds feeds = new Feeds(List.of(new SampleFeed("first"), new SampleFeed("second")));
        orders = new FeedOrderService(store.session, new SettingService(store.session), feeds);
        sources = new PriceSourceService(store.session, feeds, orders::order);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isTheUsualOrderUntilItIsChanged() {
        assertThat(orders.order(AssetKind.EQUITY)).containsExactly("first", "second");
        assertThat(orders.kinds()).containsExactly(AssetKind.EQUITY, AssetKind.ETF);
    }

    @Test
    void decidesWhomAssetsWithoutAnOrderOfTheirOwnAsk() {
        Asset acme = asset("ACME");
        orders.setOrder(AssetKind.EQUITY, List.of("second", "first"));

        assertThat(feeds(acme)).containsExactly("second", "first");
        assertThat(orders.order(AssetKind.ETF)).containsExactly("first", "second");
    }

    @Test
    void movesAssetsThatFollowedTheOrderBefore() {
        Asset following = asset("ACME");
        sources.setChoices(
                following,
                List.of(new FeedChoice("first", 0, "A"), new FeedChoice("second", 1, "B")));

        orders.setOrder(AssetKind.EQUITY, List.of("second", "first"));
        assertThat(feeds(following)).containsExactly("second", "first");
        assertThat(sources.choices(following).getFirst().symbol()).isEqualTo("B");

        orders.setOrder(AssetKind.EQUITY, List.of("first", "second"));
        assertThat(feeds(following)).containsExactly("first", "second");
    }

    @Test
    void leavesAnAssetWithAnOrderOfItsOwnAlone() {
        Asset own = asset("BETA");
        sources.setChoices(own, List.of(new FeedChoice("first", 0, "A")));

        orders.setOrder(AssetKind.EQUITY, List.of("second", "first"));

        assertThat(feeds(own).getFirst()).isEqualTo("first");
    }

    @Test
    void forgetsFeedsThatThereAreNotAndKeepsThoseLeftOutLast() {
        orders.setOrder(AssetKind.EQUITY, List.of("gone", "second"));

        assertThat(orders.order(AssetKind.EQUITY)).containsExactly("second", "first");
    }

    private List<String> feeds(Asset asset) {
        return sources.choices(asset).stream().map(FeedChoice::feed).toList();
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
}
