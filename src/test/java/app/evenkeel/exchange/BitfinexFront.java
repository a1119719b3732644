package app.evenkeel.exchange;

import app.evenkeel.exchange.ExchangeOrder.Kind;
import app.evenkeel.exchange.ExchangeOrder.NewOrder;
import app.evenkeel.exchange.ExchangeOrder.Stands;
import app.evenkeel.exchange.ExchangeOrder.Status;
import app.evenkeel.exchange.ExchangeOrder.Trade;
import app.evenkeel.exchange.ExchangeRefusal.Why;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The exchange in the words of Bitfinex's second version: lists without names. */
final class BitfinexFront implements Front {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/v2/";
    private static final String READ = ROOT + "auth/r/";
    private static final String WRITE = ROOT + "auth/w/order/";

    private final LoopbackExchange exchange;
    private final Keys keys;
    private final Map<String, Long> nonces = new ConcurrentHashMap<>();

    BitfinexFront(LoopbackExchange exchange, Keys keys) {
        this.exchange = exchange;
        this.keys = keys;
    }

    @Override
    public boolean speaks(Request request) {
        return request.path().startsWith(ROOT);
    }

    @Override
    public Faults.Kind kind(Request request) {
        String path = request.path();
        if (path.startsWith(READ + "orders")) {
            // One that stands is looked for as all that stand are.
            return path.endsWith("/hist") || tree(request).has("id")
                    ? Faults.Kind.FIND
                    : Faults.Kind.ORDERS;
        }
        if (path.startsWith(READ + "trades")) {
            return Faults.Kind.FILLS;
        }
        if (path.startsWith(ROOT + "book") || path.startsWith(ROOT + "trades")) {
            return Faults.Kind.DEPTH;
        }
        return switch (path) {
            case WRITE + "submit" -> Faults.Kind.ORDER;
            case WRITE + "cancel" -> Faults.Kind.CANCEL;
            case READ + "wallets" -> Faults.Kind.BALANCES;
            case ROOT + "status/deriv" -> Faults.Kind.TIME;
            default -> Faults.Kind.RULES;
        };
    }

    @Override
    public String account(Request request) {
        Keys.Customer customer = keys.of(request.headers().getOrDefault("bfx-apikey", ""));
        return customer == null ? "" : customer.account();
    }

    @Override
    public Reply failed(Fault fault, Request request) {
        return switch (fault) {
            case UNKNOWN_AFTER, UNKNOWN_BEFORE -> error(10000, "unknown");
            case UNLISTED_AFTER -> error(10001, "Never seen.");
            case REFUSED_AFTER -> error(10001, "Invalid order: not so");
            case CLOCK -> error(10114, "nonce: small");
            case BUSY -> error(11010, "ratelimit: error");
            case BANNED -> Reply.of(429, "{\"error\":\"ERR_RATE_LIMIT\"}").with("Retry-After", "2");
            case MAINTENANCE -> error(20060, "maintenance");
            default -> Reply.of(502, "Bad Gateway");
        };
    }

    @Override
    public Reply doubled(Reply reply) {
        return Reply.twice(reply);
    }

    @Override
    public Reply none(Request request) {
        return Reply.ok("[]");
    }

    @Override
    public Reply answer(Request request) {
        try {
            String path = request.path();
            if (path.startsWith(ROOT + "book/")) {
                return book(exchange.listing(market(path.split("/", -1)[3])));
            }
            if (path.startsWith(ROOT + "trades/")) {
                return lastTrade(exchange.listing(market(path.split("/", -1)[3])));
            }
            return switch (path) {
                case ROOT + "conf/pub:info:pair" -> pairs();
                case ROOT + "tickers" -> tickers();
                case ROOT + "status/deriv" ->
                        Reply.ok("[[\"x\"," + exchange.now().toEpochMilli() + "]]");
                default -> signed(request);
            };
        } catch (ExchangeRefusal e) {
            return refused(e.why());
        }
    }

    private Reply signed(Request request) throws ExchangeRefusal {
        Map<String, String> headers = request.headers();
        Keys.Customer customer = keys.of(headers.getOrDefault("bfx-apikey", ""));
        if (customer == null || !isSigned(request, customer)) {
            return error(10100, "apikey: invalid");
        }
        long nonce = Long.parseLong(headers.getOrDefault("bfx-nonce", "0"));
        Long last = nonces.get(customer.key());
        if (last != null && nonce <= last) {
            return error(10114, "nonce: small");
        }
        nonces.put(customer.key(), nonce);
        return done(request, customer.account());
    }

