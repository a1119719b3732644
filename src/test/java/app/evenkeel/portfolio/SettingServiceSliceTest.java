package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.Stores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class SettingServiceSliceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir private Path folder;
    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = EmptyStores.open(folder, new byte[32]);
        Stores stores = Stores.of(database);
        Caller caller = database.write(tx -> stores.users().insert(tx, "owner", Role.ADMIN));
        session = new Session(caller, stores, new Changes(), CLOCK);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSettingIsStillThereInTheNextSession() {
        new SettingService(session).setBaseCurrency(CurrencyCode.EUR);

        assertThat(new SettingService(session).baseCurrency()).isEqualTo(CurrencyCode.EUR);
    }

    @Test
    void whatWasNeverSetHasItsDefault() {
        assertThat(new SettingService(session).get("theme", "light")).isEqualTo("light");
    }

    @Test
    void onlyARealChangeIsPublished() {
        List<Change> published = new ArrayList<>();
        session.changes().subscribe(published::add);
        SettingService settings = new SettingService(session);

        settings.put("theme", "dark");
        settings.put("theme", "dark");

        assertThat(published).containsExactly(Change.SETTINGS);
    }

    @Test
    void aReaderMayNotChangeSettings() {
        Caller reader = new Caller(session.caller().user(), Role.READ_ONLY);
        SettingService settings =
                new SettingService(new Session(reader, session.stores(), session.changes(), CLOCK));

        assertThatThrownBy(() -> settings.put("theme", "dark"))
                .isInstanceOf(EvenkeelException.class);
        assertThat(settings.get("theme", "light")).isEqualTo("light");
    }
}
