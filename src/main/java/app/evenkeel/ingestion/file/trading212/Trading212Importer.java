package app.evenkeel.ingestion.file.trading212;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Trading 212's history export. Its columns change from year to year and are read by name; the
 * total is all-in, in the account's currency.
 */
public final class Trading212Importer extends TableImporter {
    static final String ACTION = "Action";
    static final String SHARES = "No. of shares";
    static final String PRICE = "Price / share";
    static final String ISIN = "ISIN";
    private static final String TIME = "Time|Time (UTC)";
    private static final String WITHHELD = "Withholding tax";
    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d H:m:s[.S]"),
        TimePattern.of("y-M-d H:m:s+00:00"),
        TimePattern.of("y-M-d H:m:s.S+00:00"),
        TimePattern.of("y-M-dTH:m:s+00:00"),
        TimePattern.of("y-M-dTH:m:s.S+00:00")
    };
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Trading 212", "Trading 212");

    public Trading212Importer() {
        super("trading212", "history", ACTION, TIME, ISIN, "Ticker", SHARES, PRICE);
    }

    @Override
    protected RowReader begin(Reading reading) {
        HalfSplits splits = new HalfSplits(reading);
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                read(Columns212.aligned(cells), reading, splits);
            }

            @Override
            public void end() {
                splits.finish();
            }
        };
    }

    /** A transaction of the row's time and id. */
    static Draft draft(Reading reading, RowCells cells, TransactionType type) {
        String id = cells.text("ID");
        Instant time = time(cells);
        return reading.draft(type, cells.row())
                .account(ACCOUNT)
                .time(time, ZoneOffset.UTC)
                .memo(cells.text("Notes"))
                // The same id may stand on a purchase and on its sale; how the time is written
                // changes from year to year.
                .id(id, String.join(":", id, cells.text(ACTION), "" + time.getEpochSecond()));
    }

    static Instant time(RowCells cells) {
        return cells.time(TIME, ZoneOffset.UTC, TIMES);
    }

    static AssetRef share(RowCells cells) {
        String name = cells.text("Name");
        AssetKind kind =
                name.contains(" ETF") || name.contains("UCITS") ? AssetKind.ETF : AssetKind.EQUITY;
        return AssetRef.security(
                kind,
                cells.required("Ticker"),
                name,
                Columns212.Quote.of(cells).currency(),
                cells.text(ISIN));
    }

    private static void read(RowCells cells, Reading reading, HalfSplits splits) {
        String action = cells.required(ACTION).toLowerCase(Locale.ROOT);
        if (action.endsWith(" buy") || action.endsWith(" sell")) {
            trade(cells, action.endsWith(" buy"), reading);
        } else if (action.startsWith("dividend")) {
            dividend(cells, reading);
        } else if (action.startsWith("stock split")) {
            splits.add(cells);
        } else if (action.startsWith("stock distribution") || action.equals("free shares")) {
            draft(reading, cells, TransactionType.REWARD)
                    .in(share(cells), cells.positive(SHARES))
                    .amount(BigDecimal.ZERO, Columns212.Total.of(cells).currency())
                    .emit();
        } else if (action.equals("currency conversion")) {
            conversion(cells, reading);
        } else if (action.startsWith("spin off") || action.startsWith("spin-off")) {
            // The parent is not named, so that neither's cost is known.
            draft(reading, cells, TransactionType.CUSTODY_MOVE)
                    .in(share(cells), cells.positive(SHARES))
                    .emit();
        } else if (action.equals("transfer in") || action.equals("transfer out")) {
            BigDecimal units = cells.positive(SHARES);
            draft(reading, cells, TransactionType.CUSTODY_MOVE)
                    .signed(share(cells), action.equals("transfer in") ? units : units.negate())
                    .emit();
        } else {
            cash(cells, action, reading);
        }
    }

    private static void trade(RowCells cells, boolean buy, Reading reading) {
        Columns212.Total total = Columns212.Total.of(cells);
        Columns212.Quote quote = Columns212.Quote.of(cells);
        AssetRef cash = AssetRef.cash(total.currency());
        AssetRef share = share(cells);
        BigDecimal units = cells.positive(SHARES);
        BigDecimal amount = total.amount().abs();
        draft(reading, cells, buy ? TransactionType.BUY : TransactionType.SELL)
                .in(buy ? share : cash, buy ? units : amount)
                .out(buy ? cash : share, buy ? amount : units)
                .fee(cash, Columns212.fees(cells, total.currency()), true)
                .tax(Columns212.duties(cells, total.currency()), total.currency())
                .price(quote.price(), quote.currency())
                .amount(amount, total.currency())
                .emit();
    }

    private static void dividend(RowCells cells, Reading reading) {
        Columns212.Total total = Columns212.Total.of(cells);
        if (total.amount().signum() == 0) {
            // Less than half a cent is listed as zero: nothing moved.
            reading.nothingNew(cells.row());
            return;
        }
        Columns212.Quote quote = Columns212.Quote.of(cells);
        Draft draft =
                draft(reading, cells, TransactionType.DIVIDEND)
                        .signed(AssetRef.cash(total.currency()), total.amount())
                        .price(quote.price(), quote.currency())
                        .amount(total.amount(), total.currency())
                        .subject(share(cells));
        BigDecimal withheld = cells.optionalDecimal(WITHHELD);
        if (withheld != null) {
            draft.tax(withheld, cells.currency("Currency (" + WITHHELD + ")"));
        }
        draft.emit();
    }

    private static void conversion(RowCells cells, Reading reading) {
        String from = "Currency conversion from amount";
        String to = "Currency conversion to amount";
        String fee = "Currency conversion fee";
        Draft draft =
                draft(reading, cells, TransactionType.SWAP)
                        .out(
                                AssetRef.cash(cells.currency("Currency (" + from + ")")),
                                cells.decimal(from).abs())
                        .in(
                                AssetRef.cash(cells.currency("Currency (" + to + ")")),
                                cells.decimal(to).abs());
        BigDecimal charged = cells.optionalDecimal(fee);
        if (charged != null && !cells.isAbsent("Currency (" + fee + ")")) {
            draft.fee(AssetRef.cash(cells.currency("Currency (" + fee + ")")), charged.abs(), true);
        }
        draft.emit();
    }

    private static void cash(RowCells cells, String action, Reading reading) {
        TransactionType type =
                switch (action) {
                    case "deposit", "card credit" -> TransactionType.DEPOSIT;
                    case "withdrawal", "card debit" -> TransactionType.WITHDRAWAL;
                    case "interest on cash",
                            "lending interest",
                            "share lending interest",
                            "result adjustment" ->
                            TransactionType.INTEREST;
                    case "spending cashback", "cashback" -> TransactionType.REWARD;
                    case "new card cost" -> TransactionType.FEE;
                    default ->
                            throw cells.refusal(
                                    ACTION, ProblemCode.UNKNOWN_TYPE, cells.text(ACTION));
                };
        Columns212.Total total = Columns212.Total.of(cells);
        if (total.amount().signum() == 0) {
            reading.nothingNew(cells.row());
            return;
        }
        // The sign is there in some years and not in others.
        BigDecimal amount = total.amount().abs();
        AssetRef cash = AssetRef.cash(total.currency());
        Draft draft = draft(reading, cells, type);
        switch (type) {
            case WITHDRAWAL, FEE -> draft.out(cash, amount);
            case INTEREST ->
                    draft.signed(cash, total.amount()).amount(total.amount(), total.currency());
            case REWARD -> draft.in(cash, amount).amount(amount, total.currency());
            default -> draft.in(cash, amount);
        }
        draft.emit();
    }
}
