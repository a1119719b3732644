package app.evenkeel.execution.live;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.Submission;
import app.evenkeel.execution.gateway.Submission.Refusal;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.RestFailure;
import app.evenkeel.ingestion.net.RetryAfter;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.ingestion.net.UrlConnections;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;

import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.HttpStatusIOException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way out to one venue under one key: one request after another, questions again where that can
 * help, orders once.
 */
final class VenueCalls {
    /** Instead of a venue's id, for an order that it only looked at. */
    static final String CHECKED = "checked";

    private static final int TIMEOUT_MILLIS = 15_000;
    private static final int DEEPEST = 10;
    private static final int TOO_MANY = 429;

    static {
        UrlConnections.restrain();
    }

    private final Gate gate;
    private final Host host;
    private final String label;
    private final Time time;
    private final KeyQueue queue;

    /**
     * @param queue of all that is sent under the key
     */
    VenueCalls(Gate gate, Host host, String label, Time time, KeyQueue queue) {
        this.queue = queue;
        this.gate = gate;
        this.host = host;
        this.label = label;
        this.time = time;
    }

    /** A call of the library's interfaces. */
    interface Call<T> {
        T call() throws IOException;
    }

    /**
     * Balances that a venue told of: no account has none at all.
     *
     * @throws GatewayException if there is none
     */
    Map<String, Balance> present(Map<String, Balance> told) {
        if (told.isEmpty()) {
            throw new GatewayException(
                    ProblemCode.BALANCES_INCOMPLETE, label, "the list of balances");
        }
        return told;
    }

    /** A call that sends an order, or what is looked at as one. */
    interface Sending {
        /**
         * @return the venue's own id of it
         */
        String to(String symbol) throws IOException;
    }

    Time time() {
        return time;
    }

    /**
     * How the library is to reach a venue.
     *
     * @param target the venue's own address, or another for trial
     */
    static ExchangeSpecification specification(Class<? extends Exchange> type, URI target) {
        ExchangeSpecification specification = new ExchangeSpecification(type);
        specification.setSslUri(target.toString());
        specification.setHost(target.getHost());
        if (target.getPort() >= 0) {
            specification.setPort(target.getPort());
        }
        specification.setHttpConnTimeout(TIMEOUT_MILLIS);
        specification.setHttpReadTimeout(TIMEOUT_MILLIS);
        specification.getResilience().setRetryEnabled(false);
        specification.getResilience().setRateLimiterEnabled(false);
        return specification;
    }

    /**
     * Asks something that changes nothing.
     *
     * @throws GatewayException if there is no answer
     */
    <T> T question(Call<T> call) {
        try {
            return gate.call(
                    host.name(),
                    Progress.NONE,
                    () -> {
                        try {
                            return queue.inTurn(call::call);
                        } catch (FetchException e) {
                            throw e;
                        } catch (IOException | RuntimeException e) {
                            Exception told = e instanceof VenueRefusal no ? ofQuestion(no) : e;
                            IOException broken = RestFailure.of(told, host, time.now());
                            throw broken;
                        }
                    });
        } catch (FetchException e) {
            throw failed(e);
        }
    }

    /** What a venue's own error means for a question: try again, or never mind. */
    private Exception ofQuestion(VenueRefusal told) {
        Answer answer = told.answer();
        Refusal refusal = answer.refusal();
        if (refusal == Refusal.BUSY) {
            return new app.evenkeel.ingestion.net.Refusal(TOO_MANY, retryAfter(told));
        }
        if (refusal == Refusal.KEY) {
            return new FetchException(ProblemCode.KEY_REFUSED, label, answer.words());
        }
        if (refusal == null || refusal == Refusal.CLOCK) {
            return told.getCause() instanceof HttpStatusIOException status
                    ? status
                    : new IOException(answer.words());
        }
        return new FetchException(ProblemCode.VENUE_UNWELL, label, answer.words());
    }

