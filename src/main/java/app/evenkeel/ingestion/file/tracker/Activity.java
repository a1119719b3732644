package app.evenkeel.ingestion.file.tracker;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * One activity, as trackers keep them: so many units at a price, and a fee on top.
 *
 * @param asset what it is about; for cash, the currency
 * @param price of one unit, or {@code null} where the source says only an amount
 * @param stated amount before the fee, or {@code null} where only units and a price give it
 */
record Activity(
        RowCells cells,
        AccountRef account,
        Instant time,
        AssetRef asset,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal stated,
        BigDecimal fee,
        CurrencyCode currency,
        String note,
        String id) {
    Activity {
        if (fee.signum() < 0) {
            throw cells.refusal("fee", ProblemCode.BAD_VALUE, fee.toPlainString(), "a fee");
        }
    }

    /** The amount before the fee; refuses the row where nothing says it. */
    BigDecimal gross() {
        BigDecimal known = knownGross();
        if (known == null) {
            throw cells.refusal("amount", ProblemCode.VALUE_MISSING);
        }
        return known;
    }

    /**
     * The amount before the fee, or {@code null} where nothing says it. A contract's price is for a
     * unit of what it is for, and of how many of them is not said.
     */
    private @Nullable BigDecimal knownGross() {
        if (stated != null) {
            return stated;
        }
        return price == null || asset.kind() == AssetKind.OPTION ? null : quantity.multiply(price);
    }

    void bought(Reading reading) {
        BigDecimal cost = gross().add(fee);
        charged(draft(reading, TransactionType.BUY))
                .in(asset, quantity)
                .out(cash(), cost)
                .amount(cost, currency)
                .emit();
    }

    void sold(Reading reading) {
        BigDecimal proceeds = gross().subtract(fee);
        charged(draft(reading, TransactionType.SELL))
                .out(asset, quantity)
                .in(cash(), proceeds)
                .amount(proceeds, currency)
                .emit();
    }

    void income(Reading reading, TransactionType type) {
        BigDecimal net = gross().subtract(fee);
        Draft draft = draft(reading, type).signed(cash(), net).amount(net, currency);
        if (!asset.equals(cash())) {
            draft.subject(asset);
        }
        if (fee.signum() > 0) {
            draft.fee(cash(), fee, true);
        }
        draft.emit();
    }

    /** A fee or a tax on its own: what is called the fee, and what is called the amount. */
    void charge(Reading reading, TransactionType type) {
        BigDecimal charged = knownGross();
        draft(reading, type).out(cash(), charged == null ? fee : charged.add(fee)).emit();
    }

    /** Cash, or units at a stated cost, that came or went. */
    void moved(Reading reading, TransactionType type, boolean came) {
        boolean isCash = asset.equals(cash());
        BigDecimal units = isCash ? gross() : quantity;
        BigDecimal cost = isCash ? null : knownGross();
        Draft draft = draft(reading, type).signed(asset, came ? units : units.negate());
        if (cost != null && cost.signum() > 0) {
            draft.amount(cost, currency).price(price, currency);
        }
        if (fee.signum() > 0) {
            draft.fee(cash(), fee, false);
        }
        draft.emit();
    }

    /** A split by the difference that it made. */
    void split(Reading reading, BigDecimal change) {
        draft(reading, TransactionType.SPLIT).signed(asset, change).subject(asset).emit();
    }

    private Draft charged(Draft draft) {
        return draft.fee(cash(), fee, true).price(price, currency);
    }

    private Draft draft(Reading reading, TransactionType type) {
        return reading.draft(type, cells.row())
                .account(account)
                .time(time, ZoneOffset.UTC)
                .memo(note)
                .id(id);
    }

    private AssetRef cash() {
        return AssetRef.cash(currency);
    }
}
