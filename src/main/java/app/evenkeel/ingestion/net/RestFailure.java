package app.evenkeel.ingestion.net;

import app.evenkeel.domain.problem.ProblemCode;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.jspecify.annotations.Nullable;

import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.HttpStatusException;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.time.Instant;

/** What a library for REST interfaces throws, in the terms of the {@link Gate}. */
public final class RestFailure {
    private static final int DEEPEST = 10;

    private RestFailure() {}

    /**
     * The library wraps what happened in exceptions of many kinds.
     *
     * @throws FetchException if the host answered, but not what was expected, or too much
     */
    public static IOException of(Exception thrown, Host host, Instant now) {
        IOException broken = null;
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < DEEPEST; depth++) {
            if (each instanceof FetchException told) {
                throw told;
            }
            if (each instanceof HttpStatusException status && status.getHttpStatusCode() >= 300) {
                return new Refusal(status.getHttpStatusCode(), retryAfter(each, now));
            }
            if (each instanceof AnswerTooLargeException) {
                throw new FetchException(
                        thrown,
                        ProblemCode.ANSWER_TOO_LARGE,
                        host.name(),
                        Integer.toString(Fetch.MAX_BYTES >> 20));
            }
            if (each instanceof IOException io && !(each instanceof JsonProcessingException)) {
                broken = io;
            }
            each = each.getCause();
        }
        if (broken != null) {
            return broken;
        }
        Throwable cause =
                thrown instanceof UndeclaredThrowableException && thrown.getCause() != null
                        ? thrown.getCause()
                        : thrown;
        throw new FetchException(
                thrown,
                ProblemCode.ANSWER_UNREADABLE,
                host.name(),
                cause instanceof JsonProcessingException
                        ? "it is not what was expected"
                        : cause.getClass().getSimpleName());
    }

    private static @Nullable Duration retryAfter(Throwable thrown, Instant now) {
        if (!(thrown instanceof HttpResponseAware aware) || aware.getResponseHeaders() == null) {
            return null;
        }
        return aware.getResponseHeaders().entrySet().stream()
                .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .map(text -> RetryAfter.of(text, now))
                .orElse(null);
    }
}
