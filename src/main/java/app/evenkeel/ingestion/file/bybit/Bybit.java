package app.evenkeel.ingestion.file.bybit;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;

import java.time.Instant;
import java.time.ZoneOffset;

/** What Bybit's exports share; the funding and the trading account are one account here. */
final class Bybit {
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.EXCHANGE, "Bybit", "Bybit");

    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d H:m:s[.S]"),
        TimePattern.of("y-M-dTH:m:sZ"),
        TimePattern.words("HH:mm uuuu-MM-dd"),
        TimePattern.of("y-M-d H:m"),
    };

    private Bybit() {}

    static Instant time(RowCells cells, String column) {
        return cells.time(column, ZoneOffset.UTC, TIMES);
    }
}
