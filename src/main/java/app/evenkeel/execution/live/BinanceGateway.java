package app.evenkeel.execution.live;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderType;
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
import app.evenkeel.ingestion.holdings.BinanceCodes;
import app.evenkeel.ingestion.net.FetchException;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceAuthenticated;
import org.knowm.xchange.binance.dto.BinanceException;
import org.knowm.xchange.binance.dto.account.BinanceAccountInformation;
import org.knowm.xchange.binance.dto.account.BinanceBalance;
import org.knowm.xchange.binance.dto.marketdata.BinanceAggTrades;
import org.knowm.xchange.binance.dto.marketdata.BinanceOrderbook;
import org.knowm.xchange.binance.dto.meta.exchangeinfo.Filter;
import org.knowm.xchange.binance.dto.meta.exchangeinfo.Symbol;
import org.knowm.xchange.binance.dto.trade.BinanceNewOrder;
import org.knowm.xchange.binance.dto.trade.BinanceNewOrder.NewOrderResponseType;
import org.knowm.xchange.binance.dto.trade.BinanceOrder;
import org.knowm.xchange.binance.dto.trade.BinanceTrade;
import org.knowm.xchange.binance.dto.trade.OrderSide;
import org.knowm.xchange.binance.dto.trade.TimeInForce;
import org.knowm.xchange.binance.service.BinanceHmacDigest;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;

import si.mazi.rescu.HttpStatusIOException;
import si.mazi.rescu.ParamsDigest;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One account at Binance. A request is void after its window of five seconds, so that none can take
 * effect long after it was sent.
 */
final class BinanceGateway implements OrderGateway {
    private static final long WINDOW = 5_000;
    private static final int DEPTH = 100;
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(15);
    private static final int MOST = 1_000;
    private static final int MOST_ORDERS = 500;

    private final Capability capability;
    private final VenueCalls calls;
    private final VenueClock clock;
    private final TimedCalls timed;
    private final BinanceAuthenticated binance;
    private final BinanceExtras extras;
    private final String key;
    private final ParamsDigest signature;
    private final MarketBook markets;

    /**
     * @param specification with the key and its secret
     */
    BinanceGateway(Capability capability, VenueCalls calls, ExchangeSpecification specification) {
        this.capability = capability;
        this.calls = calls;
        this.clock = new VenueClock(calls.time());
        this.timed = new TimedCalls(calls, clock, this::readClock);
        this.binance =
                ExchangeRestProxyBuilder.forInterface(BinanceAuthenticated.class, specification)
                        .build();
        this.extras =
                ExchangeRestProxyBuilder.forInterface(BinanceExtras.class, specification).build();
        this.key = specification.getApiKey();
        this.signature = BinanceHmacDigest.createInstance(specification.getSecretKey());
        this.markets =
                new MarketBook(
                        capability.label(), calls.time(), () -> calls.readable(this::readMarkets));
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
        clock.ask(calls, () -> Objects.requireNonNullElse(extras.time().get("serverTime"), 0L));
    }

    @Override
    public MarketRules rules(Market market, boolean fresh) {
        return markets.rules(market, fresh);
    }

    private Map<Market, MarketRules> readMarkets() {
        List<Symbol> told = calls.question(() -> binance.exchangeInfo().getSymbols());
        Map<Market, MarketRules> found = new HashMap<>();
        Instant now = calls.time().now();
        for (Symbol symbol : told) {
            Map<String, Filter> filters = new HashMap<>();
            for (Filter filter : symbol.getFilters()) {
                filters.put(filter.getFilterType(), filter);
            }
            Filter price = filters.get("PRICE_FILTER");
            Filter lot = filters.get("LOT_SIZE");
            if (price != null && lot != null) {
                Filter value = filters.getOrDefault("NOTIONAL", filters.get("MIN_NOTIONAL"));
                Market market = new Market(symbol.getBaseAsset(), symbol.getQuoteAsset());
                found.put(
                        market,
                        new MarketRules(
                                market,
                                symbol.getSymbol(),
                                new BigDecimal(price.getTickSize()),
                                new BigDecimal(lot.getStepSize()),
                                new BigDecimal(lot.getMinQty()),
                                value == null
                                        ? BigDecimal.ZERO
                                        : new BigDecimal(value.getMinNotional()),
                                symbol.getStatus().equals("TRADING"),
                                now));
            }
        }
        return found;
    }

