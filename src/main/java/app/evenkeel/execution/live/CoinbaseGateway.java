package app.evenkeel.execution.live;

import static app.evenkeel.execution.live.JsonCalls.decimal;
import static app.evenkeel.execution.live.JsonCalls.text;

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
import app.evenkeel.execution.gateway.Submission.Refusal;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;
import app.evenkeel.ingestion.holdings.CoinbaseToken;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One account at Coinbase, under a key of its present kind. An order is listed with the client's
 * id, by which it is found among those of its market since it was placed; Coinbase has no question
 * for it, but answers a second order of the same id with the first.
 */
final class CoinbaseGateway implements OrderGateway {
    private static final int DEPTH = 100;
    private static final int PAGE = 250;
    private static final int MOST_PAGES = 40;

    /** More than clocks may be apart, so that none hides an order. */
    private static final Duration EARLIER = Duration.ofMinutes(5);

    private final Capability capability;
    private final VenueCalls calls;
    private final JsonCalls json;
    private final VenueClock clock;
    private final TimedCalls timed;
    private final CoinbaseRest coinbase;
    private final CoinbaseToken token;
    private final MarketBook markets;

    /** A question for one page of a list. */
    private interface Page {
        JsonNode at(@Nullable String cursor) throws IOException;
    }

    /**
     * @param specification with the key and its secret
     * @throws IllegalArgumentException if it is no key of the present kind
     */
    CoinbaseGateway(Capability capability, VenueCalls calls, ExchangeSpecification specification) {
        this.capability = capability;
        this.calls = calls;
        this.json = new JsonCalls(calls, this::meaning);
        this.clock = new VenueClock(calls.time());
        this.timed = new TimedCalls(calls, clock, this::readClock);
        this.coinbase =
                ExchangeRestProxyBuilder.forInterface(CoinbaseRest.class, specification).build();
        this.token =
                CoinbaseToken.of(
                        specification.getApiKey(),
                        specification.getSecretKey(),
                        () -> clock.createValue() / 1_000);
        this.markets = new MarketBook(capability.label(), calls.time(), this::readMarkets);
    }

