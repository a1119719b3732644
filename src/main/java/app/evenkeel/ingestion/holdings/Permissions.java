package app.evenkeel.ingestion.holdings;

import app.evenkeel.domain.holding.Connection.Withdrawal;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Refusal;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.service.BinanceHmacDigest;
import org.knowm.xchange.bitfinex.v2.BitfinexHmacSignature;
import org.knowm.xchange.bitfinex.v2.dto.EmptyRequest;
import org.knowm.xchange.bitflyer.service.BitflyerAccountServiceRaw;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;
import org.knowm.xchange.coinbase.v2.CoinbaseV2Digest;
import org.knowm.xchange.exceptions.ExchangeSecurityException;
import org.knowm.xchange.exceptions.RateLimitExceededException;
import org.knowm.xchange.kraken.service.KrakenDigest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a key may do, in each exchange's own words. Where an exchange has no such question, or not
 * for this kind of key, that cannot be seen: Bitstamp has none.
 */
final class Permissions {
    private static final int NOT_FOUND = 404;

    private final Venue venue;
    private final Exchange exchange;
    private final ExchangeSpecification specification;
    private final Clock clock;
    private final Balances.Calls calls;

    private Permissions(Venue venue, Exchange exchange, Clock clock, Balances.Calls calls) {
        this.venue = venue;
        this.exchange = exchange;
        this.specification = exchange.getExchangeSpecification();
        this.clock = clock;
        this.calls = calls;
    }

    static KeyPermissions read(Venue venue, Exchange exchange, Clock clock, Balances.Calls calls) {
        Permissions permissions = new Permissions(venue, exchange, clock, calls);
        try {
            return permissions.read();
        } catch (FetchException e) {
            if (permissions.isNoQuestion(e)) {
                return KeyPermissions.NOT_STATED;
            }
            throw e;
        }
    }

    private KeyPermissions read() {
        return switch (venue) {
            case BINANCE -> binance();
            case KRAKEN -> kraken();
            case BITFINEX -> bitfinex();
            case COINBASE -> coinbase();
            case BITFLYER -> bitflyer();
            case BITSTAMP -> KeyPermissions.NOT_STATED;
        };
    }

    /** Coinbase answers keys of the older kind, which balances are asked for with, not at all. */
    private boolean isNoQuestion(FetchException e) {
        return (e.getCause() instanceof Refusal refusal && refusal.status() == NOT_FOUND)
                || (venue == Venue.COINBASE
                        && !CoinbaseToken.isNameOfKey(specification.getApiKey())
                        && e.problem().code() == ProblemCode.KEY_REFUSED);
    }

    private KeyPermissions binance() {
        KeyQuestions.Binance question = question(KeyQuestions.Binance.class);
        return flags(
                calls.call(() ->
                        question.ask(
                                clock::millis,
                                specification.getApiKey(),
                                BinanceHmacDigest.createInstance(specification.getSecretKey()))),
                "enableWithdrawals");
    }

    private KeyPermissions coinbase() {
        KeyQuestions.Coinbase question = question(KeyQuestions.Coinbase.class);
        String name = specification.getApiKey();
        String secret = specification.getSecretKey();
        if (CoinbaseToken.isNameOfKey(name)) {
            CoinbaseToken token =
                    CoinbaseToken.of(name, secret, () -> clock.instant().getEpochSecond());
            return flags(calls.call(() -> question.ask(token)), "can_transfer");
        }
        return flags(
                calls.call(() ->
                        question.ask(
                                name,
                                CoinbaseV2Digest.createInstance(secret),
                                clock.instant().getEpochSecond())),
                "can_transfer");
    }

    private static KeyPermissions flags(Map<String, Object> answer, String withdraw) {
        List<String> seen = new ArrayList<>();
        answer.forEach((name, value) -> {
            if (Boolean.TRUE.equals(value)) {
                seen.add(name);
            }
        });
        return answer.get(withdraw) instanceof Boolean may
                ? stated(may, seen)
                : new KeyPermissions(Withdrawal.NOT_STATED, seen);
    }

    private KeyPermissions kraken() {
        KeyQuestions.Kraken question = question(KeyQuestions.Kraken.class);
        Map<String, Object> answer =
                calls.call(() ->
                        checked(
                                question.ask(
                                        specification.getApiKey(),
                                        KrakenDigest.createInstance(specification.getSecretKey()),
                                        exchange.getNonceFactory())));
        return answer.get("result") instanceof Map<?, ?> result
                        && result.get("permissions") instanceof List<?> names
                ? stated(names.stream().map(String::valueOf).toList())
                : KeyPermissions.NOT_STATED;
    }

    /** Kraken tells of what is wrong with status 200. */
    private Map<String, Object> checked(@Nullable Map<String, Object> answer) {
        Object told = answer == null ? null : answer.get("error");
        if (answer == null || !(told instanceof List<?> errors)) {
            throw Tally.incomplete(venue.label(), "the permissions of the key");
        }
        String words = errors.isEmpty() ? "" : String.valueOf(errors.getFirst());
        if (words.contains("Rate limit")) {
            throw new RateLimitExceededException(words);
        }
        if (words.startsWith("EAPI:")) {
            throw new ExchangeSecurityException(words);
        }
        // Such as a question that it does not have any more.
        return answer;
    }

    private KeyPermissions bitfinex() {
        KeyQuestions.Bitfinex question = question(KeyQuestions.Bitfinex.class);
        List<List<Object>> lines =
                calls.call(() ->
                        question.ask(
                                exchange.getNonceFactory(),
                                specification.getApiKey(),
                                BitfinexHmacSignature.createInstance(specification.getSecretKey()),
                                EmptyRequest.INSTANCE));
        List<String> seen = new ArrayList<>();
        boolean may = false;
        boolean told = false;
        for (List<Object> line : lines) {
            if (line.size() < 3 || !(line.getFirst() instanceof String scope)) {
                throw Tally.incomplete(venue.label(), "the permissions of the key");
            }
            boolean writes = isSet(line.get(2));
            told |= isWithdrawal(scope);
            may |= isWithdrawal(scope) && writes;
            if (writes || isSet(line.get(1))) {
                seen.add(scope + (writes ? ":write" : ":read"));
            }
        }
        return told ? stated(may, seen) : new KeyPermissions(Withdrawal.NOT_STATED, seen);
    }

    private static boolean isSet(@Nullable Object flag) {
        return flag instanceof Number number && number.intValue() == 1;
    }

    private KeyPermissions bitflyer() {
        BitflyerAccountServiceRaw service =
                (BitflyerAccountServiceRaw) exchange.getAccountService();
        List<String> paths = calls.call(service::getPermissions);
        boolean may =
                paths.stream().anyMatch(path -> isWithdrawal(path) || path.contains("sendcoin"));
        return stated(may, paths);
    }

    private static boolean isWithdrawal(String word) {
        return word.toLowerCase(Locale.ROOT).contains("withdraw");
    }

    private static KeyPermissions stated(List<String> names) {
        return stated(names.stream().anyMatch(Permissions::isWithdrawal), names);
    }

    private static KeyPermissions stated(boolean mayWithdraw, List<String> seen) {
        return new KeyPermissions(mayWithdraw ? Withdrawal.YES : Withdrawal.NO, seen);
    }

    private <T> T question(Class<T> type) {
        return ExchangeRestProxyBuilder.forInterface(type, specification).build();
    }
}
