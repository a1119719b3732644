package app.evenkeel.execution.live;

import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderType;
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
import app.evenkeel.ingestion.net.KeyQueue;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;
import org.knowm.xchange.kraken.KrakenAuthenticated;
import org.knowm.xchange.kraken.dto.KrakenResult;
import org.knowm.xchange.kraken.dto.marketdata.KrakenDepth;
import org.knowm.xchange.kraken.dto.marketdata.KrakenPublicOrder;
import org.knowm.xchange.kraken.dto.trade.KrakenOrder;
import org.knowm.xchange.kraken.dto.trade.KrakenOrderResponse;
import org.knowm.xchange.kraken.dto.trade.KrakenTrade;
import org.knowm.xchange.kraken.dto.trade.results.KrakenTradeHistoryResult.KrakenTradeHistory;
import org.knowm.xchange.kraken.service.KrakenDigest;

import si.mazi.rescu.HttpStatusIOException;
import si.mazi.rescu.ParamsDigest;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One account at Kraken. The client's own id is its {@code userref}, a whole number. */
final class KrakenGateway implements OrderGateway {
    private static final long DEPTH = 100;
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 40;

    private final Capability capability;
    private final VenueCalls calls;
    private final KrakenAuthenticated kraken;
    private final KrakenExtras extras;
    private final String key;
    private final ParamsDigest signature;
    private final KeyQueue nonce;
    private final VenueClock clock;
    private final MarketBook markets;
    private final KrakenMarkets names = new KrakenMarkets();

    /**
     * @param specification with the key and its secret
     */
    KrakenGateway(
            Capability capability,
            VenueCalls calls,
            ExchangeSpecification specification,
            KeyQueue nonce) {
        this.capability = capability;
        this.calls = calls;
        this.kraken =
                ExchangeRestProxyBuilder.forInterface(KrakenAuthenticated.class, specification)
                        .build();
        this.extras =
                ExchangeRestProxyBuilder.forInterface(KrakenExtras.class, specification).build();
        this.key = specification.getApiKey();
        this.signature = KrakenDigest.createInstance(specification.getSecretKey());
        this.nonce = nonce;
        this.clock = new VenueClock(calls.time());
        this.markets =
                new MarketBook(
                        capability.label(),
                        calls.time(),
                        () -> {
                            JsonNode told = askTree(extras::pairs);
                            return calls.readable(() -> names.read(told, calls.time().now()));
                        });
    }

    @Override
    public Capability capability() {
        return capability;
    }

    @Override
    public Duration clockOffset() {
        ask(() -> {
            long asked = calls.time().nanos();
            var answer = kraken.getServerTime();
            if (answer.isSuccess()) {
                // Whole seconds; the middle of the second is nearest on average.
                clock.read(answer.getResult().getUnixTime() * 1_000 + 500, asked);
            }
            return answer;
        });
        return clock.offset();
    }

    @Override
    public MarketRules rules(Market market, boolean fresh) {
        return markets.rules(market, fresh);
    }

    @Override
    public Depth depth(Market market) {
        String symbol = rules(market, false).symbol();
        Map<String, KrakenDepth> told = ask(() -> kraken.getDepth(symbol, DEPTH));
        KrakenDepth depth = told.values().stream().findFirst().orElse(null);
        if (depth == null) {
            throw new GatewayException(
                    ProblemCode.VENUE_UNWELL, capability.label(), "it tells no prices");
        }
        return calls.readable(() ->
                new Depth(levels(depth.getBids()), levels(depth.getAsks()), lastChange(depth)));
    }

    /** Each level tells when it was last changed; an empty book is of no time at all. */
    private Instant lastChange(KrakenDepth depth) {
        return Stream.concat(depth.getBids().stream(), depth.getAsks().stream())
                .map(each -> Instant.ofEpochSecond(each.getTimestamp()))
                .max(Comparator.naturalOrder())
                .map(at -> at.minus(clock.offset()))
                .orElse(Instant.EPOCH);
    }

    private static List<Depth.Level> levels(List<KrakenPublicOrder> side) {
        return side.stream()
                .filter(each -> each.getVolume().signum() > 0)
                .map(each -> new Depth.Level(each.getPrice(), each.getVolume()))
                .toList();
    }

    @Override
    public Map<String, Balance> balances() {
        JsonNode told = askTree(() -> extras.balances(key, signature, nonce));
        Map<String, Balance> found = calls.readable(() -> read(told));
        return calls.present(found);
    }

