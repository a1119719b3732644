package app.evenkeel.analytics.ledger;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds transfers that are the two sides of an exchange of currency, as where a broker moves yen to
 * the dollar account and lists each side in a file of its own.
 *
 * <p>Two sides are one exchange if both are transfers of cash without another side, in one account,
 * of one day and of two currencies, and no further such transfer is of that day: then there is no
 * other place that the money can have come from or gone to.
 */
final class CashExchanges {
    private record Place(AccountId account, long day) {}

    private CashExchanges() {}

    /** The index of the other side by that of each side. */
    static Map<Integer, Integer> find(
            Transaction[] transactions,
            long[] days,
            Map<AssetId, Asset> assets,
            Map<Integer, Integer> pairs) {
        Map<Place, List<Integer>> open = new HashMap<>();
        for (int i = 0; i < transactions.length; i++) {
            if (transactions[i] instanceof Transaction.Transfer t
                    && !pairs.containsKey(i)
                    && Objects.requireNonNull(assets.get(leg(t).asset())).isCash()) {
                open.computeIfAbsent(new Place(t.head().account(), days[i]), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        Map<Integer, Integer> exchanged = new HashMap<>();
        for (List<Integer> sides : open.values()) {
            if (sides.size() == 2
                    && areOpposite(transactions[sides.getFirst()], transactions[sides.getLast()])) {
                exchanged.put(sides.getFirst(), sides.getLast());
                exchanged.put(sides.getLast(), sides.getFirst());
            }
        }
        return exchanged;
    }

    private static boolean areOpposite(Transaction one, Transaction other) {
        return (one.movement().out() == null) != (other.movement().out() == null)
                && !leg(one).asset().equals(leg(other).asset());
    }

    private static Leg leg(Transaction transfer) {
        Leg out = transfer.movement().out();
        return out != null ? out : Objects.requireNonNull(transfer.movement().in());
    }
}
