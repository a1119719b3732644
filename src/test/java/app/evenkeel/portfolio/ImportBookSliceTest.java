package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.storage.Tx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

class ImportBookSliceTest {
    private static final String ISIN = "US0000000001";
    private static final AssetRef BY_ISIN =
            AssetRef.security(AssetKind.EQUITY, ISIN, "", CurrencyCode.USD, ISIN);
    private static final AssetRef BY_TICKER =
            AssetRef.security(AssetKind.ETF, "WIDE", "Wide Fund", CurrencyCode.USD, ISIN);
    private static final AssetRef TICKER_ONLY =
            AssetRef.security(AssetKind.EQUITY, "WIDE", "", CurrencyCode.USD, "");

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
    void oneAssetGetsOneProvisionalIdHoweverItIsSpelt() {
        List<AssetId> ids =
                inBook((book, tx) ->
                        List.of(
                                book.asset(BY_ISIN),
                                book.asset(BY_TICKER),
                                book.asset(TICKER_ONLY)));

        assertThat(ids).allMatch(AssetId::isProvisional);
        assertThat(ids).containsOnly(ids.getFirst());
    }

    @Test
    void aLaterFileThatKnowsMoreEnrichesTheStoredAsset() {
        inBook((book, tx) -> book.settle(tx, book.asset(BY_ISIN)));
        inBook((book, tx) -> book.settle(tx, book.asset(BY_TICKER)));

        List<Asset> assets = store.ledger.assets();

        assertThat(assets).hasSize(1);
        assertThat(assets.getFirst().symbol()).isEqualTo("WIDE");
        assertThat(assets.getFirst().name()).isEqualTo("Wide Fund");
        assertThat(assets.getFirst().kind()).isEqualTo(AssetKind.ETF);
        assertThat(assets.getFirst().key()).as("never changes").isEqualTo(BY_ISIN.key());
    }

    @Test
    void aTickerAloneIsFoundAgainOnceAnotherFileNamedIt() {
        AssetId first = inBook((book, tx) -> book.settle(tx, book.asset(BY_ISIN)));
        inBook((book, tx) -> book.settle(tx, book.asset(BY_TICKER)));

        AssetId again = inBook((book, tx) -> book.asset(TICKER_ONLY));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void aSecurityQuotedInTwoCurrenciesIsTwoAssets() {
        AssetRef inPounds = AssetRef.security(AssetKind.ETF, "WIDL", "", CurrencyCode.GBP, ISIN);

        boolean same = inBook((book, tx) -> book.asset(BY_TICKER).equals(book.asset(inPounds)));

        assertThat(same).isFalse();
    }

    @Test
    void whatNoStoredRowRefersToIsNotCreated() {
        inBook((book, tx) -> book.asset(BY_TICKER));

        assertThat(store.ledger.assets()).isEmpty();
    }

    private <T> T inBook(BiFunction<ImportBook, Tx, T> work) {
        return store.session
                .stores()
                .database()
                .write(tx -> {
                    ImportBook book = new ImportBook(store.session, tx);
                    book.startSource(tx, "sample");
                    return work.apply(book, tx);
                });
    }
}
