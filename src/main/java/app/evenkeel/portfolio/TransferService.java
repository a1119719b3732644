package app.evenkeel.portfolio;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.portfolio.TransferChoice;
import app.evenkeel.domain.portfolio.TransferPair;
import app.evenkeel.domain.portfolio.TransferProposal;
import app.evenkeel.domain.portfolio.TransferProposal.Confidence;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.storage.Tx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Moves between the owner's own accounts: what looks like one, and what the user says of it.
 * Blocking and thread-safe.
 *
 * <p>Accepting makes both rows transfers and remembers them as one pair, so that their lots move
 * with cost and date whatever the days and quantities become. Rejecting is remembered too. Each is
 * one edit of the ledger, with undo.
 */
public final class TransferService {
    private final Session session;
    private final LedgerService ledger;
    private final ValuationService valuation;

    public TransferService(Session session, LedgerService ledger, ValuationService valuation) {
        this.session = session;
        this.ledger = ledger;
        this.valuation = valuation;
    }

    /**
     * What may be a move and awaits a word, then what is taken for one unasked; the surest first
     * within each.
     */
    public List<TransferPair> proposals() {
        LoadedLedger loaded = valuation.ledger();
        Timeline timeline = loaded.timeline();
        Set<TransactionId> named = new HashSet<>();
        List<TransferProposal> all = new ArrayList<>(timeline.proposals());
        all.addAll(timeline.assumed());
        all.forEach(p -> {
            named.add(p.out());
            named.add(p.in());
        });
        Map<TransactionId, Transaction> rows = new HashMap<>();
        for (int i = 0; i < timeline.size() && !named.isEmpty(); i++) {
            Transaction row = timeline.transaction(i);
            if (named.contains(row.head().id())) {
                rows.put(row.head().id(), row);
            }
        }
        return all.stream().map(p -> pair(p, rows, loaded)).toList();
    }

    private static TransferPair pair(
            TransferProposal proposal, Map<TransactionId, Transaction> rows, LoadedLedger loaded) {
        Transaction out = Objects.requireNonNull(rows.get(proposal.out()));
        Transaction in = Objects.requireNonNull(rows.get(proposal.in()));
        Leg leg = Objects.requireNonNull(in.movement().in());
        Asset asset = loaded.timeline().asset(leg.asset());
        return new TransferPair(
                proposal, out, in, asset, account(out, loaded), account(in, loaded));
    }

    private static Account account(Transaction row, LoadedLedger loaded) {
        return Objects.requireNonNull(loaded.accounts().get(row.head().account()));
    }

    /** The proposal of two rows; empty if they are none. */
    public Optional<TransferPair> find(TransactionId out, TransactionId in) {
        return proposals().stream()
                .filter(p -> p.proposal().out().equals(out) && p.proposal().in().equals(in))
                .findFirst();
    }

    /**
     * Makes both rows of each pair transfers; undoable as one.
     *
     * @return how many pairs
     * @throws EvenkeelException if two rows cannot be one move: one is gone, or their assets differ
     */
    public int accept(List<TransferProposal> pairs) {
        return choose("transfer", pairs, true);
    }

    /** Accepts all but those that fit as others do. */
    public int acceptConfident() {
        return accept(
                proposals().stream()
                        .map(TransferPair::proposal)
                        .filter(p -> p.confidence() != Confidence.POSSIBLE)
                        .toList());
    }

    /**
     * Never takes the two rows for one move again; undoable.
     *
     * @return how many pairs
     */
    public int reject(List<TransferProposal> pairs) {
        return choose("reject", pairs, false);
    }

    private int choose(String verb, List<TransferProposal> pairs, boolean accepts) {
        if (pairs.isEmpty()) {
            return 0;
        }
        List<TransferChoice> choices =
                pairs.stream().map(p -> new TransferChoice(p.out(), p.in(), accepts)).toList();
        List<TransactionId> rows = new ArrayList<>();
        if (accepts) {
            pairs.forEach(p -> {
                rows.add(p.out());
                rows.add(p.in());
            });
        }
        ledger.change(
                verb,
                rows,
                TransferService::asTransfer,
                List.of(),
                (tx, forward) -> choices.forEach(choice -> note(tx, choice, forward)));
        return pairs.size();
    }

    private static Transaction asTransfer(Transaction row) {
        return switch (row.type()) {
            case TRANSFER, CUSTODY_MOVE -> row;
            case DEPOSIT, WITHDRAWAL ->
                    Transaction.of(TransactionType.TRANSFER, row.head(), row.movement());
            case BUY,
                    SELL,
                    SWAP,
                    DIVIDEND,
                    INTEREST,
                    REWARD,
                    FEE,
                    TAX,
                    SPLIT,
                    MERGER,
                    SPIN_OFF,
                    OPENING_BALANCE ->
                    throw new EvenkeelException(Problem.of(ProblemCode.EDIT_OUTDATED));
        };
    }

    private void note(Tx tx, TransferChoice choice, boolean forward) {
        if (forward) {
            session.stores().transfers().put(tx, session.caller(), choice);
        } else {
            session.stores().transfers().remove(tx, session.caller(), choice.out(), choice.in());
        }
    }
}
