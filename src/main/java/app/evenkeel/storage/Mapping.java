package app.evenkeel.storage;

import app.evenkeel.storage.row.AccountRow;
import app.evenkeel.storage.row.AssetRow;
import app.evenkeel.storage.row.HoldingRow;
import app.evenkeel.storage.row.ImportBatchRow;
import app.evenkeel.storage.row.LedgerRow;
import app.evenkeel.storage.row.SettingRow;
import app.evenkeel.storage.row.UserRow;

import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.engine.jdbc.connections.internal.UserSuppliedConnectionProviderImpl;

import java.sql.Connection;
import java.util.List;
import java.util.Map;

/**
 * How rows map to tables: one Hibernate session factory for the process, without any connection of
 * its own, so that it can be built before a store is unlocked and serves one store after another.
 */
final class Mapping {
    /** All mapped rows. */
    static final List<Class<?>> ROWS =
            List.of(
                    UserRow.class,
                    SettingRow.class,
                    AssetRow.class,
                    AccountRow.class,
                    ImportBatchRow.class,
                    LedgerRow.class,
                    HoldingRow.class);

    private Mapping() {}

    /** A session on a connection that stays the caller's to close. */
    static StatelessSession session(Connection connection) {
        return Holder.FACTORY.withStatelessOptions().connection(connection).openStatelessSession();
    }

    /** Builds the factory now; the first session is then cheap. */
    static void warmUp() {
        if (Holder.FACTORY.isClosed()) {
            throw new IllegalStateException("The session factory is never closed");
        }
    }

    /** The mapping under the given settings, which come on top of those that it always has. */
    static Metadata metadata(Map<String, Object> settings) {
        StandardServiceRegistryBuilder registry =
                new StandardServiceRegistryBuilder()
                        // Rows are plain classes read as a whole: nothing to generate for them.
                        .addService(BytecodeProvider.class, new BytecodeProviderImpl())
                        .applySetting(
                                "hibernate.physical_naming_strategy",
                                "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl")
                        .applySetting("hibernate.type.java_time_use_direct_jdbc", true)
                        .applySetting("hibernate.jdbc.batch_size", 500)
                        .applySetting("hibernate.xml_mapping_enabled", false)
                        .applySetting("hibernate.cache.use_second_level_cache", false)
                        .applySetting("hibernate.cache.use_query_cache", false)
                        .applySetting("hibernate.generate_statistics", false)
                        .applySetting("jakarta.persistence.validation.mode", "none");
        settings.forEach(registry::applySetting);
        MetadataSources sources = new MetadataSources(registry.build());
        ROWS.forEach(sources::addAnnotatedClass);
        return sources.buildMetadata();
    }

    /** Built on first use, by whichever thread comes first. */
    private static final class Holder {
        static final SessionFactory FACTORY =
                metadata(
                                Map.of(
                                        "hibernate.connection.provider_class",
                                        UserSuppliedConnectionProviderImpl.class.getName(),
                                        "hibernate.boot.allow_jdbc_metadata_access",
                                        false,
                                        "jakarta.persistence.database-product-name",
                                        "H2",
                                        "jakarta.persistence.database-major-version",
                                        "2",
                                        "jakarta.persistence.database-minor-version",
                                        "5"))
                        .buildSessionFactory();
    }
}
