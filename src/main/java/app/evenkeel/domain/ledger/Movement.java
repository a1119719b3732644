package app.evenkeel.domain.ledger;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What a transaction moved and what was said about it. Absent means that the source did not say,
 * never zero.
 *
 * <p>Holdings change by {@code + in - out}, and by {@code - fee} where the fee is not {@linkplain
 * Fee#included() included}. Nothing else moves holdings.
 *
 * @param in what arrived, all-in: net of included fees and of taxes withheld
 * @param out what left, all-in: with included fees and taxes
 * @param fee what the venue charged
 * @param tax what was taken as tax and is already inside the legs: withholding, stamp duty,
 *     consumption tax on a commission. Information only.
 * @param price the price as quoted, before fees
 * @param amount the net consideration: total cost of a purchase, net proceeds of a sale, net income
 *     of a dividend, stated cost of what was deposited. Its currency is the currency of the cost
 *     basis and may differ from the settled leg's (a US share paid in yen keeps its cost in
 *     dollars).
 * @param subject the asset that the transaction is about where no leg names it: the payer of a
 *     dividend, the share that was split
 */
public record Movement(
        @Nullable Leg in,
        @Nullable Leg out,
        @Nullable Fee fee,
        @Nullable Money tax,
        @Nullable Price price,
        @Nullable Money amount,
        @Nullable AssetId subject) {

    /** By how much it changes what is held of an asset: what came, less what left as leg or fee. */
    public BigDecimal change(AssetId asset) {
        BigDecimal change = BigDecimal.ZERO;
        if (in != null && in.asset().equals(asset)) {
            change = change.add(in.quantity());
        }
        if (out != null && out.asset().equals(asset)) {
            change = change.subtract(out.quantity());
        }
        if (fee != null && !fee.included() && fee.asset().equals(asset)) {
            change = change.subtract(fee.quantity());
        }
        return change;
    }

    public static Movement ofIn(Leg in) {
        return new Movement(in, null, null, null, null, null, null);
    }

    public static Movement ofOut(Leg out) {
        return new Movement(null, out, null, null, null, null, null);
    }

    public static Movement ofTrade(Leg in, Leg out) {
        return new Movement(in, out, null, null, null, null, null);
    }

    public Movement withFee(@Nullable Fee value) {
        return new Movement(in, out, value, tax, price, amount, subject);
    }

    public Movement withTax(@Nullable Money value) {
        return new Movement(in, out, fee, value, price, amount, subject);
    }

    public Movement withPrice(@Nullable Price value) {
        return new Movement(in, out, fee, tax, value, amount, subject);
    }

    public Movement withAmount(@Nullable Money value) {
        return new Movement(in, out, fee, tax, price, value, subject);
    }

    public Movement withSubject(@Nullable AssetId value) {
        return new Movement(in, out, fee, tax, price, amount, value);
    }
}
