package app.evenkeel.execution.rehearsal;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.run.Desk;
import app.evenkeel.execution.run.Desks;
import app.evenkeel.execution.run.Leave;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.portfolio.Session;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;

/** Desks for runs that move no money. It knows no way to an exchange. */
public final class RehearsalDesks implements Desks {
    private final Session session;
    private final KnownPrices prices;
    private final PaperBook book;
    private final Time time;
    private final Supplier<@Nullable Problem> refusal;

    /**
     * @param refusal why nothing may be traded just now, or {@code null}
     */
    public RehearsalDesks(
            Session session,
            KnownPrices prices,
            PaperBook book,
            Time time,
            Supplier<@Nullable Problem> refusal) {
        this.session = session;
        this.prices = prices;
        this.book = book;
        this.time = time;
        this.refusal = refusal;
    }

    @Override
    public Desk open(RebalanceRun run, AccountId account) {
        OrderGateway gateway =
                switch (run.mode()) {
                    case DRY -> {
                        Map<String, BigDecimal> held = book.ledger(account);
                        yield new DryGateway(
                                prices, book.cash(held, run.currency()).together(held), time);
                    }
                    case PAPER -> {
                        book.begin(account, run.currency());
                        PaperCash cash = book.cash(book.page(account), run.currency());
                        yield new PaperGateway(session, account, cash, prices, time);
                    }
                    case LIVE -> throw new IllegalArgumentException("No rehearsal: " + Mode.LIVE);
                };
        return new Desk(
                gateway,
                () -> {
                    Problem why = refusal.get();
                    return why == null
                            ? new Leave.Granted(Limits.REHEARSAL, null, null)
                            : new Leave.Withheld(why);
                });
    }
}
