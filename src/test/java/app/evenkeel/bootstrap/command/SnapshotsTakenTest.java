package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.task.Progress;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;

/** What days came to when they were written down, beside what they come to now. */
class SnapshotsTakenTest {
    @TempDir private Path folder;

    @Test
    void showsADayAsItWasWrittenDownBesideWhatLaterRowsMakeOfIt() throws IOException {
        Path passphrase = folder.resolve("secret.txt");
        Files.writeString(passphrase, "walnut harbour nine kettles\n");
        MadeStores.make(folder.resolve("store"), passphrase, "mika", "JPY");
        try (SessionGraph session =
                SessionGraph.unlock(
                        folder.resolve("store"),
                        null,
                        "walnut harbour nine kettles".toCharArray(),
                        CommandRun.CLOCK)) {
            received(session, "1000");
            session.jobs().runHere("snapshot", Progress.NONE);
            received(session, "250");
        }

        JsonNode days =
                CommandRun.json(folder.resolve("store"), passphrase, "snapshot", "--taken", "30")
                        .tree();

        assertThat(days).hasSize(1);
        assertThat(days.get(0).get("day").asText()).isEqualTo("2026-11-13");
        assertThat(days.get(0).get("currency").asText()).isEqualTo("JPY");
        assertThat(days.get(0).get("then").asText()).isEqualTo("1000");
        assertThat(days.get(0).get("now").asText()).isEqualTo("1250");
        assertThat(days.get(0).get("difference").asText()).isEqualTo("250");
    }

    private static void received(SessionGraph session, String yen) {
        Head head =
                new Head(
                        TransactionId.NONE,
                        session.ledger()
                                .accountFor(new AccountRef(AccountKind.BANK, "bank", "mine")),
                        "",
                        CommandRun.CLOCK.instant().minus(Duration.ofDays(3)),
                        ZoneOffset.UTC,
                        null,
                        "",
                        Origin.byHand());
        Leg leg =
                new Leg(
                        session.ledger().assetFor(AssetRef.cash(CurrencyCode.JPY)),
                        new BigDecimal(yen));
        session.ledger().add(Transaction.of(TransactionType.DEPOSIT, head, Movement.ofIn(leg)));
    }
}
