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
    BINANCE("Binance", Hosts.BINANCE, BinanceExchange.class),
    KRAKEN("Kraken", Hosts.KRAKEN, KrakenExchange.class),
    COINBASE("Coinbase", Hosts.COINBASE, CoinbaseExchange.class),
    BITSTAMP("Bitstamp", Hosts.BITSTAMP, BitstampExchange.class),
    BITFINEX("Bitfinex", Hosts.BITFINEX, BitfinexExchange.class),
    BITFLYER("bitFlyer", Hosts.BITFLYER, BitflyerExchange.class);

    private final String label;
    private final Host host;
    private final Class<? extends Exchange> type;

    Venue(String label, Host host, Class<? extends Exchange> type) {
        this.label = label;
        this.host = host;
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
        return host;
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