    private Map<String, Balance> read(JsonNode told) {
        Map<String, Balance> found = new TreeMap<>();
        told.fields()
                .forEachRemaining(each -> {
                    JsonNode total = each.getValue().path("balance");
                    JsonNode held = each.getValue().path("hold_trade");
                    if (total.isMissingNode() || held.isMissingNode()) {
                        throw new GatewayException(
                                ProblemCode.BALANCES_INCOMPLETE, capability.label(), each.getKey());
                    }
                    // What is staked has a code of its own and cannot be sold.
                    BigDecimal all = new BigDecimal(total.asText());
                    BigDecimal free =
                            each.getKey().indexOf('.') < 0
                                    ? all.subtract(new BigDecimal(held.asText()))
                                    : BigDecimal.ZERO;
                    found.merge(
                            KrakenMarkets.symbol(each.getKey()),
                            new Balance(free, all),
                            Balance::plus);
                });
        return found;
    }

    @Override
    public Submission submit(OrderRequest request) {
        return sent(
                request,
                symbol -> {
                    KrakenResult<KrakenOrderResponse> answer =
                            kraken.addOrder(
                                    symbol,
                                    side(request),
                                    type(request.type()),
                                    price(request),
                                    price2(request),
                                    request.quantity().toPlainString(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    request.clientId().value(),
                                    null,
                                    time(request),
                                    key,
                                    signature,
                                    nonce);
                    requireNoError(answer);
                    return String.join(",", answer.getResult().getTransactionIds());
                });
    }

    @Override
    public Submission check(OrderRequest request) {
        return sent(
                request,
                symbol -> {
                    requireNoError(
                            kraken.addOrderValidateOnly(
                                    symbol,
                                    side(request),
                                    type(request.type()),
                                    price(request),
                                    price2(request),
                                    request.quantity().toPlainString(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    request.clientId().value(),
                                    true,
                                    null,
                                    time(request),
                                    key,
                                    signature,
                                    nonce));
                    return VenueCalls.CHECKED;
                });
    }

    private Submission sent(OrderRequest request, VenueCalls.Sending sending) {
        return calls.order(
                () -> rules(request.market(), false).symbol(), sending, KrakenGateway::meaning);
    }

    private static void requireNoError(KrakenResult<?> answer) throws VenueRefusal {
        if (!answer.isSuccess()) {
            throw refused(List.of(answer.getError()));
        }
    }

    private static String side(OrderRequest request) {
        return request.side() == Side.BUY ? "buy" : "sell";
    }

    /** What an order stops at, where it does; else its limit. */
    private static @Nullable String price(OrderRequest request) {
        BigDecimal stop = request.stop();
        return plain(stop == null ? request.limit() : stop);
    }

    private static @Nullable String price2(OrderRequest request) {
        return request.stop() == null ? null : plain(request.limit());
    }

    private static @Nullable String time(OrderRequest request) {
        boolean immediate = request.type().hasLimit() && request.timeInForce() != TimeInForce.GTC;
        return immediate ? "IOC" : null;
    }

    private static @Nullable String plain(@Nullable BigDecimal price) {
        return price == null ? null : price.toPlainString();
    }

    private static String type(OrderType type) {
        return switch (type) {
            case MARKET -> "market";
            case LIMIT, COLLARED -> "limit";
            case STOP -> "stop-loss-limit";
        };
    }

    private static @Nullable Answer meaning(Throwable thrown) {
        return switch (thrown) {
            case HttpStatusIOException told ->
                    switch (told.getHttpStatusCode()) {
                        case 403, 429 ->
                                Answer.proved(Refusal.BUSY, "status " + told.getHttpStatusCode());
                        case 400, 401 ->
                                Answer.proved(Refusal.OTHER, "status " + told.getHttpStatusCode());
                        default -> Answer.unclear("status " + told.getHttpStatusCode());
                    };
            default -> null;
        };
    }

    @Override
    public void cancel(TradeOrder order) {
        String id = order.venueOrderId().isEmpty() ? idOf(order) : order.venueOrderId();
        if (id.isEmpty()) {
            return;
        }
        calls.question(() -> {
            KrakenResult<?> answer = kraken.cancelOrder(key, signature, nonce, id);
            // Over already is no failure; looking shows how.
            return answer.isSuccess();
        });
    }

    private String idOf(TradeOrder order) {
        return find(order).map(VenueOrder::id).orElse("");
    }

    @Override
    public Optional<VenueOrder> find(TradeOrder order) {
        String reference = order.request().clientId().value();
        Map<String, KrakenOrder> found;
        if (order.venueOrderId().isEmpty()) {
            found =
                    new LinkedHashMap<>(
                            ask(() -> kraken.openOrders(true, reference, key, signature, nonce))
                                    .getOrders());
            if (found.isEmpty()) {
                found.putAll(
                        ask(() ->
                                        kraken.closedOrders(
                                                true, reference, null, null, null, null, key,
                                                signature, nonce))
                                .getOrders());
            }
        } else {
            found =
                    ask(() ->
                            kraken.queryOrders(
                                    true, null, order.venueOrderId(), key, signature, nonce));
        }
        Map<String, KrakenOrder> told = found;
        return calls.readable(() ->
                told.entrySet().stream()
                        .filter(each -> reference.equals(each.getValue().getUserRefId()))
                        .map(each ->
                                KrakenViews.view(each.getKey(), each.getValue(), order.market()))
                        .findFirst());
    }

    /** What is told is told under Kraken's names, which must be known to be understood. */
    private void nameMarkets(Market market) {
        rules(market, false);
    }

    @Override
    public Optional<VenueOrder> byId(Market market, String venueOrderId) {
        nameMarkets(market);
        Map<String, KrakenOrder> told =
                ask(() -> kraken.queryOrders(true, null, venueOrderId, key, signature, nonce));
        return calls.readable(() ->
                Optional.ofNullable(told.get(venueOrderId))
                        .map(each -> KrakenViews.view(venueOrderId, each, market)));
    }

    @Override
    public List<VenueOrder> orders(Market market, Instant since) {
        nameMarkets(market);
        Map<String, KrakenOrder> told =
                new LinkedHashMap<>(
                        ask(() -> kraken.openOrders(true, null, key, signature, nonce))
                                .getOrders());
        told.putAll(closedSince(since));
        return calls.readable(() ->
                told.entrySet().stream()
                        .filter(each ->
                                market.equals(
                                        names.market(
                                                each.getValue()
                                                        .getOrderDescription()
                                                        .getAssetPair())))
                        .map(each -> KrakenViews.view(each.getKey(), each.getValue(), market))
                        .filter(each ->
                                each.status() == VenueOrder.Status.OPEN
                                        || !each.placedAt().isBefore(since))
                        .toList());
    }

    /** Page by page, the latest first; one that comes meanwhile only shows an order twice. */
    private Map<String, KrakenOrder> closedSince(Instant since) {
        Map<String, KrakenOrder> found = new LinkedHashMap<>();
        String start = Long.toString(since.getEpochSecond());
        for (int page = 0; page < MOST_PAGES; page++) {
            String offset = Integer.toString(page * PAGE);
            Map<String, KrakenOrder> told =
                    ask(() ->
                                    kraken.closedOrders(
                                            true, null, start, null, offset, "open", key, signature,
                                            nonce))
                            .getOrders();
            found.putAll(told);
            if (told.size() < PAGE) {
                return found;
            }
        }
        throw new GatewayException(
                ProblemCode.VENUE_UNWELL, capability.label(), "more orders than are read");
    }

    @Override
    public List<VenueFill> fills(Market market, Instant since) {
        nameMarkets(market);
        List<VenueFill> found = new ArrayList<>();
        String start = Long.toString(since.getEpochSecond());
        int offset = 0;
        KrakenTradeHistory page;
        int pages = 0;
        do {
            long from = offset;
            page =
                    ask(() ->
                            kraken.tradeHistory(
                                    null, false, start, null, from, key, signature, nonce));
            Map<String, KrakenTrade> told = page.getTrades();
            found.addAll(
                    calls.readable(() ->
                            told.entrySet().stream()
                                    .filter(each ->
                                            market.equals(
                                                    names.market(each.getValue().getAssetPair())))
                                    .map(each ->
                                            KrakenViews.view(
                                                    each.getKey(), each.getValue(), market))
                                    .toList()));
            offset += PAGE;
            pages++;
        } while (offset < page.getCount() && pages < MOST_PAGES);
        if (offset < page.getCount()) {
            throw new GatewayException(
                    ProblemCode.VENUE_UNWELL, capability.label(), "more trades than are read");
        }
        return found;
    }

    private <R> R ask(VenueCalls.Call<? extends KrakenResult<R>> call) {
        return calls.question(() -> {
            KrakenResult<R> answer = call.call();
            R result = answer.getResult();
            if (!answer.isSuccess()) {
                throw refused(List.of(answer.getError()));
            }
            if (result == null) {
                throw new IOException("an answer without a result");
            }
            return result;
        });
    }

    private JsonNode askTree(VenueCalls.Call<JsonNode> call) {
        return calls.question(() -> {
            JsonNode answer = call.call();
            List<String> errors = new ArrayList<>();
            answer.path("error").forEach(each -> errors.add(each.asText()));
            if (!errors.isEmpty()) {
                throw refused(errors);
            }
            if (!answer.path("result").isObject()) {
                throw new IOException("an answer without a result");
            }
            return answer.path("result");
        });
    }

    private static VenueRefusal refused(List<String> errors) {
        return new VenueRefusal(KrakenErrors.of(errors), null);
    }
}
