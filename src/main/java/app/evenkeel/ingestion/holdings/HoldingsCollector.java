package app.evenkeel.ingestion.holdings;

import app.evenkeel.domain.task.Progress;

import java.util.List;

/** One source of what is held. Blocking. */
public interface HoldingsCollector {
    /**
     * All that the source holds, an asset at most once; empty only if the source said so.
     *
     * @throws app.evenkeel.ingestion.net.FetchException if any part of it is not known: a part is
     *     never told as the whole
     */
    List<Collected> collect(Progress progress);
}
