package app.evenkeel.exchange;

import app.evenkeel.exchange.ExchangeOrder.NewOrder;
import app.evenkeel.exchange.ExchangeOrder.Stands;
import app.evenkeel.exchange.ExchangeOrder.Status;
import app.evenkeel.exchange.ExchangeOrder.Trade;
import app.evenkeel.exchange.ExchangeRefusal.Why;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The exchange's own truth: markets, accounts, orders and every trade. Whatever a client is told of
 * it, this is what was done. Thread-safe.
 */
public final class LoopbackExchange {
    /** How long after it was filled up a book is filled up again, at the next request. */
    public static final Duration FILLS_UP_AFTER = Duration.ofSeconds(1);

    /** What is charged, of the value or of what is received. */
    public static final BigDecimal FEE = new BigDecimal("0.001");

    private static final int SCALE = 8;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Supplier<Instant> clock;
    private final Map<String, Listing> listings = new TreeMap<>();
    private final Map<String, Map<String, BigDecimal>> free = new TreeMap<>();
    private final Map<String, Map<String, BigDecimal>> locked = new TreeMap<>();
    private final Map<Long, ExchangeOrder> orders = new LinkedHashMap<>();
    private final List<Trade> trades = new ArrayList<>();
    private FeeIn feeIn = FeeIn.RECEIVED;
    private long lastId = 1_000;
    private volatile Duration slack = Duration.ZERO;
    private volatile Duration skew = Duration.ZERO;
    private volatile Duration quiet = Duration.ZERO;
    private Instant filledUpAt = Instant.MIN;

    /** What fees are charged in. */
    public enum FeeIn {
        RECEIVED,
        QUOTE,
        /** BNB, as long as the account has some; else what is received. */
        THIRD
    }

    public LoopbackExchange(Supplier<Instant> clock) {
        this.clock = clock;
    }

    public synchronized void feeIn(FeeIn value) {
        feeIn = value;
    }

    /** Lists a market at a price, with so much on offer at each step of it. */
    public synchronized Listing list(String base, String quote, String price, String levels) {
        Listing listing = new Listing(base, quote, price, levels);
        listings.put(listing.name(), listing);
        return listing;
    }

    public synchronized Map<String, Listing> listings() {
        return Map.copyOf(listings);
    }

    public synchronized Listing listing(String market) throws ExchangeRefusal {
        Listing listing = listings.get(market);
        if (listing == null) {
            throw new ExchangeRefusal(Why.UNKNOWN_MARKET);
        }
        refresh();
        return listing;
    }

    public synchronized void deposit(String account, String symbol, String quantity) {
        move(free, account, symbol, new BigDecimal(quantity));
    }

    /** What an account may use, by symbol. */
    public synchronized Map<String, BigDecimal> free(String account) {
        return new TreeMap<>(free.getOrDefault(account, Map.of()));
    }

    public synchronized Map<String, BigDecimal> locked(String account) {
        return new TreeMap<>(locked.getOrDefault(account, Map.of()));
    }

    /** The book is filled up again once a second. */
    private void refresh() {
        Instant now = clock.get();
        if (filledUpAt.equals(Instant.MIN) || now.isAfter(filledUpAt.plus(FILLS_UP_AFTER))) {
            filledUpAt = now;
            listings.values().forEach(Listing::fillUp);
        }
    }

    /** The time by the exchange's own clock. */
    public Instant now() {
        return clock.get().plus(skew);
    }

    /** When any market last changed or was traded, by the exchange's own clock. */
    Instant lastChange() {
        return now().minus(quiet);
    }

    /** Lets all markets be as they were so long ago, as while they are halted. */
    public void quiet(Duration value) {
        quiet = value;
    }

    /** Sets the exchange's clock forward, or back. */
    public void skew(Duration value) {
        skew = value;
    }

    /** Lets requests be older than they should be, for machines under load. */
    public void slack(Duration value) {
        slack = value;
    }

    Duration slack() {
        return slack;
    }

    /** Whether an order would be taken, without taking it. */
    public synchronized void check(String account, NewOrder wanted) throws ExchangeRefusal {
        Listing listing = listing(wanted.market());
        check(account, listing, wanted);
        if (hold(listing, wanted).compareTo(free(account, pays(listing, wanted))) > 0) {
            throw new ExchangeRefusal(Why.FUNDS);
        }
    }

    private static String pays(Listing listing, NewOrder wanted) {
        return wanted.buys() ? listing.quote : listing.base;
    }

