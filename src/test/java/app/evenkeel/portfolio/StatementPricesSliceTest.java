package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;

/** What a statement says something is worth is believed until something newer is known. */
class StatementPricesSliceTest {
    private static final String BOUGHT = "2025-01-01T10:00:00Z,buy,BTC,2,100,,\n";
    private static final String STATED = "held,coin,quantity,price\n2025-02-01,BTC,2,70\n";

    @TempDir private Path folder;

    @Test
    void areUsedFromTheirDayOnAndGoWithTheirImport() {
        try (ServiceStore store = ServiceStore.open(folder)) {
            ValuationService valuation = new ValuationService(store.session);
            store.add(store.file("trades.csv", SampleImporter.TRADES, BOUGHT));
            ImportBatch statement = store.add(store.file("held.csv", STATED)).getFirst();

            assertThat(price(valuation, "2025-01-31")).isEqualTo("50 trade");
            assertThat(price(valuation, "2025-02-01")).isEqualTo("70 statement");

            store.imports.undo(statement.id());
            assertThat(price(valuation, "2025-02-01")).isEqualTo("50 trade");
        }
    }

    private static String price(ValuationService valuation, String day) {
        Position bitcoin =
                valuation.positions(LocalDate.parse(day), Scope.ALL).stream()
                        .filter(position -> position.asset().symbol().equals("BTC"))
                        .findFirst()
                        .orElseThrow();
        PricePoint price = Objects.requireNonNull(bitcoin.price());
        return price.value().stripTrailingZeros().toPlainString() + " " + price.source();
    }
}
