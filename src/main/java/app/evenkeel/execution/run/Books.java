package app.evenkeel.execution.run;

import app.evenkeel.domain.order.RebalanceRun;

/** Takes what a run did into the books. */
public interface Books {
    /**
     * Books the fills of a run that are not booked yet; again for the same fills it does nothing.
     */
    void book(RebalanceRun run);
}