    @Override
    public Depth depth(Market market) {
        String symbol = rules(market, false).symbol();
        BinanceOrderbook book = calls.question(() -> binance.depth(symbol, DEPTH));
        List<BinanceAggTrades> last =
                calls.question(() -> binance.aggTrades(symbol, null, null, null, 1));
        if (last.isEmpty()) {
            throw new GatewayException(
                    ProblemCode.VENUE_UNWELL, capability.label(), "it tells no last trade");
        }
        Instant at = Instant.ofEpochMilli(last.getLast().timestamp).minus(clock.offset());
        return calls.readable(() -> new Depth(levels(book.bids), levels(book.asks), at));
    }

    /** The book carries no time; the last trade does, and a quiet market goes minutes without. */
    @Override
    public Duration priceAge(Market market) {
        return LONGEST_QUIET;
    }

    private static List<Depth.Level> levels(Map<BigDecimal, BigDecimal> side) {
        return side.entrySet().stream()
                .map(each -> new Depth.Level(each.getKey(), each.getValue()))
                .toList();
    }

    @Override
    public Map<String, Balance> balances() {
        BinanceAccountInformation told =
                signed(() -> binance.account(WINDOW, clock, key, signature));
        List<BinanceBalance> balances = told.balances;
        if (balances == null || balances.isEmpty()) {
            throw new GatewayException(
                    ProblemCode.BALANCES_INCOMPLETE, capability.label(), "the list of balances");
        }
        Map<String, Balance> found = new TreeMap<>();
        for (BinanceBalance each : balances) {
            BigDecimal free = each.getAvailable();
            BigDecimal locked = each.getLocked();
            if (free == null || locked == null) {
                throw new GatewayException(
                        ProblemCode.BALANCES_INCOMPLETE,
                        capability.label(),
                        each.getCurrency().getCurrencyCode());
            }
            String code = each.getCurrency().getCurrencyCode();
            BigDecimal all = free.add(locked);
            found.merge(
                    BinanceCodes.coin(code),
                    new Balance(BinanceCodes.isLent(code) ? BigDecimal.ZERO : free, all),
                    Balance::plus);
        }
        return found;
    }

    @Override
    public Submission submit(OrderRequest request) {
        return sent(
                request,
                symbol -> {
                    BinanceNewOrder answer =
                            binance.newOrder(
                                    symbol,
                                    side(request.side()),
                                    type(request.type()),
                                    time(request),
                                    request.quantity(),
                                    null,
                                    request.limit(),
                                    request.clientId().value(),
                                    request.stop(),
                                    null,
                                    null,
                                    NewOrderResponseType.ACK,
                                    WINDOW,
                                    clock,
                                    key,
                                    signature);
                    boolean ours = request.clientId().value().equals(answer.clientOrderId);
                    return ours && answer.orderId > 0 ? Long.toString(answer.orderId) : "";
                });
    }

    @Override
    public Submission check(OrderRequest request) {
        return sent(
                request,
                symbol -> {
                    binance.testNewOrder(
                            symbol,
                            side(request.side()),
                            type(request.type()),
                            time(request),
                            request.quantity(),
                            null,
                            request.limit(),
                            request.clientId().value(),
                            request.stop(),
                            null,
                            null,
                            WINDOW,
                            clock,
                            key,
                            signature);
                    return VenueCalls.CHECKED;
                });
    }

    private Submission sent(OrderRequest request, VenueCalls.Sending sending) {
        return calls.order(
                () -> {
                    timed.freshen();
                    return rules(request.market(), false).symbol();
                },
                sending,
                this::meaning);
    }

    private static @Nullable TimeInForce time(OrderRequest request) {
        return request.type().hasLimit() ? TimeInForce.valueOf(request.timeInForce().name()) : null;
    }

    private static OrderSide side(Side side) {
        return switch (side) {
            case BUY -> OrderSide.BUY;
            case SELL -> OrderSide.SELL;
        };
    }

    private static org.knowm.xchange.binance.dto.trade.OrderType type(OrderType type) {
        return switch (type) {
            case MARKET -> org.knowm.xchange.binance.dto.trade.OrderType.MARKET;
            case LIMIT, COLLARED -> org.knowm.xchange.binance.dto.trade.OrderType.LIMIT;
            case STOP -> org.knowm.xchange.binance.dto.trade.OrderType.STOP_LOSS_LIMIT;
        };
    }

    private @Nullable Answer meaning(Throwable thrown) {
        Answer answer =
                switch (thrown) {
                    case BinanceException told ->
                            BinanceErrors.of(
                                    told.getHttpStatusCode(),
                                    told.getCode(),
                                    String.valueOf(told.getMessage()));
                    case HttpStatusIOException told ->
                            BinanceErrors.of(told.getHttpStatusCode(), 0, "");
                    default -> null;
                };
        if (answer != null && answer.refusal() == Submission.Refusal.CLOCK) {
            clock.distrust();
        }
        return answer;
    }

