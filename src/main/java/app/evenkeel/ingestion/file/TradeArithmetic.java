package app.evenkeel.ingestion.file;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a trade's own figures agree: quantity times price is the amount, with or without fee and
 * tax. Figures in other currencies than the price are not compared, nor are options, whose prices
 * are for a multiple of a contract that the file seldom states, and bonds, whose amounts hold
 * accrued interest.
 */
final class TradeArithmetic {
    /** Quoted prices are rounded, and a spread may lie between them and what was paid. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.02");

    /** Units of the currency's smallest place that rounding may take from a small amount. */
    private static final int ROUNDING_UNITS = 2;

    /** Share of the worth that a charge may be which is in the amount and nowhere else. */
    private static final BigDecimal UNSTATED_CHARGE = new BigDecimal("0.25");

    private final boolean bought;
    private final AssetKind kind;
    private final BigDecimal quantity;
    private final Price price;
    private final BigDecimal worth;
    private final BigDecimal allowed;
    private final List<Money> amounts = new ArrayList<>(2);
    private boolean feeStated;
    private BigDecimal fee = BigDecimal.ZERO;
    private BigDecimal tax = BigDecimal.ZERO;

    /**
     * @param price of {@link AssetRef#unitsPerPrice()} units
     */
    TradeArithmetic(boolean bought, AssetRef traded, BigDecimal quantity, Price price) {
        this.bought = bought;
        kind = traded.kind();
        this.quantity = quantity;
        this.price = price;
        worth =
                quantity.multiply(price.value())
                        .divide(BigDecimal.valueOf(traded.unitsPerPrice()), Decimals.WORKING);
        allowed =
                worth.multiply(TOLERANCE)
                        .max(BigDecimal.valueOf(ROUNDING_UNITS, price.currency().fractionDigits()));
    }

    /** What was paid or received; {@code null} where the source does not say. */
    TradeArithmetic amount(@Nullable Money value) {
        if (value != null && value.currency().equals(price.currency())) {
            amounts.add(value);
        }
        return this;
    }

    /** What changed hands for it. */
    TradeArithmetic settled(AssetRef asset, BigDecimal settled) {
        return isMoney(asset) ? amount(new Money(settled, asset.currency())) : this;
    }

    TradeArithmetic fee(AssetRef asset, BigDecimal charged) {
        if (isMoney(asset) && asset.currency().equals(price.currency())) {
            feeStated = true;
            fee = charged;
        }
        return this;
    }

    TradeArithmetic tax(Money value) {
        if (value.currency().equals(price.currency())) {
            tax = value.amount();
        }
        return this;
    }

    /** The figures that contradict each other; {@code null} if they agree or cannot be compared. */
    String @Nullable [] contradiction() {
        if (worth.signum() == 0
                || amounts.isEmpty()
                || kind == AssetKind.OPTION
                || kind == AssetKind.BOND) {
            return null;
        }
        for (Money amount : amounts) {
            if (agrees(amount.amount().abs())) {
                return null;
            }
        }
        CurrencyCode currency = price.currency();
        return new String[] {
            Decimals.plain(quantity),
            Decimals.plain(price.value()) + " " + currency,
            amounts.getFirst().toString()
        };
    }

    private boolean agrees(BigDecimal amount) {
        BigDecimal gap = amount.subtract(worth);
        if (isSmall(gap)) {
            return true;
        }
        if (!feeStated && isCharge(bought ? gap : gap.negate())) {
            return true;
        }
        for (BigDecimal charge : List.of(fee, tax, fee.add(tax), fee.subtract(tax))) {
            if (isSmall(gap.add(charge)) || isSmall(gap.subtract(charge))) {
                return true;
            }
        }
        return false;
    }

    private boolean isCharge(BigDecimal gap) {
        return gap.signum() > 0 && gap.compareTo(worth.multiply(UNSTATED_CHARGE)) <= 0;
    }

    private boolean isSmall(BigDecimal gap) {
        return gap.abs().compareTo(allowed) <= 0;
    }

    private static boolean isMoney(AssetRef asset) {
        return switch (asset.kind()) {
            case CASH, FX, CRYPTO, STABLECOIN -> true;
            case EQUITY, ETF, FUND, BOND, OPTION, COMMODITY -> false;
        };
    }
}
