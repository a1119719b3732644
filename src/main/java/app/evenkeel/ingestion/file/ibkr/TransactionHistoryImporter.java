package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Importer;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The Transaction History statement: one table in the account's base currency, days without times.
 *
 * <p>Every row moves base-currency cash by its net amount, so that the sum of them is the cash that
 * the account holds. What the statement leaves of currency trades, their residue in base currency
 * and the translation of foreign cash, is kept as interest: gain or loss on cash that no deposit
 * brought.
 */
public final class TransactionHistoryImporter implements Importer {
    private static final String SECTION = "Transaction History";
    private static final String TYPE = "Transaction Type";
    private static final String NET = "Net Amount";
    private static final String PRICE_CURRENCY = "Price Currency";

    @Override
    public String source() {
        return Ibkr.SOURCE;
    }

    @Override
    public String layout() {
        return "transaction-history";
    }

    @Override
    public boolean recognises(FileSample sample) {
        return isIn(sample);
    }

    static boolean isIn(FileSample sample) {
        return sample.rows().stream().anyMatch(row -> Sections.isHeader(row, SECTION));
    }

    @Override
    public void read(CsvRows rows, ImportContext context, RecordSink sink) {
        Reading reading = new Reading(this, context, sink);
        Sections sections = new Sections();
        Incomes incomes = new Incomes();
        Base base = new Base();
        Quotations quotations = new Quotations();
        while (rows.hasNext()) {
            CsvRow row = rows.next();
            RowCells cells = sections.next(row);
            if (cells != null) {
                reading.row(row, () -> read(cells, reading, incomes, base, quotations));
            }
        }
        incomes.emit(reading, quotations::of);
    }

    private static void read(
            RowCells cells, Reading reading, Incomes incomes, Base base, Quotations quotations) {
        if (!Sections.name(cells.row()).equals(SECTION)) {
            if (cells.text("Field Name").equals("Base Currency")) {
                base.currency = cells.currency("Field Value");
            }
            reading.nothingNew(cells.row());
            return;
        }
        cells.checkWidth(0);
        CurrencyCode currency = base.currency;
        if (currency == null) {
            throw cells.refusal("Base Currency", ProblemCode.VALUE_MISSING);
        }
        String type = cells.required(TYPE);
        switch (type) {
            case "Buy", "Sell", "Assignment", "Exercise" ->
                    trade(cells, reading, currency, quotations);
            case "Dividend", "Payment in Lieu" -> incomes.dividend(row(cells, currency));
            case "Foreign Tax Withholding" -> incomes.tax(row(cells, currency));
            case "Credit Interest",
                    "Debit Interest",
                    "Investment Interest Received",
                    "Investment Interest Paid",
                    "Adjustment",
                    "Forex Trade Component" ->
                    cash(cells, reading, TransactionType.INTEREST, currency);
            case "Deposit" -> cash(cells, reading, TransactionType.DEPOSIT, currency);
            case "Withdrawal" -> cash(cells, reading, TransactionType.WITHDRAWAL, currency);
            case "Other Fee", "Transaction Fee", "Commission Adjustment" ->
                    cash(cells, reading, TransactionType.FEE, currency);
            case "Sales Tax" -> cash(cells, reading, TransactionType.TAX, currency);
            default -> throw cells.refusal(TYPE, ProblemCode.UNKNOWN_TYPE, type);
        }
    }

    private static void trade(
            RowCells cells, Reading reading, CurrencyCode base, Quotations quotations) {
        CurrencyCode quoted =
                cells.isAbsent(PRICE_CURRENCY) ? base : cells.currency(PRICE_CURRENCY);
        AssetRef asset =
                AssetRef.security(
                        AssetKind.EQUITY,
                        cells.required("Symbol"),
                        cells.text("Description"),
                        quoted,
                        "");
        quotations.note(asset);
        // The price may be in another currency than all else.
        new Execution(
                        asset,
                        cells.decimal("Quantity"),
                        quoted.equals(base) ? cells.optionalDecimal("Price") : null,
                        cells.decimal("Gross Amount"),
                        cells.optionalDecimal("Commission"),
                        base,
                        cells.decimal(NET)
                                .subtract(cells.decimal("Gross Amount"))
                                .subtract(cells.decimalOrZero("Commission")),
                        base)
                .emit((type, _) ->
                        reading.draft(type, cells.row())
                                .account(account(cells))
                                .day(day(cells), Ibkr.ZONE));
    }

    private static void cash(
            RowCells cells, Reading reading, TransactionType type, CurrencyCode base) {
        Incomes.Row row = row(cells, base);
        if (row.amount().signum() == 0) {
            reading.nothingNew(cells.row());
            return;
        }
        row.draft(reading, type)
                .signed(AssetRef.cash(base), row.amount())
                .amount(type == TransactionType.INTEREST ? row.amount() : null, base)
                .emit();
    }

    private static Incomes.Row row(RowCells cells, CurrencyCode base) {
        String description = cells.text("Description");
        Payer payer = Payer.of(description);
        String symbol = cells.isAbsent("Symbol") ? "" : cells.text("Symbol");
        return new Incomes.Row(
                cells.row(),
                account(cells),
                day(cells),
                symbol,
                symbol.isEmpty()
                        ? null
                        : AssetRef.security(AssetKind.EQUITY, symbol, "", base, payer.isin()),
                payer.words(),
                cells.decimal(NET),
                base,
                description,
                "");
    }

    private static AccountRef account(RowCells cells) {
        return Ibkr.account(cells.text("Account"));
    }

    private static LocalDate day(RowCells cells) {
        return cells.date("Date", Ibkr.TIMES);
    }

    /**
     * What the file's trades are quoted in, by symbol. Income says only what the account was paid
     * in, and stands above or below the trades.
     */
    private static final class Quotations {
        private final Map<String, Set<CurrencyCode>> bySymbol = new HashMap<>();

        void note(AssetRef traded) {
            bySymbol.computeIfAbsent(traded.symbol(), symbol -> new HashSet<>())
                    .add(traded.currency());
        }

        /** The share as its trades name it; as it is if they do not, or in several currencies. */
        AssetRef of(AssetRef share) {
            Set<CurrencyCode> quoted = bySymbol.getOrDefault(share.symbol(), Set.of());
            return quoted.size() == 1
                    ? AssetRef.security(
                            share.kind(),
                            share.symbol(),
                            share.name(),
                            quoted.iterator().next(),
                            share.isin())
                    : share;
        }
    }

    /** What the summary above the table says. */
    private static final class Base {
        private @Nullable CurrencyCode currency;
    }
}
