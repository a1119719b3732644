package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What booking a corporate event would change.
 *
 * @param rows to be booked, one or more for each place that holds the asset
 * @param booked how many places have the event booked already, and are left alone
 */
public record EventPreview(
        CorporateEvent event,
        List<Place> places,
        List<PriceChange> prices,
        List<Transaction> rows,
        int booked) {
    public EventPreview {
        places = List.copyOf(places);
        prices = List.copyOf(prices);
        rows = List.copyOf(rows);
    }

    /** Whether a place would hold less than nothing after it that does not before. */
    public boolean leavesLess() {
        return places.stream()
                .anyMatch(place ->
                        place.after().quantity().signum() < 0
                                && place.before().quantity().signum() >= 0);
    }

    /** One asset in one account and tax account, before and after. */
    public record Place(
            Account account, String taxAccount, Asset asset, Holding before, Holding after) {}

    /**
     * What is held.
     *
     * @param cost of all of it, or {@code null} if not known
     */
    public record Holding(BigDecimal quantity, @Nullable Money cost, List<Lot> lots) {
        public Holding {
            lots = List.copyOf(lots);
        }
    }

    /**
     * A close of the history, for present units.
     *
     * @param before or {@code null} if the asset has no price then
     */
    public record PriceChange(
            Asset asset, @Nullable PricePoint before, @Nullable PricePoint after) {
        /**
         * What the close is multiplied by; empty if either is not known, or in another currency.
         */
        public Optional<BigDecimal> factor() {
            PricePoint was = before;
            PricePoint becomes = after;
            return was == null
                            || becomes == null
                            || was.value().signum() == 0
                            || !was.currency().equals(becomes.currency())
                    ? Optional.empty()
                    : Optional.of(becomes.value().divide(was.value(), Decimals.WORKING));
        }
    }
}
