package app.evenkeel.domain.ledger;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Something that happened in one account. Each kind is a record that refuses a movement it cannot
 * have; a {@code switch} over the kinds has no default, so that a new one fails to compile until it
 * is handled.
 */
public sealed interface Transaction {
    Head head();

    Movement movement();

    TransactionType type();

    /**
     * Builds the record for {@code type}.
     *
     * @throws IllegalArgumentException if the movement lacks a leg that the kind needs, or has one
     *     too many
     */
    static Transaction of(TransactionType type, Head head, Movement movement) {
        return switch (type) {
            case BUY -> new Buy(head, movement);
            case SELL -> new Sell(head, movement);
            case SWAP -> new Swap(head, movement);
            case DEPOSIT -> new Deposit(head, movement);
            case WITHDRAWAL -> new Withdrawal(head, movement);
            case TRANSFER -> new Transfer(head, movement);
            case DIVIDEND -> new Dividend(head, movement);
            case INTEREST -> new Interest(head, movement);
            case REWARD -> new Reward(head, movement);
            case FEE -> new FeeCharge(head, movement);
            case TAX -> new TaxCharge(head, movement);
            case SPLIT -> new Split(head, movement);
            case MERGER -> new Merger(head, movement);
            case SPIN_OFF -> new SpinOff(head, movement);
            case CUSTODY_MOVE -> new CustodyMove(head, movement);
            case OPENING_BALANCE -> new OpeningBalance(head, movement);
        };
    }

    /** The same transaction with another head. */
    default Transaction withHead(Head head) {
        return of(type(), head, movement());
    }

    /** The same transaction with its assets renamed, such as provisional ids to stored ones. */
    default Transaction withAssets(UnaryOperator<AssetId> rename) {
        Movement m = movement();
        Fee fee = m.fee();
        AssetId subject = m.subject();
        return of(
                type(),
                head(),
                new Movement(
                        renamed(m.in(), rename),
                        renamed(m.out(), rename),
                        fee == null
                                ? null
                                : new Fee(
                                        rename.apply(fee.asset()), fee.quantity(), fee.included()),
                        m.tax(),
                        m.price(),
                        m.amount(),
                        subject == null ? null : rename.apply(subject)));
    }

    /** Cash paid, an asset received. Cost: {@code amount}, else the out leg. */
    record Buy(Head head, Movement movement) implements Transaction {
        public Buy {
            needsBoth(movement, TransactionType.BUY);
        }

        public Leg received() {
            return Objects.requireNonNull(movement.in());
        }

        public Leg given() {
            return Objects.requireNonNull(movement.out());
        }

        @Override
        public TransactionType type() {
            return TransactionType.BUY;
        }
    }

    /** An asset given, cash received. Proceeds: {@code amount}, else the in leg. */
    record Sell(Head head, Movement movement) implements Transaction {
        public Sell {
            needsBoth(movement, TransactionType.SELL);
        }

        public Leg received() {
            return Objects.requireNonNull(movement.in());
        }

        public Leg given() {
            return Objects.requireNonNull(movement.out());
        }

        @Override
        public TransactionType type() {
            return TransactionType.SELL;
        }
    }

    /** One asset given for another, neither of them the account's cash. */
    record Swap(Head head, Movement movement) implements Transaction {
        public Swap {
            needsBoth(movement, TransactionType.SWAP);
        }

        public Leg received() {
            return Objects.requireNonNull(movement.in());
        }

        public Leg given() {
            return Objects.requireNonNull(movement.out());
        }

        @Override
        public TransactionType type() {
            return TransactionType.SWAP;
        }
    }

    /** An asset, cash included, that came from outside the portfolio: an external inflow. */
    record Deposit(Head head, Movement movement) implements Transaction {
        public Deposit {
            needsIn(movement, TransactionType.DEPOSIT);
        }

        public Leg received() {
            return Objects.requireNonNull(movement.in());
        }

        @Override
        public TransactionType type() {
            return TransactionType.DEPOSIT;
        }
    }

    /** An asset, cash included, that left the portfolio: an external outflow. */
    record Withdrawal(Head head, Movement movement) implements Transaction {
        public Withdrawal {
            needsOut(movement, TransactionType.WITHDRAWAL);
        }

        public Leg given() {
            return Objects.requireNonNull(movement.out());
        }

        @Override
        public TransactionType type() {
            return TransactionType.WITHDRAWAL;
        }
    }

    /**
     * One side of a move between the owner's own places, such as yen to the dollar account: not an
     * external flow.
     */
    record Transfer(Head head, Movement movement) implements Transaction {
        public Transfer {
            needsOne(movement, TransactionType.TRANSFER);
        }

        @Override
        public TransactionType type() {
            return TransactionType.TRANSFER;
        }
    }

    /** Income from a security or fund; {@code subject} is the payer. A reversal has an out leg. */
    record Dividend(Head head, Movement movement) implements Transaction {
        public Dividend {
            needsOne(movement, TransactionType.DIVIDEND);
        }

        @Override
        public TransactionType type() {
            return TransactionType.DIVIDEND;
        }
    }

    /** Interest received (in leg) or paid (out leg). */
    record Interest(Head head, Movement movement) implements Transaction {
        public Interest {
            needsOne(movement, TransactionType.INTEREST);
        }

        @Override
        public TransactionType type() {
            return TransactionType.INTEREST;
        }
    }

