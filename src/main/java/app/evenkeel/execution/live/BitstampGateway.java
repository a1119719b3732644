package app.evenkeel.execution.live;

import static app.evenkeel.execution.live.JsonCalls.decimal;
import static app.evenkeel.execution.live.JsonCalls.text;

import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.Capability;
import app.evenkeel.execution.gateway.Depth;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.gateway.Submission;
import app.evenkeel.execution.gateway.Submission.Refusal;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.bitstamp.service.BitstampDigestV2;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;

import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.SynchronizedValueFactory;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One account at Bitstamp. A request carries a number that is never used again and the venue's
 * time, from which it may be off by two and a half minutes.
 */
final class BitstampGateway implements OrderGateway {
    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 40;
    private static final String VERSION = "v2";
    private static final String YES = "True";

    /** Bitstamp tells its time with a market's offers only; this one is never still. */
    private static final String BUSIEST = "btcusd";

    private final Capability capability;
    private final VenueCalls calls;
    private final JsonCalls json;
    private final VenueClock clock;
    private final TimedCalls timed;
    private final BitstampRest bitstamp;
    private final String key;
    private final ParamsDigest signature;
    private final SynchronizedValueFactory<String> nonce = () -> UUID.randomUUID().toString();
    private final MarketBook markets;

    /**
     * @param specification with the key and its secret
     */
    BitstampGateway(Capability capability, VenueCalls calls, ExchangeSpecification specification) {
        this.capability = capability;
        this.calls = calls;
        this.json = new JsonCalls(calls, this::meaning);
        this.clock = new VenueClock(calls.time());
        this.timed = new TimedCalls(calls, clock, this::readClock);
        this.bitstamp =
                ExchangeRestProxyBuilder.forInterface(BitstampRest.class, specification).build();
        this.key = "BITSTAMP " + specification.getApiKey();
        this.signature =
                BitstampDigestV2.createInstance(
                        specification.getSecretKey(), specification.getApiKey());
        this.markets =
                new MarketBook(
                        capability.label(),
                        calls.time(),
                        () -> {
                            JsonNode told = json.question(bitstamp::pairs);
                            return calls.readable(
                                    () -> BitstampViews.markets(told, calls.time().now()));
                        });
    }

    private @Nullable Answer meaning(int status, JsonNode body) {
        Answer answer = BitstampErrors.of(status, body);
        if (answer != null && answer.refusal() == Refusal.CLOCK) {
            clock.distrust();
        }
        return answer;
    }

    @Override
    public Capability capability() {
        return capability;
    }

    @Override
    public Duration clockOffset() {
        readClock();
        return clock.offset();
    }

    private void readClock() {
        clock.ask(calls, () -> micros(json.told(() -> bitstamp.book(BUSIEST))) / 1_000);
    }

    /** When a market's offers last changed, by the venue's clock; 0 if it is not told. */
    private static long micros(JsonNode book) {
        return book.path("microtimestamp").asLong();
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
        String pair = symbol(market);
        JsonNode book = json.question(() -> bitstamp.book(pair));
        // A book without a time is of no time at all.
        Instant at = Instant.ofEpochMilli(micros(book) / 1_000).minus(clock.offset());
        return calls.readable(
                () -> new Depth(levels(book.path("bids")), levels(book.path("asks")), at));
    }

    private static List<Depth.Level> levels(JsonNode side) {
        List<Depth.Level> found = new ArrayList<>();
        for (JsonNode each : side) {
            found.add(
                    new Depth.Level(
                            new BigDecimal(each.path(0).asText()),
                            new BigDecimal(each.path(1).asText())));
        }
        return found;
    }

    @Override
    public Map<String, Balance> balances() {
        JsonNode told = signed(() -> bitstamp.balances(key, signature, nonce, clock, VERSION));
        Map<String, Balance> found = new TreeMap<>();
        calls.readable(() -> {
            for (JsonNode each : told) {
                found.put(
                        text(each, "currency").toUpperCase(Locale.ROOT),
                        new Balance(decimal(each, "available"), decimal(each, "total")));
            }
            return found;
        });
        return calls.present(found);
    }

    @Override
    public Submission submit(OrderRequest request) {
        String clientId = request.clientId().value();
        return json.order(
                () -> {
                    timed.freshen();
                    return symbol(request.market());
                },
                symbol -> placed(request, symbol),
                answer ->
                        answer.path("client_order_id").asText(clientId).equals(clientId)
                                ? answer.path("id").asText()
                                : "");
    }

