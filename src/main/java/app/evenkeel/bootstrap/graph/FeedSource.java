package app.evenkeel.bootstrap.graph;

import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.Gate;

import java.time.Clock;
import java.util.function.Supplier;

/** Makes the feeds of a session; a test may put servers of its own behind them. */
@FunctionalInterface
interface FeedSource {
    Feeds feeds(Gate gate, Fetch fetch, Clock clock, Supplier<String> stooqKey);
}
