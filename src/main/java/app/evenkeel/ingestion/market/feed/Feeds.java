package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The feeds that there are, in the order in which they are asked unless the user says otherwise.
 */
public final class Feeds {
    private final Map<String, Feed> feeds = new LinkedHashMap<>();

    public Feeds(List<Feed> feeds) {
        feeds.forEach(feed -> this.feeds.put(feed.id(), feed));
    }

    /**
     * All that the program has.
     *
     * @param stooqKey the user's key to Stooq, or empty
     */
    public static Feeds standard(Gate gate, Fetch fetch, Clock clock, Supplier<String> stooqKey) {
        return new Feeds(
                List.of(
                        new YahooFeed(fetch, clock),
                        new StooqFeed(fetch, clock, stooqKey),
                        new ToushinFeed(fetch),
                        new KrakenFeed(gate, clock),
                        new BitfinexFeed(gate, clock),
                        new BinanceFeed(gate, clock),
                        new CoinbaseFeed(gate, clock),
                        new BitstampFeed(gate, clock),
                        new BitflyerFeed(gate, clock),
                        new EcbFeed(fetch, clock)));
    }

    public List<Feed> all() {
        return List.copyOf(feeds.values());
    }

    public Optional<Feed> find(String id) {
        return Optional.ofNullable(feeds.get(id));
    }

    /**
     * @throws FetchException if there is none of that name
     */
    public Feed get(String id) {
        return find(id).orElseThrow(() ->
                new FetchException(
                        ProblemCode.FEED_UNKNOWN, id, String.join(", ", feeds.keySet())));
    }
}