    private @Nullable Answer meaning(int status, JsonNode body) {
        Answer answer = CoinbaseErrors.of(status, body);
        if (answer != null && answer.refusal() == Refusal.KEY) {
            // Coinbase does not tell a token of another time from one of another key.
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
        clock.ask(calls, () -> json.told(coinbase::time).path("epochMillis").asLong());
    }

    @Override
    public MarketRules rules(Market market, boolean fresh) {
        return markets.rules(market, fresh);
    }

    private String product(Market market) {
        return rules(market, false).symbol();
    }

    /** Page by page until one brings nothing new, however long the exchange makes its pages. */
    private Map<Market, MarketRules> readMarkets() {
        Map<Market, MarketRules> found = new HashMap<>();
        for (int offset = 0, page = 0; page < MOST_PAGES; page++) {
            int from = offset;
            JsonNode told = json.question(() -> coinbase.products("SPOT", PAGE, from));
            int before = found.size();
            int size =
                    calls.readable(() -> {
                        List<JsonNode> list = list(told, "products");
                        for (JsonNode each : list) {
                            MarketRules rules = CoinbaseViews.rules(each, calls.time().now());
                            found.put(rules.market(), rules);
                        }
                        return list.size();
                    });
            if (found.size() == before) {
                return found;
            }
            offset += size;
        }
        throw new GatewayException(
                ProblemCode.VENUE_UNWELL, capability.label(), "more markets than are read");
    }

    @Override
    public Depth depth(Market market) {
        String product = product(market);
        JsonNode told = json.question(() -> coinbase.book(product, DEPTH));
        return calls.readable(() -> {
            JsonNode book = told.path("pricebook");
            return new Depth(
                    levels(list(book, "bids")),
                    levels(list(book, "asks")),
                    Instant.parse(text(book, "time")).minus(clock.offset()));
        });
    }

    private static List<Depth.Level> levels(List<JsonNode> side) {
        return side.stream()
                .map(each -> new Depth.Level(decimal(each, "price"), decimal(each, "size")))
                .toList();
    }

    /**
     * @throws IllegalArgumentException if there is none
     */
    private static List<JsonNode> list(JsonNode told, String name) {
        JsonNode list = told.path(name);
        if (!list.isArray()) {
            throw new IllegalArgumentException("No " + name);
        }
        List<JsonNode> found = new ArrayList<>();
        list.forEach(found::add);
        return found;
    }

    /** All pages of a list. */
    private void pages(String name, Page page, Consumer<JsonNode> each) {
        String cursor = null;
        for (int count = 0; count < MOST_PAGES; count++) {
            String at = cursor;
            JsonNode told = timed.question(() -> json.told(() -> page.at(at)));
            calls.readable(() -> {
                list(told, name).forEach(each);
                return true;
            });
            String next = told.path("cursor").asText();
            if (next.isEmpty() || !told.path("has_next").asBoolean(true)) {
                return;
            }
            cursor = next;
        }
        throw new GatewayException(
                ProblemCode.VENUE_UNWELL, capability.label(), "more " + name + " than are read");
    }

    @Override
    public Map<String, Balance> balances() {
        Map<String, Balance> found = new TreeMap<>();
        pages(
                "accounts",
                cursor -> coinbase.accounts(token, PAGE, cursor),
                each -> {
                    BigDecimal free = decimal(each.path("available_balance"), "value");
                    BigDecimal held = decimal(each.path("hold"), "value");
                    found.merge(
                            text(each, "currency"),
                            new Balance(free, free.add(held)),
                            Balance::plus);
                });
        return calls.present(found);
    }

    @Override
    public Submission submit(OrderRequest request) {
        return json.order(
                () -> {
                    timed.freshen();
                    return product(request.market());
                },
                product ->
                        coinbase.order(
                                token,
                                Map.of(
                                        "client_order_id",
                                        request.clientId().value(),
                                        "product_id",
                                        product,
                                        "side",
                                        request.side() == Side.BUY ? "BUY" : "SELL",
                                        "order_configuration",
                                        configuration(request))),
                answer -> answer.path("success_response").path("order_id").asText());
    }

    private static Map<String, Object> configuration(OrderRequest request) {
        String name =
                switch (request.timeInForce()) {
                    case GTC -> "limit_limit_gtc";
                    case IOC -> "sor_limit_ioc";
                    case FOK -> "limit_limit_fok";
                };
        BigDecimal limit = Objects.requireNonNull(request.limit(), "limit");
        return Map.of(
                name,
                Map.of(
                        "base_size",
                        request.quantity().toPlainString(),
                        "limit_price",
                        limit.toPlainString()));
    }

    @Override
    public void cancel(TradeOrder order) {
        String id =
                order.venueOrderId().isEmpty()
                        ? find(order).map(VenueOrder::id).orElse("")
                        : order.venueOrderId();
        if (!id.isEmpty()) {
            // Over already is no failure; looking shows how.
            timed.question(() ->
                    json.told(() -> coinbase.cancel(token, Map.of("order_ids", List.of(id)))));
        }
    }

    @Override
    public Optional<VenueOrder> find(TradeOrder order) {
        Market market = order.market();
        return order.venueOrderId().isEmpty()
                ? listed(market, null, order.createdAt().minus(EARLIER)).stream()
                        .filter(each -> each.clientId().equals(order.request().clientId().value()))
                        .findFirst()
                : byId(market, order.venueOrderId());
    }

    @Override
    public Optional<VenueOrder> byId(Market market, String venueOrderId) {
        Optional<JsonNode> told =
                timed.question(() -> {
                    try {
                        return Optional.of(json.told(() -> coinbase.order(token, venueOrderId)));
                    } catch (VenueRefusal e) {
                        if (e.isStatus(404)) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
        return calls.readable(
                () -> told.map(each -> CoinbaseViews.order(each.path("order"), market)));
    }

    @Override
    public List<VenueOrder> orders(Market market, Instant since) {
        Map<String, VenueOrder> found = new LinkedHashMap<>();
        listed(market, "OPEN", null).forEach(each -> found.put(each.id(), each));
        listed(market, null, since).forEach(each -> found.put(each.id(), each));
        return List.copyOf(found.values());
    }

    private List<VenueOrder> listed(
            Market market, @Nullable String status, @Nullable Instant since) {
        String product = product(market);
        String start = since == null ? null : since.toString();
        List<VenueOrder> found = new ArrayList<>();
        pages(
                "orders",
                cursor -> coinbase.orders(token, product, status, start, PAGE, cursor),
                each -> found.add(CoinbaseViews.order(each, market)));
        return found;
    }

    @Override
    public List<VenueFill> fills(Market market, Instant since) {
        String product = product(market);
        List<VenueFill> found = new ArrayList<>();
        pages(
                "fills",
                cursor -> coinbase.fills(token, product, since.toString(), PAGE, cursor),
                each -> {
                    if (CoinbaseViews.isFill(each)) {
                        found.add(CoinbaseViews.fill(each, market));
                    }
                });
        return found;
    }
}
