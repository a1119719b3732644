package app.evenkeel.ingestion.file.portfolioperformance;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * One transaction of Portfolio Performance, whichever file it stands in.
 *
 * @param kind what it is
 * @param time on the user's clock; the program knows no zones
 * @param amount what moved in the account, all-in: with charges for a purchase, net of them for
 *     proceeds and income; never below zero
 * @param fee and
 * @param tax inside the amount; zero where there are none
 * @param shares zero where no security moved
 * @param security or {@code null}
 * @param gross worth of the shares in the security's own currency, or {@code null} if not said
 * @param id the program's own, or empty
 */
record Entry(
        Kind kind,
        LocalDateTime time,
        CurrencyCode currency,
        BigDecimal amount,
        BigDecimal fee,
        BigDecimal tax,
        BigDecimal shares,
        @Nullable AssetRef security,
        @Nullable BigDecimal gross,
        String note,
        String id) {

    /** Hands it on as a transaction of {@code account}. */
    void emit(Reading reading, CsvRow row, AccountRef account) {
        if (amount.signum() == 0 && shares.signum() == 0) {
            reading.nothingNew(row);
            return;
        }
        AssetRef cash = AssetRef.cash(currency);
        switch (kind) {
            case BUY -> {
                Draft draft = draft(reading, row, TransactionType.BUY, account);
                draft.in(needed(), shares).out(cash, amount).amount(amount, currency);
                charged(draft).emit();
            }
            case SELL -> {
                Draft draft = draft(reading, row, TransactionType.SELL, account);
                draft.out(needed(), shares).in(cash, amount).amount(amount, currency);
                charged(draft).emit();
            }
            case DELIVERY_INBOUND ->
                    charged(draft(reading, row, TransactionType.DEPOSIT, account))
                            .in(needed(), shares)
                            .amount(amount, currency)
                            .emit();
            case DELIVERY_OUTBOUND ->
                    charged(draft(reading, row, TransactionType.WITHDRAWAL, account))
                            .out(needed(), shares)
                            .amount(amount, currency)
                            .emit();
            case DEPOSIT ->
                    draft(reading, row, TransactionType.DEPOSIT, account).in(cash, amount).emit();
            case REMOVAL ->
                    draft(reading, row, TransactionType.WITHDRAWAL, account)
                            .out(cash, amount)
                            .emit();
            case TRANSFER_IN -> moved(reading, row, account, cash, false);
            case TRANSFER_OUT -> moved(reading, row, account, cash, true);
            case DIVIDENDS -> income(reading, row, TransactionType.DIVIDEND, account, false);
            case INTEREST -> income(reading, row, TransactionType.INTEREST, account, false);
            case INTEREST_CHARGE -> income(reading, row, TransactionType.INTEREST, account, true);
            case FEES -> charge(reading, row, TransactionType.FEE, account, true);
            case FEES_REFUND -> charge(reading, row, TransactionType.FEE, account, false);
            case TAXES -> charge(reading, row, TransactionType.TAX, account, true);
            case TAX_REFUND -> charge(reading, row, TransactionType.TAX, account, false);
        }
    }

    /** Shares where some moved, else cash. */
    private void moved(
            Reading reading, CsvRow row, AccountRef account, AssetRef cash, boolean out) {
        boolean isCash = shares.signum() == 0 || security == null;
        AssetRef asset = isCash ? cash : needed();
        BigDecimal quantity = isCash ? amount : shares;
        draft(reading, row, TransactionType.TRANSFER, account)
                .signed(asset, out ? quantity.negate() : quantity)
                .emit();
    }

    private void income(
            Reading reading, CsvRow row, TransactionType type, AccountRef account, boolean isPaid) {
        BigDecimal net = isPaid ? amount.negate() : amount;
        Draft draft =
                draft(reading, row, type, account)
                        .signed(AssetRef.cash(currency), net)
                        .amount(net, currency);
        if (security != null) {
            draft.subject(security);
        }
        charged(draft).emit();
    }

    private void charge(
            Reading reading, CsvRow row, TransactionType type, AccountRef account, boolean out) {
        Draft draft =
                draft(reading, row, type, account)
                        .signed(AssetRef.cash(currency), out ? amount.negate() : amount);
        if (security != null) {
            draft.subject(security);
        }
        draft.emit();
    }

    private Draft charged(Draft draft) {
        if (fee.signum() > 0) {
            draft.fee(AssetRef.cash(currency), fee, true);
        }
        if (tax.signum() > 0) {
            draft.tax(tax, currency);
        }
        if (security != null && gross != null && shares.signum() > 0) {
            draft.price(
                    Decimals.normal(gross.divide(shares, MathContext.DECIMAL64)),
                    security.currency());
        }
        return draft;
    }

    private Draft draft(Reading reading, CsvRow row, TransactionType type, AccountRef account) {
        return reading.draft(type, row)
                .account(account)
                .time(time.toInstant(ZoneOffset.UTC), ZoneOffset.UTC)
                .memo(note)
                .id(id);
    }

    private AssetRef needed() {
        if (security == null) {
            throw new CellProblem("security", ProblemCode.VALUE_MISSING);
        }
        return security;
    }

    /** The program's kinds of transaction, as it calls them in its own file. */
    enum Kind {
        BUY,
        SELL,
        DELIVERY_INBOUND,
        DELIVERY_OUTBOUND,
        DEPOSIT,
        REMOVAL,
        TRANSFER_IN,
        TRANSFER_OUT,
        DIVIDENDS,
        INTEREST,
        INTEREST_CHARGE,
        FEES,
        FEES_REFUND,
        TAXES,
        TAX_REFUND
    }
}
