package app.evenkeel.execution;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.RebalanceRun;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries runs out beside whoever begins them: those over accounts of their own at once, and those
 * that share one after each other, in the order in which they came. Thread-safe; nothing blocks but
 * {@link #awaitIdle}.
 */
final class RunLanes {
    private final Executor threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final List<Task> waiting = new ArrayList<>();
    private final List<Task> underWay = new ArrayList<>();
    private boolean closed;

    private record Task(long run, Set<AccountId> accounts, Runnable work) {}

    /**
     * @param threads where each run gets a thread; never interrupted
     */
    RunLanes(Executor threads) {
        this.threads = threads;
    }

    /**
     * Works on a run once its accounts are free.
     *
     * @param work must not throw
     * @return whether it will, and did not already
     */
    boolean begin(RebalanceRun run, Runnable work) {
        lock.lock();
        try {
            boolean isKnown =
                    waiting.stream().anyMatch(each -> each.run() == run.id())
                            || underWay.stream().anyMatch(each -> each.run() == run.id());
            if (closed || isKnown) {
                return false;
            }
            waiting.add(new Task(run.id(), Set.copyOf(run.accounts()), work));
            beginFree();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void beginFree() {
        Set<AccountId> taken = new HashSet<>();
        underWay.forEach(each -> taken.addAll(each.accounts()));
        for (Task task : List.copyOf(waiting)) {
            boolean isFree = task.accounts().stream().noneMatch(taken::contains);
            // Whoever waits has its accounts before those behind it.
            taken.addAll(task.accounts());
            if (isFree) {
                waiting.remove(task);
                underWay.add(task);
                threads.execute(() -> work(task));
            }
        }
    }

    private void work(Task task) {
        try {
            task.work().run();
        } finally {
            lock.lock();
            try {
                underWay.remove(task);
                beginFree();
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until there is nothing to be done. */
    void awaitIdle() {
        lock.lock();
        try {
            while (!isIdle()) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is nothing to be done. */
    boolean isIdle() {
        lock.lock();
        try {
            return waiting.isEmpty() && underWay.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Begins nothing more; what waits is left to be taken up later. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