    private JsonNode placed(OrderRequest request, String symbol) throws IOException {
        String side = request.side() == Side.BUY ? "buy" : "sell";
        String quantity = request.quantity().toPlainString();
        String clientId = request.clientId().value();
        BigDecimal limit = request.limit();
        TimeInForce time = request.timeInForce();
        return limit == null
                ? bitstamp.unlimited(
                        key, signature, nonce, clock, VERSION, side, symbol, quantity, clientId)
                : bitstamp.limited(
                        key,
                        signature,
                        nonce,
                        clock,
                        VERSION,
                        side,
                        symbol,
                        quantity,
                        limit.toPlainString(),
                        clientId,
                        time == TimeInForce.IOC ? YES : null,
                        time == TimeInForce.FOK ? YES : null);
    }

    @Override
    public void cancel(TradeOrder order) {
        String id =
                order.venueOrderId().isEmpty()
                        ? find(order).map(VenueOrder::id).orElse("")
                        : order.venueOrderId();
        if (!id.isEmpty()) {
            // Over already is no failure; looking shows how.
            known(() -> bitstamp.cancel(key, signature, nonce, clock, VERSION, id));
        }
    }

    @Override
    public Optional<VenueOrder> find(TradeOrder order) {
        return order(order.market(), null, order.request().clientId().value());
    }

    @Override
    public Optional<VenueOrder> byId(Market market, String venueOrderId) {
        return order(market, venueOrderId, null);
    }

    private Optional<VenueOrder> order(
            Market market, @Nullable String id, @Nullable String clientId) {
        Optional<JsonNode> told =
                known(() -> bitstamp.status(key, signature, nonce, clock, VERSION, id, clientId));
        return calls.readable(() -> told.map(each -> BitstampViews.order(each, market)));
    }

    /** What is told of an order; empty if the venue says that it has none such. */
    private Optional<JsonNode> known(VenueCalls.Call<JsonNode> question) {
        return timed.question(() -> {
            try {
                return Optional.of(json.told(question));
            } catch (VenueRefusal e) {
                if (BitstampErrors.isNoOrder(e.answer())) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Those that stand, and those with a trade: what came to nothing is not listed anywhere. */
    @Override
    public List<VenueOrder> orders(Market market, Instant since) {
        String symbol = symbol(market);
        JsonNode open = signed(() -> bitstamp.open(key, signature, nonce, clock, VERSION, symbol));
        Set<String> ids = new LinkedHashSet<>();
        calls.readable(() -> {
            open.forEach(each -> ids.add(text(each, "id")));
            return ids;
        });
        fills(market, since).forEach(fill -> ids.add(fill.orderId()));
        return ids.stream()
                .flatMap(id -> byId(market, id).stream())
                .filter(each ->
                        each.status() == VenueOrder.Status.OPEN || !each.placedAt().isBefore(since))
                .toList();
    }

    /** Page by page, the latest first; one that comes meanwhile only shows a trade twice. */
    @Override
    public List<VenueFill> fills(Market market, Instant since) {
        String symbol = symbol(market);
        List<VenueFill> found = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            int offset = page * PAGE;
            JsonNode told =
                    signed(() ->
                            bitstamp.transactions(
                                    key, signature, nonce, clock, VERSION, symbol, offset, PAGE,
                                    "desc"));
            boolean all = calls.readable(() -> read(told, market, since, found));
            if (all) {
                return found;
            }
        }
        throw new GatewayException(
                ProblemCode.VENUE_UNWELL, capability.label(), "more trades than are read");
    }

    /**
     * @return whether that is all since then
     */
    private static boolean read(JsonNode told, Market market, Instant since, List<VenueFill> into) {
        if (!told.isArray()) {
            throw new IllegalArgumentException("No list");
        }
        boolean all = told.size() < PAGE;
        for (JsonNode each : told) {
            boolean before = BitstampViews.instant(each).isBefore(since);
            all |= before;
            if (!before && BitstampViews.isTrade(each)) {
                into.add(BitstampViews.fill(each, market));
            }
        }
        return all;
    }

    /** A question under the key, with the venue's time. */
    private JsonNode signed(VenueCalls.Call<JsonNode> call) {
        return timed.question(() -> json.told(call));
    }
}
