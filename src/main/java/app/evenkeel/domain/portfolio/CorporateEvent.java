package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What an issuer did to its shares or units, to be booked wherever they are held. */
public sealed interface CorporateEvent {
    /** The asset whose holders it concerns. */
    AssetId asset();

    /** First day of the new units; what was held at the end of the day before counts. */
    LocalDate day();

    /** How many new units there are for how many old ones. */
    Ratio ratio();

    /** Which of the events it is. */
    default Kind kind() {
        return switch (this) {
            case Split _ -> Kind.SPLIT;
            case Merger _ -> Kind.MERGER;
            case SpinOff _ -> Kind.SPIN_OFF;
            case Rename _ -> Kind.RENAME;
        };
    }

    /** What was done. */
    enum Kind {
        SPLIT,
        MERGER,
        SPIN_OFF,
        RENAME
    }

    /**
     * New units for old ones.
     *
     * @param to new units, more than zero
     * @param from old units that they are for, more than zero
     */
    record Ratio(BigDecimal to, BigDecimal from) {
        public Ratio {
            if (to.signum() <= 0 || from.signum() <= 0) {
                throw new IllegalArgumentException("Both sides of a ratio are more than zero");
            }
        }

        /** One for one. */
        public static Ratio even() {
            return new Ratio(BigDecimal.ONE, BigDecimal.ONE);
        }

        /** What becomes of so many old units, fractions included. */
        public BigDecimal newUnits(BigDecimal held) {
            return Decimals.rounded(held.multiply(to).divide(from, Decimals.WORKING));
        }

        @Override
        public String toString() {
            return to.toPlainString() + ":" + from.toPlainString();
        }
    }

    /**
     * More or fewer units of the same asset.
     *
     * @param inLieu what is paid for one new unit where a fraction is not given out, or {@code
     *     null} if fractions are
     */
    record Split(AssetId asset, LocalDate day, Ratio ratio, @Nullable Money inLieu)
            implements CorporateEvent {}

    /**
     * The asset becomes units of another one, and perhaps cash.
     *
     * @param cashPart what is paid beside the new units, or {@code null} if nothing is
     */
    record Merger(
            AssetId asset,
            AssetId into,
            LocalDate day,
            Ratio ratio,
            @Nullable Money inLieu,
            @Nullable CashPart cashPart)
            implements CorporateEvent {
        /** For new units alone. */
        public Merger(
                AssetId asset, AssetId into, LocalDate day, Ratio ratio, @Nullable Money inLieu) {
            this(asset, into, day, ratio, inLieu, null);
        }
    }

    /**
     * Cash beside new units: that part of each lot is sold for it, the rest goes over.
     *
     * @param perUnit cash for one old unit, more than zero
     * @param costShare part of the cost that the cash stands for, from 0 to below 1
     */
    record CashPart(Money perUnit, BigDecimal costShare) {
        public CashPart {
            if (perUnit.amount().signum() <= 0) {
                throw new IllegalArgumentException("Cash is more than zero");
            }
            if (costShare.signum() < 0 || costShare.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException("A share of cost is from 0 to below 1");
            }
        }

        /**
         * Divides the cost by worth: {@code cash / (cash + new units for one old x worth)}.
         *
         * @param worth of one new unit on the day, in the currency of the cash, more than zero
         */
        public static CashPart byWorth(Money perUnit, Ratio ratio, BigDecimal worth) {
            if (worth.signum() <= 0) {
                throw new IllegalArgumentException("What a unit is worth is more than zero");
            }
            BigDecimal units = worth.multiply(ratio.to()).divide(ratio.from(), Decimals.WORKING);
            BigDecimal share =
                    perUnit.amount().divide(perUnit.amount().add(units), Decimals.WORKING);
            return new CashPart(perUnit, Decimals.rounded(share));
        }
    }

    /**
     * Holders are given units of another asset and keep theirs.
     *
     * @param costShare part of the parent's cost that goes over, between 0 and 1; {@code null} if
     *     not known
     */
    record SpinOff(
            AssetId asset,
            AssetId child,
            LocalDate day,
            Ratio ratio,
            @Nullable BigDecimal costShare,
            @Nullable Money inLieu)
            implements CorporateEvent {
        public SpinOff {
            if (costShare != null
                    && (costShare.signum() < 0 || costShare.compareTo(BigDecimal.ONE) >= 0)) {
                throw new IllegalArgumentException("A share of cost is from 0 to below 1");
            }
        }
    }

    /** The same units under another name or symbol, which the ledger knows as an asset too. */
    record Rename(AssetId asset, AssetId into, LocalDate day) implements CorporateEvent {
        @Override
        public Ratio ratio() {
            return Ratio.even();
        }
    }
}
