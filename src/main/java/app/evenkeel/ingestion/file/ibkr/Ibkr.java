package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.ingestion.file.TimePattern;

import java.time.ZoneId;

/** What all exports of Interactive Brokers have in common. */
final class Ibkr {
    static final String SOURCE = "ibkr";

    /** Statements are in the time of New York unless the customer changed that. */
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d[, H:m:s]"),
        TimePattern.of("y-M-d[;H:m:s]"),
        TimePattern.of("y-M-d[ H:m:s]"),
        TimePattern.of("yMd[;Hms]"),
        TimePattern.of("yMd[ Hms]")
    };

    private static final String PROVIDER = "Interactive Brokers";

    private Ibkr() {}

    /** The account of a number, masked or not; the provider's name where there is none. */
    static AccountRef account(String number) {
        return new AccountRef(AccountKind.BROKER, PROVIDER, number.isEmpty() ? PROVIDER : number);
    }
}