    @Override
    public void cancel(TradeOrder order) {
        String symbol = rules(order.market(), false).symbol();
        signed(() -> {
            try {
                extras.cancel(
                        symbol, order.request().clientId().value(), WINDOW, clock, key, signature);
            } catch (BinanceException e) {
                if (e.getCode() != BinanceErrors.CANCEL_REJECTED) {
                    throw e;
                }
                // Over already; looking shows how.
            }
            return true;
        });
    }

    @Override
    public Optional<VenueOrder> find(TradeOrder order) {
        String symbol = rules(order.market(), false).symbol();
        return known(
                order.market(),
                () ->
                        extras.find(
                                symbol,
                                order.request().clientId().value(),
                                WINDOW,
                                clock,
                                key,
                                signature));
    }

    @Override
    public Optional<VenueOrder> byId(Market market, String venueOrderId) {
        String symbol = rules(market, false).symbol();
        return known(
                market,
                () ->
                        binance.orderStatus(
                                symbol,
                                Long.parseLong(venueOrderId),
                                null,
                                WINDOW,
                                clock,
                                key,
                                signature));
    }

    /** What an order is by now; empty if the exchange says that it has none such. */
    private Optional<VenueOrder> known(Market market, VenueCalls.Call<BinanceOrder> question) {
        Optional<BinanceOrder> told =
                signed(() -> {
                    try {
                        return Optional.of(question.call());
                    } catch (BinanceException e) {
                        if (e.getCode() == BinanceErrors.NO_SUCH_ORDER) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
        return calls.readable(() -> told.map(each -> view(each, market)));
    }

    @Override
    public List<VenueOrder> orders(Market market, Instant since) {
        String symbol = rules(market, false).symbol();
        List<BinanceOrder> told =
                signed(() ->
                        binance.allOrders(
                                symbol, null, MOST_ORDERS, WINDOW, clock, key, signature));
        return calls.readable(() ->
                told.stream()
                        .map(each -> view(each, market))
                        .filter(each ->
                                each.status() == VenueOrder.Status.OPEN
                                        || !each.placedAt().isBefore(since))
                        .toList());
    }

    @Override
    public List<VenueFill> fills(Market market, Instant since) {
        String symbol = rules(market, false).symbol();
        List<VenueFill> found = new ArrayList<>();
        Long from = null;
        List<BinanceTrade> page;
        do {
            Long first = from;
            page =
                    signed(() ->
                            binance.myTrades(
                                    symbol,
                                    null,
                                    first == null ? since.toEpochMilli() : null,
                                    null,
                                    first,
                                    MOST,
                                    WINDOW,
                                    clock,
                                    key,
                                    signature));
            List<BinanceTrade> told = page;
            found.addAll(calls.readable(() -> told.stream().map(BinanceGateway::view).toList()));
            from = page.isEmpty() ? from : Long.valueOf(page.getLast().id + 1);
        } while (page.size() == MOST);
        return found;
    }

    private static VenueFill view(BinanceTrade trade) {
        return new VenueFill(
                Long.toString(trade.orderId),
                trade.isBuyer ? Side.BUY : Side.SELL,
                new Fill(
                        Long.toString(trade.id),
                        Instant.ofEpochMilli(trade.time),
                        trade.price,
                        trade.qty,
                        trade.commission,
                        trade.commissionAsset));
    }

    private static VenueOrder view(BinanceOrder order, Market market) {
        return new VenueOrder(
                Long.toString(order.orderId),
                order.clientOrderId,
                market,
                order.side == OrderSide.BUY ? Side.BUY : Side.SELL,
                order.origQty,
                order.executedQty,
                switch (order.status) {
                    case NEW, PARTIALLY_FILLED, PENDING_CANCEL -> VenueOrder.Status.OPEN;
                    case FILLED -> VenueOrder.Status.FILLED;
                    case CANCELED -> VenueOrder.Status.CANCELLED;
                    case REJECTED -> VenueOrder.Status.REJECTED;
                    case EXPIRED -> VenueOrder.Status.EXPIRED;
                },
                Instant.ofEpochMilli(order.time));
    }

    /** A question under the key, with the venue's time. */
    private <T> T signed(VenueCalls.Call<T> call) {
        return timed.question(() -> keyChecked(call));
    }

    private <T> T keyChecked(VenueCalls.Call<T> call) throws IOException {
        try {
            return call.call();
        } catch (BinanceException e) {
            Answer answer = meaning(e);
            if (answer != null && answer.refusal() == Submission.Refusal.KEY) {
                throw new FetchException(
                        ProblemCode.KEY_REFUSED, capability.label(), answer.words());
            }
            throw e;
        }
    }
}
