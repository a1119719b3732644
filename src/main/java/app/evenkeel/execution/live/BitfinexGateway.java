package app.evenkeel.execution.live;

import static app.evenkeel.execution.live.BitfinexViews.number;
import static app.evenkeel.execution.live.BitfinexViews.text;

import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.Capability;
import app.evenkeel.execution.gateway.Depth;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.gateway.Submission;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;
import app.evenkeel.ingestion.net.KeyQueue;

import com.fasterxml.jackson.databind.JsonNode;

import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.bitfinex.v2.BitfinexHmacSignature;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;

import si.mazi.rescu.ParamsDigest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One account at Bitfinex. The client's own id is a whole number, which an order is listed with,
 * and by which it is found among those of its market since it was placed. A request carries a
 * number that only rises, and no time.
 */
final class BitfinexGateway implements OrderGateway {
    private static final int DEPTH = 100;
    private static final int MOST = 2_500;

    private static final Duration LONGEST_QUIET = Duration.ofMinutes(15);

    /** More than clocks may be apart, so that none hides an order. */
    private static final Duration EARLIER = Duration.ofMinutes(5);

    /** Bitfinex tells its time with the state of a derivative only; this one is never still. */
    private static final String BUSIEST = "tBTCF0:USTF0";

    /** The wallet that orders of this kind are paid from. */
    private static final String WALLET = "exchange";

    private final Capability capability;
    private final VenueCalls calls;
    private final JsonCalls json;
    private final VenueClock clock;
    private final BitfinexRest bitfinex;
    private final String key;
    private final ParamsDigest signature;
    private final KeyQueue nonce;
    private final MarketBook markets;

    /**
     * @param specification with the key and its secret
     */
    BitfinexGateway(
            Capability capability,
            VenueCalls calls,
            ExchangeSpecification specification,
            KeyQueue nonce) {
        this.capability = capability;
        this.calls = calls;
        this.json = new JsonCalls(calls, BitfinexErrors::of);
        this.clock = new VenueClock(calls.time());
        this.bitfinex =
                ExchangeRestProxyBuilder.forInterface(BitfinexRest.class, specification).build();
        this.key = specification.getApiKey();
        this.signature = BitfinexHmacSignature.createInstance(specification.getSecretKey());
        this.nonce = nonce;
        this.markets =
                new MarketBook(
                        capability.label(),
                        calls.time(),
                        () -> {
                            JsonNode pairs = json.question(bitfinex::pairs);
                            JsonNode tickers = json.question(() -> bitfinex.tickers("ALL"));
                            return calls.readable(() ->
                                    BitfinexViews.markets(pairs, tickers, calls.time().now()));
                        });
    }

    @Override
    public Capability capability() {
        return capability;
    }

    @Override
    public Duration clockOffset() {
        clock.ask(calls, () -> json.told(() -> bitfinex.status(BUSIEST)).path(0).path(1).asLong());
        return clock.offset();
    }

    @Override
    public MarketRules rules(Market market, boolean fresh) {
        return markets.rules(market, fresh);
    }

    private String symbol(Market market) {
        return rules(market, false).symbol();
    }

    @Override
    public Depth depth(Market market) {
        String symbol = symbol(market);
        JsonNode told = list(json.question(() -> bitfinex.book(symbol, DEPTH)));
        List<Depth.Level> bids = new ArrayList<>();
        List<Depth.Level> asks = new ArrayList<>();
        calls.readable(() -> {
            for (JsonNode each : told) {
                // A price, how many orders, and how much, which is below zero for asks.
                BigDecimal amount = number(each, 2);
                (amount.signum() > 0 ? bids : asks)
                        .add(new Depth.Level(number(each, 0), amount.abs()));
            }
            return told;
        });
        return new Depth(bids, asks, lastTrade(symbol));
    }

    private Instant lastTrade(String symbol) {
        JsonNode told = list(json.question(() -> bitfinex.lastTrades(symbol, 1)));
        if (told.isEmpty()) {
            throw new GatewayException(
                    ProblemCode.VENUE_UNWELL, capability.label(), "it tells no last trade");
        }
        return calls.readable(() -> BitfinexViews.time(told.path(0), 1)).minus(clock.offset());
    }

    /** The book carries no time; the last trade does, and a quiet market goes minutes without. */
    @Override
    public Duration priceAge(Market market) {
        return LONGEST_QUIET;
    }

    private JsonNode list(JsonNode told) {
        if (!told.isArray()) {
            throw new GatewayException(
                    ProblemCode.VENUE_UNWELL, capability.label(), "an answer that is no list");
        }
        return told;
    }

    /** What is in other wallets is held, and cannot be used. */
    @Override
    public Map<String, Balance> balances() {
        JsonNode told =
                list(json.question(() -> bitfinex.wallets(nonce, key, signature, Map.of())));
        Map<String, Balance> found = new TreeMap<>();
        calls.readable(() -> {
            for (JsonNode each : told) {
                boolean usable = text(each, 0).equals(WALLET);
                found.merge(
                        BitfinexViews.symbol(text(each, 1)),
                        new Balance(usable ? number(each, 4) : BigDecimal.ZERO, number(each, 2)),
                        Balance::plus);
            }
            return found;
        });
        return calls.present(found);
    }

