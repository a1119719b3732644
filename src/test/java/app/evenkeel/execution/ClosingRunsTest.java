package app.evenkeel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.bootstrap.graph.LiveOrders;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.security.RememberingVaults;
import app.evenkeel.security.Vault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The end of a session with runs whose threads did not get on yet. */
class ClosingRunsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-12T18:00:00Z"), ZoneOffset.UTC);

    @TempDir private Path folder;
    private final Deque<Runnable> threads = new ArrayDeque<>();

    @Test
    void waitsForARunThatIsNotAtWorkYetWhichThenDoesNothing() throws InterruptedException {
        try (LiveStore store = store()) {
            ExecutionService execution = store.execution;
            assertThat(execution.takeUp()).isEqualTo(1);

            Thread closing = Thread.ofPlatform().start(execution::close);
            while (closing.isAlive() && !waits(closing)) {
                Thread.onSpinWait();
            }
            assertThat(closing.isAlive()).as("the store may not be closed before").isTrue();
            threads.remove().run();
            closing.join();

            assertThat(execution.failures()).as("nobody was asked about the order").isEmpty();
        }
    }

    private static boolean waits(Thread closing) {
        return Arrays.stream(closing.getStackTrace())
                .anyMatch(each -> each.getMethodName().equals("parkNanos"));
    }

    /** With an order that nobody knows what became of. */
    private LiveStore store() {
        Vault vault = RememberingVaults.at(folder.resolve("store"));
        try (SessionGraph session =
                SessionGraph.create(
                                vault,
                                new SessionGraph.NewStore("owner", CurrencyCode.EUR, "en"),
                                LiveStore.passphrase(),
                                CLOCK)
                        .session()) {
            session.ledger().accountFor(new AccountRef(AccountKind.EXCHANGE, "Binance", "main"));
            LiveOrders.insert(session.session(), OrderState.UNKNOWN, CLOCK.instant());
        }
        Surroundings usual = Surroundings.of(CLOCK, folder);
        return LiveStore.open(
                vault,
                CLOCK,
                "binance",
                URI.create("http://127.0.0.1:9"),
                new Surroundings(
                        usual.time(),
                        usual.pace(),
                        usual.ids(),
                        usual.freeBytes(),
                        usual.venues(),
                        threads::add));
    }
}
