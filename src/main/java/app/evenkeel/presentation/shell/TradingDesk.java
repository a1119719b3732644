package app.evenkeel.presentation.shell;

import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.execution.ArmingService;
import app.evenkeel.execution.ExecutionService;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;

/** What every screen shows of trading, and how it is stopped from any of them. Blocking. */
public interface TradingDesk {
    Standing standing();

    /** Whether trading is stopped or paused. Cheap: it only looks whether there are two files. */
    Switches switches();

    /** Stops all trading. */
    void stop();

    /** What stands in the way of all orders. */
    record Switches(boolean isStopped, boolean isPaused) {}

    /**
     * How real an order could be now.
     *
     * @param mode live while a connection is armed; else paper or dry, as the last run was
     * @param armedUntil when the last arming ends; {@code null} unless live
     */
    record Standing(Mode mode, @Nullable ZonedDateTime armedUntil, Switches switches) {}

    /** A desk that answers out of a session's services. */
    static TradingDesk of(ExecutionService execution, ArmingService arming, Clock clock) {
        return new TradingDesk() {
            @Override
            public Standing standing() {
                Instant now = clock.instant();
                Instant until =
                        arming.armings().stream()
                                .filter(each -> each.isValid(now))
                                .map(Arming::until)
                                .max(Comparator.naturalOrder())
                                .orElse(null);
                return new Standing(
                        until != null ? Mode.LIVE : rehearsal(execution.runs()),
                        until == null ? null : until.atZone(clock.getZone()),
                        switches());
            }

            @Override
            public Switches switches() {
                return new Switches(execution.stopped() != null, execution.paused() != null);
            }

            @Override
            public void stop() {
                execution.stop();
            }
        };
    }

    private static Mode rehearsal(List<RebalanceRun> runs) {
        return runs.stream()
                .map(RebalanceRun::mode)
                .filter(mode -> mode != Mode.LIVE)
                .findFirst()
                .orElse(Mode.DRY);
    }
}
