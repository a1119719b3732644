package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Portfolios in a real encrypted store. */
class PortfolioServiceSliceTest {
    private static final CurrencyCode USD = CurrencyCode.USD;
    private static final String ROW = "2025-03-01T10:00:00Z,buy,ABC,0.5,100,a1,\n";

    @TempDir private Path folder;

    private ServiceStore store;
    private HandLedger ledger;
    private SettingService settings;
    private PortfolioService portfolios;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
        ledger = new HandLedger(store);
        settings = new SettingService(store.session);
        portfolios = new PortfolioService(store.session, settings);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Portfolio over(String name, String... accounts) {
        Set<AccountId> ids = Set.copyOf(List.of(accounts).stream().map(ledger::account).toList());
        return Portfolio.over(name, ids, USD, ZoneOffset.UTC, Instant.EPOCH);
    }

    @Test
    void onePortfolioOverAllAccountsAlwaysExistsInTheBaseCurrency() {
        settings.setBaseCurrency(CurrencyCode.EUR);

        Portfolio all = portfolios.overAll();

        assertThat(all.scope()).isEqualTo(Scope.ALL);
        assertThat(all.id()).isNotEqualTo(Portfolio.UNSTORED);
        assertThat(all.baseCurrency()).isEqualTo(CurrencyCode.EUR);
        settings.setBaseCurrency(CurrencyCode.JPY);
        assertThat(portfolios.overAll()).isEqualTo(all.withCurrency(CurrencyCode.JPY));
    }

    @Test
    void whoeverMayOnlyReadSeesItToo() {
        Session reading =
                new Session(
                        new Caller(store.session.caller().user(), Role.READ_ONLY),
                        store.session.stores(),
                        store.session.changes(),
                        store.session.clock());

        List<Portfolio> seen = new PortfolioService(reading, settings).all();

        assertThat(seen).singleElement().matches(Portfolio::coversAll);
    }

    @Test
    void keepsAllThatIsSaidOfAPortfolio() {
        AssetId index = ledger.stock("IDX");
        AssetId bonds = ledger.stock("BND");
        Portfolio made = portfolios.create(over("Old age", "Broker", "Bank"));
        Portfolio edited =
                new Portfolio(
                        made.id(),
                        "Pension",
                        "for later",
                        false,
                        Set.of(ledger.account("Broker")),
                        CurrencyCode.JPY,
                        made.kind(),
                        new BigDecimal("1234.5"),
                        new RebalancePolicy(
                                PolicyFrequency.QUARTERLY,
                                ZoneId.of("Asia/Tokyo"),
                                RebalancePolicy.USUAL_TIME,
                                BandKind.RELATIVE,
                                new BigDecimal("0.2"),
                                Destination.EDGE),
                        new Benchmark(
                                List.of(
                                        new Benchmark.Part(index, new BigDecimal("0.6")),
                                        new Benchmark.Part(bonds, new BigDecimal("0.4")))),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-04-01T00:00:00Z"),
                        made.created());

        portfolios.edit(edited);

        // It was not rebalanced by being edited, and is next due by its new policy.
        Portfolio kept =
                edited.withRebalances(
                        null,
                        edited.policy().nextAfter(store.session.clock().instant()).orElseThrow());
        assertThat(portfolios.all()).containsExactly(portfolios.overAll(), kept);
        assertThat(portfolios.named("Pension")).isEqualTo(kept);

        portfolios.edit(kept.withRebalances(Instant.EPOCH, null));
        assertThat(portfolios.named("Pension")).isEqualTo(kept);
    }

    @Test
    void refusesANameThatIsTakenAndAPortfolioOfNothing() {
        portfolios.create(over("Pension", "Broker"));

        assertThatThrownBy(() -> portfolios.create(over("Pension", "Bank")))
                .satisfies(is(ProblemCode.PORTFOLIO_EXISTS));
        assertThatThrownBy(() -> portfolios.create(over("Empty")))
                .satisfies(is(ProblemCode.BAD_ENTRY));
        assertThatThrownBy(() -> portfolios.delete(portfolios.overAll().id()))
                .satisfies(is(ProblemCode.PORTFOLIO_STAYS));
        assertThatThrownBy(() -> portfolios.named("Other"))
                .satisfies(is(ProblemCode.PORTFOLIO_NOT_FOUND));
    }

    @Test
    void removingOneLeavesItsAccounts() {
        Portfolio made = portfolios.create(over("Pension", "Broker"));

        portfolios.delete(made.id());

        assertThat(portfolios.all()).containsExactly(portfolios.overAll());
        assertThat(store.ledger.accounts()).hasSize(1);
    }

    @Test
    void anAccountThatAPortfolioNamesOutlivesItsImportAndIsFoundAgain() {
        List<ImportBatch> batches = store.add(store.file("t.csv", SampleImporter.TRADES, ROW));
        AccountId imported = store.ledger.accounts().getFirst().id();
        Portfolio made =
                portfolios.create(
                        Portfolio.over(
                                "Pension",
                                Set.of(imported, ledger.account("Bank")),
                                USD,
                                ZoneOffset.UTC,
                                Instant.EPOCH));

        store.imports.undo(batches.getFirst().id());

        assertThat(portfolios.find(made.id()).orElseThrow().accounts())
                .containsExactlyInAnyOrder(imported, ledger.account("Bank"));
        store.add(store.file("t.csv", SampleImporter.TRADES, ROW));
        assertThat(store.ledger.load().transactions())
                .extracting(row -> row.head().account())
                .contains(imported);
    }

    @Test
    void whatGoesFromOnePortfolioToAnotherFlowsInOneAndOutOfTheOther() {
        Portfolio one = portfolios.create(over("One", "Broker"));
        ledger.in(TransactionType.DEPOSIT, "Broker", "2025-01-02", "1000", ledger.dollars());
        ledger.out(TransactionType.TRANSFER, "Broker", "2025-01-03", "300", ledger.dollars());
        ledger.in(TransactionType.TRANSFER, "Bank", "2025-01-03", "300", ledger.dollars());
        ValuationService valuation = new ValuationService(store.session);

        List<ValueSeries.Day> days =
                valuation.series(LocalDate.parse("2025-01-03"), USD, one.scope()).days();

        assertThat(days).extracting(day -> day.flow().intValueExact()).containsExactly(1000, -300);
        assertThat(days.getLast().value()).isEqualByComparingTo("700");
        assertThat(valuation.series(LocalDate.parse("2025-01-03"), USD, Scope.ALL).days())
                .extracting(day -> day.flow().intValueExact())
                .containsExactly(1000, 0);
    }

    private static Consumer<Throwable> is(ProblemCode code) {
        return thrown ->
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                EvenkeelException.class,
                                known -> assertThat(known.problem().code()).isEqualTo(code));
    }
}
