package app.evenkeel.execution.simulation;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.execution.Armings;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stands for the armings in the store, of one connection. That they do the same is the subject of
 * {@code JournalsAgreeTest}.
 */
final class MemoryArmings implements Armings {
    private final CrashPoints crashes;
    private final MemoryJournal journal;
    private final Map<Begun, Arming> begun = new HashMap<>();
    private @Nullable Arming current;

    private record Begun(long run, AccountId account) {}

    MemoryArmings(CrashPoints crashes, MemoryJournal journal) {
        this.crashes = crashes;
        this.journal = journal;
    }

    /**
     * @param arming {@code null} to take it back
     */
    void put(@Nullable Arming arming) {
        current = arming;
    }

    @Nullable Arming current() {
        return current;
    }

    /** What a run began under, or {@code null}. */
    @Nullable Arming of(long run, AccountId account) {
        return begun.get(new Begun(run, account));
    }

    @Override
    public Optional<Arming> of(Connection connection) {
        return Optional.ofNullable(current);
    }

    @Override
    public void begin(RebalanceRun run, AccountId account, Arming arming) {
        crashes.pass();
        begun.put(new Begun(run.id(), account), arming);
        crashes.pass();
    }

    @Override
    public boolean isOf(RebalanceRun run, AccountId account, Arming arming) {
        Arming own = of(run.id(), account);
        return own != null && own.from().equals(arming.from());
    }

    @Override
    public long countCompleted(AccountId account, Arming arming) {
        return begun.entrySet().stream()
                .filter(each -> each.getKey().account().equals(account))
                .filter(each -> isLike(each.getValue(), arming))
                .filter(each ->
                        journal.run(each.getKey().run())
                                .filter(run -> run.state() == RunState.COMPLETED)
                                .isPresent())
                .count();
    }

    private static boolean isLike(Arming before, Arming arming) {
        return !before.from().isAfter(arming.from())
                && before.currency().equals(arming.currency())
                && before.limits().equals(arming.limits());
    }
}
