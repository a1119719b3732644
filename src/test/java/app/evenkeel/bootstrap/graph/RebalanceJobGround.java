package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Automation.Approval;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.execution.ExecutionService;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A store with half of it in bitcoin, under a clock of its own, for the schedule to look at. */
abstract class RebalanceJobGround {
    static final String PASSPHRASE = "nine brown kettles at noon";
    static final Instant EVENING = Instant.parse("2026-11-12T18:00:00Z");
    static final Instant MORNING = Instant.parse("2026-11-13T09:00:00Z");

    @TempDir Path folder;
    final HandClock clock = new HandClock(EVENING);
    SessionGraph session;

    @BeforeEach
    void open() throws IOException {
        session =
                SessionGraph.create(
                                folder.resolve("store"),
                                new SessionGraph.NewStore("me", CurrencyCode.EUR, "en"),
                                PASSPHRASE.toCharArray(),
                                clock)
                        .session();
        trades("trades", "2026-11-12 08:00:00,BTCEUR,BUY,40000,1BTC,40000EUR,0BTC");
    }

    @AfterEach
    void close() {
        session.close();
    }

    void setRebalances(@Nullable Instant last, @Nullable Instant next) {
        Stores stores = session.session().stores();
        stores.database()
                .<Boolean>write(tx -> {
                    stores.portfolios()
                            .setRebalances(
                                    tx, session.session().caller(), portfolio().id(), last, next);
                    return true;
                });
    }

    void allow(PolicyFrequency frequency, Approval approval, String cap) {
        allow(frequency, approval, cap, Mode.PAPER);
    }

    void allow(PolicyFrequency frequency, Approval approval, String cap, Mode mode) {
        Portfolio all = portfolio();
        session.policy()
                .targets()
                .setTargets(
                        all.id(),
                        session.policy()
                                .targets()
                                .of(
                                        List.of(
                                                new TargetRow("BTC", new BigDecimal("0.8"), ""),
                                                new TargetRow("CASH", new BigDecimal("0.2"), ""))));
        session.policy()
                .targets()
                .setPolicy(
                        all,
                        new RebalancePolicy(
                                frequency,
                                ZoneOffset.UTC,
                                LocalTime.of(9, 0),
                                BandKind.ABSOLUTE,
                                new BigDecimal("0.05"),
                                Destination.TARGET));
        session.execution()
                .automation()
                .set(
                        all.id(),
                        new Automation(
                                approval,
                                mode,
                                new Money(new BigDecimal(cap), all.baseCurrency())));
    }

    void trades(String name, String row) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve(name + ".csv"),
                        """
                        Date(UTC),Pair,Side,Price,Executed,Amount,Fee
                        2026-11-10 08:00:00,ETHEUR,BUY,1,20ETH,20EUR,0ETH
                        2026-11-11 08:00:00,ETHEUR,SELL,2001,20ETH,40020EUR,0EUR
                        """
                                + row
                                + "\n");
        session.imports()
                .apply(
                        session.imports().stage(List.of(file), null, Progress.NONE),
                        Map.of(),
                        Progress.NONE);
    }

    JobRun look() {
        JobRun run = session.jobs().runHere("rebalance", Progress.NONE);
        execution().awaitIdle();
        return run;
    }

    RebalanceRun only() {
        assertThat(execution().runs()).hasSize(1);
        return execution().runs().getFirst();
    }

    Portfolio portfolio() {
        return session.analysis().portfolios().overAll();
    }

    ExecutionService execution() {
        return session.execution().execution();
    }

    List<ProblemCode> codes() {
        return session.jobs().notifications().stream()
                .filter(note -> note.portfolio().isPresent() && note.resolvedAt() == null)
                .map(Notification::problem)
                .map(Problem::code)
                .toList();
    }

    static @Nullable ProblemCode reason(RebalanceRun run) {
        Problem reason = run.reason();
        return reason == null ? null : reason.code();
    }

    static char[] passphrase() {
        return PASSPHRASE.toCharArray();
    }
}
