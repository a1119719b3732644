package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Accounts and assets that an import is about to make are kept in a book that one thread uses. */
class ImportBookSliceTest {
    private static final String ROW = "2025-01-01T10:00:00Z,buy,BTC,2,100,,\n";

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
    void nobodyElseReadsWithTheBookOfAnImportWhileItIsApplied() {
        StagedImport staged = store.stage(store.file("a.csv", SampleImporter.TRADES, ROW));
        ImportBook book = ((ImportPlan) staged.plan()).book();
        List<Boolean> isHeld = new ArrayList<>();

        store.imports.apply(
                staged,
                Map.of(),
                new Progress() {
                    @Override
                    public void report(String step, long done, long total) {
                        isHeld.add(Thread.holdsLock(book));
                    }

                    @Override
                    public boolean isCancelled() {
                        return false;
                    }
                });

        assertThat(isHeld).isNotEmpty().containsOnly(true);
    }

    @ParameterizedTest
    @EnumSource(
            value = AssetKind.class,
            names = {"EQUITY", "ETF", "FUND"})
    void findsAContractThatWasOnceStoredAsSharesOrAFund(AssetKind kind) {
        String symbol = "OAK 240621C00060000";
        AssetRef shares = new AssetRef(kind, symbol, "", CurrencyCode.USD, "", 1);
        AssetRef contract = AssetRef.security(kind, symbol, "", CurrencyCode.USD, "");

        AssetId stored = store.ledger.assetFor(shares);

        assertThat(store.ledger.assetFor(contract)).isEqualTo(stored);
        assertThat(store.ledger.assetFor(shares)).isEqualTo(stored);
        assertThat(store.ledger.assets())
                .filteredOn(asset -> asset.id().equals(stored))
                .extracting(Asset::kind)
                .containsExactly(AssetKind.OPTION);
    }
}
