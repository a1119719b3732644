package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reference rates of the European Central Bank: units of a currency for one euro. */
public final class EcbFeed implements Feed {
    public static final String ID = "ecb";

    private static final int DAILY_REACHES = 1;
    private static final int QUARTER_REACHES = 80;

    /** What the bank publishes rates of; others that it has of the past are no longer quoted. */
    private static final Set<String> PUBLISHED =
            Set.of(
                    "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "GBP", "HKD", "HUF", "IDR",
                    "ILS", "INR", "ISK", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN",
                    "RON", "SEK", "SGD", "THB", "TRY", "USD", "ZAR");

    private final Fetch fetch;
    private final URI base;
    private final Clock clock;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

    public EcbFeed(Fetch fetch, Clock clock) {
        this(fetch, Hosts.ECB.address(), clock);
    }

    EcbFeed(Fetch fetch, URI base, Clock clock) {
        this.fetch = fetch;
        this.base = base;
        this.clock = clock;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** Whether new rates come of a currency. */
    public static boolean isPublished(CurrencyCode currency) {
        return currency.equals(CurrencyCode.EUR) || PUBLISHED.contains(currency.value());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<AssetKind> kinds() {
        return EnumSet.of(AssetKind.CASH);
    }

    @Override
    public List<Host> hosts() {
        return List.of(Hosts.ECB);
    }

    @Override
    public Optional<String> guess(Asset asset) {
        return Optional.empty();
    }

    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        return FeedBars.quoteOnly(asset.currency(), null);
    }

    @Override
    public List<FeedQuote> quotes(List<FeedAsset> assets, Progress progress) {
        return List.of();
    }

    /** Asks for the shortest of the bank's three files that reaches back far enough. */
    @Override
    public List<FxRate> rates(LocalDate from, Progress progress) {
        long age = ChronoUnit.DAYS.between(from, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        List<FxRate> rates;
        if (age <= DAILY_REACHES) {
            rates = fromXml(get("eurofxref-daily.xml", progress));
        } else if (age <= QUARTER_REACHES) {
            rates = fromXml(get("eurofxref-hist-90d.xml", progress));
        } else {
            rates = fromZip(get("eurofxref-hist.zip", progress));
        }
        if (rates.isEmpty()) {
            throw Answers.unreadable(Hosts.ECB, "it has no rates");
        }
        return rates.stream().filter(rate -> !rate.date().isBefore(from)).toList();
    }

    private byte[] get(String file, Progress progress) {
        return fetch.get(Hosts.ECB, base.resolve("/stats/eurofxref/" + file), progress);
    }

    private List<FxRate> fromXml(byte[] answer) {
        List<FxRate> rates = new ArrayList<>();
        LocalDate day = null;
        try {
            XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(answer));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("Cube")) {
                    String time = reader.getAttributeValue(null, "time");
                    day = time == null ? day : day(time);
                    String code = reader.getAttributeValue(null, "currency");
                    String value = reader.getAttributeValue(null, "rate");
                    if (code != null && value != null) {
                        add(rates, day, code, value);
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw Answers.unreadable(Hosts.ECB, "it is no XML");
        }
        return rates;
    }

    private static List<FxRate> fromZip(byte[] answer) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer))) {
            if (zip.getNextEntry() == null) {
                throw Answers.unreadable(Hosts.ECB, "it is no ZIP");
            }
            byte[] file = zip.readNBytes(Fetch.MAX_BYTES + 1);
            if (file.length > Fetch.MAX_BYTES) {
                throw Answers.unreadable(Hosts.ECB, "it is larger than any history of rates");
            }
            return fromCsv(Answers.csv(Hosts.ECB, file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Answers.unreadable(Hosts.ECB, "it is no ZIP");
        }
    }

    private static List<FxRate> fromCsv(List<List<String>> lines) {
        List<String> header = lines.getFirst();
        if (!header.getFirst().strip().equals("Date")) {
            throw Answers.unreadable(Hosts.ECB, "it has another header");
        }
        List<FxRate> rates = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            LocalDate day = day(line.getFirst());
            for (int i = 1; i < Math.min(line.size(), header.size()); i++) {
                add(rates, day, header.get(i), line.get(i));
            }
        }
        return rates;
    }

    /** A currency without a fixing on a day is left out of it. */
    private static void add(
            List<FxRate> rates, @Nullable LocalDate day, String code, String value) {
        CurrencyCode currency = code.isBlank() ? null : Answers.currency(code);
        BigDecimal rate = Answers.number(value);
        if (day != null && currency != null && rate != null && rate.signum() > 0) {
            rates.add(new FxRate(CurrencyCode.EUR, currency, rate, day));
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }
}
