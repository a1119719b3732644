package app.evenkeel.execution.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.Stores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Pages of what is held on paper, in the store. */
class PaperBookSliceTest {
    private static final Instant NOW = Instant.parse("2026-11-13T09:00:00Z");
    private static final AssetRef EUROS = AssetRef.cash(CurrencyCode.EUR);

    @TempDir private Path folder;

    @Test
    void beginsAPageInACurrencyThatARunBesideItBroughtInMeanwhile() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        try (Database database = Database.open(folder.resolve("store"), key)) {
            Stores stores = Stores.of(database);
            Caller caller = database.write(tx -> stores.users().insert(tx, "owner", Role.ADMIN));
            AccountId account =
                    database.write(tx ->
                            stores.accounts()
                                    .insert(
                                            tx,
                                            caller,
                                            new AccountRef(AccountKind.EXCHANGE, "Binance", "one"))
                                    .id());
            Session session =
                    new Session(caller, stores, new Changes(), Clock.fixed(NOW, ZoneOffset.UTC));
            ValuationService valuation = new ValuationService(session);
            assertThat(valuation.assets()).as("nothing is known of euros").isEmpty();
            // The other run has written, and not said so yet.
            Asset euros = database.write(tx -> stores.assets().insert(tx, EUROS));

            PaperBook book = new PaperBook(session, valuation);
            book.begin(account, CurrencyCode.EUR);

            assertThat(book.page(account)).containsOnlyKeys("EUR");
            assertThat(valuation.assets().values()).containsExactly(euros);
        }
    }
}
