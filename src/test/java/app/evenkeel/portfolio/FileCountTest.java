package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class FileCountTest {
    @TempDir private Path folder;
    private ServiceStore store;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsCountedWhileFilesAreReadIsFiles() {
        List<String> told = new ArrayList<>();

        store.imports.stage(
                List.of(
                        store.file("a.csv", SampleImporter.TRADES, trades(3)),
                        store.file("nonsense.csv", "spam,eggs", "1,2\n"),
                        store.file("b.csv", SampleImporter.TRADES, trades(2))),
                null,
                telling(told));

        assertThat(told)
                .containsExactly(
                        "progress.import.read 0/3",
                        "progress.import.read 1/3",
                        "progress.import.read 2/3",
                        "progress.import.read 3/3");
    }

    @Test
    void ofOneFileNothingIsCounted() {
        List<String> told = new ArrayList<>();

        store.imports.stage(
                List.of(store.file("a.csv", SampleImporter.TRADES, trades(3))),
                null,
                telling(told));

        assertThat(told).isEmpty();
    }

    private static String trades(int count) {
        StringBuilder rows = new StringBuilder();
        for (int day = 1; day <= count; day++) {
            rows.append("2025-01-0").append(day).append("T10:00:00Z,buy,BTC,2,100,,\n");
        }
        return rows.toString();
    }

    private static Progress telling(List<String> told) {
        return new Progress() {
            @Override
            public void report(String step, long done, long total) {
                told.add(step + " " + done + "/" + total);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }
}
