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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Bitcoin addresses hold in confirmed blocks, over an API of Esplora's form: one address, or
 * all addresses of an extended public key until {@value #GAP} in a row were never used.
 */
public final class BitcoinCollector implements HoldingsCollector {
    static final int GAP = 20;

    /** Most wallets have some hundred; at the public server's pace these take half an hour. */
    private static final int MOST_ADDRESSES = 3_000;

    private static final int MOST_SCANS = 4;
    private static final int DECIMALS = 8;
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    /** Coins for others, and change. */
    private static final int BRANCHES = 2;

    private final String text;
    private final Fetch fetch;
    private final ChainNode node;
    private final int mostAddresses;

    /**
     * @param text an address or an extended public key that {@link #isValid} accepts
     * @param node the server that is asked
     */
    public BitcoinCollector(String text, Fetch fetch, ChainNode node) {
        this(text, fetch, node, MOST_ADDRESSES);
    }

    BitcoinCollector(String text, Fetch fetch, ChainNode node, int mostAddresses) {
        this.text = text;
        this.fetch = fetch;
        this.node = node;
        this.mostAddresses = mostAddresses;
    }

    /**
     * What was ever received at and spent from some addresses. Both only grow, but for a block that
     * is taken back.
     */
    private record Totals(BigInteger received, BigInteger spent, BigInteger moves, int addresses) {
        static final Totals NONE = new Totals(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, 0);

        Totals plus(Totals other) {
            return new Totals(
                    received.add(other.received),
                    spent.add(other.spent),
                    moves.add(other.moves),
                    addresses + other.addresses);
        }

        boolean isUsed() {
            return moves.signum() > 0;
        }

        BigInteger units() {
            return received.subtract(spent);
        }
    }

    /** Whether it is an address or an extended public key, its checksum included. */
    public static boolean isValid(String text) {
        return BitcoinAddress.isValid(text) || ExtendedPublicKey.parse(text).isPresent();
    }

    @Override
    public List<Collected> collect(Progress progress) {
        Optional<ExtendedPublicKey> key = ExtendedPublicKey.parse(text);
        Totals totals = key.isPresent() ? wallet(key.get(), progress) : address(text, progress);
        Tally tally = new Tally(text);
        tally.add(AssetRef.coin("BTC"), new BigDecimal(totals.units(), DECIMALS));
        return tally.all();
    }

    /**
     * Of one moment: no block came while it was looked through, or none that touched it. A coin
     * that goes from one address to another meanwhile would count twice, or not at all.
     */
    private Totals wallet(ExtendedPublicKey key, Progress progress) {
        Totals before = null;
        String tip = tip(progress);
        for (int i = 0; i < MOST_SCANS; i++) {
            Totals totals = scan(key, progress);
            String next = tip(progress);
            // What only grows and is the same after all was read twice was so in between.
            if (next.equals(tip) || totals.equals(before)) {
                return totals;
            }
            before = totals;
            tip = next;
        }
        throw Tally.incomplete(text, "a moment without a new transaction");
    }

    private Totals scan(ExtendedPublicKey key, Progress progress) {
        Totals sum = Totals.NONE;
        for (BitcoinAddress.Form form : key.forms()) {
            boolean used = true;
            // A wallet that never received has no change either.
            for (int branch = 0; branch < BRANCHES && used; branch++) {
                Totals all = branch(key.child(branch), form, sum.addresses(), progress);
                sum = sum.plus(all);
                used = all.isUsed();
            }
        }
        return sum;
    }

    private Totals branch(
            ExtendedPublicKey key, BitcoinAddress.Form form, int before, Progress progress) {
        Totals sum = Totals.NONE;
        int unused = 0;
        for (int i = 0; unused < GAP; i++) {
            if (before + i == mostAddresses) {
                // A server that says of every address that it was used has no end.
                throw Tally.incomplete(text, "addresses after the first " + mostAddresses);
            }
            progress.checkCancelled();
            progress.report("progress.collect.addresses", before + i, -1);
            Totals each = address(key.child(i).address(form), progress);
            sum = sum.plus(each);
            unused = each.isUsed() ? 0 : unused + 1;
        }
        return sum;
    }

    /** The hash of the latest block. */
    private String tip(Progress progress) {
        byte[] answer =
                fetch.get(node.host(), URI.create(node.base() + "/blocks/tip/hash"), progress);
        String hash = new String(answer, StandardCharsets.US_ASCII).strip();
        if (!HASH.matcher(hash).matches()) {
            throw Tally.incomplete(text, "the latest block");
        }
        return hash;
    }

    private Totals address(String address, Progress progress) {
        byte[] answer =
                fetch.get(node.host(), URI.create(node.base() + "/address/" + address), progress);
        JsonNode tree = ChainAnswer.object(address, answer);
        // Another address's answer, as from a cache, would be a wrong balance.
        if (!tree.path("address").asText().equalsIgnoreCase(address)) {
            throw Tally.incomplete(address, "the answer is for another address");
        }
        JsonNode chain = tree.path("chain_stats");
        Totals totals =
                new Totals(
                        number(address, chain, "funded_txo_sum"),
                        number(address, chain, "spent_txo_sum"),
                        number(address, chain, "tx_count")
                                .add(number(address, tree.path("mempool_stats"), "tx_count")),
                        1);
        if (totals.units().signum() < 0) {
            throw Tally.incomplete(address, "more was spent than received");
        }
        return totals;
    }

    private static BigInteger number(String address, JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (!node.isIntegralNumber() || node.bigIntegerValue().signum() < 0) {
            throw Tally.incomplete(address, name);
        }
        return node.bigIntegerValue();
    }
}
