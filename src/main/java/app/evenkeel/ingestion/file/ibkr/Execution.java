package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.Draft;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;

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

    /** Begins a transaction with what all of the row have. */
    @FunctionalInterface
    interface Begin {
        /**
         * @param part tells a charge of the row that is a transaction of its own from the trade;
         *     empty for the trade
         */
        Draft begin(TransactionType type, String part);
    }

    /**
     * Hands on the trade, and beside it the charges that have no place in it: what exceeds the
     * proceeds, and a rebate in another currency.
     *
     * <p>A short position that ends without cash takes its units in for nothing; a long one gives
     * them up for nothing, which loses what they cost.
     */
    void emit(Begin begin) {
        boolean came = units.signum() > 0;
        if (asset.kind() == AssetKind.CASH) {
            exchange(begin, came);
        } else if (proceeds.signum() == 0) {
            // No cash moved, so it is neither a purchase nor a sale.
            Draft draft =
                    begin.begin(came ? TransactionType.CUSTODY_MOVE : TransactionType.FEE, "")
                            .signed(asset, units)
                            .price(price, currency)
                            .amount(BigDecimal.ZERO, currency);
            charge(draft, false).emit();
            beside(begin);
        } else {
            trade(begin, came);
        }
    }

    private void exchange(Begin begin, boolean came) {
        AssetRef quote = AssetRef.cash(currency);
        Draft draft =
                begin.begin(TransactionType.SWAP, "")
                        .in(came ? asset : quote, (came ? units : proceeds).abs())
                        .out(came ? quote : asset, (came ? proceeds : units).abs())
                        .price(price, currency);
        charge(draft, false).emit();
        beside(begin);
    }

    private void trade(Begin begin, boolean came) {
        AssetRef cash = AssetRef.cash(currency);
        BigDecimal own =
                commission != null && commissionCurrency.equals(currency)
                        ? commission
                        : BigDecimal.ZERO;
        BigDecimal net = proceeds.add(taxes).add(own);
        // Where charges eat the proceeds up, none is inside: a leg is more than zero.
        boolean inside = net.signum() == proceeds.signum();
        BigDecimal settled = inside ? net : proceeds;
        BigDecimal stated = inside ? net : proceeds.add(own.min(BigDecimal.ZERO));
        Draft draft =
                begin.begin(came ? TransactionType.BUY : TransactionType.SELL, "")
                        .in(came ? asset : cash, came ? units : settled.abs())
                        .out(came ? cash : asset, came ? settled.abs() : units.abs())
                        .price(price, currency)
                        .amount(came ? stated.negate() : stated, currency);
        if (inside && taxes.signum() != 0) {
            draft.tax(taxes.abs(), currency);
        }
        charge(draft, inside && commissionCurrency.equals(currency)).emit();
        if (!inside) {
            beside(begin);
        } else if (own.signum() == 0) {
            rebate(begin);
        }
    }

    private Draft charge(Draft draft, boolean included) {
        return commission == null || commission.signum() > 0
                ? draft
                : draft.fee(AssetRef.cash(commissionCurrency), commission.abs(), included);
    }

    private void beside(Begin begin) {
        alone(begin, TransactionType.TAX, currency, taxes);
        rebate(begin);
    }

    /** A fee is never below zero, so what was paid back is a transaction. */
    private void rebate(Begin begin) {
        if (commission != null) {
            alone(begin, TransactionType.FEE, commissionCurrency, commission.max(BigDecimal.ZERO));
        }
    }

    private static void alone(
            Begin begin, TransactionType type, CurrencyCode currency, BigDecimal moved) {
        if (moved.signum() != 0) {
            begin.begin(type, type.name().toLowerCase(Locale.ROOT))
                    .signed(AssetRef.cash(currency), moved)
                    .emit();
        }
    }
}