    /**
     * Makes sense of what was answered.
     *
     * @throws GatewayException if it makes none, such as an order without a state
     */
    <T> T readable(Supplier<T> view) {
        try {
            return view.get();
        } catch (IllegalArgumentException
                | ArithmeticException
                | DateTimeException
                | NullPointerException e) {
            throw new GatewayException(
                    e, null, ProblemCode.VENUE_UNWELL, label, "an answer that makes no sense");
        }
    }

    private GatewayException failed(FetchException e) {
        return switch (e.problem().code()) {
            case OFFLINE, KEY_REFUSED -> new GatewayException(e, null, e.problem().code(), args(e));
            case HOST_BUSY -> new GatewayException(e, seconds(e), ProblemCode.HOST_BUSY, args(e));
            default ->
                    new GatewayException(
                            e,
                            null,
                            ProblemCode.VENUE_UNWELL,
                            label,
                            String.join(" ", e.problem().args()));
        };
    }

    private static String[] args(EvenkeelException e) {
        return e.problem().args().toArray(String[]::new);
    }

    private static Duration seconds(FetchException e) {
        return Duration.ofSeconds(Long.parseLong(e.problem().args().getLast()));
    }

    /**
     * Sends an order, once.
     *
     * @param symbol the venue's word for the market; asked for before anything is sent
     * @param sending with that word
     * @param meaning of what the library throws where the venue answered with an error, other than
     *     a {@link VenueRefusal}; {@code null} where the venue did not answer
     */
    Submission order(
            Supplier<String> symbol,
            Sending sending,
            Function<Throwable, @Nullable Answer> meaning) {
        try {
            String known = symbol.get();
            return order(() -> sending.to(known), meaning);
        } catch (GatewayException e) {
            return new Submission.Refused(Refusal.UNREACHED, e.problem().code().name(), e.pause());
        }
    }

    private Submission order(Call<String> call, Function<Throwable, @Nullable Answer> meaning) {
        try {
            // The turn is waited for outside: time spent on that is none that the venue was silent.
            String id = queue.inTurn(() -> gate.once(host.name(), Progress.NONE, call::call));
            return id.isEmpty()
                    ? new Submission.Unclear("an answer without an id")
                    : new Submission.Accepted(id);
        } catch (FetchException e) {
            boolean busy = e.problem().code() == ProblemCode.HOST_BUSY;
            return new Submission.Refused(
                    busy ? Refusal.BUSY : Refusal.UNREACHED,
                    e.problem().code().name(),
                    busy ? seconds(e) : null);
        } catch (WorkCancelledException e) {
            return new Submission.Unclear("cut off");
        } catch (IOException | RuntimeException e) {
            return submission(e, meaning);
        }
    }

    private Submission submission(Exception thrown, Function<Throwable, @Nullable Answer> meaning) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < DEEPEST; depth++, each = each.getCause()) {
            Answer answer = each instanceof VenueRefusal no ? no.answer() : meaning.apply(each);
            if (answer != null) {
                return submission(answer, each);
            }
            if (each instanceof ConnectException
                    || each instanceof UnknownHostException
                    || each instanceof NoRouteToHostException) {
                return new Submission.Refused(
                        Refusal.UNREACHED, each.getClass().getSimpleName(), null);
            }
        }
        return new Submission.Unclear(thrown.getClass().getSimpleName());
    }

    private Submission submission(Answer answer, Throwable thrown) {
        Refusal refusal = answer.refusal();
        if (refusal == null) {
            return new Submission.Unclear(answer.words());
        }
        Duration pause = refusal == Refusal.BUSY ? retryAfter(thrown) : null;
        if (pause != null) {
            gate.leaveAlone(host.name(), pause);
        }
        return new Submission.Refused(refusal, answer.words(), pause);
    }

    private @Nullable Duration retryAfter(Throwable thrown) {
        Throwable status = thrown instanceof VenueRefusal ? thrown.getCause() : thrown;
        if (!(status instanceof HttpResponseAware aware) || aware.getResponseHeaders() == null) {
            return null;
        }
        return aware.getResponseHeaders().entrySet().stream()
                .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .map(text -> RetryAfter.of(text, time.now()))
                .orElse(null);
    }
}
