package app.evenkeel.portfolio;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The user's settings; read once and kept, since nothing else writes them. Blocking and
 * thread-safe.
 */
public final class SettingService {
    /** Name of the setting that holds what totals are shown in. */
    public static final String BASE_CURRENCY = "base-currency";

    private static final CurrencyCode BASE_CURRENCY_IF_UNSET = CurrencyCode.JPY;

    private final Session session;
    private volatile @Nullable Map<String, String> kept;

    public SettingService(Session session) {
        this.session = session;
    }

    /** What totals are shown in. */
    public CurrencyCode baseCurrency() {
        return CurrencyCode.of(get(BASE_CURRENCY, BASE_CURRENCY_IF_UNSET.value()));
    }

    public void setBaseCurrency(CurrencyCode currency) {
        put(BASE_CURRENCY, currency.value());
    }

    /** A setting, or the default if it was never set. */
    public String get(String name, String otherwise) {
        return settings().getOrDefault(name, otherwise);
    }

    /**
     * Stores a setting, and publishes a change where it is one.
     *
     * @throws EvenkeelException if the caller may only read
     */
    public void put(String name, String value) {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
        if (value.equals(settings().get(name))) {
            return;
        }
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores().settings().put(tx, session.caller(), name, value);
                    return true;
                });
        settings().put(name, value);
        session.changes().publish(Change.SETTINGS);
    }

    /** The settings whose names begin so, by the rest of their names. */
    public SortedMap<String, String> beginningWith(String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        settings()
                .forEach((name, value) -> {
                    if (name.startsWith(prefix)) {
                        found.put(name.substring(prefix.length()), value);
                    }
                });
        return found;
    }

    /**
     * Takes a setting away.
     *
     * @throws EvenkeelException if the caller may only read
     */
    public void remove(String name) {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores().settings().remove(tx, session.caller(), name);
                    return true;
                });
        settings().remove(name);
        session.changes().publish(Change.SETTINGS);
    }

    private Map<String, String> settings() {
        Map<String, String> known = kept;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            Map<String, String> read = kept;
            if (read == null) {
                read =
                        new ConcurrentHashMap<>(
                                session.stores()
                                        .database()
                                        .read(tx ->
                                                session.stores()
                                                        .settings()
                                                        .findAll(tx, session.caller())));
                kept = read;
            }
            return read;
        }
    }
}
