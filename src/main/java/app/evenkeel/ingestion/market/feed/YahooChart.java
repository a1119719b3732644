package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.ingestion.net.Hosts;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One chart as Yahoo writes it: arrays side by side, by the second at which a day of trading began.
 */
final class YahooChart {
    private static final long LATEST_SECOND = 32_503_680_000L;

    private final JsonNode result;
    private final JsonNode meta;
    private final ZoneId zone;
    private final CurrencyCode currency;
    private final int shift;
    private final boolean isRestated;

    private YahooChart(FeedAsset asset, JsonNode result, CurrencyCode stated) {
        this.result = result;
        this.meta = result.path("meta");
        this.zone = zone(meta);
        this.shift = Answers.shift(stated, asset.currency());
        this.currency = shift == 0 ? stated : asset.currency();
        String type = meta.path("instrumentType").asText();
        this.isRestated = !type.equals("CRYPTOCURRENCY") && !type.equals("CURRENCY");
    }

    static FeedBars read(JsonNode tree, FeedAsset asset, Instant now) {
        JsonNode chart = tree.path("chart");
        JsonNode result = chart.path("result").path(0);
        if (result.isMissingNode()) {
            if (chart.path("error").path("code").asText().equals("Not Found")) {
                throw Answers.unknown(YahooFeed.ID, asset.symbol());
            }
            throw Answers.unreadable(
                    Hosts.YAHOO, chart.path("error").path("description").asText("it has no chart"));
        }
        CurrencyCode stated = Answers.currency(result.path("meta").path("currency").asText());
        if (stated == null) {
            throw Answers.unreadable(Hosts.YAHOO, "it names no currency");
        }
        return new YahooChart(asset, result, stated).read(now);
    }

    private FeedBars read(Instant now) {
        LocalDate unfinished = unfinished(now);
        Map<LocalDate, Candle> closes = new TreeMap<>();
        Map<LocalDate, Candle> totals = new TreeMap<>();
        JsonNode seconds = result.path("timestamp");
        JsonNode quote = result.path("indicators").path("quote").path(0);
        JsonNode adjusted = result.path("indicators").path("adjclose").path(0).path("adjclose");
        for (int i = 0; i < seconds.size(); i++) {
            LocalDate day = day(seconds.path(i));
            JsonNode close = quote.path("close").path(i);
            // A day without a trade is null throughout; the running day is no bar yet.
            if (day == null || isNothing(close) || !day.isBefore(unfinished)) {
                continue;
            }
            closes.put(day, candle(day, quote, i));
            JsonNode total = adjusted.path(i);
            if (isRestated && !isNothing(total)) {
                totals.put(
                        day,
                        new Candle(
                                day,
                                null,
                                null,
                                null,
                                price(total),
                                null,
                                Adjustment.TOTAL,
                                day + " adjclose " + total.asText()));
            }
        }
        List<Candle> candles = new ArrayList<>(closes.values());
        candles.addAll(totals.values());
        return new FeedBars(currency, candles, actions(), latest(now), null);
    }

    private Candle candle(LocalDate day, JsonNode quote, int i) {
        return new Candle(
                day,
                price(quote.path("open").path(i)),
                price(quote.path("high").path(i)),
                price(quote.path("low").path(i)),
                price(quote.path("close").path(i)),
                Answers.number(quote.path("volume").path(i)),
                isRestated ? Adjustment.SPLIT : Adjustment.RAW,
                day
                        + " open "
                        + quote.path("open").path(i).asText()
                        + " high "
                        + quote.path("high").path(i).asText()
                        + " low "
                        + quote.path("low").path(i).asText()
                        + " close "
                        + quote.path("close").path(i).asText());
    }

    private List<CorporateAction> actions() {
        List<CorporateAction> actions = new ArrayList<>();
        for (JsonNode dividend : result.path("events").path("dividends")) {
            LocalDate day = day(dividend.path("date"));
            BigDecimal amount = price(dividend.path("amount"));
            if (day != null && amount != null && amount.signum() > 0) {
                actions.add(
                        new CorporateAction(
                                CorporateAction.Kind.DIVIDEND,
                                day,
                                amount,
                                currency,
                                YahooFeed.ID));
            }
        }
        for (JsonNode split : result.path("events").path("splits")) {
            LocalDate day = day(split.path("date"));
            BigDecimal now = Answers.number(split.path("numerator"));
            BigDecimal before = Answers.number(split.path("denominator"));
            if (day != null
                    && now != null
                    && before != null
                    && now.signum() > 0
                    && before.signum() > 0) {
                actions.add(
                        new CorporateAction(
                                CorporateAction.Kind.SPLIT,
                                day,
                                Decimals.rounded(now.divide(before, Decimals.WORKING)),
                                null,
                                YahooFeed.ID));
            }
        }
        return actions;
    }

    private @Nullable Quote latest(Instant now) {
        BigDecimal last = price(meta.path("regularMarketPrice"));
        JsonNode second = meta.path("regularMarketTime");
        if (last == null || day(second) == null) {
            return null;
        }
        Instant at = Instant.ofEpochSecond(second.asLong());
        return at.isAfter(now.plusSeconds(60 * 60))
                ? null
                : new Quote(last, null, null, currency, at, YahooFeed.ID);
    }

    /** The first day that has not ended: today, or tomorrow once trading is over. */
    private LocalDate unfinished(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        JsonNode end = meta.path("currentTradingPeriod").path("regular").path("end");
        LocalDate endDay = day(end);
        return today.equals(endDay) && now.getEpochSecond() >= end.asLong()
                ? today.plusDays(1)
                : today;
    }

    private @Nullable LocalDate day(JsonNode second) {
        if (!second.isIntegralNumber() || Math.abs(second.asLong()) > LATEST_SECOND) {
            return null;
        }
        return LocalDate.ofInstant(Instant.ofEpochSecond(second.asLong()), zone);
    }

    private @Nullable BigDecimal price(JsonNode node) {
        BigDecimal exact = Answers.number(node);
        if (exact == null) {
            return null;
        }
        // Most are 32-bit fractions written out in full: 129.0399932861328 is how 129.04 looks.
        double value = exact.doubleValue();
        float single = (float) value;
        boolean isSingle = Math.abs(single - value) <= Math.abs(value) * 1e-15 && exact.scale() > 0;
        BigDecimal meant = isSingle ? new BigDecimal(Float.toString(single)) : exact;
        return Answers.shifted(Answers.plain(meant), shift);
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static ZoneId zone(JsonNode meta) {
        try {
            return ZoneId.of(meta.path("exchangeTimezoneName").asText());
        } catch (DateTimeException unnamed) {
            int offset = meta.path("gmtoffset").asInt();
            return Math.abs(offset) <= 18 * 60 * 60
                    ? ZoneOffset.ofTotalSeconds(offset)
                    : ZoneOffset.UTC;
        }
    }
}
