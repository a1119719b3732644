package app.evenkeel.storage;

import org.hibernate.StatelessSession;

/** An open transaction, handed to the stores so that several of them can take part in one. */
public final class Tx {
    private final StatelessSession session;

    Tx(StatelessSession session) {
        this.session = session;
    }

    StatelessSession session() {
        return session;
    }
}
