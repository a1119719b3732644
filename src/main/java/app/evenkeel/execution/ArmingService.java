package app.evenkeel.execution;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.execution.live.LiveVenues;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.collect.ConnectionService;
import app.evenkeel.security.AccessService;
import app.evenkeel.storage.Stores;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Gives and takes the leave to trade over connections. Blocking and thread-safe. */
public final class ArmingService {
    /** No leave is given for longer. */
    public static final Duration LONGEST = Duration.ofDays(90);

    private final Session session;
    private final Stores stores;
    private final ConnectionService connections;
    private final AccessService access;

    public ArmingService(Session session, ConnectionService connections, AccessService access) {
        this.session = session;
        this.stores = session.stores();
        this.connections = connections;
        this.access = access;
    }

    /**
     * What is asked for.
     *
     * @param pilot value that a run may trade until one has ended as it should
     */
    public record Wanted(
            String label,
            Duration duration,
            CurrencyCode currency,
            Limits limits,
            BigDecimal pilot) {}

    /**
     * Lets orders go over a connection for a while. Asks the exchange once more what its key may
     * do. Blocks.
     *
     * @param typed the connection's name as the user typed it, to show that it is meant
     * @param passphrase the user's; the caller clears it
     * @throws EvenkeelException if something of it is not right; nothing is armed then
     */
    public Arming arm(Wanted wanted, String typed, char[] passphrase, Progress progress) {
        Connection connection = connection(wanted.label());
        if (!typed.equals(connection.label())) {
            throw problem(ProblemCode.ARMING_NAME, connection.label());
        }
        LiveVenues.live(connection.venue());
        if (wanted.duration().isNegative()
                || wanted.duration().isZero()
                || wanted.duration().compareTo(LONGEST) > 0) {
            throw problem(ProblemCode.NUMBER_RANGE, "1", Long.toString(LONGEST.toDays()));
        }
        access.confirm(passphrase);
        connections.recheck(connection, progress);
        // Whole seconds, as the end is told to people.
        Instant now = session.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Arming arming =
                new Arming(
                        connection.id(),
                        now,
                        now.plus(wanted.duration()),
                        wanted.currency(),
                        wanted.limits(),
                        wanted.pilot());
        stores.database()
                .<Boolean>write(tx -> {
                    stores.armings().put(tx, session.caller(), arming);
                    return true;
                });
        session.changes().publish(Change.ORDERS);
        return arming;
    }

    /** Takes the leave back. */
    public void disarm(String label) {
        Connection connection = connection(label);
        stores.database()
                .<Boolean>write(tx -> {
                    stores.armings().remove(tx, session.caller(), connection.id());
                    return true;
                });
        session.changes().publish(Change.ORDERS);
    }

    /** All leaves, those that have ended too. */
    public List<Arming> armings() {
        return stores.database().read(tx -> stores.armings().findAll(tx, session.caller()));
    }

    private Connection connection(String label) {
        return connections.connections().stream()
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> problem(ProblemCode.CONNECTION_NOT_FOUND, label));
    }

    private static EvenkeelException problem(ProblemCode code, String... args) {
        return new EvenkeelException(Problem.of(code, args));
    }
}
