package app.evenkeel.execution;

import app.evenkeel.domain.allocation.SwingLimit;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.rehearsal.KnownAssets;
import app.evenkeel.execution.run.PriceSwings;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads from the quotes that were polled how far prices moved: the highest over the lowest of one
 * source within the window of the run's portfolio, among them the one that held when it began,
 * since it may be shorter than the time from one quote to the next. One source that saw it is
 * enough; with a single quote nothing has moved.
 */
final class QuotedSwings implements PriceSwings {
    private final Session session;
    private final Stores stores;
    private final KnownAssets assets;

    QuotedSwings(Session session, ValuationService valuation) {
        this.session = session;
        this.stores = session.stores();
        this.assets = new KnownAssets(valuation);
    }

    @Override
    public @Nullable Problem beyond(RebalanceRun run, RunLine line) {
        SwingLimit limit = limit(run).orElse(null);
        Asset asset = limit == null ? null : assets.of(line.market().base()).orElse(null);
        if (limit == null || asset == null) {
            return null;
        }
        List<Quote> quotes =
                stores.database()
                        .read(tx ->
                                stores.feeds()
                                        .quotesSince(
                                                tx,
                                                asset.id(),
                                                session.clock().instant().minus(limit.within())));
        BigDecimal swing = widest(quotes);
        return swing.compareTo(limit.most()) > 0
                ? Problem.of(
                        ProblemCode.PRICE_SWUNG,
                        line.market().toString(),
                        percent(swing),
                        Long.toString(limit.within().toMinutes()),
                        percent(limit.most()))
                : null;
    }

    private Optional<SwingLimit> limit(RebalanceRun run) {
        return stores.database()
                .read(tx ->
                        stores.runOrigins()
                                .find(tx, session.caller(), run.id())
                                .map(RunOrigin::portfolio)
                                .map(id -> stores.planSettings().find(tx, session.caller(), id))
                                .flatMap(settings -> Optional.ofNullable(settings.swing())));
    }

    /** The highest price over the lowest of a source, less one; of the source that has most. */
    static BigDecimal widest(List<Quote> quotes) {
        record Told(String source, CurrencyCode currency) {}
        Map<Told, BigDecimal> lowest = new HashMap<>();
        Map<Told, BigDecimal> highest = new HashMap<>();
        for (Quote quote : quotes) {
            BigDecimal price = quote.last();
            if (price != null && price.signum() > 0) {
                Told told = new Told(quote.source(), quote.currency());
                lowest.merge(told, price, BigDecimal::min);
                highest.merge(told, price, BigDecimal::max);
            }
        }
        BigDecimal widest = BigDecimal.ZERO;
        for (Map.Entry<Told, BigDecimal> each : highest.entrySet()) {
            BigDecimal low = lowest.getOrDefault(each.getKey(), each.getValue());
            widest =
                    widest.max(
                            each.getValue().divide(low, Decimals.WORKING).subtract(BigDecimal.ONE));
        }
        return widest;
    }

    private static String percent(BigDecimal fraction) {
        return Decimals.plain(fraction.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN));
    }
}
