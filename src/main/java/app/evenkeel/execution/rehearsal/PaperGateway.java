package app.evenkeel.execution.rehearsal;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.order.TradeOrder;
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
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.portfolio.Session;
import app.evenkeel.storage.PaperStore;
import app.evenkeel.storage.PaperStore.PaperOrder;
import app.evenkeel.storage.Tx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One account of the paper book. An order meets what is on offer a moment after it came, at most as
 * much as there is at each price; what stands is filled as prices come to it. The fee is 0.1% of
 * the value, in the quote.
 */
public final class PaperGateway implements OrderGateway {
    private static final Duration LATENCY = Duration.ofMillis(150);

    private final Session session;
    private final PaperStore store;
    private final AccountId account;
    private final PaperCash cash;
    private final KnownMarket market;
    private final Time time;

    /**
     * @param cash how its runs may use the account's
     */
    PaperGateway(
            Session session, AccountId account, PaperCash cash, KnownPrices prices, Time time) {
        this.session = session;
        this.store = session.stores().paper();
        this.account = account;
        this.cash = cash;
        this.market = new KnownMarket("paper", prices, time);
        this.time = time;
    }

    @Override
    public Capability capability() {
        return market.capability("Paper");
    }

    @Override
    public Duration clockOffset() {
        return Duration.ZERO;
    }

    @Override
    public MarketRules rules(Market of, boolean fresh) {
        return market.rules(of);
    }

    @Override
    public Depth depth(Market of) {
        return market.depth(of);
    }

    @Override
    public Duration priceAge(Market of) {
        return market.priceAge();
    }

    @Override
    public Map<String, Balance> balances() {
        return session.stores().database().read(this::balances);
    }

    private Map<String, Balance> balances(Tx tx) {
        Map<String, BigDecimal> held = cash.together(store.balances(tx, session.caller(), account));
        Map<String, BigDecimal> spoken = new TreeMap<>();
        for (PaperOrder order : store.findSince(tx, session.caller(), account, Instant.EPOCH)) {
            BigDecimal limit = order.limit();
            if (!order.state().isOver() && limit != null) {
                BigDecimal open = order.quantity().subtract(filled(order.fills()));
                boolean buys = order.side() == Side.BUY;
                spoken.merge(
                        buys ? order.market().quote() : order.market().base(),
                        buys ? open.multiply(limit) : open,
                        BigDecimal::add);
            }
        }
        Map<String, Balance> found = new TreeMap<>();
        held.forEach((symbol, total) ->
                found.put(
                        symbol,
                        new Balance(
                                total.subtract(spoken.getOrDefault(symbol, BigDecimal.ZERO)),
                                total)));
        return found;
    }

    @Override
    public Submission submit(OrderRequest request) {
        time.pause(LATENCY);
        Depth depth;
        try {
            depth = market.depth(request.market());
        } catch (GatewayException e) {
            return new Submission.Refused(Refusal.CLOSED, e.problem().code().name(), null);
        }
        return session.stores().database().write(tx -> submit(tx, request, depth));
    }

    private Submission submit(Tx tx, OrderRequest request, Depth depth) {
        Optional<PaperOrder> known = store.find(tx, session.caller(), request.clientId());
        if (known.isPresent()) {
            return new Submission.Accepted(request.clientId().value());
        }
        boolean buys = request.side() == Side.BUY;
        String pays = buys ? request.market().quote() : request.market().base();
        BigDecimal needed = buys ? request.worstValue() : request.quantity();
        BigDecimal free = balances(tx).getOrDefault(pays, Balance.NONE).free();
        if (needed.compareTo(free) > 0) {
            return new Submission.Refused(Refusal.FUNDS, "not enough " + pays + " on paper", null);
        }
        PaperOrder order =
                new PaperOrder(
                        account,
                        request.clientId(),
                        request.market(),
                        request.side(),
                        request.type(),
                        request.timeInForce(),
                        request.quantity(),
                        request.limit(),
                        OrderState.ACKED,
                        time.now(),
                        List.of());
        fill(tx, order, depth);
        return new Submission.Accepted(request.clientId().value());
    }

