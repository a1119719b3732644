package app.evenkeel.ingestion.holdings;

import static org.knowm.xchange.coinbase.v2.Coinbase.CB_VERSION_VALUE;

import app.evenkeel.ingestion.file.bitfinex.Bitfinex;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.kraken.KrakenAssets;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.dto.account.BinanceBalance;
import org.knowm.xchange.binance.service.BinanceAccountServiceRaw;
import org.knowm.xchange.bitfinex.service.BitfinexAccountServiceRaw;
import org.knowm.xchange.bitfinex.v2.dto.account.Wallet;
import org.knowm.xchange.bitflyer.dto.account.BitflyerBalance;
import org.knowm.xchange.bitflyer.service.BitflyerAccountServiceRaw;
import org.knowm.xchange.bitstamp.dto.account.BitstampBalance;
import org.knowm.xchange.bitstamp.service.BitstampAccountServiceRaw;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;
import org.knowm.xchange.coinbase.v2.CoinbaseAuthenticated;
import org.knowm.xchange.coinbase.v2.CoinbaseV2Digest;
import org.knowm.xchange.coinbase.v2.dto.CoinbaseAmount;
import org.knowm.xchange.coinbase.v2.dto.account.CoinbaseAccountData.CoinbaseAccount;
import org.knowm.xchange.kraken.service.KrakenAccountServiceRaw;
import org.knowm.xchange.service.account.AccountService;

import si.mazi.rescu.ParamsDigest;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads balances of each exchange in its own shape, since the library's common one drops what it
 * does not know and cannot tell an absent list from an empty one.
 */
final class Balances {
    private static final int COINBASE_PAGE = 100;
    private static final int COINBASE_PAGES = 50;

    private Balances() {}

    /** The way out to the exchange; gives an answer or throws. */
    interface Calls {
        <T> T call(ExchangeCollector.Call<T> call);
    }

    static void read(Venue venue, Exchange exchange, Clock clock, Tally tally, Calls calls) {
        AccountService service = exchange.getAccountService();
        switch (venue) {
            case BINANCE -> {
                List<BinanceBalance> balances =
                        calls.call(() -> ((BinanceAccountServiceRaw) service).account().balances);
                for (BinanceBalance each : present(venue, balances)) {
                    tally.add(
                            Coins.of(BinanceCodes.coin(each.getCurrency().getCurrencyCode())),
                            sum(each.getAvailable(), each.getLocked()));
                }
            }
            case KRAKEN -> {
                Map<String, BigDecimal> balances =
                        calls.call(((KrakenAccountServiceRaw) service)::getKrakenBalance);
                balances.forEach((code, quantity) -> tally.add(KrakenAssets.of(code), quantity));
            }
            case COINBASE ->
                    coinbase(
                            venue,
                            coinbasePage(exchange.getExchangeSpecification(), clock, calls),
                            tally);
            case BITSTAMP -> {
                BitstampBalance balance =
                        calls.call(((BitstampAccountServiceRaw) service)::getBitstampBalance);
                if (balance.getError() != null || balance.getBalances().isEmpty()) {
                    throw Tally.incomplete(venue.label(), "the list of balances");
                }
                for (BitstampBalance.Balance each : balance.getBalances()) {
                    tally.add(Coins.of(each.getCurrency()), each.getBalance());
                }
            }
            case BITFINEX -> {
                for (Wallet each : calls.call(((BitfinexAccountServiceRaw) service)::getWallets)) {
                    tally.add(Bitfinex.coin(each.getCurrency()), each.getBalance());
                }
            }
            case BITFLYER -> {
                List<BitflyerBalance> balances =
                        calls.call(((BitflyerAccountServiceRaw) service)::getBitflyerBalances);
                for (BitflyerBalance each : present(venue, balances)) {
                    tally.add(Coins.of(each.getCurrencyCode()), each.getAmount());
                }
            }
        }
    }

    /** A question for the accounts after one. */
    private interface CoinbasePage {
        List<CoinbaseAccount> after(@Nullable String account);
    }

    private static CoinbasePage coinbasePage(
            ExchangeSpecification specification, Clock clock, Calls calls) {
        String key = specification.getApiKey();
        if (CoinbaseToken.isNameOfKey(key)) {
            KeyQuestions.CoinbaseAccounts accounts =
                    ExchangeRestProxyBuilder.forInterface(
                                    KeyQuestions.CoinbaseAccounts.class, specification)
                            .build();
            CoinbaseToken token =
                    CoinbaseToken.of(
                            key,
                            specification.getSecretKey(),
                            () -> clock.instant().getEpochSecond());
            return after ->
                    calls.call(() -> accounts.ask(CB_VERSION_VALUE, token, COINBASE_PAGE, after))
                            .getData();
        }
        CoinbaseAuthenticated coinbase =
                ExchangeRestProxyBuilder.forInterface(CoinbaseAuthenticated.class, specification)
                        .build();
        ParamsDigest signature = CoinbaseV2Digest.createInstance(specification.getSecretKey());
        return after -> {
            BigDecimal time =
                    calls.call(() -> coinbase.getTime(CB_VERSION_VALUE).getData().getEpoch());
            return calls.call(() ->
                    coinbase.getAccounts(
                                    CB_VERSION_VALUE, key, signature, time, COINBASE_PAGE, after)
                            .getData());
        };
    }

    /**
     * Page after page, each let out by itself: the library asks for all of them in one call. Where
     * the last account of a full page is not named by a UUID no next page can be asked for.
     */
    private static List<CoinbaseAccount> coinbaseAccounts(Venue venue, CoinbasePage page) {
        List<CoinbaseAccount> accounts = new ArrayList<>();
        String last = null;
        for (int count = 0; count < COINBASE_PAGES; count++) {
            List<CoinbaseAccount> next = page.after(last);
            accounts.addAll(next);
            if (next.size() < COINBASE_PAGE) {
                return present(venue, accounts);
            }
            String before = last;
            last = next.getLast().getId();
            if (!isUuid(last) || last.equals(before)) {
                break;
            }
        }
        throw Tally.incomplete(venue.label(), "accounts after the first " + accounts.size());
    }

    private static void coinbase(Venue venue, CoinbasePage page, Tally tally) {
        for (CoinbaseAccount each : coinbaseAccounts(venue, page)) {
            CoinbaseAmount amount = each.getBalance();
            if (amount == null) {
                throw Tally.incomplete(venue.label(), "the balance of an account");
            }
            tally.add(Coins.of(amount.getCurrency()), amount.getAmount());
        }
    }

    /** These list every coin they trade, so that a list without any is no answer. */
    private static <C extends Collection<?>> C present(Venue venue, @Nullable C list) {
        if (list == null || list.isEmpty()) {
            throw Tally.incomplete(venue.label(), "the list of balances");
        }
        return list;
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.add(b);
    }

    private static boolean isUuid(@Nullable String id) {
        try {
            return id != null && UUID.fromString(id).toString().equalsIgnoreCase(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
