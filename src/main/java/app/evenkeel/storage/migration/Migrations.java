package app.evenkeel.storage.migration;

import org.flywaydb.core.Flyway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

/**
 * The schema versions that a program knows.
 *
 * @param locations class path folders of the migrations
 * @param newest version of the last of them
 */
public record Migrations(List<String> locations, int newest) {
    /** The versions that this program knows. */
    public static final Migrations KNOWN =
            new Migrations(List.of("classpath:app/evenkeel/migration"), 32);

    private static final String HISTORY = "flyway_schema_history";

    public Migrations {
        locations = List.copyOf(locations);
    }

    /** The version of an open database, without the cost of Flyway; 0 if it has no schema yet. */
    public static int versionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet tables =
                    statement.executeQuery(
                            "select 1 from information_schema.tables where table_name = '"
                                    + HISTORY
                                    + "'")) {
                if (!tables.next()) {
                    return 0;
                }
            }
            try (ResultSet versions =
                    statement.executeQuery(
                            "select max(cast(\"version\" as int)) from \""
                                    + HISTORY
                                    + "\" where \"success\"")) {
                versions.next();
                return versions.getInt(1);
            }
        }
    }

    /** Applies what is missing. */
    public void apply(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations(locations.toArray(String[]::new))
                .table(HISTORY)
                .target(Integer.toString(newest))
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }
}
