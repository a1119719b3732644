package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.Refusal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Yahoo's charts, version 8: shares, funds on exchanges, coins and currencies. */
public final class YahooFeed implements Feed {
    public static final String ID = "yahoo";

    private static final Map<String, String> SUFFIX_BY_CURRENCY =
            Map.ofEntries(
                    Map.entry("JPY", ".T"),
                    Map.entry("GBP", ".L"),
                    Map.entry("GBX", ".L"),
                    Map.entry("EUR", ".DE"),
                    Map.entry("CAD", ".TO"),
                    Map.entry("AUD", ".AX"),
                    Map.entry("HKD", ".HK"),
                    Map.entry("CHF", ".SW"),
                    Map.entry("SEK", ".ST"),
                    Map.entry("NOK", ".OL"),
                    Map.entry("DKK", ".CO"),
                    Map.entry("PLN", ".WA"),
                    Map.entry("ZAC", ".JO"),
                    Map.entry("ZAR", ".JO"));

    private final Fetch fetch;
    private final URI base;
    private final Clock clock;

    public YahooFeed(Fetch fetch, Clock clock) {
        this(fetch, Hosts.YAHOO.address(), clock);
    }

    YahooFeed(Fetch fetch, URI base, Clock clock) {
        this.fetch = fetch;
        this.base = base;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<AssetKind> kinds() {
        return EnumSet.of(
                AssetKind.EQUITY,
                AssetKind.ETF,
                AssetKind.CRYPTO,
                AssetKind.STABLECOIN,
                AssetKind.COMMODITY,
                AssetKind.FX);
    }

    @Override
    public List<Host> hosts() {
        return List.of(Hosts.YAHOO);
    }

    @Override
    public Optional<String> guess(Asset asset) {
        return switch (asset.kind()) {
            case CRYPTO, STABLECOIN -> Optional.of(asset.symbol() + "-USD");
            case EQUITY, ETF -> Optional.of(security(asset));
            case FX -> Optional.of(asset.symbol().replace("/", "") + "=X");
            case COMMODITY -> Optional.of(asset.symbol());
            case CASH, FUND, BOND, OPTION -> Optional.empty();
        };
    }

    /** A class of shares is set off by a hyphen, and by a dot or a blank elsewhere. */
    private static String security(Asset asset) {
        String currency = asset.currency().value();
        String symbol = asset.symbol();
        if (currency.equals("USD")) {
            return symbol.replace('.', '-').replace(' ', '-');
        }
        String suffix = SUFFIX_BY_CURRENCY.getOrDefault(currency, "");
        return symbol.indexOf('.') > 0 ? symbol : symbol + suffix;
    }

    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        long start = from.atStartOfDay(ZoneOffset.UTC).minusDays(1).toEpochSecond();
        long end = to.atStartOfDay(ZoneOffset.UTC).plusDays(2).toEpochSecond();
        FeedBars all =
                chart(
                        asset,
                        "?period1="
                                + start
                                + "&period2="
                                + end
                                + "&interval=1d&events=div%2Csplits&includeAdjustedClose=true",
                        progress);
        return new FeedBars(
                all.currency(),
                all.candles().stream()
                        .filter(c -> !c.day().isBefore(from) && !c.day().isAfter(to))
                        .toList(),
                all.actions(),
                all.quote(),
                from);
    }

    @Override
    public List<FeedQuote> quotes(List<FeedAsset> assets, Progress progress) {
        List<FeedQuote> found = new ArrayList<>();
        for (FeedAsset asset : assets) {
            try {
                FeedBars chart = chart(asset, "?range=1d&interval=1d", progress);
                if (chart.quote() != null) {
                    found.add(new FeedQuote(asset, chart.quote()));
                }
            } catch (FetchException e) {
                if (!isUnknown(e)) {
                    throw e;
                }
            }
        }
        return found;
    }

    private FeedBars chart(FeedAsset asset, String query, Progress progress) {
        String symbol = URLEncoder.encode(asset.symbol(), StandardCharsets.UTF_8);
        URI address = base.resolve("/v8/finance/chart/" + symbol + query);
        try {
            return YahooChart.read(
                    Answers.json(Hosts.YAHOO, fetch.get(Hosts.YAHOO, address, progress)),
                    asset,
                    clock.instant());
        } catch (FetchException e) {
            throw e.getCause() instanceof Refusal refusal && refusal.status() == 404
                    ? Answers.unknown(ID, asset.symbol())
                    : e;
        }
    }

    private static boolean isUnknown(FetchException e) {
        return e.problem().code() == ProblemCode.FEED_KNOWS_NOT;
    }
}
