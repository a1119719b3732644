package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class TemplateServiceSliceTest {
    private static final String ROWS =
            """
            Wann;Was;Papier;Menge;Kurs
            02.03.2026;Kauf;ABC;10;100,05
            09.03.2026;Umtausch;ABC;4;105,00
            """;

    @TempDir private Path folder;
    private ServiceStore store;
    private TemplateService templates;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder.resolve("store"));
        templates =
                new TemplateService(
                        store.session, new SettingService(store.session), FileReading.standard());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSavedMappingIsShownAsItWasSavedAndTheFileIsReadByItsChange() throws IOException {
        Path file = Files.writeString(folder.resolve("Depot.csv"), ROWS);
        TemplateDraft draft =
                templates
                        .drafts(file, "Depot")
                        .getFirst()
                        .assign("Wann", "TIME")
                        .assign("Was", "TYPE")
                        .assign("Papier", "SYMBOL")
                        .assign("Menge", "QUANTITY")
                        .assign("Kurs", "PRICE")
                        .meaning("Kauf", TransactionType.BUY, false)
                        .named("Makler");
        templates.save(draft);
        assertThat(staged(file).isMapped()).isTrue();
        assertThat(staged(file).tally()).isEqualTo(new RowTally(1, 0, 0, 1));

        TemplateDraft again = templates.drafts(file, "Depot").getFirst();
        assertThat(again.name()).isEqualTo("Makler");
        assertThat(again.fieldOf("Papier")).isEqualTo("SYMBOL");
        templates.save(again.meaning("Umtausch", TransactionType.SELL, false));

        assertThat(templates.names()).containsExactly("Makler");
        assertThat(staged(file).tally()).isEqualTo(new RowTally(2, 0, 0, 0));
    }

    private StagedFile staged(Path file) {
        return new ImportService(store.session, templates::reading)
                .stage(List.of(file), null, Progress.NONE)
                .files()
                .getFirst();
    }
}
