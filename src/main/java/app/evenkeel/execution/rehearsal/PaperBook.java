package app.evenkeel.execution.rehearsal;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is held on paper. An account's page begins as a copy of the ledger, with all of its cash in
 * one currency, and goes its own way from there.
 */
public final class PaperBook {
    private final Session session;
    private final ValuationService valuation;

    public PaperBook(Session session, ValuationService valuation) {
        this.session = session;
        this.valuation = valuation;
    }

    /**
     * What the ledger says an account holds, by symbol, with its cash in one currency.
     *
     * @throws EvenkeelException if the rate of some cash is not known
     */
    public Map<String, BigDecimal> ledger(AccountId account, CurrencyCode currency) {
        LocalDate today = LocalDate.now(session.clock());
        Map<String, BigDecimal> held = new TreeMap<>();
        held.put(currency.value(), BigDecimal.ZERO);
        for (Position position : valuation.positions(today, Scope.ALL)) {
            if (position.account().id().equals(account)) {
                Asset asset = position.asset();
                held.merge(
                        asset.isCash() ? currency.value() : asset.symbol(),
                        asset.isCash() ? cash(position, currency, today) : position.quantity(),
                        BigDecimal::add);
            }
        }
        return held;
    }

    private BigDecimal cash(Position position, CurrencyCode currency, LocalDate today) {
        CurrencyCode own = position.asset().currency();
        BigDecimal rate =
                valuation
                        .rate(own, currency, today)
                        .map(FxRate::rate)
                        .orElseThrow(() ->
                                new EvenkeelException(
                                        Problem.of(
                                                ProblemCode.BALANCES_INCOMPLETE,
                                                "Paper",
                                                own.value())));
        return Decimals.rounded(position.quantity().multiply(rate));
    }

    /** What an account holds on paper; empty if its page was never begun. */
    public Map<String, BigDecimal> held(AccountId account) {
        return session.stores()
                .database()
                .read(tx -> session.stores().paper().balances(tx, session.caller(), account));
    }

    /** Begins an account's page if there is none. */
    public void begin(AccountId account, CurrencyCode currency) {
        if (held(account).isEmpty()) {
            Map<String, BigDecimal> ledger = ledger(account, currency);
            session.stores()
                    .database()
                    .<Boolean>write(tx -> {
                        session.stores().paper().setBalances(tx, session.caller(), account, ledger);
                        return true;
                    });
        }
    }

    /** Empties the whole book, so that every page begins anew. */
    public void reset() {
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores().paper().clear(tx, session.caller());
                    return true;
                });
        session.changes().publish(Change.ORDERS);
    }
}
