package app.evenkeel.execution.rehearsal;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Capability;
import app.evenkeel.execution.gateway.Depth;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.ingestion.net.Time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * A market made of known prices. Where bid and ask are not known they are 0.05% from the price;
 * each further step is 0.05% worse. At each step a hundredth of a day's volume is on offer, or
 * 10,000 units of the quote where no volume is known, or a million of a currency without minor
 * units.
 */
final class KnownMarket {
    private static final int STEPS = 20;
    private static final BigDecimal STEP = new BigDecimal("0.0005");
    private static final BigDecimal PART = new BigDecimal("0.01");
    private static final BigDecimal USUAL_VALUE = BigDecimal.valueOf(10_000);
    private static final BigDecimal USUAL_WHOLE_VALUE = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal TICK = new BigDecimal("0.00000001");

    /** Over a long weekend. */
    private static final Duration LONGEST_AGE = Duration.ofDays(5);

    private final String venue;
    private final KnownPrices prices;
    private final Time time;

    KnownMarket(String venue, KnownPrices prices, Time time) {
        this.venue = venue;
        this.prices = prices;
        this.time = time;
    }

    Capability capability(String label) {
        return new Capability(
                venue,
                label,
                Capability.ClientIds.TEXT,
                true,
                false,
                Capability.FeeAsset.QUOTE,
                new BigDecimal("0.001"),
                EnumSet.of(OrderType.MARKET, OrderType.LIMIT, OrderType.COLLARED),
                EnumSet.allOf(TimeInForce.class));
    }

    Duration priceAge() {
        return LONGEST_AGE;
    }

    private KnownPrice known(Market market) {
        return prices.price(market)
                .orElseThrow(() ->
                        new GatewayException(
                                ProblemCode.ORDER_NO_MARKET, venue, market.toString()));
    }

    MarketRules rules(Market market) {
        return new MarketRules(
                market,
                market.toString(),
                TICK,
                known(market).lot(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                true,
                time.now());
    }

    Depth depth(Market market) {
        KnownPrice known = known(market);
        BigDecimal bid = known.bid();
        BigDecimal ask = known.ask();
        boolean both = bid != null && ask != null && bid.signum() > 0 && bid.compareTo(ask) < 0;
        BigDecimal away = known.price().multiply(STEP);
        BigDecimal volume = known.volume();
        BigDecimal each =
                volume != null && volume.signum() > 0
                        ? volume.multiply(PART)
                        : usualValue(market)
                                .divide(known.price(), Decimals.MAX_SCALE, RoundingMode.DOWN);
        return new Depth(
                levels(
                        both && bid != null ? bid : known.price().subtract(away),
                        away.negate(),
                        each),
                levels(both && ask != null ? ask : known.price().add(away), away, each),
                known.at());
    }

    /** A hundred yen are a dollar, roughly; and a market is not thin because of its currency. */
    private static BigDecimal usualValue(Market market) {
        boolean isWhole = new CurrencyCode(market.quote()).fractionDigits() == 0;
        return isWhole ? USUAL_WHOLE_VALUE : USUAL_VALUE;
    }

    private static List<Depth.Level> levels(BigDecimal best, BigDecimal step, BigDecimal each) {
        List<Depth.Level> levels = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            BigDecimal price = best.add(step.multiply(BigDecimal.valueOf(i)));
            levels.add(new Depth.Level(price, each));
        }
        return levels;
    }
}
