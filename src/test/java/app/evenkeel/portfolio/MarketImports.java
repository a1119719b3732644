package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.portfolio.StagedMarket.Standing;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Drops files of prices and rates into a real encrypted store. */
abstract class MarketImports {
    static final String BARS =
            """
            Date,Open,High,Low,Close,Volume
            2025-01-06,10,12,9,11,100
            2025-01-07,11,13,10,12.5,200
            """;
    static final String RATES =
            """
            Date,USD,JPY,
            2025-01-07,1.25,160,
            2025-01-06,1.2,N/A,
            """;

    @TempDir Path folder;
    ServiceStore store;
    Stores stores;
    ImportService imports;

    @BeforeEach
    final void open() {
        store = ServiceStore.open(folder.resolve("store"));
        stores = store.session.stores();
        imports = new ImportService(store.session, FileReading.standard());
    }

    @AfterEach
    final void close() {
        store.close();
    }

    StagedImport stage(StagingOptions options, Path... files) {
        return imports.stageWith(List.of(files), options, Progress.NONE);
    }

    List<ImportBatch> apply(StagedImport staged) {
        return imports.apply(staged, Map.of(), Progress.NONE);
    }

    static StagingOptions choice(
            String file,
            @Nullable String asset,
            @Nullable CurrencyCode currency,
            @Nullable String column) {
        PriceChoice choice = new PriceChoice(asset, currency);
        return StagingOptions.NONE.withMarket(
                file,
                column == null
                        ? MarketChoice.of(choice)
                        : MarketChoice.NONE.with(column, choice).onlyChosen());
    }

    @Nullable String columnOf(
            Path file, String asset, @Nullable CurrencyCode currency, @Nullable String column) {
        List<StagedMarket.Series> taken =
                taken(stage(choice("wide.csv", asset, currency, column), file));
        return taken.isEmpty() ? null : taken.getFirst().column();
    }

    static List<StagedMarket.Series> taken(StagedImport staged) {
        return market(staged.files().getFirst()).series().stream()
                .filter(series -> series.standing() == Standing.TAKEN)
                .toList();
    }

    static StagedMarket.Series only(StagedFile file) {
        assertThat(market(file).series()).hasSize(1);
        return market(file).series().getFirst();
    }

    List<String> closes(Asset asset) {
        return bars(asset).stream()
                .map(bar -> bar.currency() + " " + bar.bar().close().toPlainString())
                .toList();
    }

    static StagedMarket market(StagedFile file) {
        return Objects.requireNonNull(file.market());
    }

    Asset insert(AssetRef ref) {
        return stores.database().write(tx -> stores.assets().insert(tx, ref));
    }

    List<Asset> assets() {
        return stores.database().read(tx -> stores.assets().findAll(tx));
    }

    Asset called(String symbol) {
        return assets().stream()
                .filter(asset -> asset.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    List<SourcedBar> bars(Asset asset) {
        return stores.database()
                .read(tx -> stores.prices().bars(tx, asset.id(), LocalDate.of(2000, 1, 1), 10));
    }

    List<FxRate> rates() {
        List<FxRate> found = new ArrayList<>();
        stores.database()
                .read(tx -> {
                    stores.prices().forEachRate(tx, "ecb-history", found::add);
                    return found;
                });
        return found;
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
