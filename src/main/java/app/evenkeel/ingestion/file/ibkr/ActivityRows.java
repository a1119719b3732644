package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of one Activity Statement that move something. Used by one thread.
 *
 * <p>A trade is told up to three times: by its order, by the order's executions, and by the lots it
 * closed. Orders count where the statement has them, else executions, for each account and symbol;
 * lots never.
 */
final class ActivityRows {
    private static final String COMMISSION = "Comm/Fee";
    private static final String COMMISSION_IN = "Comm in ";
    private static final String DAY = "Date|Settle Date|Date/Time";

    private final Reading reading;
    private final Instruments instruments = new Instruments();
    private final List<RowCells> orders = new ArrayList<>();
    private final List<RowCells> executions = new ArrayList<>();
    private final List<RowCells> dividends = new ArrayList<>();
    private final List<RowCells> taxes = new ArrayList<>();
    private final List<RowCells> transfers = new ArrayList<>();
    private final List<Cash> cash = new ArrayList<>();
    private final CorporateActions actions;
    private String accountNumber = "";

    /** A row of a table in which all rows are of one type; deposits below zero are withdrawals. */
    private record Cash(RowCells cells, TransactionType type) {}

    ActivityRows(Reading reading) {
        this.reading = reading;
        this.actions = new CorporateActions(reading);
    }

    /** Keeps the row if its table matters; returns whether it will be emitted. */
    boolean take(String section, RowCells cells) {
        switch (section) {
            case "Trades" -> {
                return takeTrade(cells);
            }
            case "Dividends" -> dividends.add(cells);
            case "Withholding Tax", "871(m) Withholding" -> taxes.add(cells);
            case "Corporate Actions" -> actions.add(cells, account(cells));
            case "Transfers", "Incoming/Outgoing Trades" -> transfers.add(cells);
            case "Interest", "Bond Interest Received", "Bond Interest Paid" ->
                    cash.add(new Cash(cells, TransactionType.INTEREST));
            case "Fees", "Transaction Fees" -> cash.add(new Cash(cells, TransactionType.FEE));
            case "Deposits & Withdrawals" -> cash.add(new Cash(cells, TransactionType.DEPOSIT));
            default -> {
                note(section, cells);
                return false;
            }
        }
        return true;
    }

    /** Emits everything, tables in a fixed order. */
    void emit() {
        Set<String> ordered = orders.stream().map(this::traded).collect(Collectors.toSet());
        orders.forEach(cells -> reading.guard(cells.row(), () -> trade(cells)));
        for (RowCells cells : executions) {
            if (ordered.contains(traded(cells))) {
                reading.nothingNew(cells.row());
            } else {
                reading.guard(cells.row(), () -> trade(cells));
            }
        }
        Incomes incomes = new Incomes();
        dividends.forEach(cells -> reading.guard(cells.row(), () -> incomes.dividend(row(cells))));
        taxes.forEach(cells -> reading.guard(cells.row(), () -> incomes.tax(row(cells))));
        incomes.emit(reading);
        actions.emit();
        transfers.forEach(cells -> reading.guard(cells.row(), () -> transfer(cells)));
        cash.forEach(each -> reading.guard(each.cells().row(), () -> emit(each)));
    }

    /** What an order and its executions have in common. */
    private String traded(RowCells cells) {
        return String.join(
                "|", account(cells).name(), cells.text("Asset Category"), cells.text("Symbol"));
    }

    private boolean takeTrade(RowCells cells) {
        switch (cells.text("DataDiscriminator")) {
            case "Order" -> orders.add(cells);
            case "Trade" -> executions.add(cells);
            case "ClosedLot" -> {
                return false;
            }
            default ->
                    throw cells.refusal(
                            "DataDiscriminator",
                            ProblemCode.UNKNOWN_TYPE,
                            cells.text("DataDiscriminator"));
        }
        return true;
    }

