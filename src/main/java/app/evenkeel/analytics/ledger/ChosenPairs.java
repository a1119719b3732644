package app.evenkeel.analytics.ledger;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.portfolio.TransferChoice;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the user said about pairs, by index. An accepted pair of which a side is gone, or has become
 * something that does not move, counts no more.
 */
final class ChosenPairs {
    private final Map<Integer, Integer> accepted = new HashMap<>();
    private final Set<Pair> rejected = new HashSet<>();

    private record Pair(int out, int in) {}

    private ChosenPairs() {}

    static ChosenPairs of(Transaction[] transactions, List<TransferChoice> choices) {
        ChosenPairs chosen = new ChosenPairs();
        if (choices.isEmpty()) {
            return chosen;
        }
        Set<TransactionId> named = new HashSet<>();
        choices.forEach(choice -> {
            named.add(choice.out());
            named.add(choice.in());
        });
        Map<TransactionId, Integer> places = new HashMap<>();
        for (int i = 0; i < transactions.length; i++) {
            TransactionId id = transactions[i].head().id();
            if (named.contains(id)) {
                places.put(id, i);
            }
        }
        for (TransferChoice choice : choices) {
            Integer out = places.get(choice.out());
            Integer in = places.get(choice.in());
            if (out != null && in != null) {
                chosen.note(out, in, choice.accepted(), transactions);
            }
        }
        return chosen;
    }

    private void note(int out, int in, boolean isAccepted, Transaction[] transactions) {
        if (!isAccepted) {
            rejected.add(new Pair(out, in));
            return;
        }
        AssetId sent = moved(transactions[out], transactions[out].movement().out());
        AssetId arrived = moved(transactions[in], transactions[in].movement().in());
        if (sent != null
                && sent.equals(arrived)
                && !accepted.containsKey(out)
                && !accepted.containsKey(in)) {
            accepted.put(out, in);
            accepted.put(in, out);
        }
    }

    private static @Nullable AssetId moved(Transaction transaction, @Nullable Leg leg) {
        boolean moves =
                transaction instanceof Transaction.Transfer
                        || transaction instanceof Transaction.CustodyMove
                        || transaction instanceof Transaction.Deposit
                        || transaction instanceof Transaction.Withdrawal;
        return moves && leg != null ? leg.asset() : null;
    }

    /** Index to index, both ways. */
    Map<Integer, Integer> accepted() {
        return accepted;
    }

    boolean areRejected(int out, int in) {
        return !rejected.isEmpty() && rejected.contains(new Pair(out, in));
    }
}
