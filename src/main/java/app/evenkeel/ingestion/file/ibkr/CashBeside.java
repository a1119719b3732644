package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.ingestion.file.Draft;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Function;

/**
 * Cash that a merger pays beside new units. It stands for so many of the old units as it is worth
 * of the whole, taken from every lot alike: a claim is set apart with their cost and sold for the
 * cash. Where the worth of the new units is not told, the cost of the claim is not known either.
 *
 * @param old the asset that was given up
 * @param units how many of it, more than zero
 * @param cash more than zero
 * @param value of the new units; zero if not told
 */
record CashBeside(
        AssetRef old, BigDecimal units, BigDecimal cash, BigDecimal value, CurrencyCode currency) {
    /**
     * Books the cash, before the merger of the rest is.
     *
     * @param drafts what both transactions begin with, by type
     * @return how many old units are left for the merger
     */
    BigDecimal emit(Function<TransactionType, Draft> drafts) {
        boolean told = value.signum() > 0;
        BigDecimal paidFor =
                told
                        ? Decimals.normal(
                                Decimals.rounded(
                                        units.multiply(cash)
                                                .divide(cash.add(value), MathContext.DECIMAL64)))
                        : units;
        Draft claim =
                drafts.apply(TransactionType.SPIN_OFF).in(old.cashPart(), paidFor).subject(old);
        (told ? claim.out(old, paidFor) : claim).emit();
        drafts.apply(TransactionType.SELL)
                .out(old.cashPart(), paidFor)
                .in(AssetRef.cash(currency), cash)
                .amount(cash, currency)
                .emit();
        return told ? units.subtract(paidFor) : units;
    }
}
