package app.evenkeel.ingestion.net;

import java.io.IOException;

/** A host sent more than is read of one answer. */
final class AnswerTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLargeException() {
        super("The answer is too large");
    }
}
