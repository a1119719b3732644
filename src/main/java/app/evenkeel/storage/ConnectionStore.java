package app.evenkeel.storage;

import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.holding.Connection.Withdrawal;
import app.evenkeel.domain.holding.WatchedAddress;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.storage.row.Utc;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The caller's keys to exchanges, sealed, and addresses on block chains. */
public final class ConnectionStore {
    /** The sealed parts of a key; what they mean is for whoever can open them. */
    public static final class Sealed {
        private final byte[] key;
        private final byte[] secret;
        private final byte @Nullable [] passphrase;

        /**
         * @param passphrase or {@code null} where the exchange has none
         */
        public Sealed(byte[] key, byte[] secret, byte @Nullable [] passphrase) {
            this.key = key;
            this.secret = secret;
            this.passphrase = passphrase;
        }

        public byte[] key() {
            return key;
        }

        public byte[] secret() {
            return secret;
        }

        public byte @Nullable [] passphrase() {
            return passphrase;
        }
    }

    /** The id that the next connection gets; its secrets are sealed to it. */
    public long nextId(Tx tx, Caller caller) {
        tx.checkMayWrite(caller);
        return tx.nextId("exchange_connection");
    }

    /** Adds one under an id from {@link #nextId}. */
    public void insert(Tx tx, Caller caller, Connection connection, Sealed sealed) {
        tx.checkMayWrite(caller);
        tx.execute(
                "insert into exchange_connection (id, owner_id, venue, label, account_id,"
                        + " sealed_key, sealed_secret, sealed_passphrase, withdrawal, permissions,"
                        + " withdrawal_accepted, checked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?)",
                connection.id(),
                caller.user().value(),
                connection.venue(),
                connection.label(),
                connection.account().value(),
                sealed.key(),
                sealed.secret(),
                sealed.passphrase(),
                connection.withdrawal().name(),
                String.join("\n", connection.permissions()),
                connection.withdrawalAccepted(),
                Utc.stored(connection.checkedAt()));
    }

    /** Stores what was last seen of a key's permissions. */
    public void updateSeen(Tx tx, Caller caller, Connection seen) {
        tx.checkMayWrite(caller);
        tx.execute(
                "update exchange_connection set withdrawal = ?, permissions = ?, checked_at = ?"
                        + " where id = ? and owner_id = ?",
                seen.withdrawal().name(),
                String.join("\n", seen.permissions()),
                Utc.stored(seen.checkedAt()),
                seen.id(),
                caller.user().value());
    }

    public List<Connection> connections(Tx tx, Caller caller) {
        List<Connection> found = new ArrayList<>();
        tx.forEach(
                "select * from exchange_connection where owner_id = ? order by label, id",
                row -> found.add(connection(row)),
                caller.user().value());
        return found;
    }

    public Optional<Sealed> sealed(Tx tx, Caller caller, long id) {
        List<Sealed> found = new ArrayList<>();
        tx.forEach(
                "select sealed_key, sealed_secret, sealed_passphrase from exchange_connection where"
                        + " id = ? and owner_id = ?",
                row -> found.add(new Sealed(row.getBytes(1), row.getBytes(2), row.getBytes(3))),
                id,
                caller.user().value());
        return found.stream().findFirst();
    }

    public void deleteConnection(Tx tx, Caller caller, long id) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from exchange_connection where id = ? and owner_id = ?",
                id,
                caller.user().value());
    }

    /**
     * @return the address with its id
     */
    public WatchedAddress insert(Tx tx, Caller caller, WatchedAddress address) {
        tx.checkMayWrite(caller);
        WatchedAddress stored = address.withId(tx.nextId("chain_address"));
        tx.execute(
                "insert into chain_address (id, owner_id, chain, address, label, account_id,"
                        + " tokens) values (?, ?, ?, ?, ?, ?, ?)",
                stored.id(),
                caller.user().value(),
                stored.chain().name(),
                stored.address(),
                stored.label(),
                stored.account().value(),
                new TreeMap<>(stored.tokens())
                        .entrySet().stream()
                                .map(token -> token.getKey() + "=" + token.getValue())
                                .collect(Collectors.joining("\n")));
        return stored;
    }

    public List<WatchedAddress> addresses(Tx tx, Caller caller) {
        List<WatchedAddress> found = new ArrayList<>();
        tx.forEach(
                "select * from chain_address where owner_id = ? order by label, id",
                row -> found.add(address(row)),
                caller.user().value());
        return found;
    }

    public void deleteAddress(Tx tx, Caller caller, long id) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from chain_address where id = ? and owner_id = ?",
                id,
                caller.user().value());
    }

    private static Connection connection(ResultSet row) throws SQLException {
        return new Connection(
                row.getLong("id"),
                row.getString("venue"),
                row.getString("label"),
                new AccountId(row.getLong("account_id")),
                Withdrawal.valueOf(row.getString("withdrawal")),
                row.getString("permissions").lines().toList(),
                row.getBoolean("withdrawal_accepted"),
                Utc.instant(row.getObject("checked_at", LocalDateTime.class)));
    }

    private static WatchedAddress address(ResultSet row) throws SQLException {
        Map<String, String> tokens = new LinkedHashMap<>();
        row.getString("tokens")
                .lines()
                .forEach(line -> {
                    int at = line.lastIndexOf('=');
                    tokens.put(line.substring(0, at), line.substring(at + 1));
                });
        return new WatchedAddress(
                row.getLong("id"),
                Chain.valueOf(row.getString("chain")),
                row.getString("address"),
                row.getString("label"),
                new AccountId(row.getLong("account_id")),
                tokens);
    }
}
