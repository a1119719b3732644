package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The library of Japanese investment trusts: the whole history of a fund's price per 10,000 units.
 * A fund's symbol is its ISIN and the association's code with a colon between them.
 */
public final class ToushinFeed implements Feed {
    public static final String ID = "toushin";

    private static final Charset CHARSET = Charset.forName("windows-31j");
    private static final Pattern DAY = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{8}");
    private static final Pattern SYMBOL = Pattern.compile("(JP[0-9A-Z]{10}):([0-9A-Z]{8})");

    private final Fetch fetch;
    private final URI base;

    public ToushinFeed(Fetch fetch) {
        this(fetch, Hosts.TOUSHIN.address());
    }

    ToushinFeed(Fetch fetch, URI base) {
        this.fetch = fetch;
        this.base = base;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<AssetKind> kinds() {
        return EnumSet.of(AssetKind.FUND);
    }

    @Override
    public List<Host> hosts() {
        return List.of(Hosts.TOUSHIN);
    }

    @Override
    public Optional<String> guess(Asset asset) {
        boolean isCode = CODE.matcher(asset.symbol()).matches();
        return isCode && asset.isin().startsWith("JP")
                ? Optional.of(asset.isin() + ":" + asset.symbol())
                : Optional.empty();
    }

    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        Matcher symbol = SYMBOL.matcher(asset.symbol());
        if (!symbol.matches()) {
            throw Answers.unknown(ID, asset.symbol());
        }
        URI address =
                base.resolve(
                        "/FdsWeb/FDST030000/csv-file-download?isinCd="
                                + symbol.group(1)
                                + "&associFundCd="
                                + symbol.group(2));
        List<List<String>> lines =
                Answers.csv(Hosts.TOUSHIN, fetch.get(Hosts.TOUSHIN, address, progress), CHARSET);
        List<String> header = lines.getFirst().stream().map(ToushinFeed::bare).toList();
        int price = header.indexOf("基準価額(円)");
        int dividend = header.indexOf("分配金");
        if (!header.getFirst().equals("年月日") || price < 0) {
            throw Answers.unreadable(Hosts.TOUSHIN, "it has another header");
        }
        List<Candle> candles = new ArrayList<>();
        List<CorporateAction> actions = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            LocalDate day = day(bare(line.getFirst()));
            if (day == null) {
                throw Answers.unreadable(
                        Hosts.TOUSHIN, "a line begins with no date: " + line.getFirst());
            }
            if (day.isBefore(from) || day.isAfter(to)) {
                continue;
            }
            candles.add(
                    new Candle(
                            day,
                            null,
                            null,
                            null,
                            number(line, price),
                            null,
                            Adjustment.RAW,
                            String.join(",", line)));
            BigDecimal paid = number(line, dividend);
            if (paid != null && paid.signum() > 0) {
                actions.add(
                        new CorporateAction(
                                CorporateAction.Kind.DIVIDEND, day, paid, CurrencyCode.JPY, ID));
            }
        }
        if (lines.size() == 1) {
            throw Answers.unknown(ID, asset.symbol());
        }
        return new FeedBars(CurrencyCode.JPY, candles, actions, null, from);
    }

    /** A fund has one price a day, which is no quote. */
    @Override
    public List<FeedQuote> quotes(List<FeedAsset> assets, Progress progress) {
        return List.of();
    }

    private static String bare(String cell) {
        String text = cell.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static @Nullable BigDecimal number(List<String> line, int index) {
        return index < 0 || index >= line.size() ? null : Answers.number(bare(line.get(index)));
    }

    private static @Nullable LocalDate day(String text) {
        Matcher day = DAY.matcher(text);
        try {
            return day.matches()
                    ? LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            Integer.parseInt(day.group(2)),
                            Integer.parseInt(day.group(3)))
                    : null;
        } catch (DateTimeException notADay) {
            return null;
        }
    }
}
