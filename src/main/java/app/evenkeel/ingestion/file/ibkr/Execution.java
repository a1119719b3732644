package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.Draft;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * One execution, in the signs of Interactive Brokers: units and cash that came are above zero, what
 * went is below.
 *
 * @param asset what was traded; for currencies, the base
 * @param units of the asset
 * @param proceeds before charges; zero where an option expired or was assigned
 * @param commission below zero if charged, above if rebated; {@code null} if not said
 * @param commissionCurrency what the commission was taken in
 * @param taxes below zero if taken
 * @param currency of price and proceeds
 */
record Execution(
        AssetRef asset,
        BigDecimal units,
        @Nullable BigDecimal price,
        BigDecimal proceeds,
        @Nullable BigDecimal commission,
        CurrencyCode commissionCurrency,
        BigDecimal taxes,
        CurrencyCode currency) {

    /**
     * Completes the draft that {@code begin} makes for the transaction's type.
     *
     * <p>A short position that ends without cash takes its units in for nothing; a long one gives
     * them up for nothing, which loses what they cost.
     */
    void emit(Function<TransactionType, Draft> begin) {
        boolean came = units.signum() > 0;
        if (asset.kind() == AssetKind.CASH) {
            exchange(begin.apply(TransactionType.SWAP), came);
        } else if (proceeds.signum() == 0) {
            // No cash moved, so it is neither a purchase nor a sale.
            Draft draft =
                    begin.apply(came ? TransactionType.CUSTODY_MOVE : TransactionType.FEE)
                            .signed(asset, units)
                            .price(price, currency)
                            .amount(BigDecimal.ZERO, currency);
            charge(draft, false).emit();
        } else {
            trade(begin.apply(came ? TransactionType.BUY : TransactionType.SELL), came);
        }
    }

    private void exchange(Draft draft, boolean came) {
        AssetRef quote = AssetRef.cash(currency);
        draft.in(came ? asset : quote, (came ? units : proceeds).abs())
                .out(came ? quote : asset, (came ? proceeds : units).abs())
                .price(price, currency);
        charge(draft, false).emit();
    }

    private void trade(Draft draft, boolean came) {
        AssetRef cash = AssetRef.cash(currency);
        boolean sameCurrency = commissionCurrency.equals(currency);
        BigDecimal charges = taxes;
        if (sameCurrency && commission != null) {
            charges = charges.add(commission);
        }
        BigDecimal net = proceeds.add(charges);
        // Where charges eat the proceeds, they are taken on top of them instead.
        boolean inside = net.signum() == proceeds.signum();
        BigDecimal settled = inside ? net.abs() : proceeds.abs();
        draft.in(came ? asset : cash, came ? units : settled)
                .out(came ? cash : asset, came ? settled : units.abs())
                .price(price, currency)
                .amount(came ? net.negate() : net, currency);
        if (taxes.signum() != 0) {
            draft.tax(taxes.abs(), currency);
        }
        charge(draft, inside && sameCurrency).emit();
    }

    private Draft charge(Draft draft, boolean included) {
        return commission == null || commission.signum() > 0
                ? draft
                : draft.fee(AssetRef.cash(commissionCurrency), commission.abs(), included);
    }
}
