package app.evenkeel.execution.live;

import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Capability;
import app.evenkeel.execution.gateway.Capability.ClientIds;
import app.evenkeel.execution.gateway.Capability.FeeAsset;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.security.Credentials;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.bitfinex.BitfinexExchange;
import org.knowm.xchange.bitstamp.BitstampExchange;
import org.knowm.xchange.coinbase.v2.CoinbaseExchange;
import org.knowm.xchange.kraken.KrakenExchange;

import java.math.BigDecimal;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The exchanges that live orders could go to, what each can do, and the way to those that do. */
public final class LiveVenues {
    private static final Set<OrderType> TYPES = EnumSet.allOf(OrderType.class);
    private static final Set<TimeInForce> TIMES = EnumSet.allOf(TimeInForce.class);

    private static final Capability BINANCE =
            new Capability(
                    "binance",
                    "Binance",
                    ClientIds.TEXT,
                    true,
                    true,
                    FeeAsset.THIRD_OR_RECEIVED,
                    new BigDecimal("0.001"),
                    TYPES,
                    TIMES);

    private static final Capability KRAKEN =
            new Capability(
                    "kraken",
                    "Kraken",
                    ClientIds.NUMBER,
                    true,
                    true,
                    FeeAsset.QUOTE,
                    new BigDecimal("0.004"),
                    TYPES,
                    EnumSet.of(TimeInForce.GTC, TimeInForce.IOC));

    private static final Capability BITSTAMP =
            new Capability(
                    "bitstamp",
                    "Bitstamp",
                    ClientIds.TEXT,
                    true,
                    false,
                    FeeAsset.QUOTE,
                    new BigDecimal("0.004"),
                    EnumSet.of(OrderType.MARKET, OrderType.LIMIT, OrderType.COLLARED),
                    TIMES);

    private static final Capability COINBASE =
            new Capability(
                    "coinbase",
                    "Coinbase",
                    ClientIds.TEXT,
                    true,
                    false,
                    FeeAsset.QUOTE,
                    new BigDecimal("0.012"),
                    EnumSet.of(OrderType.LIMIT, OrderType.COLLARED),
                    TIMES);

    private static final Capability BITFINEX =
            new Capability(
                    "bitfinex",
                    "Bitfinex",
                    ClientIds.NUMBER,
                    true,
                    false,
                    FeeAsset.RECEIVED,
                    new BigDecimal("0.002"),
                    EnumSet.of(OrderType.MARKET, OrderType.LIMIT, OrderType.COLLARED),
                    TIMES);

    /** Its orders have no id but its own, which is in the answer that may be lost. */
    private static final Capability BITFLYER =
            new Capability(
                    "bitflyer",
                    "bitFlyer",
                    ClientIds.NONE,
                    false,
                    false,
                    FeeAsset.RECEIVED,
                    new BigDecimal("0.0015"),
                    EnumSet.of(OrderType.MARKET, OrderType.LIMIT, OrderType.COLLARED),
                    TIMES);

    /**
     * A venue that orders could be placed at.
     *
     * @param refusal why none are, of the venue, or {@code null} where they are
     */
    public record Row(Capability capability, @Nullable ProblemCode refusal) {}

    private static final List<Row> ROWS =
            List.of(
                    new Row(BINANCE, null),
                    new Row(KRAKEN, null),
                    new Row(COINBASE, null),
                    new Row(BITSTAMP, null),
                    new Row(BITFINEX, null),
                    new Row(BITFLYER, ProblemCode.VENUE_WITHOUT_IDS));

    private LiveVenues() {}

    /** Every venue, those first that orders are placed at. */
    public static List<Row> rows() {
        return ROWS;
    }

    public static Optional<Row> row(String venue) {
        return ROWS.stream().filter(row -> row.capability().venue().equals(venue)).findFirst();
    }

    /**
     * The venue's row.
     *
     * @throws EvenkeelException if no orders are placed at that venue
     */
    public static Row live(String venue) {
        Row row =
                row(venue)
                        .orElseThrow(() ->
                                new EvenkeelException(
                                        Problem.of(ProblemCode.VENUE_NOT_LIVE, venue)));
        ProblemCode refusal = row.refusal();
        if (refusal != null) {
            throw new EvenkeelException(Problem.of(refusal, row.capability().label()));
        }
        return row;
    }

    /**
     * Opens the way to an account. The caller has made sure that it may be traded in.
     *
     * @param credentials stay the caller's to close; the library keeps a copy as text
     * @param base where to send requests instead of the venue's own address, for trial
     * @param queue of all that is sent under the key
     * @throws EvenkeelException if no orders are placed at that venue
     */
    public static OrderGateway open(
            String venue,
            Credentials credentials,
            Gate gate,
            Time time,
            @Nullable URI base,
            KeyQueue queue) {
        Capability capability = live(venue).capability();
        try {
            return switch (venue) {
                case "binance" ->
                        new BinanceGateway(
                                capability,
                                new VenueCalls(
                                        gate, Hosts.BINANCE, capability.label(), time, queue),
                                specification(
                                        BinanceExchange.class, Hosts.BINANCE, base, credentials));
                case "kraken" ->
                        new KrakenGateway(
                                capability,
                                new VenueCalls(gate, Hosts.KRAKEN, capability.label(), time, queue),
                                specification(
                                        KrakenExchange.class, Hosts.KRAKEN, base, credentials),
                                queue);
                case "coinbase" ->
                        new CoinbaseGateway(
                                capability,
                                new VenueCalls(
                                        gate, Hosts.COINBASE, capability.label(), time, queue),
                                specification(
                                        CoinbaseExchange.class, Hosts.COINBASE, base, credentials));
                case "bitfinex" ->
                        new BitfinexGateway(
                                capability,
                                new VenueCalls(
                                        gate, Hosts.BITFINEX, capability.label(), time, queue),
                                specification(
                                        BitfinexExchange.class, Hosts.BITFINEX, base, credentials),
                                queue);
                case "bitstamp" ->
                        new BitstampGateway(
                                capability,
                                new VenueCalls(
                                        gate, Hosts.BITSTAMP, capability.label(), time, queue),
                                specification(
                                        BitstampExchange.class, Hosts.BITSTAMP, base, credentials));
                default -> throw new IllegalStateException("No gateway for " + venue);
            };
        } catch (IllegalArgumentException e) {
            // Such as a secret that is not Base64. The message may quote it.
            throw new EvenkeelException(
                    Problem.of(
                            ProblemCode.KEY_REFUSED,
                            capability.label(),
                            "it is not a key of this exchange"));
        }
    }

    private static ExchangeSpecification specification(
            Class<? extends Exchange> type,
            Host host,
            @Nullable URI base,
            Credentials credentials) {
        ExchangeSpecification specification =
                VenueCalls.specification(type, base == null ? host.address() : base);
        specification.setApiKey(new String(credentials.key()));
        specification.setSecretKey(new String(credentials.secret()));
        return specification;
    }
}
