package app.evenkeel.domain.order;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A plan on its way to the venues.
 *
 * @param id 0 until it is stored
 * @param portfolio name of the portfolio that it is for
 * @param currency that caps and values of the run are in
 * @param trigger why it was begun, such as {@code manual}
 * @param balances what each account had free before the first order, by symbol; empty until it
 *     begins. What is spent and compared afterwards is reckoned from this
 * @param reason why it ended as it did; {@code null} if nothing needs saying
 */
public record RebalanceRun(
        long id,
        Mode mode,
        String portfolio,
        CurrencyCode currency,
        String trigger,
        OrderStyle style,
        RunState state,
        List<RunLine> lines,
        Map<AccountId, Map<String, BigDecimal>> balances,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Problem reason) {
    public RebalanceRun {
        lines = List.copyOf(lines);
        balances = Map.copyOf(balances);
    }

    /**
     * The accounts it touches, in the order of their ids, which is the order of locking. One of
     * which every line was left out is not touched.
     */
    public List<AccountId> accounts() {
        TreeMap<Long, AccountId> found = new TreeMap<>();
        lines.stream()
                .filter(line -> line.state() != LineState.SKIPPED)
                .forEach(line -> found.put(line.account().value(), line.account()));
        return List.copyOf(found.values());
    }

    /** The markets it trades in at an account. */
    public List<Market> markets(AccountId account) {
        TreeSet<Market> found = new TreeSet<>();
        lines.stream().filter(l -> l.account().equals(account)).forEach(l -> found.add(l.market()));
        return List.copyOf(found);
    }

    public RunLine line(int number) {
        return lines.stream()
                .filter(line -> line.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No line " + number));
    }

    public RebalanceRun withId(long value) {
        return new RebalanceRun(
                value, mode, portfolio, currency, trigger, style, state, lines, balances, createdAt,
                updatedAt, reason);
    }

    public RebalanceRun now(RunState next, Instant when, @Nullable Problem because) {
        return new RebalanceRun(
                id,
                mode,
                portfolio,
                currency,
                trigger,
                style,
                next,
                lines,
                balances,
                createdAt,
                when,
                because == null ? reason : because);
    }

    public RebalanceRun withBalances(Map<AccountId, Map<String, BigDecimal>> value) {
        return new RebalanceRun(
                id, mode, portfolio, currency, trigger, style, state, lines, value, createdAt,
                updatedAt, reason);
    }

    /** The same run with a line in place of the one of its number. */
    public RebalanceRun with(RunLine line, Instant when) {
        return new RebalanceRun(
                id,
                mode,
                portfolio,
                currency,
                trigger,
                style,
                state,
                lines.stream().map(l -> l.number() == line.number() ? line : l).toList(),
                balances,
                createdAt,
                when,
                reason);
    }
}
