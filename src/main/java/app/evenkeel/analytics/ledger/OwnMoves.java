package app.evenkeel.analytics.ledger;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.portfolio.TransferProposal;
import app.evenkeel.domain.portfolio.TransferProposal.Confidence;
import app.evenkeel.domain.portfolio.TransferProposal.Reason;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds withdrawals and deposits that are moves between the owner's own accounts.
 *
 * <p>What a source calls a transfer and {@link MovePairs} left over is looked at too. Two sides fit
 * if they are of one asset, in different accounts, at most {@value #DAYS_IN_TRANSIT} days apart,
 * and at most a tenth of what was sent did not arrive. They are one move for certain if both name
 * one transaction of a chain, or if each fits no other and all arrived but a fee that the sending
 * row states. All else is a proposal, since a payment and a gift may be about as large; so is all
 * cash, which goes through banks that the ledger does not see, and of which only equal amounts fit.
 */
final class OwnMoves {
    private static final int DAYS_IN_TRANSIT = 3;
    private static final BigDecimal MOST_LOST = new BigDecimal("0.1");
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private static final Comparator<Fit> BEST_FIRST =
            Comparator.comparing(Fit::confidence)
                    .thenComparing(Fit::reason)
                    .thenComparing(Fit::lost)
                    .thenComparingLong(Fit::daysApart)
                    .thenComparingInt(fit -> fit.in().index())
                    .thenComparingInt(fit -> fit.out().index());

    private final Map<AssetId, Asset> assets;
    private final Map<Integer, Integer> pairs;
    private final ChosenPairs chosen;
    private final List<TransferProposal> proposals = new ArrayList<>();
    private final List<TransferProposal> assumed = new ArrayList<>();

    private record Side(
            int index, long day, Transaction transaction, BigDecimal quantity, String hash) {
        boolean isElsewhere(Side other) {
            return !transaction.head().account().equals(other.transaction.head().account());
        }
    }

    private record Fit(Side out, Side in, Reason reason, Confidence confidence) {
        BigDecimal lost() {
            return out.quantity().subtract(in.quantity());
        }

        long daysApart() {
            return Math.abs(in.day() - out.day());
        }

        Fit with(Confidence value) {
            return new Fit(out, in, reason, value);
        }
    }

    private OwnMoves(Map<AssetId, Asset> assets, Map<Integer, Integer> pairs, ChosenPairs chosen) {
        this.assets = assets;
        this.pairs = pairs;
        this.chosen = chosen;
    }

    /**
     * Adds what is certain to {@code pairs}, index to index both ways, and keeps the rest as
     * proposals.
     */
    static OwnMoves find(
            Transaction[] transactions,
            long[] days,
            Map<AssetId, Asset> assets,
            Map<Integer, Integer> pairs,
            ChosenPairs chosen) {
        OwnMoves moves = new OwnMoves(assets, pairs, chosen);
        moves.find(transactions, days);
        moves.proposals.sort(Comparator.comparing(TransferProposal::confidence));
        return moves;
    }

    /** What needs the user's word, the surest first. */
    List<TransferProposal> proposals() {
        return List.copyOf(proposals);
    }

    /** What was added to the pairs. */
    List<TransferProposal> assumed() {
        return List.copyOf(assumed);
    }

    private void find(Transaction[] transactions, long[] days) {
        Map<AssetId, List<Side>> outs = new HashMap<>();
        Map<AssetId, List<Side>> ins = new HashMap<>();
        for (int i = 0; i < transactions.length; i++) {
            Transaction t = transactions[i];
            if (pairs.containsKey(i) || !mayMove(t)) {
                continue;
            }
            Leg out = t.movement().out();
            Leg leg = out != null ? out : Objects.requireNonNull(t.movement().in());
            (out != null ? outs : ins)
                    .computeIfAbsent(leg.asset(), _ -> new ArrayList<>())
                    .add(new Side(i, days[i], t, leg.quantity(), ChainHash.of(t)));
        }
        ins.forEach((asset, arrivals) -> {
            List<Side> departures = outs.getOrDefault(asset, List.of());
            if (!departures.isEmpty()) {
                pairByHash(departures, arrivals);
                pairByQuantity(asset, departures, arrivals);
            }
        });
    }

    private static boolean mayMove(Transaction transaction) {
        return transaction instanceof Transaction.Deposit
                || transaction instanceof Transaction.Withdrawal
                || transaction instanceof Transaction.Transfer;
    }

    /** One chain transaction may pay several of the owner's places: the nearest quantity wins. */
    private void pairByHash(List<Side> outs, List<Side> ins) {
        Map<String, List<Side>> byHash = new HashMap<>();
        for (Side out : outs) {
            if (!out.hash().isEmpty()) {
                byHash.computeIfAbsent(out.hash(), _ -> new ArrayList<>()).add(out);
            }
        }
        List<Fit> fits = new ArrayList<>();
        for (Side in : ins) {
            for (Side out : byHash.getOrDefault(in.hash(), List.of())) {
                if (in.quantity().compareTo(out.quantity()) <= 0
                        && in.isElsewhere(out)
                        && isInTime(out, in)
                        && !chosen.areRejected(out.index(), in.index())) {
                    boolean isUsual =
                            out.quantity()
                                            .subtract(in.quantity())
                                            .compareTo(out.quantity().multiply(MOST_LOST))
                                    <= 0;
                    fits.add(
                            new Fit(
                                    out,
                                    in,
                                    Reason.SAME_HASH,
                                    isUsual ? Confidence.CERTAIN : Confidence.LIKELY));
                }
            }
        }
        take(fits);
    }

    private void pairByQuantity(AssetId asset, List<Side> outs, List<Side> ins) {
        boolean isCash = Objects.requireNonNull(assets.get(asset)).isCash();
        List<Fit> fits = new ArrayList<>();
        Map<Integer, Integer> timesFit = new HashMap<>();
        int from = 0;
        for (Side in : ins) {
            while (from < outs.size() && outs.get(from).day() < in.day() - DAYS_IN_TRANSIT - 1) {
                from++;
            }
            for (int i = from; i < outs.size() && outs.get(i).day() <= in.day() + 2; i++) {
                Side out = outs.get(i);
                if (!pairs.containsKey(in.index())
                        && !pairs.containsKey(out.index())
                        && isNear(out, in)
                        && !chosen.areRejected(out.index(), in.index())) {
                    Reason reason = reason(out, in);
                    if (!isCash || in.quantity().compareTo(out.quantity()) == 0) {
                        fits.add(new Fit(out, in, reason, Confidence.POSSIBLE));
                        timesFit.merge(in.index(), 1, Integer::sum);
                        timesFit.merge(out.index(), 1, Integer::sum);
                    }
                }
            }
        }
        fits.replaceAll(fit -> fit.with(confidence(fit, isCash, timesFit)));
        take(fits);
    }

    private static boolean isNear(Side out, Side in) {
        BigDecimal lost = out.quantity().subtract(in.quantity());
        return in.isElsewhere(out)
                && lost.signum() >= 0
                && lost.compareTo(out.quantity().multiply(MOST_LOST)) <= 0
                && isInTime(out, in)
                && !arrivedTooEarly(out.transaction().head(), in.transaction().head());
    }

    private static boolean isInTime(Side out, Side in) {
        return in.day() - out.day() <= DAYS_IN_TRANSIT && out.day() - in.day() <= 1;
    }

    private static boolean arrivedTooEarly(Head out, Head in) {
        return !Timeline.isDayOnly(out)
                && !Timeline.isDayOnly(in)
                && in.time().isBefore(out.time().minus(CLOCKS_DIFFER));
    }

    private static Reason reason(Side out, Side in) {
        BigDecimal lost = out.quantity().subtract(in.quantity());
        Leg sent = Objects.requireNonNull(out.transaction().movement().out());
        Fee fee = out.transaction().movement().fee();
        boolean isStated =
                fee != null
                        && fee.included()
                        && fee.asset().equals(sent.asset())
                        && lost.compareTo(fee.quantity()) == 0;
        return lost.signum() == 0 || isStated ? Reason.SAME_QUANTITY : Reason.LESS_A_FEE;
    }

    private static Confidence confidence(Fit fit, boolean isCash, Map<Integer, Integer> timesFit) {
        if (isCash) {
            return Confidence.POSSIBLE;
        }
        boolean isOnly =
                timesFit.getOrDefault(fit.in().index(), 0) == 1
                        && timesFit.getOrDefault(fit.out().index(), 0) == 1;
        boolean isSame = fit.reason() == Reason.SAME_QUANTITY;
        if (isOnly) {
            return isSame ? Confidence.CERTAIN : Confidence.LIKELY;
        }
        return isSame ? Confidence.LIKELY : Confidence.POSSIBLE;
    }

    /** Takes the best fits, each side at most once: as pairs if certain, else as proposals. */
    private void take(List<Fit> fits) {
        fits.sort(BEST_FIRST);
        Set<Integer> taken = new HashSet<>();
        for (Fit fit : fits) {
            int out = fit.out().index();
            int in = fit.in().index();
            if (pairs.containsKey(out)
                    || pairs.containsKey(in)
                    || taken.contains(out)
                    || taken.contains(in)) {
                continue;
            }
            taken.add(out);
            taken.add(in);
            TransferProposal proposal =
                    new TransferProposal(
                            fit.out().transaction().head().id(),
                            fit.in().transaction().head().id(),
                            fit.in().quantity(),
                            fit.lost(),
                            fit.reason(),
                            fit.confidence());
            if (fit.confidence() == Confidence.CERTAIN) {
                pairs.put(out, in);
                pairs.put(in, out);
                assumed.add(proposal);
            } else {
                proposals.add(proposal);
            }
        }
    }
}
