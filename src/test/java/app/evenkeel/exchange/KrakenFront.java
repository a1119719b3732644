package app.evenkeel.exchange;

import app.evenkeel.exchange.ExchangeOrder.Kind;
import app.evenkeel.exchange.ExchangeOrder.NewOrder;
import app.evenkeel.exchange.ExchangeOrder.Stands;
import app.evenkeel.exchange.ExchangeOrder.Status;
import app.evenkeel.exchange.ExchangeOrder.Trade;
import app.evenkeel.exchange.ExchangeRefusal.Why;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The exchange in the words of Kraken's REST API. */
final class KrakenFront implements Front {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 50;

    private final LoopbackExchange exchange;
    private final Keys keys;
    private final Map<String, Long> nonces = new ConcurrentHashMap<>();

    KrakenFront(LoopbackExchange exchange, Keys keys) {
        this.exchange = exchange;
        this.keys = keys;
    }

    @Override
    public boolean speaks(Request request) {
        return request.path().startsWith("/0/");
    }

    @Override
    public Faults.Kind kind(Request request) {
        return switch (request.path()) {
            case "/0/private/AddOrder" ->
                    request.get("validate").equals("true") ? Faults.Kind.CHECK : Faults.Kind.ORDER;
            case "/0/private/CancelOrder" -> Faults.Kind.CANCEL;
            case "/0/private/QueryOrders" -> Faults.Kind.FIND;
            case "/0/private/OpenOrders", "/0/private/ClosedOrders" ->
                    request.get("userref").isEmpty() ? Faults.Kind.ORDERS : Faults.Kind.FIND;
            case "/0/private/TradesHistory" -> Faults.Kind.FILLS;
            case "/0/private/BalanceEx", "/0/private/Balance" -> Faults.Kind.BALANCES;
            case "/0/public/Depth" -> Faults.Kind.DEPTH;
            case "/0/public/Time" -> Faults.Kind.TIME;
            default -> Faults.Kind.RULES;
        };
    }

    @Override
    public String account(Request request) {
        Keys.Customer customer = keys.of(request.headers().getOrDefault("api-key", ""));
        return customer == null ? "" : customer.account();
    }

    @Override
    public Reply failed(Fault fault, Request request) {
        return switch (fault) {
            case UNKNOWN_AFTER, UNKNOWN_BEFORE -> error("EService:Timeout");
            case UNLISTED_AFTER -> error("EOrder:Never seen");
            case REFUSED_AFTER -> error("EOrder:Invalid order");
            case CLOCK -> error("EAPI:Invalid nonce");
            case BUSY -> error("EAPI:Rate limit exceeded");
            case BANNED -> Reply.of(429, "").with("Retry-After", "2");
            case MAINTENANCE -> error("EService:Unavailable");
            default -> Reply.of(502, "Bad Gateway");
        };
    }

    @Override
    public Reply doubled(Reply reply) {
        // Kraken's lists go by id, in which nothing stands twice.
        return reply;
    }

    @Override
    public Reply none(Request request) {
        return switch (request.path()) {
            case "/0/private/OpenOrders" -> result(JSON.createObjectNode().set("open", empty()));
            case "/0/private/ClosedOrders" ->
                    result(JSON.createObjectNode().set("closed", empty()));
            case "/0/private/TradesHistory" ->
                    result(JSON.createObjectNode().put("count", 0).set("trades", empty()));
            default -> result(empty());
        };
    }

    private static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    @Override
    public Reply answer(Request request) {
        return switch (request.path()) {
            case "/0/public/Time" ->
                    result(
                            JSON.createObjectNode()
                                    .put("unixtime", exchange.now().getEpochSecond())
                                    .put("rfc1123", "Fri, 20 Nov 26 09:00:00 +0000"));
            case "/0/public/AssetPairs" -> pairs();
            case "/0/public/Depth" -> depth(request);
            default -> signed(request);
        };
    }

