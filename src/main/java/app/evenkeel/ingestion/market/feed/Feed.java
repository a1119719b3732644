package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Host;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A source of prices on the network. Gives what it is told and checks nothing but that it can be
 * read; never stores. Blocking and thread-safe.
 */
public interface Feed {
    /** Stable name, kept with every price. */
    String id();

    /** What it has prices of. */
    Set<AssetKind> kinds();

    /** Whom it asks. */
    List<Host> hosts();

    /** How it would spell an asset, as a guess that the user can mend; empty if it has none. */
    Optional<String> guess(Asset asset);

    /**
     * Days of trading that are over, and what else the answer tells, such as how far it reaches.
     *
     * @param from first day wanted; more may come
     * @throws FetchException if the answer does not come or makes no sense
     */
    FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress);

    /**
     * The latest prices, in as few requests as the source allows. An asset that it does not know is
     * missing in the answer.
     *
     * @throws FetchException if the answer does not come or makes no sense
     */
    List<FeedQuote> quotes(List<FeedAsset> assets, Progress progress);

    /**
     * Daily exchange rates since a day; empty from a feed that has none.
     *
     * @throws FetchException if the answer does not come or makes no sense
     */
    default List<FxRate> rates(LocalDate from, Progress progress) {
        return List.of();
    }
}
