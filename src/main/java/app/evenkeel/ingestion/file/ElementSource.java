package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

/**
 * A parser of a document, which tells a {@link Walk} what it meets. Used once, by one thread;
 * closing the stream is left to whoever opened it.
 */
interface ElementSource {
    /** Parses the whole document. */
    void walk(Document.Visitor visitor);

    /** Whether the document is refused for what it is, and not just cut off. */
    static boolean isRefusal(EvenkeelException e) {
        return e.problem().code() != ProblemCode.DOCUMENT_DAMAGED;
    }

    /** The document is not well-formed from here on. */
    static EvenkeelException damaged(
            String name, long line, long column, @Nullable Throwable cause) {
        return new EvenkeelException(
                Problem.of(
                        ProblemCode.DOCUMENT_DAMAGED,
                        name,
                        String.valueOf(Math.max(1, line)),
                        String.valueOf(Math.max(1, column))),
                cause);
    }
}
