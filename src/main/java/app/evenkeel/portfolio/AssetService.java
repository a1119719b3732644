package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.util.Comparator;
import java.util.List;

/** What is known of assets, and corrections to it. Blocking and thread-safe. */
public final class AssetService {
    private final Session session;

    public AssetService(Session session) {
        this.session = session;
    }

    /** All assets but cash. */
    public List<Asset> all() {
        return session.stores()
                .database()
                .read(tx ->
                        session.stores().assets().findAll(tx).stream()
                                .filter(asset -> !asset.isCash())
                                .toList());
    }

    /** Assets with a price, by their symbols: what can be compared with. */
    public List<Asset> priced() {
        return session.stores()
                .database()
                .read(tx ->
                        session.stores().assets().findAll(tx).stream()
                                .filter(asset -> !asset.isCash())
                                .filter(asset ->
                                        session.stores().prices().lastBar(tx, asset.id()) != null)
                                .sorted(Comparator.comparing(Asset::symbol))
                                .toList());
    }

    /** How sources spell an asset, each as {@code source: spelling}. */
    public List<String> spellings(Asset asset) {
        return session.stores()
                .database()
                .read(tx -> session.stores().assets().spellings(tx, asset.id()));
    }

    /**
     * Replaces symbol, name, kind, ISIN and activity. The key that files are matched by stays, so
     * that a changed symbol needs no rows in the ledger.
     *
     * @throws EvenkeelException if the caller may only read, or there is no symbol
     */
    public void edit(Asset asset) {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
        if (asset.symbol().isBlank()) {
            throw new EvenkeelException(Problem.of(ProblemCode.BAD_ENTRY, asset.key()));
        }
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores().assets().update(tx, asset);
                    return true;
                });
        session.changes().publish(Change.LEDGER);
        session.changes().publish(Change.PRICES);
    }
}
