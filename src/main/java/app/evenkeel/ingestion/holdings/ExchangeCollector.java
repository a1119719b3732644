package app.evenkeel.ingestion.holdings;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.Refusal;
import app.evenkeel.ingestion.net.RestFailure;
import app.evenkeel.ingestion.net.UrlConnections;
import app.evenkeel.security.Credentials;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.bitfinex.BitfinexExchange;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.ExchangeSecurityException;
import org.knowm.xchange.exceptions.ExchangeUnavailableException;
import org.knowm.xchange.exceptions.FrequencyLimitExceededException;
import org.knowm.xchange.exceptions.RateLimitExceededException;
import org.knowm.xchange.kraken.KrakenExchange;

import si.mazi.rescu.SynchronizedValueFactory;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Balances at an exchange, and what its key may do, by way of the XChange library. Only ever reads.
 * Requests under one key go one after another, since each carries a higher number than the last.
 *
 * <p>The library takes a key as text, which cannot be cleared: it lives as long as this object.
 */
public final class ExchangeCollector implements HoldingsCollector {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int LONGEST_WORDS = 120;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    static {
        UrlConnections.restrain();
    }

    private final Venue venue;
    private final Exchange exchange;
    private final Gate gate;
    private final KeyQueue queue;
    private final Clock clock;

    /**
     * @param base where to send requests instead of the exchange's own address, for tests
     * @param queue of all that is sent under the key
     */
    public ExchangeCollector(
            Venue venue,
            Credentials credentials,
            Gate gate,
            @Nullable URI base,
            Clock clock,
            KeyQueue queue) {
        this.queue = queue;
        this.venue = venue;
        this.gate = gate;
        this.clock = clock;
        ExchangeSpecification specification = new ExchangeSpecification(venue.type());
        specification.setShouldLoadRemoteMetaData(false);
        specification.setHttpConnTimeout(TIMEOUT_MILLIS);
        specification.setHttpReadTimeout(TIMEOUT_MILLIS);
        // Pauses and repeats are the gate's.
        specification.getResilience().setRateLimiterEnabled(false);
        specification.getResilience().setRetryEnabled(false);
        specification.setApiKey(new String(credentials.key()));
        specification.setSecretKey(new String(credentials.secret()));
        char[] passphrase = credentials.passphrase();
        if (passphrase != null) {
            specification.setUserName(new String(passphrase));
        }
        // The library has addresses of its own, which need not be on the list.
        URI target = base == null ? venue.host().address() : base;
        specification.setSslUri(target.toString());
        specification.setHost(target.getHost());
        if (base != null) {
            specification.setPort(base.getPort());
        }
        this.exchange = create(specification);
    }

    private Exchange create(ExchangeSpecification specification) {
        try {
            Exchange numbered = numbered();
            if (numbered != null) {
                numbered.applySpecification(specification);
                return numbered;
            }
            String key = specification.getApiKey();
            if (venue == Venue.COINBASE && CoinbaseToken.isNameOfKey(key)) {
                // Made to see that it can be: the library knows nothing of such keys.
                CoinbaseToken.of(key, specification.getSecretKey(), () -> 0);
            }
            return ExchangeFactory.INSTANCE.createExchange(specification);
        } catch (RuntimeException e) {
            // Such as a secret that is not Base64. The message may quote it.
            throw new FetchException(
                    ProblemCode.KEY_REFUSED, venue.label(), "it is not a key of this exchange");
        }
    }

    /** One whose requests have numbers that only rise, since others send under the key too. */
    private @Nullable Exchange numbered() {
        return switch (venue) {
            case KRAKEN ->
                    new KrakenExchange() {
                        @Override
                        public SynchronizedValueFactory<Long> getNonceFactory() {
                            return queue;
                        }
                    };
            case BITFINEX ->
                    new BitfinexExchange() {
                        @Override
                        public SynchronizedValueFactory<Long> getNonceFactory() {
                            return queue;
                        }
                    };
            case BINANCE, COINBASE, BITSTAMP, BITFLYER -> null;
        };
    }

    /** Where the library sends what it signs. */
    String address() {
        return exchange.getExchangeSpecification().getSslUri();
    }

    /** A call of the library. */
    interface Call<T> {
        @Nullable T call() throws IOException;
    }

    @Override
    public synchronized List<Collected> collect(Progress progress) {
        Tally tally = new Tally(venue.label());
        Balances.read(venue, exchange, clock, tally, calls(progress));
        return tally.all();
    }

    /** What the key may do, where the exchange tells. */
    public synchronized KeyPermissions permissions(Progress progress) {
        return Permissions.read(venue, exchange, clock, calls(progress));
    }

    private Balances.Calls calls(Progress progress) {
        return new Balances.Calls() {
            @Override
            public <T> T call(Call<T> call) {
                return ExchangeCollector.this.call(progress, call);
            }
        };
    }

    /** Lets a call of the library out through the gate; no answer is a failure. */
    private <T> T call(Progress progress, Call<T> call) {
        try {
            return gate.call(
                    venue.host().name(),
                    progress,
                    () -> {
                        T answer = translated(() -> inTurn(call));
                        if (answer == null) {
                            throw Tally.incomplete(venue.label(), "the answer is empty");
                        }
                        return answer;
                    });
        } catch (FetchException e) {
            if (e.getCause() instanceof Refusal refusal
                    && (refusal.status() == 400
                            || refusal.status() == 401
                            || refusal.status() == 403)) {
                throw new FetchException(
                        ProblemCode.KEY_REFUSED, venue.label(), "status " + refusal.status());
            }
            throw e;
        }
    }

    private <T> @Nullable T inTurn(Call<T> call) throws IOException {
        return queue.<Optional<T>>inTurn(() -> Optional.ofNullable(call.call())).orElse(null);
    }

    private <T> @Nullable T translated(Call<T> call) throws IOException {
        try {
            return call.call();
        } catch (RateLimitExceededException | FrequencyLimitExceededException e) {
            throw new Refusal(TOO_MANY, null);
        } catch (ExchangeUnavailableException e) {
            throw new Refusal(UNAVAILABLE, null);
        } catch (IOException | RuntimeException e) {
            IOException broken = RestFailure.of(refusedKey(e), venue.host(), clock.instant());
            throw broken;
        }
    }

    /** Some exchanges say with status 200 that they do not know the key. */
    private Exception refusedKey(Exception thrown) {
        if (thrown instanceof FetchException told) {
            throw told;
        }
        String words = String.valueOf(thrown.getMessage());
        boolean saysSo =
                words.contains("Invalid key")
                        || words.contains("EAPI:Invalid")
                        || words.contains("Permission denied");
        if (thrown instanceof ExchangeSecurityException
                || (thrown instanceof ExchangeException && saysSo)) {
            throw new FetchException(ProblemCode.KEY_REFUSED, venue.label(), safe(words));
        }
        return thrown;
    }

    /** An exchange's words, without anything of the key. */
    private String safe(String words) {
        ExchangeSpecification specification = exchange.getExchangeSpecification();
        if (words.contains(specification.getApiKey())
                || words.contains(specification.getSecretKey())) {
            return "it is not valid";
        }
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
    }
}
