package app.evenkeel.execution.live;

import org.jspecify.annotations.Nullable;

import si.mazi.rescu.HttpStatusIOException;

import java.io.IOException;

/** A venue answered with an error of its own, whatever status it came with. */
final class VenueRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    /**
     * @param answer what the venue's table of errors makes of it
     * @param status what the answer came as, or {@code null} where that was a success
     */
    VenueRefusal(Answer answer, @Nullable HttpStatusIOException status) {
        super(answer.words(), status);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    boolean isStatus(int code) {
        return getCause() instanceof HttpStatusIOException status
                && status.getHttpStatusCode() == code;
    }
}
