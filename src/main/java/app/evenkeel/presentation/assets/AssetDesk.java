package app.evenkeel.presentation.assets;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.portfolio.AssetService;
import app.evenkeel.portfolio.PriceQualityService;
import app.evenkeel.portfolio.PriceSourceService;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the Assets screen asks for and does. Every method blocks; a test gives its own answers. */
public interface AssetDesk {
    /** Bars that are drawn of one asset. */
    int MOST_BARS = 100_000;

    List<AssetLine> lines();

    AssetDetail detail(Asset asset);

    void edit(Asset asset);

    void release(HeldBar bar);

    void discard(HeldBar bar);

    void setChoices(Asset asset, List<FeedChoice> choices);

    /** Whether its prices are fetched also while it is not held. */
    void setWatched(Asset asset, boolean watched);

    /** Reads from and writes to the services of a session. */
    static AssetDesk of(
            AssetService assets, PriceSourceService sources, PriceQualityService quality) {
        return new AssetDesk() {
            @Override
            public List<AssetLine> lines() {
                Map<AssetId, AssetLine> priced = new HashMap<>();
                sources.summaries()
                        .forEach(s ->
                                priced.put(
                                        s.asset().id(),
                                        new AssetLine(s.asset(), s.last(), s.held())));
                return assets.all().stream()
                        .map(a -> priced.getOrDefault(a.id(), new AssetLine(a, null, 0)))
                        .toList();
            }

            @Override
            public AssetDetail detail(Asset asset) {
                List<HeldBar> held =
                        quality.held().stream()
                                .filter(h -> h.asset().id().equals(asset.id()))
                                .map(PriceQualityService.HeldPrice::bar)
                                .toList();
                List<FeedChoice> asked =
                        sources.choices(asset).stream()
                                .filter(c -> c.place() < FeedChoice.NOT_ASKED)
                                .toList();
                return new AssetDetail(
                        asset,
                        ofLastSource(sources.bars(asset, LocalDate.EPOCH, MOST_BARS)),
                        asked,
                        sources.actions(asset),
                        held,
                        assets.spellings(asset),
                        sources.watched().contains(asset.id()));
            }

            @Override
            public void edit(Asset asset) {
                assets.edit(asset);
            }

            @Override
            public void release(HeldBar bar) {
                quality.release(bar);
            }

            @Override
            public void discard(HeldBar bar) {
                quality.discard(bar);
            }

            @Override
            public void setChoices(Asset asset, List<FeedChoice> choices) {
                sources.setChoices(asset, choices);
            }

            @Override
            public void setWatched(Asset asset, boolean watched) {
                sources.setWatched(asset, watched);
            }
        };
    }

    /** Bars of the newest one's source and kind, oldest first. */
    private static List<SourcedBar> ofLastSource(List<SourcedBar> newestFirst) {
        if (newestFirst.isEmpty()) {
            return newestFirst;
        }
        SourcedBar last = newestFirst.getFirst();
        List<SourcedBar> same = new ArrayList<>();
        for (SourcedBar bar : newestFirst) {
            if (bar.source().equals(last.source())
                    && bar.bar().adjustment() == last.bar().adjustment()) {
                same.add(bar);
            }
        }
        Collections.reverse(same);
        return same;
    }
}
