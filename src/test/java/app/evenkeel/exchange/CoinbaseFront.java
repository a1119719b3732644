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
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The exchange in the words of Coinbase's Advanced Trade. */
final class CoinbaseFront implements Front {
    static final String ROOT = "/api/v3/brokerage/";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDERS = ROOT + "orders";
    private static final int PAGE = 3;

    private final LoopbackExchange exchange;
    private final Keys keys;

    CoinbaseFront(LoopbackExchange exchange, Keys keys) {
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
        return switch (path.substring(ROOT.length())) {
            case "time" -> Faults.Kind.TIME;
            case "market/product_book" -> Faults.Kind.DEPTH;
            case "accounts" -> Faults.Kind.BALANCES;
            case "orders" -> Faults.Kind.ORDER;
            case "orders/batch_cancel" -> Faults.Kind.CANCEL;
            case "orders/historical/fills" -> Faults.Kind.FILLS;
            case "orders/historical/batch" ->
                    request.get("order_status").isEmpty() ? Faults.Kind.FIND : Faults.Kind.ORDERS;
            default -> path.startsWith(ORDERS) ? Faults.Kind.FIND : Faults.Kind.RULES;
        };
    }

    @Override
    public String account(Request request) {
        Keys.Customer customer = customer(request);
        return customer == null ? "" : customer.account();
    }

    @Override
    public Reply failed(Fault fault, Request request) {
        return switch (fault) {
            case UNKNOWN_AFTER, UNKNOWN_BEFORE -> failure("UNKNOWN_FAILURE_REASON");
            case UNLISTED_AFTER -> failure("NEVER_SEEN");
            case REFUSED_AFTER -> failure("UNSUPPORTED_ORDER_CONFIGURATION");
            case CLOCK -> Reply.of(401, "Unauthorized");
            case BUSY, BANNED -> Reply.of(429, "").with("Retry-After", "1");
            case MAINTENANCE -> Reply.of(503, "Service Unavailable");
            default -> Reply.of(500, "Internal Server Error");
        };
    }

    @Override
    public Reply doubled(Reply reply) {
        try {
            JsonNode tree = JSON.readTree(reply.body());
            for (String name : new String[] {"orders", "fills"}) {
                if (tree instanceof ObjectNode object
                        && tree.path(name) instanceof ArrayNode list) {
                    ArrayNode twice = JSON.createArrayNode();
                    list.forEach(each -> twice.add(each).add(each));
                    object.set(name, twice);
                }
            }
            return Reply.of(reply.status(), tree.toString());
        } catch (JacksonException e) {
            return reply;
        }
    }

    @Override
    public Reply none(Request request) {
        return switch (kind(request)) {
            case FIND, ORDERS ->
                    request.path().endsWith("batch")
                            ? Reply.ok("{\"orders\":[],\"has_next\":false,\"cursor\":\"\"}")
                            : notFound();
            case FILLS -> Reply.ok("{\"fills\":[],\"cursor\":\"\"}");
            default -> Reply.ok("{}");
        };
    }

    @Override
    public Reply answer(Request request) {
        try {
            return switch (request.path().substring(ROOT.length())) {
                case "time" ->
                        Reply.ok(
                                JSON.createObjectNode()
                                        .put("iso", exchange.now().toString())
                                        .put(
                                                "epochMillis",
                                                Long.toString(exchange.now().toEpochMilli()))
                                        .toString());
                case "market/products" -> products(request);
                case "market/product_book" ->
                        book(exchange.listing(market(request.get("product_id"))));
                default -> signed(request);
            };
        } catch (ExchangeRefusal e) {
            return refused(e.why());
        }
    }

    private Reply signed(Request request) throws ExchangeRefusal {
        Keys.Customer customer = customer(request);
        return customer == null || !isSigned(request, customer)
                ? Reply.of(401, "Unauthorized")
                : done(request, customer.account());
    }

    private static String[] token(Request request) {
        String header = request.headers().getOrDefault("authorization", "");
        String[] parts = header.replace("Bearer ", "").split("\\.", 3);
        return parts.length == 3 ? parts : new String[] {"", "", ""};
    }

