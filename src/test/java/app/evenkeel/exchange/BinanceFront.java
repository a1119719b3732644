package app.evenkeel.exchange;

import app.evenkeel.exchange.ExchangeOrder.Kind;
import app.evenkeel.exchange.ExchangeOrder.NewOrder;
import app.evenkeel.exchange.ExchangeOrder.Stands;
import app.evenkeel.exchange.ExchangeOrder.Status;
import app.evenkeel.exchange.ExchangeOrder.Trade;
import app.evenkeel.exchange.ExchangeRefusal.Why;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The exchange in the words of Binance's spot API, version 3. */
final class BinanceFront implements Front {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long EARLY = 1_000;

    private final LoopbackExchange exchange;
    private final Keys keys;

    BinanceFront(LoopbackExchange exchange, Keys keys) {
        this.exchange = exchange;
        this.keys = keys;
    }

    @Override
    public boolean speaks(Request request) {
        String path = request.path();
        return path.startsWith("/sapi/")
                || (path.startsWith("/api/v3/") && !path.startsWith(CoinbaseFront.ROOT));
    }

    @Override
    public Faults.Kind kind(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /api/v3/order" -> Faults.Kind.ORDER;
            case "POST /api/v3/order/test" -> Faults.Kind.CHECK;
            case "DELETE /api/v3/order" -> Faults.Kind.CANCEL;
            case "GET /api/v3/order" -> Faults.Kind.FIND;
            case "GET /api/v3/allOrders", "GET /api/v3/openOrders" -> Faults.Kind.ORDERS;
            case "GET /api/v3/myTrades" -> Faults.Kind.FILLS;
            case "GET /api/v3/account" -> Faults.Kind.BALANCES;
            case "GET /api/v3/depth", "GET /api/v3/aggTrades" -> Faults.Kind.DEPTH;
            case "GET /api/v3/time" -> Faults.Kind.TIME;
            default -> Faults.Kind.RULES;
        };
    }

    @Override
    public String account(Request request) {
        Keys.Customer customer = keys.of(request.headers().getOrDefault("x-mbx-apikey", ""));
        return customer == null ? "" : customer.account();
    }

    @Override
    public Reply failed(Fault fault, Request request) {
        return switch (fault) {
            case UNKNOWN_AFTER, UNKNOWN_BEFORE ->
                    error(
                            408,
                            -1007,
                            "Timeout waiting for response from backend server. Send status"
                                    + " unknown; execution status unknown.");
            case UNLISTED_AFTER -> error(400, -2099, "Never seen.");
            case REFUSED_AFTER -> error(400, -1116, "Invalid orderType.");
            case CLOCK ->
                    error(400, -1021, "Timestamp for this request is outside of the recvWindow.");
            case BUSY ->
                    error(429, -1003, "Too much request weight used.").with("Retry-After", "1");
            case BANNED -> error(418, -1003, "Way too many requests.").with("Retry-After", "2");
            case MAINTENANCE -> Reply.of(503, "Service Unavailable");
            default -> Reply.of(500, "Internal Server Error");
        };
    }

    @Override
    public Reply doubled(Reply reply) {
        return Reply.twice(reply);
    }

    @Override
    public Reply none(Request request) {
        return switch (kind(request)) {
            case FIND -> error(400, -2013, "Order does not exist.");
            case ORDERS, FILLS -> Reply.ok("[]");
            default -> Reply.ok("{}");
        };
    }

    @Override
    public Reply answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /api/v3/time" ->
                    Reply.ok(JSON.createObjectNode().put("serverTime", now()).toString());
            case "GET /api/v3/exchangeInfo" -> exchangeInfo();
            case "GET /api/v3/depth" -> depth(request);
            case "GET /api/v3/aggTrades" -> lastTrade(request);
            case "GET /sapi/v1/account/apiRestrictions" ->
                    Reply.ok("{\"enableWithdrawals\":false,\"enableSpotAndMarginTrading\":true}");
            default -> signed(request);
        };
    }

    private long now() {
        return exchange.now().toEpochMilli();
    }

    private Reply signed(Request request) {
        Keys.Customer customer = keys.of(request.headers().getOrDefault("x-mbx-apikey", ""));
        if (customer == null) {
            return error(401, -2015, "Invalid API-key, IP, or permissions for action.");
        }
        if (!isSigned(request, customer)) {
            return error(400, -1022, "Signature for this request is not valid.");
        }
        long at = Long.parseLong(request.get("timestamp"));
        long window = request.get("recvWindow").isEmpty() ? 5_000 : number(request, "recvWindow");
        long slack = exchange.slack().toMillis();
        if (at > now() + EARLY + slack || now() - at > window + slack) {
            return error(400, -1021, "Timestamp for this request is outside of the recvWindow.");
        }
        try {
            return done(request, customer.account());
        } catch (ExchangeRefusal e) {
            return refused(e.why(), request);
        }
    }

    private Reply done(Request request, String account) throws ExchangeRefusal {
        return switch (request.method() + " " + request.path()) {
            case "GET /api/v3/account" -> account(account);
            case "POST /api/v3/order" -> placed(exchange.place(account, wanted(request)));
            case "POST /api/v3/order/test" -> {
                exchange.check(account, wanted(request));
                yield Reply.ok("{}");
            }
            case "GET /api/v3/order" -> Reply.ok(view(found(request, account)).toString());
            case "DELETE /api/v3/order" -> {
                ExchangeOrder order = exchange.cancel(account, found(request, account).id);
                yield Reply.ok(view(order).toString());
            }
            case "GET /api/v3/openOrders" -> orders(request, account, true);
            case "GET /api/v3/allOrders" -> orders(request, account, false);
            case "GET /api/v3/myTrades" -> trades(request, account);
            default -> Reply.of(404, "{}");
        };
    }

    private static boolean isSigned(Request request, Keys.Customer customer) {
        int at = request.query().indexOf("signature=");
        String query = at <= 0 ? "" : request.query().substring(0, at - 1);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            customer.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] all = (query + request.body()).getBytes(StandardCharsets.UTF_8);
            String hex = HexFormat.of().formatHex(mac.doFinal(all));
            // The library writes the digest as a number, and so without leading zeros.
            return new BigInteger(hex, 16).equals(new BigInteger(request.get("signature"), 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(Request request, String name) {
        return Long.parseLong(request.get(name));
    }

    private String market(String symbol) throws ExchangeRefusal {
        return exchange.listings().values().stream()
                .filter(listing -> symbol(listing).equals(symbol))
                .map(Listing::name)
                .findFirst()
                .orElseThrow(() -> new ExchangeRefusal(Why.UNKNOWN_MARKET));
    }

    private static String symbol(Listing listing) {
        return listing.base + listing.quote;
    }

    private NewOrder wanted(Request request) throws ExchangeRefusal {
        boolean takesAny = request.get("type").equals("MARKET");
        String stands = request.get("timeInForce");
        return new NewOrder(
                request.get("newClientOrderId"),
                market(request.get("symbol")),
                request.get("side").equals("BUY"),
                takesAny ? Kind.MARKET : Kind.LIMIT,
                stands.isEmpty() ? Stands.IOC : Stands.valueOf(stands),
                new BigDecimal(request.get("quantity")),
                takesAny ? null : new BigDecimal(request.get("price")));
    }

    private ExchangeOrder found(Request request, String account) throws ExchangeRefusal {
        market(request.get("symbol"));
        Optional<ExchangeOrder> found =
                request.get("orderId").isEmpty()
                        ? exchange.byClientId(account, request.get("origClientOrderId"))
                        : exchange.byId(account, number(request, "orderId"));
        return found.orElseThrow(() -> new ExchangeRefusal(Why.NO_SUCH_ORDER));
    }

    private Reply placed(ExchangeOrder order) {
        return Reply.ok(
                JSON.createObjectNode()
                        .put("symbol", order.market.replace("/", ""))
                        .put("orderId", order.id)
                        .put("orderListId", -1)
                        .put("clientOrderId", order.clientId)
                        .put("transactTime", order.placedAt.toEpochMilli())
                        .toString());
    }

    private ObjectNode view(ExchangeOrder order) {
        BigDecimal limit = order.limit;
        return JSON.createObjectNode()
                .put("symbol", order.market.replace("/", ""))
                .put("orderId", order.id)
                .put("orderListId", -1)
                .put("clientOrderId", order.clientId)
                .put("price", plain(limit == null ? BigDecimal.ZERO : limit))
                .put("origQty", plain(order.quantity))
                .put("executedQty", plain(order.executed))
                .put("cummulativeQuoteQty", plain(order.executedValue))
                .put("status", status(order))
                .put("timeInForce", order.stands.name())
                .put("type", order.kind.name())
                .put("side", order.buys ? "BUY" : "SELL")
                .put("stopPrice", "0.00000000")
                .put("icebergQty", "0.00000000")
                .put("time", order.placedAt.toEpochMilli())
                .put("updateTime", now())
                .put("isWorking", true);
    }

    private static String status(ExchangeOrder order) {
        return switch (order.status) {
            case OPEN -> order.executed.signum() > 0 ? "PARTIALLY_FILLED" : "NEW";
            case FILLED -> "FILLED";
            case CANCELLED -> "CANCELED";
            case EXPIRED -> "EXPIRED";
        };
    }

    private Reply orders(Request request, String account, boolean standing) throws ExchangeRefusal {
        String market = market(request.get("symbol"));
        ArrayNode list = JSON.createArrayNode();
        for (ExchangeOrder order : exchange.orders(account)) {
            if (order.market.equals(market) && (!standing || order.status == Status.OPEN)) {
                list.add(view(order));
            }
        }
        return Reply.ok(list.toString());
    }

    private Reply trades(Request request, String account) throws ExchangeRefusal {
        String market = market(request.get("symbol"));
        long since = request.get("startTime").isEmpty() ? 0 : number(request, "startTime");
        long from = request.get("fromId").isEmpty() ? 0 : number(request, "fromId");
        ArrayNode list = JSON.createArrayNode();
        for (Trade trade : exchange.trades(account)) {
            if (trade.market().equals(market)
                    && trade.at().toEpochMilli() >= since
                    && trade.id() >= from) {
                list.add(
                        JSON.createObjectNode()
                                .put("symbol", market.replace("/", ""))
                                .put("id", trade.id())
                                .put("orderId", trade.orderId())
                                .put("orderListId", -1)
                                .put("price", plain(trade.price()))
                                .put("qty", plain(trade.quantity()))
                                .put("quoteQty", plain(trade.price().multiply(trade.quantity())))
                                .put("commission", plain(trade.fee()))
                                .put("commissionAsset", trade.feeAsset())
                                .put("time", trade.at().toEpochMilli())
                                .put("isBuyer", trade.buys())
                                .put("isMaker", false)
                                .put("isBestMatch", true));
            }
        }
        return Reply.ok(list.toString());
    }

    private Reply account(String account) {
        Map<String, BigDecimal> free = exchange.free(account);
        Map<String, BigDecimal> locked = exchange.locked(account);
        TreeSet<String> symbols = new TreeSet<>(free.keySet());
        symbols.addAll(locked.keySet());
        exchange.listings()
                .values()
                .forEach(each -> symbols.addAll(List.of(each.base, each.quote)));
        ArrayNode balances = JSON.createArrayNode();
        for (String symbol : symbols) {
            balances.add(
                    JSON.createObjectNode()
                            .put("asset", symbol)
                            .put("free", plain(free.getOrDefault(symbol, BigDecimal.ZERO)))
                            .put("locked", plain(locked.getOrDefault(symbol, BigDecimal.ZERO))));
        }
        ObjectNode view =
                JSON.createObjectNode()
                        .put("makerCommission", 10)
                        .put("takerCommission", 10)
                        .put("buyerCommission", 0)
                        .put("sellerCommission", 0)
                        .put("canTrade", true)
                        .put("canWithdraw", false)
                        .put("canDeposit", true)
                        .put("updateTime", now())
                        .put("accountType", "SPOT");
        view.set("balances", balances);
        view.set("permissions", JSON.createArrayNode().add("SPOT"));
        return Reply.ok(view.toString());
    }

    private Reply exchangeInfo() {
        ArrayNode symbols = JSON.createArrayNode();
        for (Listing listing : exchange.listings().values()) {
            ObjectNode symbol =
                    JSON.createObjectNode()
                            .put("symbol", symbol(listing))
                            .put("status", listing.open ? "TRADING" : "BREAK")
                            .put("baseAsset", listing.base)
                            .put("baseAssetPrecision", 8)
                            .put("quoteAsset", listing.quote)
                            .put("quotePrecision", 8)
                            .put("quoteAssetPrecision", 8);
            symbol.set("orderTypes", JSON.createArrayNode().add("LIMIT").add("MARKET"));
            ArrayNode filters = JSON.createArrayNode();
            filters.add(
                    JSON.createObjectNode()
                            .put("filterType", "PRICE_FILTER")
                            .put("minPrice", plain(listing.tick))
                            .put("maxPrice", "100000000.00000000")
                            .put("tickSize", plain(listing.tick)));
            filters.add(
                    JSON.createObjectNode()
                            .put("filterType", "LOT_SIZE")
                            .put("minQty", plain(listing.minQuantity))
                            .put("maxQty", "9000000.00000000")
                            .put("stepSize", plain(listing.lot)));
            filters.add(
                    JSON.createObjectNode()
                            .put("filterType", "NOTIONAL")
                            .put("minNotional", plain(listing.minValue))
                            .put("applyMinToMarket", true)
                            .put("maxNotional", "9000000.00000000")
                            .put("avgPriceMins", 5));
            symbol.set("filters", filters);
            symbol.set("permissions", JSON.createArrayNode().add("SPOT"));
            symbols.add(symbol);
        }
        ObjectNode info = JSON.createObjectNode().put("timezone", "UTC").put("serverTime", now());
        info.set("rateLimits", JSON.createArrayNode());
        info.set("exchangeFilters", JSON.createArrayNode());
        info.set("symbols", symbols);
        return Reply.ok(info.toString());
    }

    private Reply depth(Request request) {
        try {
            Listing listing = exchange.listing(market(request.get("symbol")));
            ObjectNode view = JSON.createObjectNode().put("lastUpdateId", 1);
            view.set("bids", levels(listing.bids()));
            view.set("asks", levels(listing.asks()));
            return Reply.ok(view.toString());
        } catch (ExchangeRefusal e) {
            return refused(e.why(), request);
        }
    }

    /** Others trade all the time. */
    private Reply lastTrade(Request request) {
        try {
            Listing listing = exchange.listing(market(request.get("symbol")));
            ObjectNode trade =
                    JSON.createObjectNode()
                            .put("a", 1)
                            .put("p", plain(listing.price()))
                            .put("q", plain(listing.lot))
                            .put("f", 1)
                            .put("l", 1)
                            .put("T", exchange.lastChange().toEpochMilli())
                            .put("m", true)
                            .put("M", true);
            return Reply.ok(JSON.createArrayNode().add(trade).toString());
        } catch (ExchangeRefusal e) {
            return refused(e.why(), request);
        }
    }

    private static ArrayNode levels(List<Listing.Level> side) {
        ArrayNode list = JSON.createArrayNode();
        for (Listing.Level level : side) {
            list.add(JSON.createArrayNode().add(plain(level.price)).add(plain(level.quantity)));
        }
        return list;
    }

    private static Reply refused(Why why, Request request) {
        return switch (why) {
            case UNKNOWN_MARKET -> error(400, -1121, "Invalid symbol.");
            case CLOSED -> error(400, -2010, "Market is closed.");
            case PRICE_STEP -> error(400, -1013, "Filter failure: PRICE_FILTER");
            case LOT_STEP -> error(400, -1013, "Filter failure: LOT_SIZE");
            case TOO_SMALL -> error(400, -1013, "Filter failure: NOTIONAL");
            case FUNDS ->
                    error(400, -2010, "Account has insufficient balance for requested action.");
            case DUPLICATE_ID -> error(400, -2010, "Duplicate order sent.");
            case NO_SUCH_ORDER ->
                    request.method().equals("DELETE")
                            ? error(400, -2011, "Unknown order sent.")
                            : error(400, -2013, "Order does not exist.");
            case WOULD_NOT_FILL -> error(400, -2010, "Order would not fill.");
        };
    }

    private static Reply error(int status, int code, String message) {
        return Reply.of(
                status, JSON.createObjectNode().put("code", code).put("msg", message).toString());
    }

    private static String plain(BigDecimal value) {
        return value.setScale(8, RoundingMode.HALF_EVEN).toPlainString();
    }
}