    @Override
    public Submission submit(OrderRequest request) {
        return json.order(
                () -> symbol(request.market()),
                symbol -> bitfinex.submit(nonce, key, signature, order(request, symbol)),
                // A notice with a list of orders, of which there is one.
                answer -> answer.path(4).path(0).path(0).asText());
    }

    private static Map<String, Object> order(OrderRequest request, String symbol) {
        Map<String, Object> order = new LinkedHashMap<>();
        BigDecimal quantity = request.quantity();
        BigDecimal limit = request.limit();
        order.put("cid", Long.valueOf(request.clientId().value()));
        order.put("type", type(request));
        order.put("symbol", symbol);
        order.put(
                "amount",
                (request.side() == Side.BUY ? quantity : quantity.negate()).toPlainString());
        if (limit != null) {
            order.put("price", BitfinexViews.price(limit, request.side()).toPlainString());
        }
        return order;
    }

    private static String type(OrderRequest request) {
        if (!request.type().hasLimit()) {
            return "EXCHANGE MARKET";
        }
        return switch (request.timeInForce()) {
            case GTC -> "EXCHANGE LIMIT";
            case IOC -> "EXCHANGE IOC";
            case FOK -> "EXCHANGE FOK";
        };
    }

    @Override
    public void cancel(TradeOrder order) {
        String id =
                order.venueOrderId().isEmpty()
                        ? find(order).map(VenueOrder::id).orElse("")
                        : order.venueOrderId();
        if (id.isEmpty()) {
            return;
        }
        calls.question(() -> {
            try {
                return json.told(() ->
                        bitfinex.cancel(nonce, key, signature, Map.of("id", Long.valueOf(id))));
            } catch (VenueRefusal e) {
                if (e.answer().words().contains("not found")) {
                    // Over already; looking shows how.
                    return true;
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<VenueOrder> find(TradeOrder order) {
        Market market = order.market();
        if (!order.venueOrderId().isEmpty()) {
            return byId(market, order.venueOrderId());
        }
        return first(
                each -> each.clientId().equals(order.request().clientId().value()),
                () -> standing(market, Map.of()),
                () -> over(market, since(order.createdAt().minus(EARLIER))));
    }

    @Override
    public Optional<VenueOrder> byId(Market market, String venueOrderId) {
        Map<String, Object> which = Map.of("id", List.of(Long.valueOf(venueOrderId)));
        return first(
                each -> each.id().equals(venueOrderId),
                () -> standing(market, which),
                () -> over(market, which));
    }

    /** The second list is asked for only where the first does not have it. */
    private static Optional<VenueOrder> first(
            Predicate<VenueOrder> isIt,
            Supplier<Stream<VenueOrder>> standing,
            Supplier<Stream<VenueOrder>> over) {
        return standing.get()
                .filter(isIt)
                .findFirst()
                .or(() -> over.get().filter(isIt).findFirst());
    }

    /** One that ends between the two questions is in both. */
    @Override
    public List<VenueOrder> orders(Market market, Instant since) {
        Map<String, VenueOrder> found = new LinkedHashMap<>();
        standing(market, Map.of()).forEach(each -> found.put(each.id(), each));
        over(market, since(since)).forEach(each -> found.put(each.id(), each));
        return List.copyOf(found.values());
    }

    private static Map<String, Object> since(Instant since) {
        return Map.of("start", since.toEpochMilli(), "limit", MOST);
    }

    private Stream<VenueOrder> standing(Market market, Map<String, Object> which) {
        String symbol = symbol(market);
        return views(
                json.question(() -> bitfinex.standing(nonce, key, signature, symbol, which)),
                market);
    }

    private Stream<VenueOrder> over(Market market, Map<String, Object> which) {
        String symbol = symbol(market);
        return views(
                json.question(() -> bitfinex.over(nonce, key, signature, symbol, which)), market);
    }

    private Stream<VenueOrder> views(JsonNode told, Market market) {
        requireAll(list(told));
        List<VenueOrder> found = new ArrayList<>();
        calls.readable(() -> {
            told.forEach(each -> found.add(BitfinexViews.order(each, market)));
            return found;
        });
        return found.stream();
    }

    @Override
    public List<VenueFill> fills(Market market, Instant since) {
        String symbol = symbol(market);
        JsonNode told =
                list(
                        json.question(() ->
                                bitfinex.trades(nonce, key, signature, symbol, since(since))));
        requireAll(told);
        List<VenueFill> found = new ArrayList<>();
        return calls.readable(() -> {
            told.forEach(each -> found.add(BitfinexViews.fill(each)));
            return found;
        });
    }

    /** As many as were asked for at most may not be all. */
    private void requireAll(JsonNode told) {
        if (told.size() >= MOST) {
            throw new GatewayException(
                    ProblemCode.VENUE_UNWELL, capability.label(), "more than is read");
        }
    }
}