    private Reply signed(Request request) {
        Keys.Customer customer = keys.of(request.headers().getOrDefault("api-key", ""));
        if (customer == null) {
            return error("EAPI:Invalid key");
        }
        if (!isSigned(request, customer)) {
            return error("EAPI:Invalid signature");
        }
        long nonce = Long.parseLong(request.get("nonce"));
        Long last = nonces.put(customer.key(), nonce);
        if (last != null && nonce <= last) {
            nonces.put(customer.key(), last);
            return error("EAPI:Invalid nonce");
        }
        try {
            return done(request, customer.account());
        } catch (ExchangeRefusal e) {
            return refused(e.why());
        }
    }

    private static boolean isSigned(Request request, Keys.Customer customer) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(request.get("nonce").getBytes(StandardCharsets.UTF_8));
            byte[] digest = sha.digest(request.body().getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(customer.decodedSecret(), "HmacSHA512"));
            mac.update(request.path().getBytes(StandardCharsets.UTF_8));
            String expected = Base64.getEncoder().encodeToString(mac.doFinal(digest));
            return expected.equals(request.headers().get("api-sign"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply done(Request request, String account) throws ExchangeRefusal {
        return switch (request.path()) {
            case "/0/private/Balance" -> balance(account, false);
            case "/0/private/BalanceEx" -> balance(account, true);
            case "/0/private/AddOrder" -> {
                NewOrder wanted = wanted(request);
                if (request.get("validate").equals("true")) {
                    exchange.check(account, wanted);
                    yield placed(wanted, List.of());
                }
                yield placed(wanted, List.of(id(exchange.place(account, wanted))));
            }
            case "/0/private/CancelOrder" -> {
                exchange.cancel(account, number(request.get("txid")));
                yield result(JSON.createObjectNode().put("count", 1));
            }
            case "/0/private/QueryOrders" -> {
                long id = number(request.get("txid"));
                ObjectNode found = empty();
                exchange.byId(account, id).ifPresent(order -> found.set(id(order), view(order)));
                yield found.isEmpty() ? error("EOrder:Unknown order") : result(found);
            }
            case "/0/private/OpenOrders" ->
                    result(
                            JSON.createObjectNode()
                                    .set(
                                            "open",
                                            orders(
                                                    request,
                                                    account,
                                                    order -> order.status == Status.OPEN)));
            case "/0/private/ClosedOrders" -> {
                ObjectNode closed = closed(request, account);
                yield result(
                        JSON.createObjectNode().put("count", closed.size()).set("closed", closed));
            }
            case "/0/private/TradesHistory" -> trades(request, account);
            default -> error("EGeneral:Unknown method");
        };
    }

    private NewOrder wanted(Request request) throws ExchangeRefusal {
        boolean takesAny = request.get("ordertype").equals("market");
        boolean immediate = request.get("timeinforce").equalsIgnoreCase("IOC");
        return new NewOrder(
                request.get("userref"),
                market(request.get("pair")),
                request.get("type").equals("buy"),
                takesAny ? Kind.MARKET : Kind.LIMIT,
                takesAny || immediate ? Stands.IOC : Stands.GTC,
                new BigDecimal(request.get("volume")),
                takesAny ? null : new BigDecimal(request.get("price")));
    }

    private static Reply placed(NewOrder wanted, List<String> ids) {
        ObjectNode placed = JSON.createObjectNode();
        placed.set(
                "descr",
                JSON.createObjectNode()
                        .put(
                                "order",
                                (wanted.buys() ? "buy " : "sell ")
                                        + wanted.quantity().toPlainString()
                                        + " "
                                        + wanted.market()));
        ArrayNode list = JSON.createArrayNode();
        ids.forEach(list::add);
        placed.set("txid", list);
        return result(placed);
    }

    /** A page, the latest first. */
    private ObjectNode closed(Request request, String account) {
        int from = request.get("ofs").isEmpty() ? 0 : Integer.parseInt(request.get("ofs"));
        ObjectNode all = orders(request, account, order -> order.status != Status.OPEN);
        List<String> ids = new ArrayList<>();
        all.fieldNames().forEachRemaining(ids::add);
        ObjectNode page = empty();
        ids.reversed().stream().skip(from).limit(PAGE).forEach(id -> page.set(id, all.get(id)));
        return page;
    }

    private ObjectNode orders(Request request, String account, Predicate<ExchangeOrder> which) {
        ObjectNode found = empty();
        String reference = request.get("userref");
        long since = request.get("start").isEmpty() ? 0 : Long.parseLong(request.get("start"));
        for (ExchangeOrder order : exchange.orders(account)) {
            if (which.test(order)
                    && (reference.isEmpty() || order.clientId.equals(reference))
                    && order.placedAt.getEpochSecond() >= since) {
                found.set(id(order), view(order));
            }
        }
        return found;
    }

    private ObjectNode view(ExchangeOrder order) {
        BigDecimal limit = order.limit;
        ObjectNode view =
                JSON.createObjectNode()
                        .putNull("refid")
                        .put("userref", Long.parseLong(order.clientId))
                        .put("status", status(order))
                        .putNull("reason");
        view.set("opentm", seconds(order.placedAt));
        view.put("starttm", 0).put("expiretm", 0);
        view.set(
                "descr",
                JSON.createObjectNode()
                        .put("pair", order.market.replace("/", "").replace("BTC", "XBT"))
                        .put("type", order.buys ? "buy" : "sell")
                        .put("ordertype", order.kind.name().toLowerCase(Locale.ROOT))
                        .put("price", limit == null ? "0" : limit.toPlainString())
                        .put("price2", "0")
                        .put("leverage", "none")
                        .put("order", ""));
        BigDecimal average =
                order.executed.signum() == 0
                        ? BigDecimal.ZERO
                        : order.executedValue.divide(order.executed, 8, RoundingMode.HALF_EVEN);
        view.put("vol", order.quantity.toPlainString())
                .put("vol_exec", order.executed.toPlainString())
                .put("cost", order.executedValue.toPlainString())
                .put("fee", "0")
                .put("price", average.toPlainString())
                .put("misc", "")
                .put("oflags", "fciq");
        ArrayNode trades = JSON.createArrayNode();
        order.trades.forEach(trade -> trades.add(tradeId(trade)));
        view.set("trades", trades);
        return view;
    }

    private static String status(ExchangeOrder order) {
        return switch (order.status) {
            case OPEN -> "open";
            case FILLED -> "closed";
            case CANCELLED -> "canceled";
            // What an order that is filled at once leaves over is canceled.
            case EXPIRED -> "canceled";
        };
    }

    private Reply trades(Request request, String account) {
        long since = request.get("start").isEmpty() ? 0 : Long.parseLong(request.get("start"));
        int from = request.get("ofs").isEmpty() ? 0 : Integer.parseInt(request.get("ofs"));
        List<Trade> all = new ArrayList<>();
        for (Trade trade : exchange.trades(account).reversed()) {
            if (trade.at().getEpochSecond() >= since) {
                all.add(trade);
            }
        }
        ObjectNode page = empty();
        for (Trade trade :
                all.subList(Math.min(from, all.size()), Math.min(from + PAGE, all.size()))) {
            ObjectNode view =
                    JSON.createObjectNode()
                            .put("ordertxid", "O" + trade.orderId())
                            .put("pair", pairName(trade.market()));
            view.set("time", seconds(trade.at()));
            view.put("type", trade.buys() ? "buy" : "sell")
                    .put("ordertype", "limit")
                    .put("price", trade.price().toPlainString())
                    .put("cost", trade.price().multiply(trade.quantity()).toPlainString())
                    .put("fee", trade.fee().toPlainString())
                    .put("vol", trade.quantity().toPlainString())
                    .put("margin", "0.00000")
                    .put("misc", "");
            page.set(tradeId(trade), view);
        }
        return result(JSON.createObjectNode().put("count", all.size()).set("trades", page));
    }

    private Reply balance(String account, boolean withHeld) {
        Map<String, BigDecimal> free = exchange.free(account);
        Map<String, BigDecimal> locked = exchange.locked(account);
        ObjectNode found = empty();
        TreeSet<String> symbols = new TreeSet<>(free.keySet());
        symbols.addAll(locked.keySet());
        for (String symbol : symbols) {
            BigDecimal held = locked.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal total = free.getOrDefault(symbol, BigDecimal.ZERO).add(held);
            if (withHeld) {
                found.set(
                        code(symbol),
                        JSON.createObjectNode()
                                .put("balance", total.toPlainString())
                                .put("hold_trade", held.toPlainString()));
            } else {
                found.put(code(symbol), total.toPlainString());
            }
        }
        return result(found);
    }

    private Reply pairs() {
        ObjectNode found = empty();
        for (Listing listing : exchange.listings().values()) {
            found.set(
                    pairName(listing.name()),
                    JSON.createObjectNode()
                            .put("altname", listing.base.replace("BTC", "XBT") + listing.quote)
                            .put("wsname", listing.base.replace("BTC", "XBT") + "/" + listing.quote)
                            .put("base", code(listing.base))
                            .put("quote", code(listing.quote))
                            .put("pair_decimals", listing.tick.stripTrailingZeros().scale())
                            .put("lot_decimals", listing.lot.stripTrailingZeros().scale())
                            .put("ordermin", listing.minQuantity.toPlainString())
                            .put("costmin", listing.minValue.toPlainString())
                            .put("tick_size", listing.tick.toPlainString())
                            .put("status", listing.open ? "online" : "cancel_only"));
        }
        return result(found);
    }

    private Reply depth(Request request) {
        try {
            Listing listing = exchange.listing(market(request.get("pair")));
            ObjectNode book = JSON.createObjectNode();
            book.set("asks", levels(listing.asks()));
            book.set("bids", levels(listing.bids()));
            return result(JSON.createObjectNode().set(pairName(listing.name()), book));
        } catch (ExchangeRefusal e) {
            return refused(e.why());
        }
    }

    private ArrayNode levels(List<Listing.Level> side) {
        ArrayNode list = JSON.createArrayNode();
        for (Listing.Level level : side) {
            list.add(
                    JSON.createArrayNode()
                            .add(level.price.toPlainString())
                            .add(level.quantity.toPlainString())
                            .add(exchange.lastChange().getEpochSecond()));
        }
        return list;
    }

    private String market(String pair) throws ExchangeRefusal {
        return exchange.listings().keySet().stream()
                .filter(name ->
                        pair.equals(pairName(name))
                                || pair.equals(name.replace("/", "").replace("BTC", "XBT")))
                .findFirst()
                .orElseThrow(() -> new ExchangeRefusal(Why.UNKNOWN_MARKET));
    }

    private static String pairName(String market) {
        int slash = market.indexOf('/');
        return code(market.substring(0, slash)) + code(market.substring(slash + 1));
    }

    /** Kraken's own code for a symbol. */
    private static String code(String symbol) {
        return switch (symbol) {
            case "BTC" -> "XXBT";
            case "ETH", "LTC", "XRP" -> "X" + symbol;
            case "EUR", "USD", "GBP", "JPY" -> "Z" + symbol;
            default -> symbol;
        };
    }

    private static String id(ExchangeOrder order) {
        return "O" + order.id;
    }

    private static String tradeId(Trade trade) {
        return "T" + trade.id();
    }

    private static long number(String id) throws ExchangeRefusal {
        try {
            return Long.parseLong(id.substring(Math.min(1, id.length())));
        } catch (NumberFormatException e) {
            throw new ExchangeRefusal(Why.NO_SUCH_ORDER);
        }
    }

    private static DecimalNode seconds(Instant time) {
        return DecimalNode.valueOf(BigDecimal.valueOf(time.toEpochMilli(), 3));
    }

    private static Reply refused(Why why) {
        return error(
                switch (why) {
                    case UNKNOWN_MARKET -> "EQuery:Unknown asset pair";
                    case CLOSED -> "EService:Market in cancel_only mode";
                    case PRICE_STEP -> "EOrder:Tick size check failed";
                    case LOT_STEP -> "EGeneral:Invalid arguments:volume";
                    case TOO_SMALL -> "EOrder:Order minimum not met";
                    case FUNDS -> "EOrder:Insufficient funds";
                    case DUPLICATE_ID -> "EOrder:Duplicate";
                    case NO_SUCH_ORDER -> "EOrder:Unknown order";
                    case WOULD_NOT_FILL -> "EOrder:Post only order";
                });
    }

    private static Reply result(JsonNode result) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("error", JSON.createArrayNode());
        answer.set("result", result);
        return Reply.ok(answer.toString());
    }

    private static Reply error(String error) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("error", JSON.createArrayNode().add(error));
        return Reply.ok(answer.toString());
    }
}
