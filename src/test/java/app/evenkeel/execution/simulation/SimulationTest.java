package app.evenkeel.execution.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.simulation.Simulation.Ended;
import app.evenkeel.execution.simulation.Simulation.Result;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The invariants of {@link Invariants} over many seeds of faults and crashes. {@code
 * -Dseeds=100000} tries more; {@code -Dseed=4711 -Dseeds=1} does again what seed 4711 did.
 */
class SimulationTest {
    private static final long FIRST = Long.getLong("seed", 1);
    private static final int SEEDS = Integer.getInteger("seeds", 1_000);

    @Test
    void holdsItsInvariantsThroughFaultsAndCrashes() {
        Summary summary = simulate(FIRST, SEEDS);
        System.out.println(summary);

        assertThat(summary.violations).isEmpty();
        assumeTrue(SEEDS >= 1_000, "too few seeds to have met everything");
        assertThat(summary.states)
                .containsKeys(RunState.COMPLETED, RunState.PARTIAL, RunState.FAILED);
        assertThat(summary.crashes).isGreaterThan(SEEDS);
        assertThat(summary.faults).isGreaterThan(SEEDS);
        assertThat(summary.replanned).as("plans over clean runs").isGreaterThan(SEEDS / 10);
        assertThat(summary.reasons.keySet())
                .as("limits that were met, and armings that changed under a run")
                .contains(
                        ProblemCode.LIMIT_TURNOVER.name(),
                        ProblemCode.LIMIT_ORDERS.name(),
                        ProblemCode.LIMIT_PILOT.name(),
                        ProblemCode.ARMING_CHANGED.name(),
                        ProblemCode.NOT_ARMED.name(),
                        ProblemCode.TRADING_STOPPED.name());
    }

    @Test
    void holdsThemWhereverItDies() {
        for (long seed = 1; seed <= 2; seed++) {
            long moments = new Simulation(seed).dyingAt(Long.MAX_VALUE).run().moments();
            for (long moment = 1; moment <= moments; moment++) {
                Result result = new Simulation(seed).dyingAt(moment).run();
                assertThat(result.violations())
                        .as("seed %d, dying at moment %d", seed, moment)
                        .isEmpty();
            }
        }
    }

    @Test
    void doesTheSameForTheSameSeed() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(new Simulation(seed).run()).isEqualTo(new Simulation(seed).run());
        }
    }

    private static Summary simulate(long first, int count) {
        Summary summary = new Summary();
        for (long seed = first; seed < first + count; seed++) {
            summary.add(new Simulation(seed).run());
        }
        return summary;
    }

    private static final class Summary {
        private final Map<RunState, Integer> states = new EnumMap<>(RunState.class);
        private final Map<String, Integer> reasons = new TreeMap<>();
        private final Map<String, Integer> outcomes = new TreeMap<>();
        private final List<String> violations = new ArrayList<>();
        private int seeds;
        private long runs;
        private long orders;
        private long faults;
        private long crashes;
        private long replanned;

        void add(Result result) {
            seeds++;
            for (Ended run : result.runs()) {
                runs++;
                states.merge(run.state(), 1, Integer::sum);
                ProblemCode reason = run.reason();
                reasons.merge(reason == null ? "none" : reason.name(), 1, Integer::sum);
            }
            result.outcomes().forEach(each -> outcomes.merge(each, 1, Integer::sum));
            orders += result.orders();
            faults += result.faults();
            crashes += result.crashes();
            replanned += result.replanned();
            result.violations()
                    .forEach(each -> violations.add("seed " + result.seed() + ": " + each));
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            text.append("seeds ").append(seeds);
            text.append(", runs ").append(runs);
            text.append(", orders ").append(orders);
            text.append(", faults ").append(faults);
            text.append(", crashes ").append(crashes);
            text.append(", plans over clean runs ").append(replanned);
            text.append(", violations ").append(violations.size());
            text.append(System.lineSeparator()).append("runs ").append(states);
            text.append(System.lineSeparator()).append("reasons ").append(reasons);
            text.append(System.lineSeparator()).append("lines ").append(outcomes);
            violations.stream()
                    .limit(50)
                    .forEach(each -> text.append(System.lineSeparator()).append(each));
            return text.toString();
        }
    }
}
