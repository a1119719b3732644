package app.evenkeel.analytics.lots;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What units were acquired or given up for, in the currency of the cost basis.
 *
 * <p>The stated net amount wins. Failing that, a leg of cash (or of a stablecoin, in its own
 * symbol) counts, with a fee on top of it in the same asset; failing that, units at a quoted price
 * in an official currency. Otherwise it is not known: a coin given for a coin has no price here.
 */
final class Consideration {
    private final Timeline timeline;

    Consideration(Timeline timeline) {
        this.timeline = timeline;
    }

    /** What a buy, sell or swap was worth. */
    @Nullable Money ofTrade(Movement movement, Leg in, Leg out) {
        Money amount = movement.amount();
        if (amount != null) {
            return amount;
        }
        Asset given = timeline.asset(out.asset());
        if (isMoney(given)) {
            return new Money(out.quantity().add(feeOnTop(movement, out.asset())), given.currency());
        }
        Asset received = timeline.asset(in.asset());
        if (isMoney(received)) {
            return new Money(
                    in.quantity().subtract(feeOnTop(movement, in.asset())), received.currency());
        }
        return null;
    }

    /** What a deposit, an opening balance or income in kind cost. */
    @Nullable Money ofArrival(Movement movement, Leg in) {
        Money amount = movement.amount();
        if (amount != null) {
            return amount;
        }
        Price price = movement.price();
        if (price == null || !price.currency().isIso()) {
            return null;
        }
        BigDecimal units = BigDecimal.valueOf(timeline.asset(in.asset()).unitsPerPrice());
        return new Money(
                Decimals.rounded(
                        in.quantity().multiply(price.value()).divide(units, Decimals.WORKING)),
                price.currency());
    }

    /** The fee that left on top of the legs in that asset; zero if there was none. */
    static BigDecimal feeOnTop(Movement movement, AssetId asset) {
        Fee fee = movement.fee();
        return fee == null || fee.included() || !fee.asset().equals(asset)
                ? BigDecimal.ZERO
                : fee.quantity();
    }

    private static boolean isMoney(Asset asset) {
        return asset.isCash() || asset.kind() == AssetKind.STABLECOIN;
    }
}
