package app.evenkeel.domain.holding;

import app.evenkeel.domain.ledger.AccountId;

import java.util.Map;

/**
 * An address on a block chain that is the owner's.
 *
 * @param address or an extended public key, from which a wallet's addresses follow
 * @param label what the user calls it; unique per owner
 * @param tokens contract addresses by symbol, on Ethereum
 */
public record WatchedAddress(
        long id,
        Chain chain,
        String address,
        String label,
        AccountId account,
        Map<String, String> tokens) {
    public WatchedAddress {
        tokens = Map.copyOf(tokens);
    }

    /** Whether it tells how much it holds of an asset of that symbol. */
    public boolean tells(String symbol) {
        return switch (chain) {
            case BITCOIN -> symbol.equals("BTC");
            case ETHEREUM ->
                    symbol.equals("ETH")
                            || tokens.keySet().stream().anyMatch(symbol::equalsIgnoreCase);
        };
    }

    public WatchedAddress withId(long value) {
        return new WatchedAddress(value, chain, address, label, account, tokens);
    }
}
