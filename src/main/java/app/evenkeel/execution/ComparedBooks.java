package app.evenkeel.execution;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.Capability;
import app.evenkeel.execution.run.Books;
import app.evenkeel.ingestion.holdings.Venue;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the ledger, which plans are made from, with what a venue says is held. They agree on an
 * asset if they are no further apart than 2 % of what the ledger holds of it or of what the run
 * trades of it, whichever is more: what is less can lead no run astray. What a run does not trade
 * is not compared. Where a venue tells of a part of the account only, it may hold less than the
 * ledger, which knows all of it; but what is sold must be free there. Cash that the plan reckoned
 * to come in or go out may have done so or not: the ledger learns of it later.
 */
final class ComparedBooks implements Books {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.02");

    private final Session session;
    private final Books books;
    private final ValuationService valuation;

    /**
     * @param books that take in what was done
     */
    ComparedBooks(Session session, Books books, ValuationService valuation) {
        this.session = session;
        this.books = books;
        this.valuation = valuation;
    }

    @Override
    public void book(RebalanceRun run) {
        books.book(run);
    }

    @Override
    public @Nullable Problem differing(
            RebalanceRun run, AccountId account, Capability venue, Map<String, Balance> told) {
        BigDecimal flow =
                session.stores()
                        .database()
                        .read(tx ->
                                session.stores()
                                        .runOrigins()
                                        .find(tx, session.caller(), run.id())
                                        .map(RunOrigin::flow)
                                        .orElse(BigDecimal.ZERO));
        return differing(run, account, venue, told, ledger(account), flow);
    }

    /**
     * @param ledger what the ledger says is held, by symbol
     * @param flow what the plan reckoned to come in, below zero what goes out, in the run's
     *     currency
     */
    static @Nullable Problem differing(
            RebalanceRun run,
            AccountId account,
            Capability venue,
            Map<String, Balance> told,
            Map<String, BigDecimal> ledger,
            BigDecimal flow) {
        boolean isWhole = Venue.of(venue.venue()).map(Venue::isWhole).orElse(true);
        Map<String, BigDecimal> flows = flows(run, account, flow);
        for (Map.Entry<String, BigDecimal> traded : traded(run, account).entrySet()) {
            String symbol = traded.getKey();
            BigDecimal ours = ledger.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal theirs = told.getOrDefault(symbol, Balance.NONE).total();
            BigDecimal most = ours.max(traded.getValue()).multiply(TOLERANCE);
            BigDecimal moved = flows.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal more = theirs.subtract(ours.add(moved.max(BigDecimal.ZERO)));
            BigDecimal less = ours.add(moved.min(BigDecimal.ZERO)).subtract(theirs);
            if (more.compareTo(most) > 0 || (isWhole && less.compareTo(most) > 0)) {
                return Problem.of(
                        ProblemCode.LEDGER_DIFFERS,
                        venue.label(),
                        Decimals.plain(theirs),
                        symbol,
                        Decimals.plain(ours));
            }
        }
        return notFree(run, account, told);
    }

    /** What may have come in or gone out already of each quote, if all of it did in that one. */
    private static Map<String, BigDecimal> flows(
            RebalanceRun run, AccountId account, BigDecimal flow) {
        Map<String, BigDecimal> flows = new HashMap<>();
        for (RunLine line : open(run, account)) {
            flows.put(line.market().quote(), flow.divide(line.rate(), Decimals.WORKING));
        }
        return flows;
    }

    private static @Nullable Problem notFree(
            RebalanceRun run, AccountId account, Map<String, Balance> told) {
        Map<String, BigDecimal> sold = new TreeMap<>();
        for (RunLine line : open(run, account)) {
            if (line.side() == Side.SELL) {
                sold.merge(line.market().base(), line.quantity(), BigDecimal::add);
            }
        }
        for (Map.Entry<String, BigDecimal> each : sold.entrySet()) {
            BigDecimal free = told.getOrDefault(each.getKey(), Balance.NONE).free();
            BigDecimal missing = each.getValue().subtract(free);
            if (missing.compareTo(each.getValue().multiply(TOLERANCE)) > 0) {
                return Problem.of(ProblemCode.ORDER_NOT_HELD, each.getKey(), Decimals.plain(free));
            }
        }
        return null;
    }

    private static List<RunLine> open(RebalanceRun run, AccountId account) {
        return run.lines().stream()
                .filter(line -> line.account().equals(account))
                .filter(line -> line.state() == LineState.OPEN)
                .toList();
    }

    private static Map<String, BigDecimal> traded(RebalanceRun run, AccountId account) {
        Map<String, BigDecimal> traded = new TreeMap<>();
        for (RunLine line : open(run, account)) {
            traded.merge(line.market().base(), line.quantity(), BigDecimal::add);
            traded.merge(
                    line.market().quote(), line.quantity().multiply(line.price()), BigDecimal::add);
        }
        return traded;
    }

    private Map<String, BigDecimal> ledger(AccountId account) {
        Map<String, BigDecimal> held = new HashMap<>();
        for (Position position : valuation.positions(LocalDate.now(session.clock()), Scope.ALL)) {
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
