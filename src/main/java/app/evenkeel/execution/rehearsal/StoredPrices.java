package app.evenkeel.execution.rehearsal;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.order.Market;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.allocation.TradingRules;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Prices as the store has them: the latest quote, else the latest close, at the latest rate. */
public final class StoredPrices implements KnownPrices {
    private final Session session;
    private final ValuationService valuation;
    private final KnownAssets assets;

    public StoredPrices(Session session, ValuationService valuation) {
        this.session = session;
        this.valuation = valuation;
        this.assets = new KnownAssets(valuation);
    }

    @Override
    public Optional<KnownPrice> price(Market market) {
        CurrencyCode currency = new CurrencyCode(market.quote());
        return assets.of(market.base()).flatMap(asset -> price(asset, currency));
    }

    private Optional<KnownPrice> price(Asset asset, CurrencyCode currency) {
        LocalDate today = LocalDate.now(session.clock());
        Optional<PricePoint> close = valuation.price(asset.id(), today, today);
        Quote quote = latest(asset);
        BigDecimal last = quote == null ? null : quote.last();
        if (quote != null && last != null && isNewer(quote, close)) {
            return rate(quote.currency(), currency, today)
                    .map(rate ->
                            new KnownPrice(
                                    unit(last, rate, asset),
                                    unitOrNull(quote.bid(), rate, asset),
                                    unitOrNull(quote.ask(), rate, asset),
                                    null,
                                    quote.at(),
                                    lot(asset)));
        }
        return close.flatMap(point ->
                rate(point.currency(), currency, today)
                        .map(rate ->
                                new KnownPrice(
                                        unit(point.value(), rate, asset),
                                        null,
                                        null,
                                        null,
                                        endOf(point.asOf()),
                                        lot(asset))));
    }

    private @Nullable Quote latest(Asset asset) {
        List<Quote> quotes =
                session.stores()
                        .database()
                        .read(tx ->
                                session.stores()
                                        .feeds()
                                        .latestQuotes(tx)
                                        .getOrDefault(asset.id(), List.of()));
        return quotes.stream()
                .filter(quote -> quote.last() != null)
                .max(Comparator.comparing(Quote::at))
                .orElse(null);
    }

    private static boolean isNewer(Quote quote, Optional<PricePoint> close) {
        LocalDate day = LocalDate.ofInstant(quote.at(), ZoneOffset.UTC);
        return close.isEmpty() || !day.isBefore(close.get().asOf());
    }

    private Instant endOf(LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant now = session.clock().instant();
        return end.isBefore(now) ? end : now;
    }

    private Optional<BigDecimal> rate(CurrencyCode from, CurrencyCode to, LocalDate day) {
        return valuation.rate(from, to, day).map(FxRate::rate);
    }

    private static @Nullable BigDecimal unitOrNull(
            @Nullable BigDecimal price, BigDecimal rate, Asset asset) {
        return price == null ? null : unit(price, rate, asset);
    }

    /** Of one unit: a Japanese fund is quoted for ten thousand. */
    private static BigDecimal unit(BigDecimal price, BigDecimal rate, Asset asset) {
        return Decimals.rounded(
                price.multiply(rate)
                        .divide(BigDecimal.valueOf(asset.unitsPerPrice()), Decimals.WORKING));
    }

    /** As a plan has it, or the rehearsal would trade what the plan cannot. */
    private BigDecimal lot(Asset asset) {
        return new TradingRules(
                        session.stores()
                                .database()
                                .read(tx ->
                                        session.stores()
                                                .planSettings()
                                                .rules(tx, session.caller())))
                .step(asset);
    }
}
