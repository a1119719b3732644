package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The prices that a file of transactions holds too. */
class ImportPricesSliceTest {
    @TempDir Path folder;
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
    void takesOverThePricesOfWhatTheLedgerHoldsAndNoOthers() {
        Path file = SourceFiles.own("file/portfolio-performance/client.xml");
        ImportService imports = new ImportService(store.session, FileReading.standard());
        assertThat(imports.takePrices(List.of(file), Progress.NONE)).as("nothing held").isZero();
        StagedImport staged = imports.stage(List.of(file), null, Progress.NONE);
        assertThat(staged.files().getFirst().hasPrices()).isTrue();
        imports.apply(staged, Map.of(), Progress.NONE);

        assertThat(imports.takePrices(List.of(file), Progress.NONE)).isEqualTo(1);
        assertThat(imports.takePrices(List.of(file), Progress.NONE)).as("again").isZero();
        Asset oak =
                store.ledger.load().assets().values().stream()
                        .filter(asset -> asset.symbol().equals("OAK"))
                        .findFirst()
                        .orElseThrow();
        var bars =
                store.session
                        .stores()
                        .database()
                        .read(tx ->
                                store.session
                                        .stores()
                                        .prices()
                                        .bars(tx, oak.id(), LocalDate.of(2000, 1, 1), 10));
        assertThat(bars).hasSize(1);
        assertThat(bars.getFirst().source()).isEqualTo("portfolio-performance");
        assertThat(bars.getFirst().bar().close()).isEqualByComparingTo("50.125");
    }

    @Test
    void pricesGoWithTheLastImportThatBroughtThem() throws IOException {
        Path file = SourceFiles.own("file/portfolio-performance/client.xml");
        ImportService imports = new ImportService(store.session, FileReading.standard());
        ImportBatch first = take(imports, file);
        Path later = folder.resolve("later.xml");
        Files.writeString(later, Files.readString(file).replace("<uuid>t-4<", "<uuid>t-4b<"));
        ImportBatch second = take(imports, later);

        assertThat(imports.previewUndo(second.id()).prices()).as("the first has them").isZero();
        imports.undo(second.id());
        assertThat(bars()).isEqualTo(1);
        assertThat(imports.previewUndo(first.id()).prices()).isEqualTo(1);
        imports.undo(first.id());

        assertThat(bars()).isZero();
        assertThat(store.ledger.load().assets()).isEmpty();
    }

    @Test
    void pricesBesideTransactionsAreCheckedToo() throws IOException {
        String text = Files.readString(SourceFiles.own("file/portfolio-performance/client.xml"));
        Path file = folder.resolve("checked.xml");
        Files.writeString(
                file,
                text.replaceFirst(
                        "<prices>",
                        "<prices><price t=\"2024-01-01\" v=\"0\"/><price t=\"2024-01-03\" v=\"?\"/>"));
        take(new ImportService(store.session, FileReading.standard()), file);

        assertThat(bars()).isEqualTo(1);
        assertThat(new PriceQualityService(store.session).held())
                .extracting(held -> held.bar().reason())
                .contains(HoldReason.NOT_POSITIVE, HoldReason.UNREADABLE);
    }

    private ImportBatch take(ImportService imports, Path file) {
        ImportBatch batch =
                imports.apply(
                                imports.stage(List.of(file), null, Progress.NONE),
                                Map.of(),
                                Progress.NONE)
                        .getFirst();
        imports.takePrices(List.of(file), Progress.NONE);
        return batch;
    }

    private long bars() {
        return store.session
                .stores()
                .database()
                .read(tx ->
                        store.session.stores().assets().findAll(tx).stream()
                                .mapToLong(asset ->
                                        store.session
                                                .stores()
                                                .prices()
                                                .bars(tx, asset.id(), LocalDate.EPOCH, 10)
                                                .size())
                                .sum());
    }
}
