package app.evenkeel.exchange;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An order in the exchange's own books. Not thread-safe. */
public final class ExchangeOrder {
    public final long id;
    public final String account;
    public final String clientId;
    public final String market;
    public final boolean buys;
    public final Kind kind;
    public final Stands stands;
    public final BigDecimal quantity;
    public final @Nullable BigDecimal limit;
    public final Instant placedAt;
    public final List<Trade> trades = new ArrayList<>();
    public BigDecimal executed = BigDecimal.ZERO;
    public BigDecimal executedValue = BigDecimal.ZERO;
    public Status status = Status.OPEN;

    /** What it may be filled at. */
    public enum Kind {
        MARKET,
        LIMIT
    }

    /** How long it stands. */
    public enum Stands {
        GTC,
        IOC,
        FOK
    }

    /** How far it is. */
    public enum Status {
        OPEN,
        FILLED,
        CANCELLED,
        EXPIRED
    }

    /** One execution, in the exchange's own ledger. */
    public record Trade(
            long id,
            long orderId,
            String market,
            boolean buys,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal fee,
            String feeAsset,
            Instant at) {}

    /** What a client asks for. */
    public record NewOrder(
            String clientId,
            String market,
            boolean buys,
            Kind kind,
            Stands stands,
            BigDecimal quantity,
            @Nullable BigDecimal limit) {}

    ExchangeOrder(long id, String account, NewOrder wanted, Instant placedAt) {
        this.id = id;
        this.account = account;
        this.clientId = wanted.clientId();
        this.market = wanted.market();
        this.buys = wanted.buys();
        this.kind = wanted.kind();
        this.stands = wanted.stands();
        this.quantity = wanted.quantity();
        this.limit = wanted.limit();
        this.placedAt = placedAt;
    }

    BigDecimal left() {
        return quantity.subtract(executed);
    }
}
