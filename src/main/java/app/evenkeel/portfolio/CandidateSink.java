package app.evenkeel.portfolio;

import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Confirmation;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.StatedHolding;

/** Takes the candidates of a file that is read a second time, and nothing else of it. */
final class CandidateSink implements RecordSink {
    /** Receives each candidate with its place in the file, from 0. */
    interface Visitor {
        void candidate(int index, Candidate candidate);
    }

    private final ImportBook book;
    private final Visitor visitor;
    private final Progress progress;
    private int index;

    CandidateSink(ImportBook book, Visitor visitor, Progress progress) {
        this.book = book;
        this.visitor = visitor;
        this.progress = progress;
    }

    @Override
    public void transaction(int place, Candidate candidate) {
        if ((index & 0xff) == 0) {
            progress.checkCancelled();
        }
        Candidate meant = book.doubts().meant(candidate);
        if (!book.doubts().waits(meant.transaction())) {
            visitor.candidate(index++, meant);
        }
    }

    @Override
    public void confirmation(int place, Confirmation confirmation) {
        // Settled when the file was staged.
    }

    @Override
    public void holding(int place, StatedHolding holding) {
        // Kept when the file was staged.
    }

    @Override
    public void rejected(int place, RowProblem problem) {
        // Reported when the file was staged.
    }

    @Override
    public void note(RowProblem problem) {
        // Reported when the file was staged.
    }

    @Override
    public void partOf(int place, int lead) {
        // Counted when the file was staged.
    }

    @Override
    public void nothingNew(int place) {
        // Counted when the file was staged.
    }

    @Override
    public void row(int place, long line) {
        // Counted when the file was staged.
    }
}
