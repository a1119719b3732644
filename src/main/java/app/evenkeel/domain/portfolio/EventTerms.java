package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CorporateEvent.Kind;
import app.evenkeel.domain.portfolio.CorporateEvent.Ratio;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * A corporate event as it is stated by hand; what its kind has no use for is ignored.
 *
 * @param other what the asset becomes, or what was spun off; {@code null} for a split
 * @param created the other asset where it is to come with the event; {@code null} if {@code other}
 *     is there
 * @param day the first of the new units
 * @param inLieu cash for one new unit where fractions are not given out, or {@code null}
 * @param costShare part of the cost, from 0 to below 1, that goes to what was spun off or to the
 *     cash of a merger; {@code null} if not known
 * @param cash what a merger pays for one old unit beside the new ones, or {@code null}
 * @param worth of one new unit in the currency of that cash, to divide the cost by where no share
 *     is stated; {@code null} for the price of the day
 */
public record EventTerms(
        Kind kind,
        AssetId asset,
        @Nullable AssetId other,
        @Nullable AssetRef created,
        LocalDate day,
        Ratio ratio,
        @Nullable Money inLieu,
        @Nullable BigDecimal costShare,
        @Nullable Money cash,
        @Nullable BigDecimal worth) {
    /** With the id of the asset that comes with it; the same terms where none does. */
    public EventTerms withCreated(Function<AssetRef, AssetId> ids) {
        return created == null
                ? this
                : new EventTerms(
                        kind,
                        asset,
                        ids.apply(created),
                        null,
                        day,
                        ratio,
                        inLieu,
                        costShare,
                        cash,
                        worth);
    }

    /** Everything but a split concerns another asset; a split leaves it out. */
    public AssetId otherAsset() {
        AssetId stated = other;
        if (stated == null || stated.equals(asset)) {
            throw new IllegalArgumentException("Another asset is needed");
        }
        return stated;
    }
}