    private void note(String section, RowCells cells) {
        if (section.equals("Financial Instrument Information")) {
            instruments.add(cells);
        } else if (section.equals("Account Information")
                && cells.text("Field Name").equals("Account")) {
            accountNumber = cells.text("Field Value");
        }
    }

    private void trade(RowCells cells) {
        cells.checkWidth(0);
        CurrencyCode currency = cells.currency("Currency");
        AssetRef asset = instruments.traded(cells, currency);
        String commission = COMMISSION;
        CurrencyCode commissionCurrency = currency;
        if (!cells.has(COMMISSION)) {
            // Currency trades have the commission in base currency: "Comm in EUR".
            commission =
                    cells.columns().names().stream()
                            .filter(name -> name.startsWith(COMMISSION_IN))
                            .findFirst()
                            .orElseThrow(
                                    () -> cells.refusal(COMMISSION, ProblemCode.VALUE_MISSING));
            commissionCurrency = CurrencyCode.of(commission.substring(COMMISSION_IN.length()));
        }
        Instant time = cells.time("Date/Time", Ibkr.ZONE, Ibkr.TIMES);
        new Execution(
                        asset,
                        cells.decimal("Quantity"),
                        cells.optionalDecimal("T. Price"),
                        cells.decimal("Proceeds"),
                        cells.optionalDecimal(commission),
                        commissionCurrency,
                        BigDecimal.ZERO,
                        currency)
                .emit((type, _) ->
                        reading.draft(type, cells.row())
                                .account(account(cells))
                                .time(time, Ibkr.ZONE)
                                .memo(cells.text("Code")));
    }

    /** Shares, or cash, from or to another account; a row may be of one or the other. */
    private void transfer(RowCells cells) {
        cells.checkWidth(0);
        CurrencyCode currency = cells.currency("Currency");
        BigDecimal units = cells.decimalOrZero("Qty|Quantity");
        BigDecimal moved = cells.decimalOrZero("Cash Amount");
        boolean out = cells.text("Direction").equalsIgnoreCase("Out");
        Draft draft =
                reading.draft(
                                units.signum() == 0
                                        ? TransactionType.TRANSFER
                                        : TransactionType.CUSTODY_MOVE,
                                cells.row())
                        .account(account(cells))
                        .day(cells.date(DAY, Ibkr.TIMES), Ibkr.ZONE)
                        .memo((cells.text("Type") + " " + cells.text("Direction")).strip());
        if (units.signum() != 0) {
            draft.signed(
                    instruments.traded(cells, currency), out ? units.abs().negate() : units.abs());
        } else if (moved.signum() != 0) {
            draft.signed(AssetRef.cash(currency), out ? moved.abs().negate() : moved.abs());
        } else {
            reading.nothingNew(cells.row());
            return;
        }
        draft.emit();
    }

    private void emit(Cash each) {
        Incomes.Row row = row(each.cells());
        if (row.amount().signum() == 0) {
            reading.nothingNew(row.row());
            return;
        }
        TransactionType type =
                each.type() == TransactionType.DEPOSIT && row.amount().signum() < 0
                        ? TransactionType.WITHDRAWAL
                        : each.type();
        row.draft(reading, type)
                .signed(AssetRef.cash(row.currency()), row.amount())
                .amount(type == TransactionType.INTEREST ? row.amount() : null, row.currency())
                .emit();
    }

    private Incomes.Row row(RowCells cells) {
        cells.checkWidth(0);
        String description = cells.text("Description");
        Payer payer = Payer.of(description);
        CurrencyCode currency = cells.currency("Currency");
        return new Incomes.Row(
                cells.row(),
                account(cells),
                cells.date(DAY, Ibkr.TIMES),
                payer.symbol(),
                instruments.payer(payer.symbol(), payer.isin(), currency),
                payer.words(),
                cells.decimal("Amount"),
                currency,
                description,
                "");
    }

    private AccountRef account(RowCells cells) {
        String own = cells.text("Account");
        return Ibkr.account(own.isEmpty() ? accountNumber : own);
    }
}
