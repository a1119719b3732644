package app.evenkeel.execution.simulation;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.exchange.ExchangeOrder;
import app.evenkeel.exchange.ExchangeOrder.NewOrder;
import app.evenkeel.exchange.ExchangeRefusal;
import app.evenkeel.exchange.Listing;
import app.evenkeel.exchange.LoopbackExchange;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.Capability;
import app.evenkeel.execution.gateway.Depth;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.gateway.Submission;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The exchange as one account sees it through a bad network: requests that are lost before or after
 * they took effect, answers that are late, old or none.
 */
final class SimulatedGateway implements OrderGateway {
    private static final Capability CAPABILITY =
            new Capability(
                    "binance",
                    "Simulated",
                    Capability.ClientIds.TEXT,
                    true,
                    false,
                    Capability.FeeAsset.RECEIVED,
                    LoopbackExchange.FEE,
                    Set.of(OrderType.values()),
                    Set.of(TimeInForce.values()));

    /** Told of each order. */
    interface Watch {
        /** Before it is sent, wherever it ends. */
        void beforeSending(OrderRequest request);

        /** Before the exchange takes it. */
        void beforeEffect(OrderRequest request);
    }

    private final LoopbackExchange exchange;
    private final String account;
    private final VirtualTime time;
    private final CrashPoints crashes;
    private final Weather weather;
    private final Watch watch;
    private final Map<Market, MarketRules> rules = new HashMap<>();

    /**
     * @param watch told of each order
     */
    SimulatedGateway(
            LoopbackExchange exchange,
            String account,
            VirtualTime time,
            CrashPoints crashes,
            Weather weather,
            Watch watch) {
        this.exchange = exchange;
        this.account = account;
        this.time = time;
        this.crashes = crashes;
        this.weather = weather;
        this.watch = watch;
    }

    @Override
    public Capability capability() {
        return CAPABILITY;
    }

    @Override
    public Duration clockOffset() {
        return Duration.ZERO;
    }

    @Override
    public MarketRules rules(Market market, boolean fresh) {
        MarketRules known = rules.get(market);
        if (known != null && !fresh) {
            return known;
        }
        ask();
        Listing listing = listing(market);
        MarketRules read = Views.rules(listing, market, time.now());
        rules.put(market, read);
        return read;
    }

    private Listing listing(Market market) {
        try {
            return exchange.listing(market.toString());
        } catch (ExchangeRefusal e) {
            throw new GatewayException(
                    ProblemCode.ORDER_NO_MARKET, CAPABILITY.label(), market.toString());
        }
    }

    @Override
    public Depth depth(Market market) {
        ask();
        return Views.depth(listing(market), time.now());
    }

    @Override
    public Map<String, Balance> balances() {
        ask();
        Map<String, Balance> found = new TreeMap<>();
        Map<String, BigDecimal> locked = exchange.locked(account);
        exchange.free(account)
                .forEach((symbol, free) ->
                        found.put(
                                symbol,
                                new Balance(
                                        free,
                                        free.add(locked.getOrDefault(symbol, BigDecimal.ZERO)))));
        return weather.old("balances", found);
    }

    @Override
    public Submission submit(OrderRequest request) {
        crashes.pass();
        watch.beforeSending(request);
        Submission answer =
                switch (weather.ofSubmission()) {
                    case FINE -> place(request);
                    case LOST_BEFORE -> new Submission.Unclear("timed out");
                    case LOST_AFTER -> {
                        place(request);
                        yield new Submission.Unclear("reset");
                    }
                    case TAKES_EFFECT_LATE -> {
                        time.after(weather.delay(), () -> place(request));
                        yield new Submission.Unclear("timed out");
                    }
                    case BUSY ->
                            new Submission.Refused(
                                    Submission.Refusal.BUSY, "429", Duration.ofSeconds(5));
                    case CLOCK -> new Submission.Refused(Submission.Refusal.CLOCK, "-1021", null);
                };
        crashes.pass();
        return answer;
    }