    /** Staking income, airdrops, cashback, free shares. */
    record Reward(Head head, Movement movement) implements Transaction {
        public Reward {
            needsIn(movement, TransactionType.REWARD);
        }

        public Leg received() {
            return Objects.requireNonNull(movement.in());
        }

        @Override
        public TransactionType type() {
            return TransactionType.REWARD;
        }
    }

    /** A fee that stands on its own; a refund has an in leg. */
    record FeeCharge(Head head, Movement movement) implements Transaction {
        public FeeCharge {
            needsOne(movement, TransactionType.FEE);
        }

        /**
         * Whether it is no fee but the end of what became worthless, such as an option that expired
         * or a share that was delisted: units given up for an amount that is stated, of zero.
         */
        public boolean isWorthlessEnd() {
            Money amount = movement.amount();
            return movement.out() != null && amount != null && amount.amount().signum() == 0;
        }

        @Override
        public TransactionType type() {
            return TransactionType.FEE;
        }
    }

    /** A tax that stands on its own; a refund has an in leg. */
    record TaxCharge(Head head, Movement movement) implements Transaction {
        public TaxCharge {
            needsOne(movement, TransactionType.TAX);
        }

        @Override
        public TransactionType type() {
            return TransactionType.TAX;
        }
    }

    /** More units (in leg) or fewer (out leg) of {@code subject} for the same cost. */
    record Split(Head head, Movement movement) implements Transaction {
        public Split {
            needsOne(movement, TransactionType.SPLIT);
        }

        @Override
        public TransactionType type() {
            return TransactionType.SPLIT;
        }
    }

    /**
     * One asset replaced by another: a share exchange, or at one for one a new name or symbol. Lots
     * go over with their cost and dates, and nothing is gained. Cash in lieu of fractions is a sale
     * of its own.
     */
    record Merger(Head head, Movement movement) implements Transaction {
        public Merger {
            needsBoth(movement, TransactionType.MERGER);
            if (received(movement).asset().equals(given(movement).asset())) {
                throw new IllegalArgumentException("MERGER needs two assets");
            }
        }

        public Leg received() {
            return received(movement);
        }

        public Leg given() {
            return given(movement);
        }

        private static Leg received(Movement movement) {
            return Objects.requireNonNull(movement.in());
        }

        private static Leg given(Movement movement) {
            return Objects.requireNonNull(movement.out());
        }

        @Override
        public TransactionType type() {
            return TransactionType.MERGER;
        }
    }

    /**
     * Units of a child that holders of {@code subject} were given. {@code amount} is the cost that
     * moves from the parent to the child; without it the child's cost is not known and the parent
     * keeps its own. Where units of the parent are given up for the child, as for the cash that a
     * merger pays beside new units, they go out of every lot alike and their cost goes along.
     */
    record SpinOff(Head head, Movement movement) implements Transaction {
        public SpinOff {
            AssetId subject = movement.subject();
            Leg in = movement.in();
            Leg out = movement.out();
            if (in == null || (out != null && !out.asset().equals(subject))) {
                throw new IllegalArgumentException(
                        "SPIN_OFF needs what was received, and gives no more than the parent");
            }
            if (subject == null || subject.equals(in.asset())) {
                throw new IllegalArgumentException("SPIN_OFF needs a parent that is not the child");
            }
        }

        /** What was given to holders of the parent. */
        public Leg received() {
            return Objects.requireNonNull(movement.in());
        }

        public AssetId parent() {
            return Objects.requireNonNull(movement.subject());
        }

        @Override
        public TransactionType type() {
            return TransactionType.SPIN_OFF;
        }
    }

    /** Units that changed custody or tax account without cash. */
    record CustodyMove(Head head, Movement movement) implements Transaction {
        public CustodyMove {
            needsOne(movement, TransactionType.CUSTODY_MOVE);
        }

        @Override
        public TransactionType type() {
            return TransactionType.CUSTODY_MOVE;
        }
    }

    /** What was held before the records begin; {@code amount} is its cost where known. */
    record OpeningBalance(Head head, Movement movement) implements Transaction {
        public OpeningBalance {
            needsIn(movement, TransactionType.OPENING_BALANCE);
        }

        public Leg received() {
            return Objects.requireNonNull(movement.in());
        }

        @Override
        public TransactionType type() {
            return TransactionType.OPENING_BALANCE;
        }
    }

    private static void needsBoth(Movement m, TransactionType type) {
        if (m.in() == null || m.out() == null) {
            throw new IllegalArgumentException(
                    type + " needs what was received and what was given");
        }
    }

    private static void needsIn(Movement m, TransactionType type) {
        if (m.in() == null || m.out() != null) {
            throw new IllegalArgumentException(
                    type + " needs what was received, and nothing given");
        }
    }

    private static void needsOut(Movement m, TransactionType type) {
        if (m.out() == null || m.in() != null) {
            throw new IllegalArgumentException(
                    type + " needs what was given, and nothing received");
        }
    }

    private static void needsOne(Movement m, TransactionType type) {
        if ((m.in() == null) == (m.out() == null)) {
            throw new IllegalArgumentException(
                    type + " needs either what was received or what was given");
        }
    }

    private static @Nullable Leg renamed(@Nullable Leg leg, UnaryOperator<AssetId> rename) {
        return leg == null ? null : new Leg(rename.apply(leg.asset()), leg.quantity());
    }
}
