package app.evenkeel.execution;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.portfolio.Session;
import app.evenkeel.storage.Stores;

import java.util.Optional;

/** The armings in the store. Blocking and thread-safe. */
public final class StoredArmings implements Armings {
    private final Stores stores;
    private final Caller caller;

    public StoredArmings(Session session) {
        this.stores = session.stores();
        this.caller = session.caller();
    }

    @Override
    public Optional<Arming> of(Connection connection) {
        return stores.database().read(tx -> stores.armings().find(tx, caller, connection.id()));
    }

    @Override
    public void begin(RebalanceRun run, AccountId account, Arming arming) {
        stores.database()
                .<Boolean>write(tx -> {
                    stores.armings().begin(tx, caller, run, account, arming);
                    return true;
                });
    }

    @Override
    public boolean isOf(RebalanceRun run, AccountId account, Arming arming) {
        return stores.database()
                .read(tx -> stores.armings().isOf(tx, caller, run, account, arming));
    }

    @Override
    public long countCompleted(AccountId account, Arming arming) {
        return stores.database()
                .read(tx -> stores.armings().countCompleted(tx, caller, account, arming));
    }
}
