package app.evenkeel.ingestion.net;

import java.util.List;

/**
 * Every host that the program can contact unless the user names one of his own; the {@link Gate}
 * refuses any other. The rates are well below what the hosts publish or are known to bear.
 */
public final class Hosts {
    public static final Host YAHOO =
            new Host("query1.finance.yahoo.com", "host.daily-prices", 4, 4);
    public static final Host STOOQ = new Host("stooq.com", "host.daily-prices", 1, 2);
    public static final Host ECB = new Host("www.ecb.europa.eu", "host.rates", 2, 2);
    public static final Host TOUSHIN =
            new Host("toushin-lib.fwg.ne.jp", "host.japanese-funds", 1, 2);
    public static final Host BINANCE = new Host("api.binance.com", "host.exchange", 10, 10);
    public static final Host KRAKEN = new Host("api.kraken.com", "host.exchange", 1, 3);
    public static final Host COINBASE = new Host("api.coinbase.com", "host.exchange", 2, 4);
    public static final Host BITSTAMP = new Host("www.bitstamp.net", "host.exchange", 5, 10);
    public static final Host BITFINEX = new Host("api.bitfinex.com", "host.exchange", 0.5, 3);
    public static final Host BITFLYER = new Host("api.bitflyer.com", "host.exchange", 1, 5);

    public static final Host BLOCKSTREAM = new Host("blockstream.info", "host.bitcoin", 2, 10);
    public static final Host ETHEREUM =
            new Host("ethereum-rpc.publicnode.com", "host.ethereum", 5, 10);

    /** All of them, in the order in which they are shown. */
    public static final List<Host> ALL =
            List.of(
                    YAHOO,
                    STOOQ,
                    ECB,
                    TOUSHIN,
                    BINANCE,
                    KRAKEN,
                    COINBASE,
                    BITSTAMP,
                    BITFINEX,
                    BITFLYER,
                    BLOCKSTREAM,
                    ETHEREUM);

    private Hosts() {}
}
