package app.evenkeel.execution;

import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.order.LeftOut;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.plan.PlanText;
import app.evenkeel.domain.plan.PlanText.Wording;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.ValuationService;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the lines of a plan into those of a run. A rehearsal has all cash of an account in the
 * plan's currency; live, an account trades for the currency that it has most of.
 */
final class PlanLines {
    private final ValuationService valuation;
    private final LocalDate today;
    private final Set<AccountId> connected;

    /**
     * @param connected accounts that there is a way to; what a plan has in others is left out live
     */
    PlanLines(ValuationService valuation, LocalDate today, Set<AccountId> connected) {
        this.valuation = valuation;
        this.today = today;
        this.connected = Set.copyOf(connected);
    }

    /**
     * @param wording of why a line is there
     */
    List<RunLine> of(Plan plan, Mode mode, Wording wording) {
        Map<AccountId, CurrencyCode> quotes =
                mode == Mode.LIVE ? quotes(plan.currency()) : Map.of();
        List<RunLine> lines = new ArrayList<>();
        for (PlanLine line : plan.lines()) {
            CurrencyCode quote = quotes.getOrDefault(line.account().id(), plan.currency());
            BigDecimal rate = rate(quote, plan.currency());
            RunLine planned =
                    RunLine.planned(
                            lines.size() + 1,
                            line.account().id(),
                            new Market(line.asset().symbol(), quote.value()),
                            line.side(),
                            line.quantity(),
                            Decimals.rounded(line.price().divide(rate, Decimals.WORKING)),
                            rate,
                            PlanText.reason(plan, line, wording));
            lines.add(
                    mode != Mode.LIVE || connected.contains(line.account().id())
                            ? planned
                            : unconnected(planned, line.account().name()));
        }
        return lines;
    }

    /** What a plan leaves out, with the words for it. */
    static List<LeftOut> leftOut(Plan plan, Wording wording) {
        return plan.dropped().stream()
                .map(line -> {
                    Account account = line.account();
                    return new LeftOut(
                            account == null ? "" : account.name(),
                            line.symbol(),
                            line.side(),
                            Decimals.rounded(line.value()),
                            PlanText.reason(plan, line, wording));
                })
                .toList();
    }

    private static RunLine unconnected(RunLine line, String account) {
        return line.ended(
                LineState.SKIPPED,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Problem.of(ProblemCode.NO_CONNECTION, account));
    }

    private Map<AccountId, CurrencyCode> quotes(CurrencyCode currency) {
        Map<AccountId, CurrencyCode> quotes = new HashMap<>();
        Map<AccountId, BigDecimal> most = new HashMap<>();
        valuation.positions(today, Scope.ALL).stream()
                .filter(position -> position.asset().isCash())
                .forEach(position -> {
                    CurrencyCode own = position.asset().currency();
                    BigDecimal worth =
                            valuation
                                    .rate(own, currency, today)
                                    .map(rate -> position.quantity().multiply(rate.rate()))
                                    .orElse(BigDecimal.ZERO);
                    AccountId account = position.account().id();
                    if (worth.compareTo(most.getOrDefault(account, BigDecimal.ZERO)) > 0) {
                        most.put(account, worth);
                        quotes.put(account, own);
                    }
                });
        return quotes;
    }

    private BigDecimal rate(CurrencyCode from, CurrencyCode to) {
        return valuation
                .rate(from, to, today)
                .map(FxRate::rate)
                .orElseThrow(() ->
                        new EvenkeelException(
                                Problem.of(
                                        ProblemCode.PLAN_RATE_MISSING, to.value(), from.value())));
    }
}
