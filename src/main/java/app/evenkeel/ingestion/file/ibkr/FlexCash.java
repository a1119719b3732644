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

/** The cash transactions of a Flex query, in CSV or XML. */
final class FlexCash implements TableImporter.RowReader {
    private static final String TYPE = "Type";
    private static final String DAY = "SettleDate|Date/Time|DateTime|ReportDate";
    private static final String CURRENCY = "CurrencyPrimary|currency";

    private final Reading reading;
    private final Incomes incomes = new Incomes();

    FlexCash(Reading reading) {
        this.reading = reading;
    }

    @Override
    public void row(RowCells cells) {
        read(cells);
    }

    @Override
    public void end() {
        incomes.emit(reading);
    }

    private void read(RowCells cells) {
        if (cells.text("LevelOfDetail").equalsIgnoreCase("SUMMARY")) {
            reading.nothingNew(cells.row());
            return;
        }
        String type = cells.required(TYPE);
        switch (type) {
            case "Dividends", "Payment In Lieu Of Dividends" -> incomes.dividend(income(cells));
            case "Withholding Tax", "871(m) Withholding", "871(m) Withholding Tax" ->
                    incomes.tax(income(cells));
            case "Broker Interest Received",
                    "Broker Interest Paid",
                    "Bond Interest Received",
                    "Bond Interest Paid" ->
                    cash(cells, TransactionType.INTEREST);
            case "Deposits/Withdrawals", "Deposits & Withdrawals" ->
                    cash(
                            cells,
                            cells.decimal("Amount").signum() < 0
                                    ? TransactionType.WITHDRAWAL
                                    : TransactionType.DEPOSIT);
            case "Other Fees",
                    "Advisor Fees",
                    "Advisor Fees & Other Fees",
                    "Broker Fees",
                    "Commission Adjustments",
                    "Price Adjustments" ->
                    cash(cells, TransactionType.FEE);
            default -> throw cells.refusal(TYPE, ProblemCode.UNKNOWN_TYPE, type);
        }
    }

    private void cash(RowCells cells, TransactionType type) {
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
        CurrencyCode currency = cells.currency(CURRENCY);
        LocalDate day = cells.date(DAY, Ibkr.TIMES);
        AccountRef account = Ibkr.account(cells.text("ClientAccountID|accountId"));
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
