package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Confirmation;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Importer;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.StatedHolding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An invented source for tests, in layouts told apart by the first word of the header: two that
 * tell trades in full, one of these two on a row, one that only confirms them, one that states
 * holdings. Another has a mistake in its program.
 */
record SampleImporter(String layout, String firstWord, int precedence) implements Importer {
    static final String TRADES = "time,side,coin,quantity,paid,id,ref\n";
    static final String LEDGER = "when,side,coin,quantity,paid,id,ref\n";
    static final String CASH = "day,what,ref\n";
    static final String BALANCE = "held,coin,quantity\n";
    static final String PAIRS =
            "first,side,coin,quantity,paid,id,ref,second,side,coin,quantity,paid,id,ref\n";
    static final String BROKEN = "broken\n";

    static FileReading reading() {
        return new FileReading(
                List.of(
                        new SampleImporter("cash", "day", 10),
                        new SampleImporter("trades", "time", 0),
                        new SampleImporter("ledger", "when", 5),
                        new SampleImporter("balance", "held", 20),
                        new SampleImporter("pairs", "first", 0),
                        new Broken()));
    }

    @Override
    public String source() {
        return "sample";
    }

    @Override
    public boolean recognises(FileSample sample) {
        return sample.hasHeader(firstWord);
    }

    @Override
    public void read(CsvRows rows, ImportContext context, RecordSink sink) {
        rows.next();
        while (rows.hasNext()) {
            CsvRow row = rows.next();
            sink.row(row.place(), row.line());
            try {
                take(row, context, sink);
            } catch (RuntimeException e) {
                sink.rejected(
                        row.place(),
                        RowProblem.rejected(
                                row.line(), "", ProblemCode.BAD_VALUE, row.raw(), "a row"));
            }
        }
    }

    private void take(CsvRow row, ImportContext context, RecordSink sink) {
        AccountId account =
                context.book()
                        .account(
                                context.named(
                                        new AccountRef(AccountKind.EXCHANGE, "Sample", "Sample")));
        List<String> c = row.cells();
        switch (layout) {
            case "cash" ->
                    sink.confirmation(
                            row.place(),
                            new Confirmation(row.line(), account, c.get(2), c.get(1), "trades"));
            case "balance" ->
                    sink.holding(
                            row.place(),
                            new StatedHolding(
                                    row.line(),
                                    account,
                                    "",
                                    context.book().asset(AssetRef.coin(c.get(1))),
                                    new BigDecimal(c.get(2)),
                                    LocalDate.parse(c.get(0)),
                                    c.size() > 3
                                            ? new Price(new BigDecimal(c.get(3)), CurrencyCode.USD)
                                            : null));
            case "pairs" -> {
                sink.transaction(row.place(), candidate(row, c.subList(0, 7), account, context));
                sink.transaction(row.place(), candidate(row, c.subList(7, 14), account, context));
            }
            default -> sink.transaction(row.place(), candidate(row, c, account, context));
        }
    }

    private Candidate candidate(
            CsvRow row, List<String> c, AccountId account, ImportContext context) {
        AssetId coin = context.book().asset(AssetRef.coin(c.get(2)));
        AssetId dollars = context.book().asset(AssetRef.cash(CurrencyCode.USD));
        boolean buy = c.get(1).equals("buy");
        Leg units = new Leg(coin, new BigDecimal(c.get(3)));
        Leg cash = new Leg(dollars, new BigDecimal(c.get(4)));
        Origin origin =
                new Origin(
                        BatchId.BY_HAND,
                        "sample",
                        layout,
                        c.get(5),
                        null,
                        0,
                        c.get(6),
                        row.line(),
                        row.raw());
        Head head =
                new Head(
                        TransactionId.NONE,
                        account,
                        "",
                        Instant.parse(c.get(0)),
                        ZoneOffset.UTC,
                        null,
                        "",
                        origin);
        String key =
                c.get(5).isEmpty() ? "at:" + String.join("|", c.subList(0, 5)) : "id:" + c.get(5);
        return new Candidate(
                Transaction.of(
                        buy ? TransactionType.BUY : TransactionType.SELL,
                        head,
                        Movement.ofTrade(buy ? units : cash, buy ? cash : units)
                                .withAmount(new Money(cash.quantity(), CurrencyCode.USD))),
                "Sample/Sample",
                key);
    }

    /** Fails on its first row in a way that no row's guard expects. */
    private record Broken() implements Importer {
        @Override
        public String source() {
            return "broken";
        }

        @Override
        public String layout() {
            return "broken";
        }

        @Override
        public boolean recognises(FileSample sample) {
            return sample.hasHeader("broken");
        }

        @Override
        public void read(CsvRows rows, ImportContext context, RecordSink sink) {
            rows.next();
            throw new StringIndexOutOfBoundsException("begin 3, end 2");
        }
    }
}