    private static JsonNode part(String encoded) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(encoded));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Keys.@Nullable Customer customer(Request request) {
        return keys.of(part(token(request)[0]).path("kid").asText());
    }

    private boolean isSigned(Request request, Keys.Customer customer) {
        String[] parts = token(request);
        JsonNode claims = part(parts[1]);
        long now = exchange.now().getEpochSecond();
        long slack = exchange.slack().toSeconds();
        PublicKey key = customer.publicKey();
        if (key == null
                || !part(parts[0]).path("alg").asText().equals("ES256")
                || !claims.path("iss").asText().equals("cdp")
                || !claims.path("sub").asText().equals(customer.key())
                || claims.path("nbf").asLong() > now + slack
                || claims.path("exp").asLong() < now - slack
                || !claims.path("uri")
                        .asText()
                        .equals(request.method() + " api.coinbase.com" + request.path())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply done(Request request, String account) throws ExchangeRefusal {
        String what = request.path().substring(ROOT.length());
        return switch (what) {
            case "key_permissions" ->
                    Reply.ok("{\"can_view\":true,\"can_trade\":true,\"can_transfer\":false}");
            case "accounts" -> accounts(request, account);
            case "orders" -> placed(request, account);
            case "orders/batch_cancel" -> cancelled(request, account);
            case "orders/historical/batch" -> orders(request, account);
            case "orders/historical/fills" -> fills(request, account);
            default -> {
                Optional<ExchangeOrder> found =
                        exchange.byId(account, number(what.substring(what.lastIndexOf('/') + 1)));
                yield found.map(order ->
                                Reply.ok(
                                        JSON.createObjectNode()
                                                .set("order", view(order))
                                                .toString()))
                        .orElseGet(CoinbaseFront::notFound);
            }
        };
    }

    /** A second order of the same id is answered with the first. */
    private Reply placed(Request request, String account) throws ExchangeRefusal {
        JsonNode asked = tree(request);
        String clientId = asked.path("client_order_id").asText();
        Optional<ExchangeOrder> before = exchange.byClientId(account, clientId);
        ExchangeOrder order =
                before.isPresent()
                        ? before.get()
                        : exchange.place(account, wanted(asked, clientId));
        ObjectNode answer = JSON.createObjectNode().put("success", true);
        answer.set(
                "success_response",
                JSON.createObjectNode()
                        .put("order_id", id(order))
                        .put("product_id", order.market.replace('/', '-'))
                        .put("side", order.buys ? "BUY" : "SELL")
                        .put("client_order_id", order.clientId));
        return Reply.ok(answer.toString());
    }

    private NewOrder wanted(JsonNode asked, String clientId) throws ExchangeRefusal {
        Map.Entry<String, JsonNode> configuration =
                asked.path("order_configuration").fields().next();
        JsonNode fields = configuration.getValue();
        Stands stands =
                switch (configuration.getKey()) {
                    case "sor_limit_ioc" -> Stands.IOC;
                    case "limit_limit_fok" -> Stands.FOK;
                    case "limit_limit_gtc" -> Stands.GTC;
                    default -> throw new ExchangeRefusal(Why.WOULD_NOT_FILL);
                };
        return new NewOrder(
                clientId,
                market(asked.path("product_id").asText()),
                asked.path("side").asText().equals("BUY"),
                Kind.LIMIT,
                stands,
                new BigDecimal(fields.path("base_size").asText()),
                new BigDecimal(fields.path("limit_price").asText()));
    }

    private Reply cancelled(Request request, String account) {
        ArrayNode results = JSON.createArrayNode();
        for (JsonNode id : tree(request).path("order_ids")) {
            boolean done = true;
            try {
                exchange.cancel(account, number(id.asText()));
            } catch (ExchangeRefusal e) {
                done = false;
            }
            results.add(JSON.createObjectNode().put("success", done).put("order_id", id.asText()));
        }
        return Reply.ok(JSON.createObjectNode().set("results", results).toString());
    }

    private Reply orders(Request request, String account) {
        String since = request.get("start_date");
        Instant from = since.isEmpty() ? Instant.EPOCH : Instant.parse(since);
        boolean open = request.get("order_status").equals("OPEN");
        String market = request.get("product_ids").replace('-', '/');
        return page(
                request,
                "orders",
                exchange.orders(account).reversed().stream()
                        .filter(order -> order.market.equals(market))
                        .filter(order -> !open || order.status == Status.OPEN)
                        .filter(order -> !order.placedAt.isBefore(from))
                        .map(CoinbaseFront::view));
    }

    private Reply fills(Request request, String account) {
        Instant from = Instant.parse(request.get("start_sequence_timestamp"));
        String market = request.get("product_ids").replace('-', '/');
        return page(
                request,
                "fills",
                exchange.trades(account).reversed().stream()
                        .filter(trade -> trade.market().equals(market))
                        .filter(trade -> !trade.at().isBefore(from))
                        .map(CoinbaseFront::view));
    }

    /** Pages far shorter than asked for, so that there are several. */
    private static Reply page(Request request, String name, Stream<ObjectNode> all) {
        int from = request.get("cursor").isEmpty() ? 0 : Integer.parseInt(request.get("cursor"));
        List<ObjectNode> rest = all.skip(from).toList();
        ArrayNode list = JSON.createArrayNode();
        rest.stream().limit(PAGE).forEach(list::add);
        boolean more = rest.size() > PAGE;
        ObjectNode answer = JSON.createObjectNode();
        answer.set(name, list);
        answer.put("cursor", more ? Integer.toString(from + PAGE) : "");
        if (!name.equals("fills")) {
            answer.put("has_next", more);
        }
        return Reply.ok(answer.toString());
    }

    private static ObjectNode view(ExchangeOrder order) {
        BigDecimal limit = order.limit;
        String name =
                switch (order.stands) {
                    case GTC -> "limit_limit_gtc";
                    case IOC -> "sor_limit_ioc";
                    case FOK -> "limit_limit_fok";
                };
        ObjectNode view =
                JSON.createObjectNode()
                        .put("order_id", id(order))
                        .put("client_order_id", order.clientId)
                        .put("product_id", order.market.replace('/', '-'))
                        .put("side", order.buys ? "BUY" : "SELL")
                        .put(
                                "status",
                                switch (order.status) {
                                    case OPEN -> "OPEN";
                                    case FILLED -> "FILLED";
                                    // What an order that is filled at once leaves over is too.
                                    case CANCELLED, EXPIRED -> "CANCELLED";
                                })
                        .put("filled_size", order.executed.toPlainString())
                        .put("created_time", order.placedAt.toString());
        view.set(
                "order_configuration",
                JSON.createObjectNode()
                        .set(
                                name,
                                JSON.createObjectNode()
                                        .put("base_size", order.quantity.toPlainString())
                                        .put(
                                                "limit_price",
                                                limit == null ? "0" : limit.toPlainString())));
        return view;
    }

    private static ObjectNode view(Trade trade) {
        return JSON.createObjectNode()
                .put("entry_id", "entry-" + trade.id())
                .put("trade_id", "trade-" + trade.id())
                .put("order_id", "order-" + trade.orderId())
                .put("trade_time", trade.at().toString())
                .put("trade_type", "FILL")
                .put("price", trade.price().toPlainString())
                .put("size", trade.quantity().toPlainString())
                .put("commission", trade.fee().toPlainString())
                .put("product_id", trade.market().replace('/', '-'))
                .put("size_in_quote", false)
                .put("side", trade.buys() ? "BUY" : "SELL");
    }

    private Reply accounts(Request request, String account) {
        Map<String, BigDecimal> free = exchange.free(account);
        Map<String, BigDecimal> locked = exchange.locked(account);
        TreeSet<String> symbols = new TreeSet<>(free.keySet());
        symbols.addAll(locked.keySet());
        List<ObjectNode> all = new ArrayList<>();
        for (String symbol : symbols) {
            ObjectNode each = JSON.createObjectNode().put("currency", symbol);
            each.set("available_balance", amount(symbol, free));
            each.set("hold", amount(symbol, locked));
            all.add(each);
        }
        return page(request, "accounts", all.stream());
    }

    private static ObjectNode amount(String symbol, Map<String, BigDecimal> of) {
        return JSON.createObjectNode()
                .put("value", of.getOrDefault(symbol, BigDecimal.ZERO).toPlainString())
                .put("currency", symbol);
    }

    private Reply products(Request request) {
        ArrayNode list = JSON.createArrayNode();
        exchange.listings().values().stream()
                .skip(Long.parseLong(request.get("offset")))
                .forEach(listing ->
                        list.add(
                                JSON.createObjectNode()
                                        .put("product_id", listing.base + "-" + listing.quote)
                                        .put("base_currency_id", listing.base)
                                        .put("quote_currency_id", listing.quote)
                                        .put("base_increment", listing.lot.toPlainString())
                                        .put("price_increment", listing.tick.toPlainString())
                                        .put("quote_increment", listing.tick.toPlainString())
                                        .put("base_min_size", listing.minQuantity.toPlainString())
                                        .put("quote_min_size", listing.minValue.toPlainString())
                                        .put("status", "online")
                                        .put("trading_disabled", !listing.open)));
        return Reply.ok(JSON.createObjectNode().set("products", list).toString());
    }

    private Reply book(Listing listing) {
        ObjectNode book = JSON.createObjectNode().put("time", exchange.lastChange().toString());
        book.set("bids", levels(listing.bids()));
        book.set("asks", levels(listing.asks()));
        return Reply.ok(JSON.createObjectNode().set("pricebook", book).toString());
    }

    private static ArrayNode levels(List<Listing.Level> side) {
        ArrayNode list = JSON.createArrayNode();
        for (Listing.Level level : side) {
            list.add(
                    JSON.createObjectNode()
                            .put("price", level.price.toPlainString())
                            .put("size", level.quantity.toPlainString()));
        }
        return list;
    }

    private static JsonNode tree(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (JacksonException e) {
            throw new IllegalStateException(e);
        }
    }

    private String market(String product) throws ExchangeRefusal {
        String name = product.replace('-', '/');
        if (!exchange.listings().containsKey(name)) {
            throw new ExchangeRefusal(Why.UNKNOWN_MARKET);
        }
        return name;
    }

    private static String id(ExchangeOrder order) {
        return "order-" + order.id;
    }

    private static long number(String id) {
        return id.startsWith("order-") ? Long.parseLong(id.substring("order-".length())) : 0;
    }

    private static Reply notFound() {
        return Reply.of(404, "{\"error\":\"NOT_FOUND\",\"message\":\"no such order\"}");
    }

    private static Reply refused(Why why) {
        return switch (why) {
            case UNKNOWN_MARKET -> failure("INVALID_PRODUCT_ID");
            case CLOSED -> failure("ORDER_ENTRY_DISABLED");
            case PRICE_STEP -> failure("INVALID_PRICE_PRECISION");
            case LOT_STEP -> failure("INVALID_SIZE_PRECISION");
            case TOO_SMALL -> failure("PREVIEW_INVALID_QUOTE_SIZE_TOO_SMALL");
            case FUNDS -> failure("INSUFFICIENT_FUND");
            case DUPLICATE_ID -> failure("DUPLICATE_CLIENT_ORDER_ID");
            case NO_SUCH_ORDER -> notFound();
            case WOULD_NOT_FILL -> failure("UNSUPPORTED_ORDER_CONFIGURATION");
        };
    }

    private static Reply failure(String reason) {
        ObjectNode answer = JSON.createObjectNode().put("success", false);
        answer.set(
                "error_response",
                JSON.createObjectNode().put("error", reason).put("message", "It was not taken."));
        return Reply.ok(answer.toString());
    }
}
