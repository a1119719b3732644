package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps account of a file's rows on their way to a sink: each one that was counted is in the end
 * either told or rejected, never both and never neither. What an importer makes of a row after it
 * was rejected is not handed on; a row that it left without a word is rejected at the end. Both are
 * faults of the importer, which the tests stop at.
 */
final class RowAccount implements RecordSink {
    private final RecordSink sink;
    private final BitSet counted = new BitSet();
    private final BitSet told = new BitSet();
    private final BitSet rejected = new BitSet();

    /** Lines of the rows that wait for others of their group, by their places. */
    private final Map<Integer, Long> waiting = new LinkedHashMap<>();

    private int last = -1;
    private long lastLine;

    RowAccount(RecordSink sink) {
        this.sink = sink;
    }

    /** Rejects the rows that nothing was said about. */
    void finish() {
        letWait();
        assert waiting.isEmpty() : "Nothing was said about the lines " + waiting.values();
        waiting.forEach((place, line) ->
                sink.rejected(place, RowProblem.rejected(line, "", ProblemCode.ROW_UNTOLD)));
        waiting.clear();
    }

    @Override
    public void row(int place, long line) {
        assert !counted.get(place) : "Counted twice: line " + line;
        letWait();
        counted.set(place);
        last = place;
        lastLine = line;
        sink.row(place, line);
    }

    private void letWait() {
        if (last >= 0 && !told.get(last) && !rejected.get(last)) {
            waiting.put(last, lastLine);
        }
    }

    @Override
    public void transaction(int place, Candidate candidate) {
        if (isTold(place)) {
            sink.transaction(place, candidate);
        }
    }

    @Override
    public void confirmation(int place, Confirmation confirmation) {
        if (isTold(place)) {
            sink.confirmation(place, confirmation);
        }
    }

    @Override
    public void holding(int place, StatedHolding holding) {
        if (isTold(place)) {
            sink.holding(place, holding);
        }
    }

    @Override
    public void partOf(int place, int lead) {
        if (isTold(place)) {
            sink.partOf(place, lead);
        }
    }

    @Override
    public void nothingNew(int place) {
        if (isTold(place)) {
            sink.nothingNew(place);
        }
    }

    private boolean isTold(int place) {
        assert counted.get(place) : "Told, but not counted: row " + place;
        assert !rejected.get(place) : "Told after it was rejected: row " + place;
        if (rejected.get(place)) {
            return false;
        }
        told.set(place);
        settle(place);
        return true;
    }

    @Override
    public void rejected(int place, RowProblem problem) {
        assert counted.get(place) : "Rejected, but not counted: " + problem;
        assert !told.get(place) : "Rejected after it was told: " + problem;
        if (told.get(place) || rejected.get(place)) {
            sink.note(new RowProblem(problem.line(), problem.column(), problem.problem(), false));
            return;
        }
        rejected.set(place);
        settle(place);
        sink.rejected(place, problem);
    }

    private void settle(int place) {
        if (!waiting.isEmpty()) {
            waiting.remove(place);
        }
    }

    @Override
    public void note(RowProblem problem) {
        sink.note(problem);
    }
}
