package app.evenkeel.ingestion.file.okx;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.TimePattern;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** What OKX's exports share; the trading and the funding account are one account here. */
final class Okx {
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.EXCHANGE, "OKX", "OKX");
    static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d H:m:s[.S]"), TimePattern.of("y-M-dTH:m:s[.S]Z")
    };
    private static final String ZONE = "time zone:";

    private Okx() {}

    /** The zone of a line such as {@code UID:1,Account Type:Main,Time Zone:UTC+8}. */
    static ZoneId zone(CsvRow preamble, ZoneId otherwise) {
        for (String cell : preamble.cells()) {
            String plain = cell.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            if (plain.startsWith(ZONE)) {
                try {
                    return ZoneId.of(
                                    plain.substring(ZONE.length()).strip().toUpperCase(Locale.ROOT))
                            .normalized();
                } catch (DateTimeException e) {
                    return ZoneOffset.UTC;
                }
            }
        }
        return otherwise;
    }
}
