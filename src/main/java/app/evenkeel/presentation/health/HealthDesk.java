package app.evenkeel.presentation.health;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.Finding;
import app.evenkeel.domain.portfolio.Fix;
import app.evenkeel.domain.portfolio.TransferPair;
import app.evenkeel.domain.portfolio.TransferProposal;
import app.evenkeel.portfolio.CorporateActionService;
import app.evenkeel.portfolio.HealthService;
import app.evenkeel.portfolio.TransferService;
import app.evenkeel.portfolio.job.JobService;
import app.evenkeel.portfolio.job.RatesJob;

import java.time.LocalDate;
import java.util.List;

/** What the Health screen asks for and does. Every method blocks; a test gives its own answers. */
public interface HealthDesk {
    List<Finding> findings(LocalDate asOf, CurrencyCode currency);

    List<TransferPair> pairs();

    EventPreview preview(CorporateEvent event);

    /** Has exchange rates fetched in the background. */
    void getRates();

    /** Whether anything was done. */
    boolean mend(Fix fix);

    void reject(TransferProposal pair);

    /** How many pairs were accepted. */
    int acceptConfident();

    /** Reads from and writes to the services of a session. */
    static HealthDesk of(
            HealthService health,
            TransferService transfers,
            CorporateActionService actions,
            JobService jobs) {
        return new HealthDesk() {
            @Override
            public List<Finding> findings(LocalDate asOf, CurrencyCode currency) {
                return health.findings(asOf, currency);
            }

            @Override
            public List<TransferPair> pairs() {
                return transfers.proposals();
            }

            @Override
            public EventPreview preview(CorporateEvent event) {
                return actions.preview(event);
            }

            @Override
            public void getRates() {
                jobs.runNow(RatesJob.NAME);
            }

            @Override
            public boolean mend(Fix fix) {
                return health.mend(fix);
            }

            @Override
            public void reject(TransferProposal pair) {
                transfers.reject(List.of(pair));
            }

            @Override
            public int acceptConfident() {
                return transfers.acceptConfident();
            }
        };
    }
}
