package app.evenkeel.ingestion.market.feed;

import app.evenkeel.ingestion.net.Fetch;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Feeds that ask a server on this machine. */
public final class LoopbackFeeds {
    private LoopbackFeeds() {}

    public static Feeds yahoo(Fetch fetch, URI base, Clock clock) {
        return new Feeds(List.of(new YahooFeed(fetch, base, clock)));
    }

    /** Prices and exchange rates from one server. */
    public static Feeds yahooAndBank(Fetch fetch, URI base, Clock clock) {
        return new Feeds(
                List.of(new YahooFeed(fetch, base, clock), new EcbFeed(fetch, base, clock)));
    }

    /** A chart of one day in US dollars. */
    public static String yahooChart(LocalDate day) {
        return yahooChart(day, "");
    }

    /** A chart of a day and the latest price, with bid and ask left out as the source does. */
    public static String yahooChart(LocalDate day, String latest, Instant at) {
        return yahooChart(
                day,
                ",\"regularMarketPrice\":"
                        + latest
                        + ",\"regularMarketTime\":"
                        + at.getEpochSecond());
    }

    private static String yahooChart(LocalDate day, String meta) {
        long second = day.atTime(14, 30).toEpochSecond(ZoneOffset.UTC);
        return "{\"chart\":{\"result\":[{\"meta\":{\"currency\":\"USD\",\"instrumentType\":"
                + "\"EQUITY\",\"exchangeTimezoneName\":\"UTC\""
                + meta
                + "},\"timestamp\":["
                + second
                + "],\"indicators\":{\"quote\":[{\"open\":[10],\"high\":[11],\"low\":[9],"
                + "\"close\":[10.5],\"volume\":[100]}],\"adjclose\":[{\"adjclose\":[10.5]}]}}],"
                + "\"error\":null}}";
    }
}
