package app.evenkeel.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Which requests fail and how: those that were asked for, then by chance. Thread-safe. */
public final class Faults {
    private static final Fault[] OF_ORDERS = {
        Fault.LOST_BEFORE,
        Fault.LOST_AFTER,
        Fault.ERROR_BEFORE,
        Fault.ERROR_AFTER,
        Fault.UNKNOWN_AFTER,
        Fault.UNKNOWN_BEFORE,
        Fault.CLOCK,
        Fault.GARBAGE
    };
    private static final Fault[] OF_QUESTIONS = {
        Fault.LOST_BEFORE, Fault.LOST_AFTER, Fault.ERROR_BEFORE, Fault.GARBAGE, Fault.DOUBLED
    };

    private final Map<Kind, Deque<Fault>> wanted = new EnumMap<>(Kind.class);
    private final RandomGenerator random;
    private double chance;
    private long happened;

    /** What a request is for. */
    public enum Kind {
        ORDER,
        /** Of an order that is looked at and not taken. */
        CHECK,
        CANCEL,
        FIND,
        ORDERS,
        FILLS,
        BALANCES,
        RULES,
        DEPTH,
        TIME
    }

    public Faults(RandomGenerator random) {
        this.random = random;
    }

    /** The next requests of a kind fail so, one after another. */
    public synchronized void next(Kind kind, Fault... faults) {
        Deque<Fault> queue = wanted.computeIfAbsent(kind, _ -> new ArrayDeque<>());
        queue.addAll(List.of(faults));
    }

    /** Forgets what was asked for. */
    public synchronized void clear() {
        wanted.clear();
    }

    /** From now on every request fails with this chance. */
    public synchronized void chance(double value) {
        chance = value;
    }

    /** How many failed so far. */
    public synchronized long happened() {
        return happened;
    }

    synchronized Fault of(Kind kind) {
        Deque<Fault> queue = wanted.get(kind);
        Fault fault = queue == null ? null : queue.poll();
        if (fault == null) {
            boolean fails = chance > 0 && random.nextDouble() < chance;
            Fault[] choice = kind == Kind.ORDER || kind == Kind.CANCEL ? OF_ORDERS : OF_QUESTIONS;
            fault = fails ? choice[random.nextInt(choice.length)] : Fault.NONE;
        }
        if (fault != Fault.NONE) {
            happened++;
        }
        return fault;
    }
}
