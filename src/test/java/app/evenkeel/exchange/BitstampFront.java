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
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The exchange in the words of Bitstamp's second HTTP API. */
final class BitstampFront implements Front {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/api/v2/";
    private static final Duration WINDOW = Duration.ofSeconds(150);

    /** A market that is never still. */
    private static final String BUSIEST = "btcusd";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private final LoopbackExchange exchange;
    private final Keys keys;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();

    BitstampFront(LoopbackExchange exchange, Keys keys) {
        this.exchange = exchange;
        this.keys = keys;
    }

    @Override
    public boolean speaks(Request request) {
        return request.path().startsWith(ROOT);
    }

    @Override
    public Faults.Kind kind(Request request) {
        return switch (what(request)) {
            case "buy", "sell" -> Faults.Kind.ORDER;
            case "cancel_order" -> Faults.Kind.CANCEL;
            case "order_status" -> Faults.Kind.FIND;
            case "open_orders" -> Faults.Kind.ORDERS;
            case "user_transactions" -> Faults.Kind.FILLS;
            case "account_balances", "balance" -> Faults.Kind.BALANCES;
            case "order_book" ->
                    pair(request).equals(BUSIEST) ? Faults.Kind.TIME : Faults.Kind.DEPTH;
            default -> Faults.Kind.RULES;
        };
    }

    /** The first word of the path. */
    private static String what(Request request) {
        return words(request).getFirst();
    }

    /** The last word of the path, which is the market where there is one. */
    private static String pair(Request request) {
        return words(request).getLast();
    }

    private static List<String> words(Request request) {
        return List.of(request.path().substring(ROOT.length()).split("/"));
    }

    @Override
    public String account(Request request) {
        String key = request.headers().getOrDefault("x-auth", "").replace("BITSTAMP ", "");
        Keys.Customer customer = keys.of(key);
        return customer == null ? "" : customer.account();
    }

    @Override
    public Reply failed(Fault fault, Request request) {
        return switch (fault) {
            case UNKNOWN_AFTER, UNKNOWN_BEFORE -> error(200, "Order could not be placed.", "");
            case UNLISTED_AFTER -> error(400, "Never seen.", "400.999");
            case REFUSED_AFTER -> error(400, "Missing amount and/or price", "400.004");
            case CLOCK -> error(403, "Invalid nonce", "");
            case BUSY -> error(400, "Too many requests", "400.002");
            case BANNED -> Reply.of(429, "").with("Retry-After", "2");
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
            case FIND -> refused(Why.NO_SUCH_ORDER);
            case ORDERS, FILLS -> Reply.ok("[]");
            default -> Reply.ok("{}");
        };
    }

    @Override
    public Reply answer(Request request) {
        try {
            return switch (what(request)) {
                case "trading-pairs-info" -> pairs();
                case "order_book" -> book(exchange.listing(market(pair(request))));
                default -> signed(request);
            };
        } catch (ExchangeRefusal e) {
            return refused(e.why());
        }
    }

    private Reply signed(Request request) throws ExchangeRefusal {
        Map<String, String> headers = request.headers();
        String key = headers.getOrDefault("x-auth", "").replace("BITSTAMP ", "");
        Keys.Customer customer = keys.of(key);
        if (customer == null) {
            return error(403, "API key not found", "");
        }
        if (!isSigned(request, customer)) {
            return error(403, "Invalid signature", "");
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(headers.get("x-auth-timestamp")));
        Duration off = Duration.between(at, exchange.now()).abs();
        if (off.compareTo(WINDOW) > 0 || !nonces.add(headers.get("x-auth-nonce"))) {
            return error(403, "Invalid nonce", "");
        }
        return done(request, customer.account());
    }

