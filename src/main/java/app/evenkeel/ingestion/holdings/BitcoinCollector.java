package app.evenkeel.ingestion.holdings;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.security.chain.BitcoinAddress;
import app.evenkeel.security.chain.ExtendedPublicKey;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What Bitcoin addresses hold in confirmed blocks, over an API of Esplora's form: one address, or
 * all addresses of an extended public key until {@value #GAP} in a row were never used.
 */
public final class BitcoinCollector implements HoldingsCollector {
    static final int GAP = 20;

    private static final int DECIMALS = 8;

    /** Coins for others, and change. */
    private static final int BRANCHES = 2;

    private final String text;
    private final Fetch fetch;
    private final ChainNode node;

    /**
     * @param text an address or an extended public key that {@link #isValid} accepts
     * @param node the server that is asked
     */
    public BitcoinCollector(String text, Fetch fetch, ChainNode node) {
        this.text = text;
        this.fetch = fetch;
        this.node = node;
    }

    private record Balance(BigInteger units, boolean used) {}

    /** Whether it is an address or an extended public key, its checksum included. */
    public static boolean isValid(String text) {
        return BitcoinAddress.isValid(text) || ExtendedPublicKey.parse(text).isPresent();
    }

    @Override
    public List<Collected> collect(Progress progress) {
        Optional<ExtendedPublicKey> key = ExtendedPublicKey.parse(text);
        BigInteger units =
                key.isPresent() ? wallet(key.get(), progress) : balance(text, progress).units();
        Tally tally = new Tally(text);
        tally.add(AssetRef.coin("BTC"), new BigDecimal(units, DECIMALS));
        return tally.all();
    }

    private BigInteger wallet(ExtendedPublicKey key, Progress progress) {
        BigInteger sum = BigInteger.ZERO;
        for (BitcoinAddress.Form form : key.forms()) {
            boolean used = true;
            // A wallet that never received has no change either.
            for (int branch = 0; branch < BRANCHES && used; branch++) {
                Balance all = branch(key.child(branch), form, progress);
                sum = sum.add(all.units());
                used = all.used();
            }
        }
        return sum;
    }

    private Balance branch(ExtendedPublicKey key, BitcoinAddress.Form form, Progress progress) {
        BigInteger sum = BigInteger.ZERO;
        boolean used = false;
        int unused = 0;
        for (int i = 0; unused < GAP; i++) {
            progress.checkCancelled();
            progress.report("progress.collect.addresses", i, -1);
            Balance each = balance(key.child(i).address(form), progress);
            sum = sum.add(each.units());
            used |= each.used();
            unused = each.used() ? 0 : unused + 1;
        }
        return new Balance(sum, used);
    }

    private Balance balance(String address, Progress progress) {
        byte[] answer =
                fetch.get(node.host(), URI.create(node.base() + "/address/" + address), progress);
        JsonNode tree = ChainAnswer.object(address, answer);
        // Another address's answer, as from a cache, would be a wrong balance.
        if (!tree.path("address").asText().equalsIgnoreCase(address)) {
            throw Tally.incomplete(address, "the answer is for another address");
        }
        JsonNode chain = tree.path("chain_stats");
        BigInteger units =
                number(address, chain, "funded_txo_sum")
                        .subtract(number(address, chain, "spent_txo_sum"));
        if (units.signum() < 0) {
            throw Tally.incomplete(address, "more was spent than received");
        }
        boolean used =
                number(address, chain, "tx_count").signum() > 0
                        || number(address, tree.path("mempool_stats"), "tx_count").signum() > 0;
        return new Balance(units, used);
    }

    private static BigInteger number(String address, JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (!node.isIntegralNumber() || node.bigIntegerValue().signum() < 0) {
            throw Tally.incomplete(address, name);
        }
        return node.bigIntegerValue();
    }
}
