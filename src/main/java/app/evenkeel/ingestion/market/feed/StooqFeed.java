package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Stooq's CSV: daily bars of shares, asked for without any restating. */
public final class StooqFeed implements Feed {
    public static final String ID = "stooq";

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final int QUOTES_AT_ONCE = 20;

    /** One digit for each thing that is not to be worked into the prices. */
    private static final String AS_TRADED = "1111111";

    private static final Map<String, String> SUFFIX_BY_CURRENCY =
            Map.of(
                    "USD", ".us", "JPY", ".jp", "GBP", ".uk", "GBX", ".uk", "EUR", ".de", "HKD",
                    ".hk", "PLN", "", "HUF", ".hu");

    private final Fetch fetch;
    private final URI base;
    private final Clock clock;
    private final Supplier<String> key;

    /**
     * @param key that the site gave the user, or empty
     */
    public StooqFeed(Fetch fetch, Clock clock, Supplier<String> key) {
        this(fetch, Hosts.STOOQ.address(), clock, key);
    }

    StooqFeed(Fetch fetch, URI base, Clock clock, Supplier<String> key) {
        this.fetch = fetch;
        this.base = base;
        this.clock = clock;
        this.key = key;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<AssetKind> kinds() {
        return EnumSet.of(AssetKind.EQUITY, AssetKind.ETF);
    }

    @Override
    public List<Host> hosts() {
        return List.of(Hosts.STOOQ);
    }

    @Override
    public Optional<String> guess(Asset asset) {
        String suffix = SUFFIX_BY_CURRENCY.get(asset.currency().value());
        if (suffix == null || !kinds().contains(asset.kind())) {
            return Optional.empty();
        }
        return Optional.of(asset.symbol().replace('.', '-').toLowerCase(Locale.ROOT) + suffix);
    }

    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        List<List<String>> lines =
                lines(
                        "/q/d/l/?s="
                                + URLEncoder.encode(asset.symbol(), StandardCharsets.UTF_8)
                                + "&d1="
                                + from.format(DateTimeFormatter.BASIC_ISO_DATE)
                                + "&d2="
                                + to.format(DateTimeFormatter.BASIC_ISO_DATE)
                                + "&i=d&o="
                                + AS_TRADED
                                + (key.get().isEmpty()
                                        ? ""
                                        : "&apikey="
                                                + URLEncoder.encode(
                                                        key.get(), StandardCharsets.UTF_8)),
                        asset.symbol(),
                        progress);
        checkHeader(lines.getFirst(), "Date", "Close");
        LocalDate today = LocalDate.now(clock.withZone(WARSAW));
        List<Candle> candles = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            LocalDate day = day(line.getFirst());
            if (day == null) {
                throw Answers.unreadable(
                        Hosts.STOOQ, "a line begins with no date: " + line.getFirst());
            }
            // The row of the running day is the price so far.
            if (day.isBefore(today)) {
                candles.add(
                        new Candle(
                                day,
                                number(line, 1),
                                number(line, 2),
                                number(line, 3),
                                number(line, 4),
                                number(line, 5),
                                Adjustment.RAW,
                                String.join(",", line)));
            }
        }
        return new FeedBars(asset.currency(), candles, List.of(), null, from);
    }

    @Override
    public List<FeedQuote> quotes(List<FeedAsset> assets, Progress progress) {
        List<FeedQuote> found = new ArrayList<>();
        for (int i = 0; i < assets.size(); i += QUOTES_AT_ONCE) {
            List<FeedAsset> some = assets.subList(i, Math.min(assets.size(), i + QUOTES_AT_ONCE));
            String symbols =
                    String.join(
                            "+",
                            some.stream()
                                    .map(asset ->
                                            URLEncoder.encode(
                                                    asset.symbol(), StandardCharsets.UTF_8))
                                    .toList());
            List<List<String>> lines =
                    lines("/q/l/?s=" + symbols + "&f=sd2t2ohlcv&h&e=csv", symbols, progress);
            checkHeader(lines.getFirst(), "Symbol", "Close");
            for (List<String> line : lines.subList(1, lines.size())) {
                for (FeedAsset asset : some) {
                    if (asset.symbol().equalsIgnoreCase(line.getFirst().strip())) {
                        Quote quote = quote(asset, line);
                        if (quote != null) {
                            found.add(new FeedQuote(asset, quote));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static @Nullable Quote quote(FeedAsset asset, List<String> line) {
        LocalDate day = line.size() > 1 ? day(line.get(1)) : null;
        BigDecimal last = number(line, 6);
        if (day == null || last == null) {
            return null;
        }
        Instant at;
        try {
            at = day.atTime(LocalTime.parse(line.get(2).strip())).atZone(WARSAW).toInstant();
        } catch (DateTimeException noTime) {
            at = day.atStartOfDay(WARSAW).toInstant();
        }
        return new Quote(last, null, null, asset.currency(), at, ID);
    }

    private List<List<String>> lines(String path, String symbol, Progress progress) {
        byte[] answer = fetch.get(Hosts.STOOQ, base.resolve(path), progress);
        List<List<String>> lines = Answers.csv(Hosts.STOOQ, answer, StandardCharsets.UTF_8);
        String first = String.join(",", lines.getFirst()).strip();
        if (first.startsWith("No data") || first.startsWith("Brak danych")) {
            throw Answers.unknown(ID, symbol);
        }
        if (first.startsWith("Exceeded the daily hits limit")) {
            Duration day = untilTomorrow();
            fetch.leaveAlone(Hosts.STOOQ, day);
            throw new FetchException(
                    ProblemCode.HOST_BUSY, Hosts.STOOQ.name(), Long.toString(day.toSeconds()));
        }
        return lines;
    }

    private Duration untilTomorrow() {
        LocalDate tomorrow = LocalDate.now(clock.withZone(WARSAW)).plusDays(1);
        return Duration.between(clock.instant(), tomorrow.atStartOfDay(WARSAW).toInstant());
    }

    private static void checkHeader(List<String> header, String first, String close) {
        List<String> words = header.stream().map(String::strip).toList();
        if (!words.getFirst().equals(first) || !words.contains(close)) {
            throw Answers.unreadable(Hosts.STOOQ, "it has another header");
        }
    }

    private static @Nullable BigDecimal number(List<String> line, int index) {
        return index < line.size() ? Answers.number(line.get(index)) : null;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException notADay) {
            return null;
        }
    }
}
