package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.portfolio.performance.Contributor;
import app.evenkeel.portfolio.performance.ValueService;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class ValueServiceSliceTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @TempDir private Path folder;

    @Test
    void explainsAWholeAndItsPartsByTheirHoldings() {
        try (ServiceStore store = ServiceStore.open(folder)) {
            HandLedger ledger = new HandLedger(store);
            AssetId share = ledger.stock("A");
            for (String account : List.of("Broker", "Bank")) {
                ledger.in(TransactionType.DEPOSIT, account, "2024-01-02", "5000", ledger.dollars());
            }
            ledger.buy("Broker", "", "2024-01-03", "10", share, "1000");
            ledger.buy("Bank", "", "2024-01-03", "30", share, "3000");
            ValuationService valuation = new ValuationService(store.session);
            ValueService values = new ValueService(valuation);
            AccountId bank =
                    valuation.snapshot(DAY, CurrencyCode.USD, Scope.ALL).byAccount().stream()
                            .map(Snapshot.AccountLine::account)
                            .filter(account -> account.name().equals("Bank"))
                            .findFirst()
                            .orElseThrow()
                            .id();

            assertThat(worth(values, Scope.ALL, null)).isEqualTo(10_000);
            assertThat(worth(values, Scope.ALL, new Contributor.OfClass(AssetKind.CASH)))
                    .isEqualTo(6_000);
            assertThat(worth(values, Scope.ALL, new Contributor.OfAsset(share))).isEqualTo(4_000);
            assertThat(worth(values, Scope.ALL, new Contributor.OfAccount(bank))).isEqualTo(5_000);
            assertThat(worth(values, new Scope.TraditionalOnly(), new Contributor.OfAccount(bank)))
                    .isEqualTo(5_000);
            assertThat(
                            values.explain(
                                            DAY,
                                            CurrencyCode.USD,
                                            new Scope.CryptoOnly(),
                                            new Contributor.OfAccount(bank))
                                    .rows())
                    .isEmpty();
        }
    }

    private static double worth(ValueService values, Scope scope, @Nullable Contributor part) {
        Explanation explanation = values.explain(DAY, CurrencyCode.USD, scope, part);
        double sum =
                explanation.rows().stream()
                        .mapToDouble(row -> Double.parseDouble(row.getLast()))
                        .sum();
        assertThat(explanation.figure().value()).hasValue(sum);
        return sum;
    }
}
