package app.evenkeel.execution.live;

import java.io.IOException;
import java.util.List;

/** Kraken answered with errors, as it does with status 200. */
final class KrakenError extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    KrakenError(List<String> errors) {
        super(String.join(", ", errors));
        this.errors = errors;
    }

    List<String> errors() {
        return errors;
    }
}
