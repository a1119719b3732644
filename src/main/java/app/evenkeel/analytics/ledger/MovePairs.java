package app.evenkeel.analytics.ledger;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Transaction;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds which out and in side of a transfer or move of custody belong together, so that lots keep
 * their cost and date.
 *
 * <p>Two sides belong together if they are of one kind and asset. Equal quantities within {@value
 * #DAYS_IN_TRANSIT} days come first, those between different accounts or tax accounts before those
 * within one (a venue that books a move to its staking as out and in). Of the rest, a move of
 * custody pairs with one of the same day whatever its quantity (a reverse split may change the tax
 * account too), and a transfer with one that sent a little more than arrived (a network took its
 * fee). Before all of these come the pairs that the user accepted, and those rejected never pair.
 */
final class MovePairs {
    private static final int DAYS_IN_TRANSIT = 3;
    private static final BigDecimal MOST_LOST = new BigDecimal("0.1");

    private MovePairs() {}

    private record Side(int index, long day, Transaction transaction, BigDecimal quantity) {}

    private record Kind(boolean custody, AssetId asset) {}

    /** Index to index, both ways; what the user chose first. */
    static Map<Integer, Integer> find(Transaction[] transactions, long[] days, ChosenPairs chosen) {
        Map<Kind, List<Side>> outs = new HashMap<>();
        Map<Kind, List<Side>> ins = new HashMap<>();
        for (int i = 0; i < transactions.length; i++) {
            Transaction t = transactions[i];
            boolean custody = t instanceof Transaction.CustodyMove;
            if (chosen.accepted().containsKey(i)
                    || (!custody && !(t instanceof Transaction.Transfer))) {
                continue;
            }
            Leg out = t.movement().out();
            Leg leg = out != null ? out : Objects.requireNonNull(t.movement().in());
            (out != null ? outs : ins)
                    .computeIfAbsent(new Kind(custody, leg.asset()), _ -> new ArrayList<>())
                    .add(new Side(i, days[i], t, leg.quantity()));
        }
        Map<Integer, Integer> pairs = new HashMap<>(chosen.accepted());
        ins.forEach((kind, arrivals) -> {
            List<Side> departures = outs.getOrDefault(kind, List.of());
            pair(
                    arrivals,
                    departures,
                    pairs,
                    (in, out) ->
                            areEqual(in, out)
                                    && inDifferentPools(in, out)
                                    && !isRejected(chosen, in, out));
            pair(
                    arrivals,
                    departures,
                    pairs,
                    (in, out) -> areEqual(in, out) && !isRejected(chosen, in, out));
            Rule last = kind.custody() ? MovePairs::areOfOneDay : MovePairs::lostOnTheWay;
            pair(
                    arrivals,
                    departures,
                    pairs,
                    (in, out) -> last.fits(in, out) && !isRejected(chosen, in, out));
        });
        return pairs;
    }

    private interface Rule {
        boolean fits(Side in, Side out);
    }

    private static void pair(
            List<Side> ins, List<Side> outs, Map<Integer, Integer> pairs, Rule rule) {
        int from = 0;
        for (Side in : ins) {
            while (from < outs.size() && outs.get(from).day() < in.day() - DAYS_IN_TRANSIT - 1) {
                from++;
            }
            if (pairs.containsKey(in.index())) {
                continue;
            }
            Side out = firstThatFits(in, outs, from, pairs, rule);
            if (out != null) {
                pairs.put(in.index(), out.index());
                pairs.put(out.index(), in.index());
            }
        }
    }

    private static @Nullable Side firstThatFits(
            Side in, List<Side> outs, int from, Map<Integer, Integer> pairs, Rule rule) {
        for (int i = from; i < outs.size(); i++) {
            Side out = outs.get(i);
            if (out.day() > in.day() + 2) {
                return null;
            }
            if (!pairs.containsKey(out.index()) && rule.fits(in, out)) {
                return out;
            }
        }
        return null;
    }

    private static boolean isRejected(ChosenPairs chosen, Side in, Side out) {
        return chosen.areRejected(out.index(), in.index());
    }

    private static boolean inDifferentPools(Side in, Side out) {
        return !in.transaction().head().account().equals(out.transaction().head().account())
                || !in.transaction()
                        .head()
                        .taxAccount()
                        .equals(out.transaction().head().taxAccount());
    }

    private static boolean areEqual(Side in, Side out) {
        return in.quantity().compareTo(out.quantity()) == 0
                && in.day() - out.day() <= DAYS_IN_TRANSIT
                && out.day() - in.day() <= 1;
    }

    private static boolean areOfOneDay(Side in, Side out) {
        return in.day() == out.day();
    }

    private static boolean lostOnTheWay(Side in, Side out) {
        BigDecimal lost = out.quantity().subtract(in.quantity());
        return lost.signum() > 0
                && lost.compareTo(out.quantity().multiply(MOST_LOST)) <= 0
                && in.day() - out.day() <= DAYS_IN_TRANSIT
                && out.day() - in.day() <= 1;
    }
}