    private static boolean isSigned(Request request, Keys.Customer customer) {
        Map<String, String> headers = request.headers();
        String type = request.body().isEmpty() ? "" : headers.getOrDefault("content-type", "");
        String all =
                headers.get("x-auth")
                        + request.method()
                        + "www.bitstamp.net"
                        + request.path()
                        + request.query()
                        + type
                        + headers.get("x-auth-nonce")
                        + headers.get("x-auth-timestamp")
                        + headers.get("x-auth-version")
                        + request.body();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            customer.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String expected =
                    HexFormat.of()
                            .withUpperCase()
                            .formatHex(mac.doFinal(all.getBytes(StandardCharsets.UTF_8)));
            return expected.equals(headers.get("x-auth-signature"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply done(Request request, String account) throws ExchangeRefusal {
        return switch (what(request)) {
            case "account_balances" -> balances(account);
            case "buy", "sell" -> placed(exchange.place(account, wanted(request)));
            case "cancel_order" -> {
                ExchangeOrder order = exchange.cancel(account, Long.parseLong(request.get("id")));
                yield Reply.ok(JSON.createObjectNode().put("id", order.id).toString());
            }
            case "order_status" -> Reply.ok(status(found(request, account)).toString());
            case "open_orders" -> open(account, market(pair(request)));
            case "user_transactions" -> transactions(request, account, market(pair(request)));
            default -> error(404, "Not found", "404.001");
        };
    }

    private NewOrder wanted(Request request) throws ExchangeRefusal {
        boolean takesAny = words(request).contains("market");
        boolean immediate = takesAny || request.get("ioc_order").equals("True");
        boolean whole = request.get("fok_order").equals("True");
        return new NewOrder(
                request.get("client_order_id"),
                market(pair(request)),
                what(request).equals("buy"),
                takesAny ? Kind.MARKET : Kind.LIMIT,
                immediate ? Stands.IOC : whole ? Stands.FOK : Stands.GTC,
                new BigDecimal(request.get("amount")),
                takesAny ? null : new BigDecimal(request.get("price")));
    }

    private ExchangeOrder found(Request request, String account) throws ExchangeRefusal {
        return (request.get("id").isEmpty()
                        ? exchange.byClientId(account, request.get("client_order_id"))
                        : exchange.byId(account, Long.parseLong(request.get("id"))))
                .orElseThrow(() -> new ExchangeRefusal(Why.NO_SUCH_ORDER));
    }

    private static Reply placed(ExchangeOrder order) {
        return Reply.ok(
                JSON.createObjectNode()
                        .put("id", Long.toString(order.id))
                        .put("market", order.market)
                        .put("datetime", time(order.placedAt))
                        .put("type", order.buys ? "0" : "1")
                        .put("amount", order.quantity.toPlainString())
                        .put("client_order_id", order.clientId)
                        .toString());
    }

    private static ObjectNode status(ExchangeOrder order) {
        ArrayNode trades = JSON.createArrayNode();
        for (Trade trade : order.trades) {
            trades.add(
                    JSON.createObjectNode()
                            .put("tid", trade.id())
                            .put("price", trade.price().toPlainString())
                            .put(base(order.market), trade.quantity().toPlainString())
                            .put("fee", trade.fee().toPlainString())
                            .put("datetime", time(trade.at()))
                            .put("type", 2));
        }
        ObjectNode view =
                JSON.createObjectNode()
                        .put("id", order.id)
                        .put("datetime", time(order.placedAt))
                        .put("type", order.buys ? "0" : "1")
                        .put(
                                "status",
                                switch (order.status) {
                                    case OPEN -> "Open";
                                    case FILLED -> "Finished";
                                    // What an order that is filled at once leaves over is too.
                                    case CANCELLED, EXPIRED -> "Canceled";
                                })
                        .put("market", order.market)
                        .put("amount_remaining", order.left().toPlainString())
                        .put("client_order_id", order.clientId);
        view.set("transactions", trades);
        return view;
    }

    private Reply open(String account, String market) {
        ArrayNode list = JSON.createArrayNode();
        for (ExchangeOrder order : exchange.orders(account)) {
            if (order.status == Status.OPEN && order.market.equals(market)) {
                list.add(
                        JSON.createObjectNode()
                                .put("id", Long.toString(order.id))
                                .put("datetime", time(order.placedAt))
                                .put("type", order.buys ? "0" : "1")
                                .put("amount", order.left().toPlainString())
                                .put("client_order_id", order.clientId));
            }
        }
        return Reply.ok(list.toString());
    }

    private Reply transactions(Request request, String account, String market) {
        ArrayNode list = JSON.createArrayNode();
        exchange.trades(account).reversed().stream()
                .filter(trade -> trade.market().equals(market))
                .skip(Long.parseLong(request.get("offset")))
                .limit(Long.parseLong(request.get("limit")))
                .forEach(trade -> list.add(transaction(trade)));
        return Reply.ok(list.toString());
    }

    private static ObjectNode transaction(Trade trade) {
        BigDecimal value = trade.price().multiply(trade.quantity());
        String base = base(trade.market());
        String quote = trade.market().substring(trade.market().indexOf('/') + 1);
        ObjectNode view =
                JSON.createObjectNode()
                        .put("id", trade.id())
                        .put("order_id", trade.orderId())
                        .put("datetime", time(trade.at()))
                        .put("type", "2")
                        .put("fee", trade.fee().toPlainString());
        view.put(
                base,
                (trade.buys() ? trade.quantity() : trade.quantity().negate()).toPlainString());
        view.put(
                quote.toLowerCase(Locale.ROOT),
                (trade.buys() ? value.negate() : value).toPlainString());
        // The price is a number where all else is text.
        view.put(base + "_" + quote.toLowerCase(Locale.ROOT), trade.price());
        return view;
    }

    private Reply balances(String account) {
        Map<String, BigDecimal> free = exchange.free(account);
        Map<String, BigDecimal> locked = exchange.locked(account);
        TreeSet<String> symbols = new TreeSet<>(free.keySet());
        symbols.addAll(locked.keySet());
        ArrayNode list = JSON.createArrayNode();
        for (String symbol : symbols) {
            BigDecimal held = locked.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal usable = free.getOrDefault(symbol, BigDecimal.ZERO);
            list.add(
                    JSON.createObjectNode()
                            .put("currency", symbol.toLowerCase(Locale.ROOT))
                            .put("available", usable.toPlainString())
                            .put("reserved", held.toPlainString())
                            .put("total", usable.add(held).toPlainString()));
        }
        return Reply.ok(list.toString());
    }

    private Reply pairs() {
        ArrayNode list = JSON.createArrayNode();
        for (Listing listing : exchange.listings().values()) {
            list.add(
                    JSON.createObjectNode()
                            .put("name", listing.name())
                            .put("url_symbol", symbol(listing))
                            .put("base_decimals", listing.lot.stripTrailingZeros().scale())
                            .put("counter_decimals", listing.tick.stripTrailingZeros().scale())
                            .put(
                                    "minimum_order",
                                    listing.minValue.toPlainString() + " " + listing.quote)
                            .put("trading", listing.open ? "Enabled" : "Disabled")
                            .put("instant_and_market_orders", "Enabled")
                            .put("description", listing.name()));
        }
        return Reply.ok(list.toString());
    }

    private Reply book(Listing listing) {
        Instant at = symbol(listing).equals(BUSIEST) ? exchange.now() : exchange.lastChange();
        ObjectNode book =
                JSON.createObjectNode()
                        .put("timestamp", Long.toString(at.getEpochSecond()))
                        .put("microtimestamp", Long.toString(at.toEpochMilli() * 1_000));
        book.set("bids", levels(listing.bids()));
        book.set("asks", levels(listing.asks()));
        return Reply.ok(book.toString());
    }

    private static ArrayNode levels(List<Listing.Level> side) {
        ArrayNode list = JSON.createArrayNode();
        for (Listing.Level level : side) {
            list.add(
                    JSON.createArrayNode()
                            .add(level.price.toPlainString())
                            .add(level.quantity.toPlainString()));
        }
        return list;
    }

    private String market(String symbol) throws ExchangeRefusal {
        return exchange.listings().values().stream()
                .filter(listing -> symbol(listing).equals(symbol))
                .map(Listing::name)
                .findFirst()
                .orElseThrow(() -> new ExchangeRefusal(Why.UNKNOWN_MARKET));
    }

    private static String symbol(Listing listing) {
        return (listing.base + listing.quote).toLowerCase(Locale.ROOT);
    }

    private static String base(String market) {
        return market.substring(0, market.indexOf('/')).toLowerCase(Locale.ROOT);
    }

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private static Reply refused(Why why) {
        return switch (why) {
            case UNKNOWN_MARKET -> error(404, "Not found", "404.001");
            case CLOSED -> error(400, "Trading for provided market is disabled.", "400.003");
            case PRICE_STEP, LOT_STEP ->
                    error(400, "Ensure that there are no more than 2 decimal places.", "");
            case TOO_SMALL -> error(400, "Minimum order size is 10 EUR", "400.020");
            case FUNDS ->
                    error(
                            200,
                            "You have only 1 EUR available. Check your account balance for"
                                    + " details.",
                            "400.009");
            case DUPLICATE_ID -> error(400, "Provided client_order_id already exists.", "400.019");
            case NO_SUCH_ORDER -> error(200, "Order not found.", "");
            case WOULD_NOT_FILL -> error(400, "Never seen.", "");
        };
    }

    private static Reply error(int status, String reason, String code) {
        ObjectNode answer = JSON.createObjectNode().put("status", "error");
        answer.set(
                "reason",
                JSON.createObjectNode().set("__all__", JSON.createArrayNode().add(reason)));
        if (!code.isEmpty()) {
            answer.put("response_code", code);
        }
        return Reply.of(status, answer.toString());
    }
}
