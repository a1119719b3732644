package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.hibernate.StatelessSession;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * An open transaction, handed to the stores so that several of them can take part in one. Used by
 * one thread.
 *
 * <p>Hibernate is only asked by what needs a mapped row: it takes longer to come up than all the
 * rest of an opening store.
 */
public final class Tx implements AutoCloseable {
    private final Connection connection;
    private final boolean writable;
    private @Nullable StatelessSession session;

    Tx(Connection connection, boolean writable) {
        this.connection = connection;
        this.writable = writable;
    }

    /** Lets Hibernate go; commit and rollback are the caller's. */
    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }

    StatelessSession session() {
        StatelessSession open = session;
        if (open == null) {
            open = Mapping.session(connection);
            session = open;
        }
        return open;
    }

    /** Takes the connection of a transaction, which stays open. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Plain JDBC within this transaction, for what is done a million times, or first of all. */
    <T> T jdbc(Work<T> work) {
        StatelessSession open = session;
        if (open != null) {
            // By way of Hibernate, which may still hold back what it was given.
            return open.doReturningWork(work::run);
        }
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw new GenericJDBCException("plain JDBC", e);
        }
    }

    /** Rows by a native query; far cheaper at start than Hibernate's own language. */
    <R> List<R> rows(Class<R> row, String sql, Object... parameters) {
        var query = session().createNativeQuery(sql, row);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultList();
    }

    /** Runs a statement that changes rows; returns how many. */
    long execute(String sql, @Nullable Object... parameters) {
        checkWritable();
        return jdbc(open -> {
            try (PreparedStatement statement = open.prepareStatement(sql)) {
                bind(statement, parameters);
                return statement.executeLargeUpdate();
            }
        });
    }

    /** The number that a query answers with. */
    long number(String sql, Object... parameters) {
        return jdbc(open -> {
            try (PreparedStatement statement = open.prepareStatement(sql)) {
                bind(statement, parameters);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
    }

    /** Takes one row of a result; the result stands on it. */
    interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** Takes one row of a result, and says whether it wants another. */
    interface RowTester {
        boolean visit(ResultSet row) throws SQLException;
    }

    /**
     * Passes rows on one by one, so that the result is nowhere as a whole. The visitor may read but
     * not change what it is visiting.
     */
    void forEach(String sql, RowVisitor visitor, Object... parameters) {
        forEachWhile(
                sql,
                row -> {
                    visitor.visit(row);
                    return true;
                },
                parameters);
    }

    /** As {@link #forEach}, until the visitor has seen enough. */
    void forEachWhile(String sql, RowTester visitor, Object... parameters) {
        jdbc(open -> {
            try (Statement mode = open.createStatement();
                    PreparedStatement statement = open.prepareStatement(sql)) {
                bind(statement, parameters);
                mode.execute("set lazy_query_execution 1");
                try (ResultSet result = statement.executeQuery()) {
                    boolean more = true;
                    while (more && result.next()) {
                        more = visitor.visit(result);
                    }
                    return more;
                } finally {
                    mode.execute("set lazy_query_execution 0");
                }
            }
        });
    }

    /** An id that no row of the table ever had: the store has one writer at a time. */
    long nextId(String table) {
        long id = lastId(table) + 1;
        setLastId(table, id);
        return id;
    }

    /** The last id that was given out for a table, whether its row is still there or not. */
    long lastId(String table) {
        checkWritable();
        return number("select last from id_counter where name = ?", table);
    }

    /** Notes ids as given out; a rollback takes the note back together with the rows. */
    void setLastId(String table, long last) {
        if (execute("update id_counter set last = ? where name = ?", last, table) != 1) {
            throw new IllegalStateException("No id counter for " + table);
        }
    }

    /**
     * @throws StorageException if the caller may not change anything
     */
    void checkMayWrite(Caller caller) {
        checkWritable();
        if (!caller.mayWrite()) {
            throw new StorageException(Problem.of(ProblemCode.NOT_ALLOWED), null);
        }
    }

    void checkWritable() {
        if (!writable) {
            throw new IllegalStateException("Changes need Database.write");
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
