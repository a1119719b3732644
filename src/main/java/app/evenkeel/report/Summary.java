package app.evenkeel.report;

import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;

import java.util.List;

/**
 * What a summary is made of, all as of one day and in one currency.
 *
 * @param pictures of screens beside the summary, or none
 */
public record Summary(
        Snapshot snapshot,
        List<Position> positions,
        ValueSeries series,
        List<DataProblem> problems,
        List<Picture> pictures) {
    public Summary {
        positions = List.copyOf(positions);
        problems = List.copyOf(problems);
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture in the same folder.
     *
     * @param file its name
     * @param caption what it shows
     */
    public record Picture(String file, String caption) {}
}
