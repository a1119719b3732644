package app.evenkeel.portfolio.allocation;

import app.evenkeel.analytics.rebalance.PlanInput;
import app.evenkeel.analytics.rebalance.RebalancePlanner;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans what would bring a portfolio to its targets. Blocking and thread-safe. */
public final class PlanService {
    /** A quote older than this tells nothing of today's spread. */
    private static final Duration FRESH_QUOTE = Duration.ofDays(1);

    private final Session session;
    private final TargetService targets;
    private final ValuationService valuation;

    public PlanService(Session session, TargetService targets, ValuationService valuation) {
        this.session = session;
        this.targets = targets;
        this.valuation = valuation;
    }

    /**
     * Makes a plan from what is held and known now. Where a price of anything in scope is missing
     * or too old, or less than nothing is held, it is blocked and says why.
     *
     * @throws EvenkeelException if the portfolio has no targets, or a line that the user decided
     *     cannot be
     */
    public Plan plan(Portfolio portfolio, PlanRequest request) {
        return plan(portfolio, request, new LedgerHoldings(valuation));
    }

    /**
     * As {@link #plan(Portfolio, PlanRequest)}, from what a book of the caller's says is held.
     *
     * @throws EvenkeelException if the portfolio has no targets, or a line that the user decided
     *     cannot be
     */
    public Plan plan(Portfolio portfolio, PlanRequest request, HoldingBook book) {
        Instant now = session.clock().instant();
        Standing standing =
                StandingReading.of(
                        valuation,
                        book,
                        portfolio,
                        targets.targets(portfolio.id()),
                        targets.settings(portfolio.id()),
                        LocalDate.now(session.clock()));
        if (!standing.obstacles().isEmpty()) {
            return blocked(portfolio, request, now, standing.obstacles());
        }
        if (standing.accounts().isEmpty()) {
            return blocked(
                    portfolio, request, now, List.of(Problem.of(ProblemCode.PLAN_NOTHING_HELD)));
        }
        PlanInput input =
                new PlanInputs(
                                standing,
                                new TradingRules(targets.rules()),
                                facts(standing, book, now))
                        .of(request, now);
        Plan plan = RebalancePlanner.plan(input, InputHash.of(input));
        boolean isWorthless = plan.estimate() == null || plan.estimate().total().signum() <= 0;
        return isWorthless
                ? blocked(
                        portfolio, request, now, List.of(Problem.of(ProblemCode.PLAN_NOTHING_HELD)))
                : plan;
    }

    private static Plan blocked(
            Portfolio portfolio, PlanRequest request, Instant now, List<Problem> obstacles) {
        return Plan.blocked(portfolio.id(), request, now, portfolio.baseCurrency(), obstacles, "");
    }

    private PlanInputs.Facts facts(Standing standing, HoldingBook book, Instant now) {
        Map<AssetId, List<Quote>> quotes =
                session.stores().database().read(session.stores().feeds()::latestQuotes);
        return new PlanInputs.Facts() {
            @Override
            public List<Lot> lots() {
                return book.lots(standing.day(), standing.portfolio().scope());
            }

            @Override
            public Optional<FxRate> rate(CurrencyCode base, CurrencyCode quote, LocalDate day) {
                return valuation.rate(base, quote, day);
            }

            @Override
            public Optional<Quote> quote(AssetId asset) {
                return quotes.getOrDefault(asset, List.of()).stream()
                        .filter(each -> each.at().isAfter(now.minus(FRESH_QUOTE)))
                        .findFirst();
            }
        };
    }
}
