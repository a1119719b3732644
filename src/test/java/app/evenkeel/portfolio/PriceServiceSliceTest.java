package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.Stores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class PriceServiceSliceTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-02-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String BARS =
            """
            Date,Open,High,Low,Close,Volume
            2025-01-06,10,12,9,11,100
            2025-01-07,11,13,10,12.5,200
            """;
    private static final String RATES =
            """
            Date,USD,JPY,
            2025-01-07,1.25,160,
            2025-01-06,1.2,N/A,
            """;

    @TempDir private Path folder;
    private Database database;
    private Session session;
    private PriceService prices;
    private final List<Change> published = new ArrayList<>();

    @BeforeEach
    void open() {
        database = EmptyStores.open(folder.resolve("store"), new byte[32]);
        Stores stores = Stores.of(database);
        Caller caller = database.write(tx -> stores.users().insert(tx, "owner", Role.ADMIN));
        session = new Session(caller, stores, new Changes(), CLOCK);
        session.changes().subscribe(published::add);
        prices = new PriceService(session);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void barsOfAnAssetThatIsHeldAreItsPrices() throws IOException {
        Asset coin =
                database.write(tx -> session.stores().assets().insert(tx, AssetRef.coin("BTC")));

        PriceService.Report report = importBars("btc");

        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.saved()).isEqualTo(2);
        assertThat(published).containsExactly(Change.PRICES);
        PriceHistory history = history(coin);
        assertThat(history.currency()).isEqualTo(CurrencyCode.USD);
        assertThat(history.at(LocalDate.of(2025, 1, 8)))
                .hasValueSatisfying(p -> assertThat(p.value()).isEqualByComparingTo("12.5"));
    }

    @Test
    void anUnknownSymbolBecomesAnAssetToCompareWith() throws IOException {
        importBars("INDEX");

        List<Asset> assets = database.read(tx -> session.stores().assets().findAll(tx));
        assertThat(assets)
                .singleElement()
                .satisfies(asset -> assertThat(asset.symbol()).isEqualTo("INDEX"));
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        importBars("INDEX");

        assertThat(importBars("INDEX").saved()).isZero();
    }

    @Test
    void ratesAreKeptPerDayAndMissingOnesLeftOut() throws IOException {
        PriceService.Report report = prices.importRates(file("rates.csv", RATES), Progress.NONE);

        assertThat(report.saved()).isEqualTo(3);
        FxTable fx =
                database.read(tx ->
                        session.stores()
                                .prices()
                                .rates(tx, List.of(CurrencyCode.USD, CurrencyCode.JPY)));
        assertThat(fx.rate(CurrencyCode.USD, CurrencyCode.JPY, LocalDate.of(2025, 1, 7)))
                .hasValueSatisfying(rate -> assertThat(rate.rate()).isEqualByComparingTo("128"));
        assertThat(fx.rate(CurrencyCode.USD, CurrencyCode.JPY, LocalDate.of(2025, 1, 6))).isEmpty();
    }

    @Test
    void aReaderMayNotImport() throws IOException {
        Caller reader = new Caller(session.caller().user(), Role.READ_ONLY);
        PriceService service =
                new PriceService(new Session(reader, session.stores(), session.changes(), CLOCK));
        Path file = file("rates.csv", RATES);

        assertThatThrownBy(() -> service.importRates(file, Progress.NONE))
                .isInstanceOf(EvenkeelException.class);
    }

    private PriceService.Report importBars(String symbol) throws IOException {
        return prices.importPrices(
                file("bars.csv", BARS), symbol, CurrencyCode.USD, null, false, Progress.NONE);
    }

    private PriceHistory history(Asset asset) {
        return Objects.requireNonNull(
                database.read(tx -> session.stores().prices().histories(tx, List.of(asset.id())))
                        .get(asset.id()));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
