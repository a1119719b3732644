package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Dividends with the tax that was withheld from them, which Interactive Brokers lists in rows of
 * its own, and corrects in more of them.
 *
 * <p>Withholding joins the dividend of the same account, payer, day and currency; where there are
 * several, the one whose description agrees, else the largest. What finds no dividend, or exceeds
 * it, or is paid back, is a tax of its own. Used by one thread.
 */
final class Incomes {
    private final List<Dividend> dividends = new ArrayList<>();
    private final List<Row> taxes = new ArrayList<>();

    /**
     * One row.
     *
     * @param payer symbol or ISIN, the same in dividend and withholding; empty for tax on interest
     * @param subject the share that paid, or {@code null} if not known
     * @param words what was paid, to tell two dividends of a day apart
     * @param id the source's own, or empty
     */
    record Row(
            CsvRow row,
            AccountRef account,
            LocalDate day,
            String payer,
            @Nullable AssetRef subject,
            String words,
            BigDecimal amount,
            CurrencyCode currency,
            String description,
            String id) {
        boolean matches(Row tax) {
            return !payer.isEmpty()
                    && payer.equals(tax.payer)
                    && day.equals(tax.day)
                    && currency.equals(tax.currency)
                    && account.equals(tax.account);
        }

        Draft draft(Reading reading, TransactionType type) {
            return reading.draft(type, row)
                    .account(account)
                    .day(day, Ibkr.ZONE)
                    .memo(description)
                    // Not the net amount: a corrected tax does not make it another dividend.
                    .sameWhen(day, type, payer, description, currency, amount)
                    .id(id);
        }
    }

    void dividend(Row row) {
        dividends.add(new Dividend(row));
    }

    void tax(Row row) {
        taxes.add(row);
    }

    /** Emits everything. */
    void emit(Reading reading) {
        emit(reading, UnaryOperator.identity());
    }

    /**
     * Emits everything.
     *
     * @param known the share that paid, as the rest of the file names it
     */
    void emit(Reading reading, UnaryOperator<AssetRef> known) {
        List<Row> alone = new ArrayList<>();
        for (Row tax : taxes) {
            Dividend dividend = dividendOf(tax);
            if (dividend == null) {
                alone.add(tax);
            } else {
                dividend.taxes.add(tax);
            }
        }
        for (Dividend dividend : dividends) {
            reading.guard(dividend.row.row(), () -> emit(dividend, reading, known, alone));
        }
        for (Row tax : alone) {
            reading.guard(tax.row(), () -> emitTax(tax, reading, known));
        }
    }

    private @Nullable Dividend dividendOf(Row tax) {
        List<Dividend> sameDay =
                dividends.stream()
                        .filter(each -> each.row.amount().signum() > 0 && each.row.matches(tax))
                        .toList();
        return sameDay.stream()
                .max(
                        Comparator.<Dividend, Boolean>comparing(
                                        each -> each.row.words().equals(tax.words()))
                                .thenComparing(each -> each.row.amount()))
                .orElse(null);
    }

    private static void emit(
            Dividend dividend, Reading reading, UnaryOperator<AssetRef> known, List<Row> alone) {
        Row row = dividend.row;
        if (row.amount().signum() == 0) {
            reading.nothingNew(row.row());
            alone.addAll(dividend.taxes);
            return;
        }
        BigDecimal withheld =
                dividend.taxes.stream()
                        .map(Row::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::subtract);
        boolean joined =
                !dividend.taxes.isEmpty()
                        && withheld.signum() >= 0
                        && withheld.compareTo(row.amount()) < 0;
        BigDecimal net = joined ? row.amount().subtract(withheld) : row.amount();
        Draft draft =
                row.draft(reading, TransactionType.DIVIDEND)
                        .signed(AssetRef.cash(row.currency()), net)
                        .amount(net, row.currency());
        if (row.subject() != null) {
            draft.subject(known.apply(row.subject()));
        }
        if (joined) {
            draft.tax(withheld, row.currency());
            dividend.taxes.forEach(tax -> reading.partOf(row.row(), tax.row()));
        } else {
            alone.addAll(dividend.taxes);
        }
        draft.emit();
    }

    private static void emitTax(Row tax, Reading reading, UnaryOperator<AssetRef> known) {
        if (tax.amount().signum() == 0) {
            reading.nothingNew(tax.row());
            return;
        }
        Draft draft =
                tax.draft(reading, TransactionType.TAX)
                        .signed(AssetRef.cash(tax.currency()), tax.amount());
        if (tax.subject() != null) {
            draft.subject(known.apply(tax.subject()));
        }
        draft.emit();
    }

    private static final class Dividend {
        private final Row row;
        private final List<Row> taxes = new ArrayList<>(2);

        private Dividend(Row row) {
            this.row = row;
        }
    }
}
