package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class ExportStoreSliceTest {
    @TempDir Path folder;

    @Test
    void everyTableGoesAlongOrStaysForAReason() {
        try (Database database = Database.open(folder, new byte[32])) {
            List<String> unsaid =
                    database.read(tx -> {
                        List<String> names = new ArrayList<>();
                        tx.forEach(
                                "select lower(table_name) from information_schema.tables where"
                                        + " table_schema = 'PUBLIC' and table_type = 'BASE TABLE'",
                                row -> names.add(row.getString(1)));
                        names.removeAll(ExportStore.TABLES);
                        names.removeAll(ExportStore.LEFT_OUT.keySet());
                        return names;
                    });

            assertThat(unsaid).isEmpty();
        }
    }
}
