package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A Flex query's cash transactions as CSV: dividends and their tax, interest, fees, deposits. */
public final class FlexCashImporter extends TableImporter {
    private static final String TYPE = "Type";
    private static final String DAY = "SettleDate|Date/Time|DateTime|ReportDate";

    public FlexCashImporter() {
        super(Ibkr.SOURCE, "flex-cash", TYPE, DAY, "Description", "Amount", "CurrencyPrimary");
    }

    @Override
    protected RowReader begin(Reading reading) {
        Incomes incomes = new Incomes();
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                read(cells, reading, incomes);
            }

            @Override
            public void end() {
                incomes.emit(reading);
            }
        };
    }

    private static void read(RowCells cells, Reading reading, Incomes incomes) {
        if (cells.text("LevelOfDetail").equalsIgnoreCase("SUMMARY")) {
            reading.nothingNew(cells.row());
            return;
        }
        String type = cells.required(TYPE);
        switch (type) {
            case "Dividends", "Payment In Lieu Of Dividends" -> incomes.dividend(income(cells));
            case "Withholding Tax", "871(m) Withholding" -> incomes.tax(income(cells));
            case "Broker Interest Received",
                    "Broker Interest Paid",
                    "Bond Interest Received",
                    "Bond Interest Paid" ->
                    cash(cells, reading, TransactionType.INTEREST);
            case "Deposits/Withdrawals", "Deposits & Withdrawals" ->
                    cash(
                            cells,
                            reading,
                            cells.decimal("Amount").signum() < 0
                                    ? TransactionType.WITHDRAWAL
                                    : TransactionType.DEPOSIT);
            case "Other Fees", "Advisor Fees", "Commission Adjustments", "Price Adjustments" ->
                    cash(cells, reading, TransactionType.FEE);
            default -> throw cells.refusal(TYPE, ProblemCode.UNKNOWN_TYPE, type);
        }
    }

    private static void cash(RowCells cells, Reading reading, TransactionType type) {
        Incomes.Row row = income(cells);
        row.draft(reading, type)
                .signed(AssetRef.cash(row.currency()), row.amount())
                .amount(type == TransactionType.INTEREST ? row.amount() : null, row.currency())
                .emit();
    }

    private static Incomes.Row income(RowCells cells) {
        String description = cells.text("Description");
        Payer payer = Payer.of(description);
        BigDecimal amount = cells.decimal("Amount");
        CurrencyCode currency = cells.currency("CurrencyPrimary");
        LocalDate day = cells.date(DAY, Ibkr.TIMES);
        AccountRef account = Ibkr.account(cells.text("ClientAccountID"));
        String isin = cells.text("ISIN").isEmpty() ? payer.isin() : cells.text("ISIN");
        String symbol = cells.text("Symbol").isEmpty() ? payer.symbol() : cells.text("Symbol");
        return new Incomes.Row(
                cells.row(),
                account,
                day,
                isin.isEmpty() ? symbol : isin,
                subject(symbol, isin, currency),
                payer.words(),
                amount,
                currency,
                description,
                cells.text("TransactionID"));
    }

    private static @Nullable AssetRef subject(String symbol, String isin, CurrencyCode currency) {
        String known = symbol.isEmpty() ? isin : symbol;
        return known.isEmpty()
                ? null
                : AssetRef.security(AssetKind.EQUITY, known, "", currency, isin);
    }
}
