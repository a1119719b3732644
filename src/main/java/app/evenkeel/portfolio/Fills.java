package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Partial fills of one order put together. */
final class Fills {
    /** Partial fills are priced to a ten-thousandth or so when they are put together. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0001");

    private Fills() {}

    /** What was bought or sold; {@code null} for what is no trade. */
    static @Nullable Leg units(Transaction t) {
        return switch (t.type()) {
            case BUY -> t.movement().in();
            case SELL -> t.movement().out();
            case SWAP,
                    DEPOSIT,
                    WITHDRAWAL,
                    TRANSFER,
                    DIVIDEND,
                    INTEREST,
                    REWARD,
                    FEE,
                    TAX,
                    SPLIT,
                    MERGER,
                    SPIN_OFF,
                    CUSTODY_MOVE,
                    OPENING_BALANCE ->
                    null;
        };
    }

    /** Whether both are the same quantity at the same price. */
    static boolean addUp(List<Transaction> a, List<Transaction> b) {
        BigDecimal price = gross(a);
        return quantity(a).compareTo(quantity(b)) == 0
                && price.subtract(gross(b)).abs().compareTo(price.abs().multiply(TOLERANCE)) <= 0;
    }

    private static BigDecimal quantity(List<Transaction> rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Transaction t : rows) {
            Leg leg = units(t);
            sum = leg == null ? sum : sum.add(leg.quantity());
        }
        return sum;
    }

    private static BigDecimal gross(List<Transaction> rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Transaction t : rows) {
            Leg leg = units(t);
            Price price = t.movement().price();
            sum =
                    leg == null || price == null
                            ? sum
                            : sum.add(leg.quantity().multiply(price.value()));
        }
        return sum;
    }

    /** Several fills as one trade, for showing them beside another. */
    static Transaction whole(List<Transaction> fills) {
        Transaction sum = fills.getFirst();
        for (Transaction next : fills.subList(1, fills.size())) {
            sum = plus(sum, next);
        }
        return sum;
    }

    private static Transaction plus(Transaction a, Transaction b) {
        Movement m = a.movement();
        Movement n = b.movement();
        BigDecimal quantity = quantity(List.of(a, b));
        Price price = m.price();
        Movement sum =
                new Movement(
                        plus(m.in(), n.in()),
                        plus(m.out(), n.out()),
                        plus(m.fee(), n.fee()),
                        plus(m.tax(), n.tax()),
                        price == null
                                ? null
                                : new Price(
                                        gross(List.of(a, b))
                                                .divide(quantity, MathContext.DECIMAL64),
                                        price.currency()),
                        plus(m.amount(), n.amount()),
                        m.subject());
        return Transaction.of(a.type(), a.head(), sum);
    }

    private static @Nullable Leg plus(@Nullable Leg a, @Nullable Leg b) {
        return a == null || b == null
                ? a == null ? b : a
                : new Leg(a.asset(), a.quantity().add(b.quantity()));
    }

    private static @Nullable Fee plus(@Nullable Fee a, @Nullable Fee b) {
        return a == null || b == null
                ? a == null ? b : a
                : new Fee(a.asset(), a.quantity().add(b.quantity()), a.included());
    }

    private static @Nullable Money plus(@Nullable Money a, @Nullable Money b) {
        return a == null || b == null
                ? a == null ? b : a
                : new Money(a.amount().add(b.amount()), a.currency());
    }
}
