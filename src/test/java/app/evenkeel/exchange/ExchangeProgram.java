package app.evenkeel.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The exchange as a program of its own, to try live runs by hand: {@code ./mvnw -q test-compile
 * exec:exec@exchange -Dexchange="8765 key.txt BTC=1 EUR=5000"}. Arguments: the port; a file that
 * the customer's key and secret are written to; what the customer has. It sells BTC, ETH and SOL
 * for EUR, JPY and USD, and runs until it is stopped.
 */
public final class ExchangeProgram {
    public static final String CUSTOMER = "customer";

    /** Roughly what a dollar is, so that plans are not far from the exchange's own prices. */
    private static final List<String[]> MARKETS =
            List.of(
                    new String[] {"BTC", "EUR", "40000"},
                    new String[] {"ETH", "EUR", "2000"},
                    new String[] {"SOL", "EUR", "150"},
                    new String[] {"BTC", "USD", "46000"},
                    new String[] {"ETH", "USD", "2300"},
                    new String[] {"BTC", "JPY", "6800000"},
                    new String[] {"ETH", "JPY", "340000"});

    private ExchangeProgram() {}

    /**
     * The exchange with its markets and its customer.
     *
     * @param holdings such as {@code BTC=1}
     */
    public static LoopbackExchange open(Supplier<Instant> clock, String... holdings) {
        LoopbackExchange exchange = new LoopbackExchange(clock);
        exchange.slack(Duration.ofSeconds(60));
        for (String[] market : MARKETS) {
            exchange.list(market[0], market[1], market[2], "0.5")
                    .rules("0.1", "0.0001", "0.0001", "10");
        }
        Arrays.stream(holdings)
                .map(each -> each.split("=", 2))
                .forEach(each -> exchange.deposit(CUSTOMER, each[0], each[1]));
        return exchange;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            System.err.println("Arguments: PORT KEY_FILE SYMBOL=QUANTITY ...");
            System.exit(2);
        }
        LoopbackExchange exchange =
                open(
                        Clock.systemUTC()::instant,
                        Arrays.copyOfRange(arguments, 2, arguments.length));
        Keys keys = new Keys();
        Keys.Customer customer = keys.add("key-of-" + CUSTOMER, CUSTOMER);
        Path file = Path.of(arguments[1]);
        write(file, customer);
        Path ofCoinbase = Path.of(arguments[1] + ".coinbase");
        write(ofCoinbase, keys.addOfCoinbase(CUSTOMER, CUSTOMER));
        try (LoopbackServer server =
                new LoopbackServer(
                        exchange,
                        new Faults(new Random(1)),
                        keys,
                        Integer.parseInt(arguments[0]))) {
            System.out.printf(
                    "Binance, Kraken, Coinbase, Bitstamp and Bitfinex at %s; key in %s, for"
                            + " Coinbase in %s%n",
                    server.address(), file, ofCoinbase);
            Thread.currentThread().join();
        }
    }

    private static void write(Path file, Keys.Customer customer) throws IOException {
        String secret = customer.secret().strip().replace("\n", "\\n");
        Files.writeString(file, customer.key() + "\n" + secret + "\n");
    }
}
