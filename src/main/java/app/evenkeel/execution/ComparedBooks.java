package app.evenkeel.execution;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.run.Books;
import app.evenkeel.portfolio.ValuationService;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the ledger, which plans are made from, with what a venue says is held. They agree on an
 * asset if they are no further apart than 2 % of what the ledger holds of it or of what the run
 * trades of it, whichever is more: what is less can lead no run astray. What a run does not trade
 * is not compared.
 */
final class ComparedBooks implements Books {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.02");

    private final Books books;
    private final ValuationService valuation;
    private final Clock clock;

    /**
     * @param books that take in what was done
     */
    ComparedBooks(Books books, ValuationService valuation, Clock clock) {
        this.books = books;
        this.valuation = valuation;
        this.clock = clock;
    }

    @Override
    public void book(RebalanceRun run) {
        books.book(run);
    }

    @Override
    public @Nullable Problem differing(
            RebalanceRun run, AccountId account, String venue, Map<String, Balance> told) {
        Map<String, BigDecimal> ledger = ledger(account);
        for (Map.Entry<String, BigDecimal> traded : traded(run, account).entrySet()) {
            String symbol = traded.getKey();
            BigDecimal ours = ledger.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal theirs = told.getOrDefault(symbol, Balance.NONE).total();
            BigDecimal most = ours.max(traded.getValue()).multiply(TOLERANCE);
            if (theirs.subtract(ours).abs().compareTo(most) > 0) {
                return Problem.of(
                        ProblemCode.LEDGER_DIFFERS,
                        venue,
                        Decimals.plain(theirs),
                        symbol,
                        Decimals.plain(ours));
            }
        }
        return null;
    }

    private static Map<String, BigDecimal> traded(RebalanceRun run, AccountId account) {
        Map<String, BigDecimal> traded = new TreeMap<>();
        for (RunLine line : run.lines()) {
            if (line.account().equals(account)) {
                traded.merge(line.market().base(), line.quantity(), BigDecimal::add);
                traded.merge(
                        line.market().quote(),
                        line.quantity().multiply(line.price()),
                        BigDecimal::add);
            }
        }
        return traded;
    }

    private Map<String, BigDecimal> ledger(AccountId account) {
        Map<String, BigDecimal> held = new HashMap<>();
        for (Position position : valuation.positions(LocalDate.now(clock), Scope.ALL)) {
            if (position.account().id().equals(account)) {
                Asset asset = position.asset();
                held.merge(
                        asset.isCash() ? asset.currency().value() : asset.symbol(),
                        position.quantity(),
                        BigDecimal::add);
            }
        }
        return held;
    }
}