    private static boolean isSigned(Request request, Keys.Customer customer) {
        String all = "/api" + request.path() + request.headers().get("bfx-nonce") + request.body();
        try {
            Mac mac = Mac.getInstance("HmacSHA384");
            mac.init(
                    new SecretKeySpec(
                            customer.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA384"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(all.getBytes(StandardCharsets.UTF_8)))
                    .equalsIgnoreCase(request.headers().get("bfx-signature"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply done(Request request, String account) throws ExchangeRefusal {
        String path = request.path();
        JsonNode asked = tree(request);
        if (path.startsWith(READ + "orders/")) {
            return orders(asked, account, market(path.split("/", -1)[5]), path.endsWith("/hist"));
        }
        if (path.startsWith(READ + "trades/")) {
            return trades(asked, account, market(path.split("/", -1)[5]));
        }
        return switch (path) {
            case READ + "permissions" -> Reply.ok("[[\"orders\",1,1],[\"withdraw\",0,0]]");
            case READ + "wallets" -> wallets(account);
            case WRITE + "submit" -> notice(exchange.place(account, wanted(asked)));
            case WRITE + "cancel" -> notice(exchange.cancel(account, asked.path("id").asLong()));
            default -> Reply.of(404, "[]");
        };
    }

    private NewOrder wanted(JsonNode asked) throws ExchangeRefusal {
        BigDecimal amount = new BigDecimal(asked.path("amount").asText());
        String type = asked.path("type").asText();
        boolean takesAny = type.equals("EXCHANGE MARKET");
        return new NewOrder(
                asked.path("cid").asText(),
                market(asked.path("symbol").asText()),
                amount.signum() > 0,
                takesAny ? Kind.MARKET : Kind.LIMIT,
                switch (type) {
                    case "EXCHANGE LIMIT" -> Stands.GTC;
                    case "EXCHANGE FOK" -> Stands.FOK;
                    default -> Stands.IOC;
                },
                amount.abs(),
                takesAny ? null : new BigDecimal(asked.path("price").asText()));
    }

    private Reply notice(ExchangeOrder order) {
        ArrayNode notice =
                JSON.createArrayNode().add(exchange.now().toEpochMilli()).add("on-req").addNull();
        return Reply.ok(
                notice.addNull()
                        .add(JSON.createArrayNode().add(view(order)))
                        .addNull()
                        .add("SUCCESS")
                        .add("Submitting 1 orders.")
                        .toString());
    }

    private Reply orders(JsonNode asked, String account, String market, boolean over) {
        Instant since = Instant.ofEpochMilli(asked.path("start").asLong(0));
        String id = asked.path("id").path(0).asText();
        ArrayNode list = JSON.createArrayNode();
        exchange.orders(account).reversed().stream()
                .filter(order -> order.market.equals(market))
                .filter(order -> (order.status != Status.OPEN) == over)
                .filter(order -> id.isEmpty() || id.equals(Long.toString(order.id)))
                .filter(order -> !order.placedAt.isBefore(since))
                .forEach(order -> list.add(view(order)));
        return Reply.ok(list.toString());
    }

    private static ArrayNode view(ExchangeOrder order) {
        BigDecimal sign = order.buys ? BigDecimal.ONE : BigDecimal.ONE.negate();
        String filled = " @ 1.0(" + order.executed.toPlainString() + ")";
        String status =
                switch (order.status) {
                    case OPEN ->
                            order.executed.signum() > 0 ? "PARTIALLY FILLED" + filled : "ACTIVE";
                    case FILLED -> "EXECUTED" + filled;
                    case CANCELLED ->
                            order.executed.signum() > 0
                                    ? "CANCELED was: PARTIALLY FILLED" + filled
                                    : "CANCELED";
                    case EXPIRED -> "IOC CANCELED" + filled;
                };
        BigDecimal limit = order.limit;
        ArrayNode view =
                JSON.createArrayNode()
                        .add(order.id)
                        .addNull()
                        .add(Long.parseLong(order.clientId))
                        .add(symbol(order.market))
                        .add(order.placedAt.toEpochMilli())
                        .add(order.placedAt.toEpochMilli())
                        .add(order.left().multiply(sign))
                        .add(order.quantity.multiply(sign))
                        .add("EXCHANGE LIMIT");
        view.addNull().addNull().addNull().add(0).add(status).addNull().addNull();
        return view.add(limit == null ? BigDecimal.ZERO : limit);
    }

    private Reply trades(JsonNode asked, String account, String market) {
        Instant since = Instant.ofEpochMilli(asked.path("start").asLong(0));
        ArrayNode list = JSON.createArrayNode();
        exchange.trades(account).reversed().stream()
                .filter(trade -> trade.market().equals(market))
                .filter(trade -> !trade.at().isBefore(since))
                .forEach(trade -> list.add(view(trade)));
        return Reply.ok(list.toString());
    }

    private static ArrayNode view(Trade trade) {
        ArrayNode view =
                JSON.createArrayNode()
                        .add(trade.id())
                        .add(symbol(trade.market()))
                        .add(trade.at().toEpochMilli())
                        .add(trade.orderId())
                        .add(trade.buys() ? trade.quantity() : trade.quantity().negate())
                        .add(trade.price());
        return view.add("EXCHANGE LIMIT")
                .add(trade.price())
                .add(-1)
                .add(trade.fee().negate())
                .add(trade.feeAsset());
    }

    private Reply wallets(String account) {
        Map<String, BigDecimal> free = exchange.free(account);
        Map<String, BigDecimal> locked = exchange.locked(account);
        TreeSet<String> symbols = new TreeSet<>(free.keySet());
        symbols.addAll(locked.keySet());
        ArrayNode list = JSON.createArrayNode();
        for (String symbol : symbols) {
            BigDecimal usable = free.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal held = locked.getOrDefault(symbol, BigDecimal.ZERO);
            list.add(
                    JSON.createArrayNode()
                            .add("exchange")
                            .add(symbol)
                            .add(usable.add(held))
                            .add(0)
                            .add(usable));
        }
        return Reply.ok(list.toString());
    }

    private Reply pairs() {
        ArrayNode list = JSON.createArrayNode();
        for (Listing listing : exchange.listings().values()) {
            ArrayNode rules = JSON.createArrayNode().addNull().addNull().addNull();
            rules.add(listing.minQuantity.toPlainString()).add("100000.0");
            list.add(JSON.createArrayNode().add(symbol(listing.name()).substring(1)).add(rules));
        }
        return Reply.ok(JSON.createArrayNode().add(list).toString());
    }

    private Reply tickers() {
        ArrayNode list = JSON.createArrayNode();
        for (Listing listing : exchange.listings().values()) {
            BigDecimal price = listing.price();
            list.add(
                    JSON.createArrayNode()
                            .add(symbol(listing.name()))
                            .add(price)
                            .add(1)
                            .add(price)
                            .add(1)
                            .add(0)
                            .add(0)
                            .add(price));
        }
        return Reply.ok(list.toString());
    }

    /** Others trade all the time. */
    private Reply lastTrade(Listing listing) {
        ArrayNode trade =
                JSON.createArrayNode()
                        .add(1)
                        .add(exchange.lastChange().toEpochMilli())
                        .add(listing.lot)
                        .add(listing.price());
        return Reply.ok(JSON.createArrayNode().add(trade).toString());
    }

    private static Reply book(Listing listing) {
        ArrayNode list = JSON.createArrayNode();
        levels(list, listing.bids(), BigDecimal.ONE);
        levels(list, listing.asks(), BigDecimal.ONE.negate());
        return Reply.ok(list.toString());
    }

    private static void levels(ArrayNode into, List<Listing.Level> side, BigDecimal sign) {
        for (Listing.Level level : side) {
            into.add(
                    JSON.createArrayNode()
                            .add(level.price)
                            .add(1)
                            .add(level.quantity.multiply(sign)));
        }
    }

    private static JsonNode tree(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (JacksonException e) {
            throw new IllegalStateException(e);
        }
    }

    private String market(@Nullable String symbol) throws ExchangeRefusal {
        return exchange.listings().keySet().stream()
                .filter(name -> symbol(name).equals(symbol))
                .findFirst()
                .orElseThrow(() -> new ExchangeRefusal(Why.UNKNOWN_MARKET));
    }

    private static String symbol(String market) {
        String both = market.replace("/", "");
        return "t" + (both.length() == 6 ? both : market.replace('/', ':'));
    }

    private static Reply refused(Why why) {
        return switch (why) {
            case UNKNOWN_MARKET, CLOSED -> error(10020, "symbol: invalid");
            case PRICE_STEP -> error(10020, "price: invalid");
            case LOT_STEP -> error(10020, "amount: invalid");
            case TOO_SMALL -> error(10001, "Invalid order: minimum size for it is more");
            case FUNDS -> error(10001, "Invalid order: not enough exchange balance for it");
            case DUPLICATE_ID, WOULD_NOT_FILL -> error(10001, "Never seen.");
            case NO_SUCH_ORDER -> error(10001, "Order not found.");
        };
    }

    /** Whatever is wrong, the status is 500. */
    private static Reply error(int code, String words) {
        return Reply.of(500, String.format(Locale.ROOT, "[\"error\",%d,\"%s\"]", code, words));
    }
}
