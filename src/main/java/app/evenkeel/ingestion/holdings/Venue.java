package app.evenkeel.ingestion.holdings;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Hosts;

import org.knowm.xchange.Exchange;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.bitfinex.BitfinexExchange;
import org.knowm.xchange.bitflyer.BitflyerExchange;
import org.knowm.xchange.bitstamp.BitstampExchange;
import org.knowm.xchange.coinbase.v2.CoinbaseExchange;
import org.knowm.xchange.kraken.KrakenExchange;

import java.util.Locale;
import java.util.Optional;

/** The exchanges whose balances can be collected. */
public enum Venue {
    BINANCE("Binance", BinanceExchange.class),
    KRAKEN("Kraken", KrakenExchange.class),
    COINBASE("Coinbase", CoinbaseExchange.class),
    BITSTAMP("Bitstamp", BitstampExchange.class),
    BITFINEX("Bitfinex", BitfinexExchange.class),
    BITFLYER("bitFlyer", BitflyerExchange.class);

    private final String label;
    private final Class<? extends Exchange> type;

    Venue(String label, Class<? extends Exchange> type) {
        this.label = label;
        this.type = type;
    }

    /** Its name as it writes it. */
    public String label() {
        return label;
    }

    /** The word that the store and the command line know it by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The account that its files belong to, unless the user names another. */
    public AccountRef account() {
        return new AccountRef(AccountKind.EXCHANGE, label, label);
    }

    Host host() {
        return switch (this) {
            case BINANCE -> Hosts.BINANCE;
            case KRAKEN -> Hosts.KRAKEN;
            case COINBASE -> Hosts.COINBASE;
            case BITSTAMP -> Hosts.BITSTAMP;
            case BITFINEX -> Hosts.BITFINEX;
            case BITFLYER -> Hosts.BITFLYER;
        };
    }

    /** Whether all that is held there is collected, and not its spot account only. */
    public boolean isWhole() {
        return switch (this) {
            case BINANCE -> false;
            case KRAKEN, COINBASE, BITSTAMP, BITFINEX, BITFLYER -> true;
        };
    }

    Class<? extends Exchange> type() {
        return type;
    }

    public static Optional<Venue> of(String word) {
        for (Venue venue : values()) {
            if (venue.word().equalsIgnoreCase(word.strip())) {
                return Optional.of(venue);
            }
        }
        return Optional.empty();
    }
}