    /** Meets what is on offer, moves what was traded and stores the order. */
    private PaperOrder fill(Tx tx, PaperOrder order, Depth depth) {
        List<Fill> fills = new ArrayList<>(order.fills());
        BigDecimal open = order.quantity().subtract(filled(fills));
        BigDecimal limit = order.limit();
        boolean buys = order.side() == Side.BUY;
        BigDecimal offered =
                limit == null
                        ? depth.against(order.side()).stream()
                                .map(Depth.Level::quantity)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                        : depth.within(order.side(), limit);
        boolean none = order.timeInForce() == TimeInForce.FOK && offered.compareTo(open) < 0;
        for (Depth.Level level : none ? List.<Depth.Level>of() : depth.against(order.side())) {
            int beyond = limit == null ? 0 : level.price().compareTo(limit);
            BigDecimal quantity =
                    Decimals.normal(open.min(level.quantity()).setScale(8, RoundingMode.DOWN));
            if ((buys ? beyond > 0 : beyond < 0) || quantity.signum() == 0) {
                break;
            }
            fills.add(fill(order, fills.size() + 1, level.price(), quantity));
            open = open.subtract(quantity);
        }
        OrderState state =
                open.signum() == 0
                        ? OrderState.FILLED
                        : order.timeInForce() == TimeInForce.GTC
                                ? OrderState.ACKED
                                : OrderState.EXPIRED;
        PaperOrder now = with(order, state, fills);
        move(tx, order.market(), buys, fills.subList(order.fills().size(), fills.size()));
        store.put(tx, session.caller(), now);
        return now;
    }

    private Fill fill(PaperOrder order, int number, BigDecimal price, BigDecimal quantity) {
        BigDecimal fee =
                price.multiply(quantity)
                        .multiply(capability().takerFee())
                        .setScale(8, RoundingMode.UP);
        return new Fill(
                order.clientId().value() + "-" + number,
                time.now(),
                Decimals.rounded(price),
                quantity,
                fee,
                order.market().quote());
    }

    private void move(Tx tx, Market of, boolean buys, List<Fill> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        Map<String, BigDecimal> held = new TreeMap<>(store.balances(tx, session.caller(), account));
        for (Fill fill : fresh) {
            BigDecimal value = Decimals.rounded(fill.value());
            held.merge(
                    of.base(), buys ? fill.quantity() : fill.quantity().negate(), BigDecimal::add);
            held.merge(of.quote(), buys ? value.negate() : value, BigDecimal::add);
            held.merge(fill.feeAsset(), fill.fee().negate(), BigDecimal::add);
        }
        store.setBalances(tx, session.caller(), account, cash.exchanged(held));
    }

    private static PaperOrder with(PaperOrder order, OrderState state, List<Fill> fills) {
        return new PaperOrder(
                order.account(),
                order.clientId(),
                order.market(),
                order.side(),
                order.type(),
                order.timeInForce(),
                order.quantity(),
                order.limit(),
                state,
                order.placedAt(),
                fills);
    }

    private static BigDecimal filled(List<Fill> fills) {
        return fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public void cancel(TradeOrder order) {
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    store.find(tx, session.caller(), order.request().clientId())
                            .filter(each -> !each.state().isOver())
                            .ifPresent(each ->
                                    store.put(
                                            tx,
                                            session.caller(),
                                            with(each, OrderState.CANCELLED, each.fills())));
                    return true;
                });
    }

    @Override
    public Optional<VenueOrder> find(TradeOrder order) {
        Depth depth = market.depth(order.market());
        return session.stores()
                .database()
                .write(tx ->
                        store.find(tx, session.caller(), order.request().clientId())
                                .map(each -> each.state().isOver() ? each : fill(tx, each, depth))
                                .map(PaperGateway::view));
    }

    @Override
    public List<VenueOrder> orders(Market of, Instant since) {
        return placed(of, since).stream().map(PaperGateway::view).toList();
    }

    @Override
    public List<VenueFill> fills(Market of, Instant since) {
        return placed(of, since).stream()
                .flatMap(order ->
                        order.fills().stream()
                                .map(fill ->
                                        new VenueFill(
                                                order.clientId().value(), order.side(), fill)))
                .toList();
    }

    private List<PaperOrder> placed(Market of, Instant since) {
        return session
                .stores()
                .database()
                .read(tx -> store.findSince(tx, session.caller(), account, since))
                .stream()
                .filter(order -> order.market().equals(of))
                .toList();
    }

    private static VenueOrder view(PaperOrder order) {
        return new VenueOrder(
                order.clientId().value(),
                order.clientId().value(),
                order.market(),
                order.side(),
                order.quantity(),
                filled(order.fills()),
                switch (order.state()) {
                    case FILLED -> VenueOrder.Status.FILLED;
                    case CANCELLED -> VenueOrder.Status.CANCELLED;
                    case EXPIRED -> VenueOrder.Status.EXPIRED;
                    default -> VenueOrder.Status.OPEN;
                },
                order.placedAt());
    }
}
