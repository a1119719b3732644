package app.evenkeel.ingestion.holdings;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.net.Fetch;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an Ethereum address holds, in ether and in the ERC-20 tokens that the user names, over
 * JSON-RPC. Tokens that nobody named are not looked for: anyone can send worthless ones.
 */
public final class EthereumCollector implements HoldingsCollector {
    private static final int DECIMALS = 18;
    private static final int MOST_DECIMALS = 36;
    private static final String BALANCE_OF = "0x70a08231" + "0".repeat(24);
    private static final String DECIMALS_OF = "0x313ce567";
    private static final String MAIN_NETWORK = "0x1";
    private static final Pattern NUMBER = Pattern.compile("0x[0-9a-fA-F]{1,64}");

    private final String address;
    private final Map<String, String> tokens;
    private final Fetch fetch;
    private final ChainNode node;

    /**
     * @param address with or without its checksum
     * @param tokens contract addresses by symbol
     * @param node the server that is asked
     */
    public EthereumCollector(
            String address, Map<String, String> tokens, Fetch fetch, ChainNode node) {
        this.address = address.toLowerCase(Locale.ROOT);
        this.tokens = new TreeMap<>(tokens);
        this.fetch = fetch;
        this.node = node;
    }

    @Override
    public List<Collected> collect(Progress progress) {
        // The same address on a test network holds play money.
        String network = result("eth_chainId", "[]", "the network", progress);
        if (!MAIN_NETWORK.equals(network)) {
            throw Tally.incomplete(address, "the server is on network " + network);
        }
        Tally tally = new Tally(address);
        String balance =
                result(
                        "eth_getBalance",
                        "[\"" + address + "\",\"latest\"]",
                        "the balance of ether",
                        progress);
        tally.add(AssetRef.coin("ETH"), new BigDecimal(number(balance, "ether"), DECIMALS));
        tokens.forEach((symbol, contract) -> {
            BigInteger decimals =
                    number(call(contract, DECIMALS_OF, symbol, progress), "decimals of " + symbol);
            if (decimals.compareTo(BigInteger.valueOf(MOST_DECIMALS)) > 0) {
                throw Tally.incomplete(address, "decimals of " + symbol);
            }
            BigInteger units =
                    number(
                            call(contract, BALANCE_OF + address.substring(2), symbol, progress),
                            symbol);
            tally.add(Coins.of(symbol), new BigDecimal(units, decimals.intValue()));
        });
        return tally.all();
    }

    private String call(String contract, String data, String symbol, Progress progress) {
        String question =
                "[{\"to\":\""
                        + contract.toLowerCase(Locale.ROOT)
                        + "\",\"data\":\""
                        + data
                        + "\"},\"latest\"]";
        return result("eth_call", question, "the balance of " + symbol, progress);
    }

    private String result(String method, String params, String what, Progress progress) {
        progress.checkCancelled();
        byte[] question =
                ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
                                + method
                                + "\",\"params\":"
                                + params
                                + "}")
                        .getBytes(StandardCharsets.UTF_8);
        JsonNode answer =
                ChainAnswer.object(
                        address, fetch.ask(node.host(), node.base(), question, progress));
        JsonNode result = answer.path("result");
        if (answer.hasNonNull("error") || !result.isTextual()) {
            throw Tally.incomplete(address, what);
        }
        return result.asText();
    }

    /** An empty number, as what is no contract answers, is unknown and not zero. */
    private BigInteger number(String text, String what) {
        if (!NUMBER.matcher(text).matches()) {
            throw Tally.incomplete(address, what);
        }
        return new BigInteger(text.substring(2), 16);
    }
}
