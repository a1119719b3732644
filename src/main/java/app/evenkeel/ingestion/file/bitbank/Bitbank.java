package app.evenkeel.ingestion.file.bitbank;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;

import java.time.ZoneId;

/** What bitbank's exports share. */
final class Bitbank {
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.EXCHANGE, "bitbank", "bitbank");
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private Bitbank() {}
}