    /** Takes an order and fills what can be filled. */
    public synchronized ExchangeOrder place(String account, NewOrder wanted)
            throws ExchangeRefusal {
        Listing listing = listing(wanted.market());
        check(account, listing, wanted);
        BigDecimal hold = hold(listing, wanted);
        String pays = pays(listing, wanted);
        if (hold.compareTo(free(account, pays)) > 0) {
            throw new ExchangeRefusal(Why.FUNDS);
        }
        ExchangeOrder order = new ExchangeOrder(++lastId, account, wanted, now());
        orders.put(order.id, order);
        notifyAll();
        move(free, account, pays, hold.negate());
        move(locked, account, pays, hold);
        match(listing, order);
        if (order.status == Status.OPEN && order.stands != Stands.GTC) {
            end(listing, order, Status.EXPIRED);
        }
        return order;
    }

    private void check(String account, Listing listing, NewOrder wanted) throws ExchangeRefusal {
        if (!listing.open) {
            throw new ExchangeRefusal(Why.CLOSED);
        }
        if (!Listing.isMultiple(wanted.quantity(), listing.lot)) {
            throw new ExchangeRefusal(Why.LOT_STEP);
        }
        BigDecimal limit = wanted.limit();
        if (limit != null && !Listing.isMultiple(limit, listing.tick)) {
            throw new ExchangeRefusal(Why.PRICE_STEP);
        }
        BigDecimal price = limit == null ? listing.price() : limit;
        if (wanted.quantity().compareTo(listing.minQuantity) < 0
                || wanted.quantity().multiply(price).compareTo(listing.minValue) < 0) {
            throw new ExchangeRefusal(Why.TOO_SMALL);
        }
        for (ExchangeOrder order : orders.values()) {
            // As at Binance: an id may come again once its order is over.
            if (order.account.equals(account)
                    && order.status == Status.OPEN
                    && order.clientId.equals(wanted.clientId())) {
                throw new ExchangeRefusal(Why.DUPLICATE_ID);
            }
        }
    }

    private BigDecimal hold(Listing listing, NewOrder wanted) {
        if (!wanted.buys()) {
            return wanted.quantity();
        }
        BigDecimal limit = wanted.limit();
        BigDecimal worst = limit == null ? listing.price().multiply(new BigDecimal("1.05")) : limit;
        BigDecimal value = wanted.quantity().multiply(worst);
        return feeIn == FeeIn.QUOTE ? value.add(fee(value)) : value;
    }

    private void match(Listing listing, ExchangeOrder order) {
        for (Listing.Level level : order.buys ? listing.asks() : listing.bids()) {
            BigDecimal limit = order.limit;
            if (limit != null
                    && (order.buys
                            ? level.price.compareTo(limit) > 0
                            : level.price.compareTo(limit) < 0)) {
                break;
            }
            BigDecimal quantity = order.left().min(level.quantity);
            quantity = quantity.divide(listing.lot, 0, RoundingMode.DOWN).multiply(listing.lot);
            if (quantity.signum() == 0) {
                break;
            }
            level.quantity = level.quantity.subtract(quantity);
            trade(listing, order, level.price, quantity);
            if (order.status != Status.OPEN) {
                break;
            }
        }
    }

    /** Fills a part of a standing order at its own price, as when others come to it. */
    public synchronized void fillStanding(long id, BigDecimal part) {
        ExchangeOrder order = orders.get(id);
        Listing listing = order == null ? null : listings.get(order.market);
        if (order == null || listing == null || order.status != Status.OPEN) {
            return;
        }
        BigDecimal quantity =
                order.left()
                        .multiply(part)
                        .divide(listing.lot, 0, RoundingMode.UP)
                        .multiply(listing.lot)
                        .min(order.left());
        BigDecimal price = order.limit == null ? listing.price() : order.limit;
        trade(listing, order, price, quantity);
    }