    private Submission place(OrderRequest request) {
        watch.beforeEffect(request);
        try {
            ExchangeOrder order =
                    exchange.place(
                            account,
                            new NewOrder(
                                    request.clientId().value(),
                                    request.market().toString(),
                                    request.side() == Side.BUY,
                                    request.type() == OrderType.MARKET
                                            ? ExchangeOrder.Kind.MARKET
                                            : ExchangeOrder.Kind.LIMIT,
                                    ExchangeOrder.Stands.valueOf(request.timeInForce().name()),
                                    request.quantity(),
                                    request.limit()));
            weather.ofStanding(order.id);
            return new Submission.Accepted(Long.toString(order.id));
        } catch (ExchangeRefusal e) {
            return new Submission.Refused(Views.refusal(e.why()), e.why().name(), null);
        }
    }

    @Override
    public void cancel(TradeOrder order) {
        ask();
        if (weather.isCancelLost()) {
            return;
        }
        try {
            exchange.cancel(account, Long.parseLong(order.venueOrderId()));
        } catch (ExchangeRefusal e) {
            // Over already; looking shows how.
        }
        crashes.pass();
    }

    @Override
    public Optional<VenueOrder> find(TradeOrder order) {
        ask();
        Optional<VenueOrder> found =
                exchange.byClientId(account, order.request().clientId().value())
                        .map(each -> Views.order(each, order.market()));
        return weather.old("order " + order.request().clientId(), found);
    }

    @Override
    public List<VenueOrder> orders(Market market, Instant since) {
        ask();
        List<VenueOrder> found =
                exchange.orders(account).stream()
                        .filter(order -> order.market.equals(market.toString()))
                        .filter(order -> !order.placedAt.isBefore(since))
                        .map(order -> Views.order(order, market))
                        .toList();
        return weather.old("orders " + market, found);
    }

    @Override
    public List<VenueFill> fills(Market market, Instant since) {
        ask();
        Instant until = time.now().minus(weather.lag());
        List<VenueFill> found =
                exchange.trades(account).stream()
                        .filter(trade -> trade.market().equals(market.toString()))
                        .filter(trade -> !trade.at().isAfter(until))
                        .filter(trade -> !trade.at().isBefore(since))
                        .map(Views::fill)
                        .toList();
        return weather.old("fills " + market, weather.doubled(found));
    }

    private void ask() {
        crashes.pass();
        time.pause(weather.latency());
        if (weather.isAnswerLost()) {
            throw new GatewayException(
                    null, weather.retryAfter(), ProblemCode.VENUE_UNWELL, "Simulated", "no answer");
        }
    }

    /** What the exchange has, in the program's words. */
    static final class Views {
        private Views() {}

        static MarketRules rules(Listing listing, Market market, Instant now) {
            return listing.view((tick, lot, minQuantity, minValue, open) ->
                    new MarketRules(
                            market,
                            market.toString(),
                            tick,
                            lot,
                            minQuantity,
                            minValue,
                            open,
                            now));
        }

        static Depth depth(Listing listing, Instant now) {
            return new Depth(
                    listing.offers(false, Depth.Level::new),
                    listing.offers(true, Depth.Level::new),
                    now);
        }

        static VenueOrder order(ExchangeOrder order, Market market) {
            return new VenueOrder(
                    Long.toString(order.id),
                    order.clientId,
                    market,
                    order.buys ? Side.BUY : Side.SELL,
                    order.quantity,
                    order.executed,
                    VenueOrder.Status.valueOf(order.status.name()),
                    order.placedAt);
        }

        static VenueFill fill(ExchangeOrder.Trade trade) {
            return new VenueFill(
                    Long.toString(trade.orderId()),
                    trade.buys() ? Side.BUY : Side.SELL,
                    new Fill(
                            Long.toString(trade.id()),
                            trade.at(),
                            trade.price(),
                            trade.quantity(),
                            trade.fee(),
                            trade.feeAsset()));
        }

        static Submission.Refusal refusal(ExchangeRefusal.Why why) {
            return switch (why) {
                case PRICE_STEP, LOT_STEP, TOO_SMALL -> Submission.Refusal.RULES;
                case FUNDS -> Submission.Refusal.FUNDS;
                case UNKNOWN_MARKET, CLOSED -> Submission.Refusal.CLOSED;
                case DUPLICATE_ID, NO_SUCH_ORDER, WOULD_NOT_FILL -> Submission.Refusal.OTHER;
            };
        }
    }
}
