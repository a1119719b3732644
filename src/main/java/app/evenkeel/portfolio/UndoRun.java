package app.evenkeel.portfolio;

import app.evenkeel.analytics.ledger.Postings;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.storage.HoldingStore;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes one import back, or says what that would do; within one transaction of the store. */
final class UndoRun {
    private static final int SHOWN = 1_000;

    private final Session session;
    private final Tx tx;
    private final ImportBatch batch;

    UndoRun(Session session, Tx tx, BatchId id) {
        this.session = session;
        this.tx = tx;
        String number = Long.toString(id.value());
        this.batch =
                session.stores()
                        .imports()
                        .find(tx, session.caller(), id)
                        .orElseThrow(() ->
                                new EvenkeelException(
                                        Problem.of(ProblemCode.IMPORT_NOT_FOUND, number)));
        if (batch.undoneAt() != null) {
            throw new EvenkeelException(Problem.of(ProblemCode.IMPORT_ALREADY_UNDONE, number));
        }
    }

    ImportService.UndoPreview preview() {
        Shortfall with = new Shortfall();
        Shortfall without = new Shortfall();
        List<Transaction> leftShort = new ArrayList<>();
        long[] removes = new long[1];
        StatedHoldings stated = new StatedHoldings();
        session.stores()
                .holdings()
                .findByBatch(tx, session.caller(), batch.id())
                .forEach(each ->
                        stated.state(
                                each.account(), each.asset(), each.quantity(), each.asOf(), 0));
        Set<AssetId> cash = new HashSet<>();
        session.stores().assets().findAll(tx).stream()
                .filter(asset -> asset.isCash())
                .forEach(asset -> cash.add(asset.id()));
        session.stores()
                .ledger()
                .forEach(
                        tx,
                        session.caller(),
                        t -> {
                            stated.post(t);
                            boolean wasShort = with.isShortAfter(t, cash);
                            if (t.head().origin().batch().equals(batch.id())) {
                                removes[0]++;
                            } else if (without.isShortAfter(t, cash)
                                    && !wasShort
                                    && leftShort.size() < SHOWN) {
                                leftShort.add(t);
                            }
                        });
        return new ImportService.UndoPreview(
                batch,
                removes[0],
                session.stores().former().countRestoredBy(tx, session.caller(), batch.id()),
                session.stores().enrichments().countPrices(tx, batch.id(), batch.source()),
                session.stores().enrichments().countReplaced(tx, batch.id()),
                session.stores().ledger().findEdited(tx, session.caller(), batch.id()),
                List.copyOf(leftShort),
                stated.lines());
    }

    /**
     * What was undone.
     *
     * @param prices how many bars went with it
     */
    record Undone(ImportBatch batch, long prices) {}

    Undone undo() {
        Set<AssetId> assets = new HashSet<>();
        Set<AccountId> accounts = new HashSet<>();
        if (batch.added() <= StagingSink.KEPT) {
            session.stores()
                    .ledger()
                    .findByBatch(tx, session.caller(), batch.id())
                    .forEach(t -> collect(t, assets, accounts));
        } else {
            // A list of a million would not fit; passing all of them by does.
            session.stores()
                    .ledger()
                    .forEach(
                            tx,
                            session.caller(),
                            t -> {
                                if (t.head().origin().batch().equals(batch.id())) {
                                    collect(t, assets, accounts);
                                }
                            });
        }
        for (HoldingStore.Stated stated :
                session.stores().holdings().findByBatch(tx, session.caller(), batch.id())) {
            assets.add(stated.asset());
            accounts.add(stated.account());
        }
        assets.addAll(session.stores().enrichments().loadedAssets(tx, batch.id()));
        session.stores().former().collect(tx, session.caller(), batch.id(), assets, accounts);
        session.stores().ledger().deleteByBatch(tx, session.caller(), batch.id());
        session.stores().former().giveBack(tx, session.caller(), batch.id());
        session.stores().enrichments().takeBack(tx, batch.id());
        long prices = session.stores().enrichments().takeBackPrices(tx, batch.id(), batch.source());
        session.stores().holdings().deleteByBatch(tx, session.caller(), batch.id());
        session.stores()
                .imports()
                .markUndone(tx, session.caller(), batch.id(), session.clock().instant());
        session.stores().assets().deleteUnused(tx, List.copyOf(assets));
        session.stores().accounts().deleteUnused(tx, session.caller(), List.copyOf(accounts));
        return session.stores()
                .imports()
                .find(tx, session.caller(), batch.id())
                .map(receipt -> new Undone(receipt, prices))
                .orElseThrow(() -> new IllegalStateException("The receipt is gone"));
    }

    private static void collect(Transaction t, Set<AssetId> assets, Set<AccountId> accounts) {
        Movement m = t.movement();
        accounts.add(t.head().account());
        add(assets, m.in());
        add(assets, m.out());
        Fee fee = m.fee();
        if (fee != null) {
            assets.add(fee.asset());
        }
        if (m.subject() != null) {
            assets.add(m.subject());
        }
    }

    private static void add(Set<AssetId> assets, @Nullable Leg leg) {
        if (leg != null) {
            assets.add(leg.asset());
        }
    }

    /** Running holdings by account and asset; cash may be overdrawn and does not count. */
    private static final class Shortfall {
        private final Map<Pool, BigDecimal> held = new HashMap<>();

        private record Pool(AccountId account, AssetId asset) {}

        boolean isShortAfter(Transaction t, Set<AssetId> cash) {
            boolean[] isShort = new boolean[1];
            Postings.forEach(
                    t,
                    (asset, change) -> {
                        if (!cash.contains(asset)) {
                            BigDecimal left = move(t, asset, change);
                            isShort[0] |= change.signum() < 0 && left.signum() < 0;
                        }
                    });
            return isShort[0];
        }

        private BigDecimal move(Transaction t, AssetId asset, BigDecimal quantity) {
            return held.merge(new Pool(t.head().account(), asset), quantity, BigDecimal::add);
        }
    }
}
