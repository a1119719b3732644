package app.evenkeel.ingestion.net;

import app.evenkeel.domain.problem.ProblemCode;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The ways in which a server can go wrong that whoever asks one has to survive. */
public enum Hostility {
    /** It says that all is well and sends something else. */
    MALFORMED,
    /** It wants to be left alone for so long that nobody waits for it. */
    TOO_MANY_REQUESTS,
    FAILING,
    /** It begins an answer and sends a letter of it now and then. */
    SLOW,
    /** It ends in the middle of an answer. */
    CUT_OFF,
    /** Its answer has no end. */
    ENDLESS;

    private static final Duration BETWEEN_LETTERS = Duration.ofMillis(20);
    private static final int RETRY_AFTER_SECONDS = 900;

    /** Far more than is read of an answer, and yet a test that fails comes to an end. */
    private static final int LONGEST_FLOOD = 4 * Fetch.MAX_BYTES;

    /** How long an attempt may take: no longer than needed where the answer never ends. */
    public Duration patience() {
        return this == SLOW ? Duration.ofMillis(100) : Duration.ofSeconds(30);
    }

    /** What the user may be told of it. */
    public Set<ProblemCode> told() {
        return switch (this) {
            case MALFORMED ->
                    EnumSet.of(
                            ProblemCode.ANSWER_UNREADABLE,
                            ProblemCode.COLLECT_INCOMPLETE,
                            ProblemCode.KEY_REFUSED);
            case TOO_MANY_REQUESTS -> EnumSet.of(ProblemCode.HOST_BUSY);
            case FAILING -> EnumSet.of(ProblemCode.HOST_REFUSED);
            case SLOW, CUT_OFF -> EnumSet.of(ProblemCode.HOST_UNREACHABLE);
            case ENDLESS -> EnumSet.of(ProblemCode.ANSWER_TOO_LARGE);
        };
    }

    /** How often a server that stays so is asked before it is given up. */
    public int attempts() {
        return switch (this) {
            case MALFORMED, TOO_MANY_REQUESTS, ENDLESS -> 1;
            case FAILING, SLOW, CUT_OFF -> 4;
        };
    }

    public void answer(HttpExchange exchange) throws IOException {
        switch (this) {
            case MALFORMED ->
                    LoopbackServer.ok(exchange, "application/json", "<html>Sign in</html>");
            case TOO_MANY_REQUESTS ->
                    LoopbackServer.status(
                            exchange, 429, "Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
            case FAILING -> LoopbackServer.status(exchange, 500);
            case SLOW -> drip(exchange);
            case CUT_OFF -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, 5_000);
                exchange.getResponseBody()
                        .write("[[1772236800000,".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
            case ENDLESS -> flood(exchange, 200);
        }
    }

    /** Sends blanks until nobody takes them any more. */
    static void flood(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, 0);
        byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < LONGEST_FLOOD / blanks.length; i++) {
            exchange.getResponseBody().write(blanks);
        }
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        // Long enough for whoever waits to give up, however slow the machine.
        for (int i = 0; i < 3_000 && !Thread.currentThread().isInterrupted(); i++) {
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
            LockSupport.parkNanos(BETWEEN_LETTERS.toNanos());
        }
    }
}
