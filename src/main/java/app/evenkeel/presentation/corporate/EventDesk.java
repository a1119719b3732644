package app.evenkeel.presentation.corporate;

import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.EventTerms;
import app.evenkeel.portfolio.CorporateActionService;

/** What the form asks for and does. Every method blocks; a test gives its own answers. */
public interface EventDesk {
    /** What booking what is stated would change. */
    EventPreview preview(EventTerms terms);

    /** How many rows were booked. */
    int book(EventTerms terms);

    /** Reads from and books through the service of a session. */
    static EventDesk of(CorporateActionService actions) {
        return new EventDesk() {
            @Override
            public EventPreview preview(EventTerms terms) {
                return actions.preview(terms);
            }

            @Override
            public int book(EventTerms terms) {
                return actions.apply(terms).size();
            }
        };
    }
}