    private void trade(
            Listing listing, ExchangeOrder order, BigDecimal price, BigDecimal quantity) {
        BigDecimal value = price.multiply(quantity);
        String gets = order.buys ? listing.base : listing.quote;
        String pays = order.buys ? listing.quote : listing.base;
        BigDecimal got = order.buys ? quantity : value;
        BigDecimal paid = order.buys ? value : quantity;
        String feeAsset = feeIn == FeeIn.QUOTE ? listing.quote : gets;
        BigDecimal fee = fee(feeIn == FeeIn.QUOTE ? value : got);
        if (feeIn == FeeIn.THIRD && free(order.account, "BNB").signum() > 0) {
            feeAsset = "BNB";
            fee = new BigDecimal("0.0001").min(free(order.account, "BNB"));
        }
        BigDecimal held = feeIn == FeeIn.QUOTE && order.buys ? paid.add(fee) : paid;
        move(locked, order.account, pays, held.negate());
        move(free, order.account, gets, got);
        if (!(feeIn == FeeIn.QUOTE && order.buys)) {
            move(free, order.account, feeAsset, fee.negate());
        }
        Trade trade =
                new Trade(
                        ++lastId,
                        order.id,
                        order.market,
                        order.buys,
                        price,
                        quantity,
                        fee,
                        feeAsset,
                        now());
        order.trades.add(trade);
        trades.add(trade);
        order.executed = order.executed.add(quantity);
        order.executedValue = order.executedValue.add(value);
        if (order.left().signum() == 0) {
            end(listing, order, Status.FILLED);
        }
    }

    private static BigDecimal fee(BigDecimal of) {
        return of.multiply(FEE).setScale(SCALE, RoundingMode.UP);
    }

    /** Gives back what an order still holds. */
    private void end(Listing listing, ExchangeOrder order, Status status) {
        order.status = status;
        String pays = order.buys ? listing.quote : listing.base;
        BigDecimal held = BigDecimal.ZERO;
        for (ExchangeOrder other : orders.values()) {
            if (other.account.equals(order.account)
                    && other.status == Status.OPEN
                    && pays.equals(pays(other))) {
                held = held.add(holds(other));
            }
        }
        BigDecimal inLock =
                locked.getOrDefault(order.account, Map.of()).getOrDefault(pays, BigDecimal.ZERO);
        BigDecimal back = inLock.subtract(held);
        move(locked, order.account, pays, back.negate());
        move(free, order.account, pays, back);
    }

    private String pays(ExchangeOrder order) {
        Listing listing = listings.get(order.market);
        if (listing == null) {
            throw new IllegalStateException("An order of no market");
        }
        return order.buys ? listing.quote : listing.base;
    }

    private BigDecimal holds(ExchangeOrder order) {
        if (!order.buys) {
            return order.left();
        }
        BigDecimal limit = order.limit;
        BigDecimal value = limit == null ? BigDecimal.ZERO : order.left().multiply(limit);
        return feeIn == FeeIn.QUOTE ? value.add(fee(value)) : value;
    }

    /** Cancels what is left of an order that stands. */
    public synchronized ExchangeOrder cancel(String account, long id) throws ExchangeRefusal {
        ExchangeOrder order = orders.get(id);
        if (order == null || !order.account.equals(account) || order.status != Status.OPEN) {
            throw new ExchangeRefusal(Why.NO_SUCH_ORDER);
        }
        end(listing(order.market), order, Status.CANCELLED);
        return order;
    }

    public synchronized Optional<ExchangeOrder> byClientId(String account, String clientId) {
        return orders(account).stream()
                .filter(order -> order.clientId.equals(clientId))
                .reduce((_, later) -> later);
    }

    public synchronized Optional<ExchangeOrder> byId(String account, long id) {
        return Optional.ofNullable(orders.get(id)).filter(o -> o.account.equals(account));
    }

    /** All orders of an account, the oldest first. */
    public synchronized List<ExchangeOrder> orders(String account) {
        return orders.values().stream().filter(order -> order.account.equals(account)).toList();
    }

    public synchronized List<ExchangeOrder> standing() {
        return orders.values().stream().filter(order -> order.status == Status.OPEN).toList();
    }

    /** Waits until an order stands. */
    public synchronized ExchangeOrder awaitStanding() throws InterruptedException {
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (standing().isEmpty()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("No order stands");
            }
            wait(100);
        }
        return standing().getFirst();
    }

    /** All trades of an account, the oldest first. */
    public synchronized List<Trade> trades(String account) {
        return orders(account).stream()
                .flatMap(order -> order.trades.stream())
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    private BigDecimal free(String account, String symbol) {
        return free.getOrDefault(account, Map.of()).getOrDefault(symbol, BigDecimal.ZERO);
    }

    private static void move(
            Map<String, Map<String, BigDecimal>> in, String account, String symbol, BigDecimal by) {
        in.computeIfAbsent(account, _ -> new TreeMap<>()).merge(symbol, by, BigDecimal::add);
    }
}
