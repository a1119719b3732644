package app.evenkeel.execution.wire;

import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.execution.LiveStore;
import app.evenkeel.execution.RunStart;
import app.evenkeel.execution.Surroundings;
import app.evenkeel.execution.live.LiveVenues;
import app.evenkeel.execution.run.ClientIdSource;
import app.evenkeel.execution.run.Pace;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.security.RememberingVaults;
import app.evenkeel.security.Vault;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The program, that takes up what was cut off and then rebalances live again and again, until it is
 * killed. Arguments: folder, venue, address.
 */
final class LiveRunProcess {
    /** No request waits for longer than a moment at the exchange of this machine. */
    private static final Pace PACE =
            new Pace(
                    Duration.ofMillis(20),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(60),
                    3,
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5),
                    3);

    private LiveRunProcess() {}

    public static void main(String[] args) {
        Random random = new Random();
        try (LiveStore program =
                open(RememberingVaults.hashed(Path.of(args[0])), args[1], URI.create(args[2]))) {
            System.out.println("READY");
            program.execution.reconcile();
            for (; ; ) {
                rebalance(program, random.nextInt(20, 61));
            }
        }
    }

    static LiveStore open(Vault vault, String venue, URI address) {
        Clock clock = Clock.systemUTC();
        Time time = Time.of(clock);
        Gate gate =
                new Gate(List.of(fast(Hosts.BINANCE), fast(Hosts.KRAKEN)), () -> false, time, 3);
        return LiveStore.open(
                vault,
                clock,
                venue,
                address,
                new Surroundings(
                        time,
                        PACE,
                        new ClientIdSource(new SecureRandom()),
                        () -> Long.MAX_VALUE,
                        (of, credentials, _, clocked, base, queue) ->
                                LiveVenues.open(of, credentials, gate, clocked, base, queue),
                        Runnable::run));
    }

    private static Host fast(Host host) {
        return new Host(host.name(), host.purpose(), 1_000, 1_000);
    }

    /** Plans anew and trades; between 20 and 60 % are to be bitcoin, ether is the rest of 80 %. */
    private static void rebalance(LiveStore program, int percent) {
        program.target(Map.of("BTC", percent, "ETH", 80 - percent, "CASH", 20));
        Portfolio portfolio = program.portfolio();
        Plan plan = program.graph.policy().plans().plan(portfolio, PlanRequest.FULL);
        RebalanceRun run =
                program.execution.prepare(
                        portfolio,
                        plan,
                        new RunStart(Mode.LIVE, "test", null, true),
                        (key, _) -> key);
        program.execution.carryOut(run.id());
    }
}
