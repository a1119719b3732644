package app.evenkeel.analytics.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What counts as a flow and what as a gain, day by day. */
class SeriesFlowTest {
    private static final Map<AccountId, Account> ACCOUNTS =
            Map.of(new AccountId(1), account(1), new AccountId(2), account(2));

    private final Map<AssetId, PriceHistory> histories = new HashMap<>();
    private final LedgerBuilder ledger =
            new LedgerBuilder(ZoneId.of("UTC"))
                    .cash(CurrencyCode.USD)
                    .coin("BTC")
                    .stock("OLD", CurrencyCode.USD)
                    .stock("NEW", CurrencyCode.USD);

    @Test
    void aTransferWithoutAnotherSideIsAFlowAndAProblemAndNeverALoss() {
        prices("BTC", "2025-01-01", "100", "2025-01-02", "110", "2025-01-03", "110");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "3", "BTC")
                .out(TransactionType.TRANSFER, "2025-01-02", "1", "BTC")
                .in(TransactionType.TRANSFER, "2025-01-03", "0.5", "BTC");

        assertThat(told(Scope.ALL, "2025-01-03"))
                .containsExactly("300 flow 300", "220 flow -110", "275 flow 55");
        assertThat(
                        new DataProblems()
                                .transfers(ledger.timeline(), ACCOUNTS, LocalDate.of(2025, 1, 3))
                                .list())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(DataProblem.Kind.UNMATCHED_TRANSFER);
                    assertThat(problem.args())
                            .containsExactly("BTC", "Account 1", "2", "2025-01-02");
                });
    }

    @Test
    void coinsOnTheirWayAreNeitherLostNorFound() {
        prices("BTC", "2025-01-01", "100");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "2", "BTC")
                .sent(TransactionType.WITHDRAWAL, "2025-01-02", "1", "BTC", new BigDecimal("0.01"))
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-01-04", "0.99", "BTC");

        assertThat(told(Scope.ALL, "2025-01-04"))
                .containsExactly("200 flow 200", "200 flow 0", "200 flow 0", "199 flow 0");
        assertThat(told(new Scope.OneAccount(new AccountId(1)), "2025-01-04"))
                .containsExactly("200 flow 200", "200 flow 0", "200 flow 0", "100 flow -99");
        assertThat(told(new Scope.OneAccount(new AccountId(2)), "2025-01-04"))
                .containsExactly("99 flow 99");
    }

    @Test
    void aMoveBetweenTaxAccountsIsNoFlowEvenIfItsUnitsChange() {
        prices("OLD", "2025-01-01", "100", "2025-01-02", "200");
        ledger.in(1, "特定")
                .in(TransactionType.DEPOSIT, "2025-01-01", "4", "OLD")
                .out(TransactionType.CUSTODY_MOVE, "2025-01-02", "4", "OLD")
                .in(1, "一般")
                .in(TransactionType.CUSTODY_MOVE, "2025-01-02", "2", "OLD");

        assertThat(told(Scope.ALL, "2025-01-02")).containsExactly("400 flow 400", "400 flow 0");
    }

    @Test
    void mergersAndSpinOffsAreNoFlows() {
        prices("OLD", "2025-01-01", "100", "2025-01-02", "80");
        prices("NEW", "2025-01-02", "40", "2025-01-03", "41");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "4", "OLD")
                .transaction(
                        TransactionType.SPIN_OFF,
                        "2025-01-02",
                        Movement.ofIn(ledger.leg("2", "NEW")).withSubject(ledger.id("OLD")))
                .transaction(
                        TransactionType.MERGER,
                        "2025-01-03",
                        Movement.ofTrade(ledger.leg("8", "NEW"), ledger.leg("4", "OLD")));

        assertThat(told(Scope.ALL, "2025-01-03"))
                .containsExactly("400 flow 400", "400 flow 0", "410 flow 0");
    }

    @Test
    void whatIsDepositedBeforeItsFirstPriceFlowsInAtThatPriceAndIsNoGain() {
        prices("BTC", "2025-01-03", "100");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "50", "USD")
                .in(TransactionType.DEPOSIT, "2025-01-01", "2", "BTC")
                .out(TransactionType.WITHDRAWAL, "2025-01-02", "1", "BTC");

        List<ValueSeries.Day> days = series(Scope.ALL, "2025-01-03").days();

        assertThat(days).extracting(ValueSeries.Day::complete).containsExactly(false, false, true);
        assertThat(told(Scope.ALL, "2025-01-03"))
                .containsExactly("50 flow 50", "50 flow 0", "150 flow 100");
    }

    @Test
    void aDayOfWhichNothingIsKnownHasNoValueAndIsNotZero() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "2", "BTC");

        assertThat(series(Scope.ALL, "2025-01-02").days())
                .extracting(ValueSeries.Day::value)
                .containsExactly(null, null);
        assertThat(snapshot("2025-01-02").total()).isNull();
        assertThat(snapshot("2025-01-02").byClass().getFirst().value()).isNull();
        assertThat(snapshot("2025-01-02").byAccount().getFirst().value()).isNull();
        assertThat(snapshot("2024-12-31").total()).isZero();
    }

    @Test
    void daysWithAnOldPriceSaySo() {
        prices("BTC", "2025-01-01", "100", "2025-01-05", "100");
        prices("OLD", "2025-01-01", "10");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "2", "BTC")
                .in(TransactionType.DEPOSIT, "2025-01-08", "1", "OLD");

        assertThat(series(Scope.ALL, "2025-01-09").days())
                .extracting(ValueSeries.Day::stale)
                .containsExactly(false, false, false, true, false, false, false, true, true);
    }

    private Snapshot snapshot(String day) {
        Timeline timeline = ledger.timeline();
        return Snapshots.of(
                Holdings.of(timeline, LocalDate.parse(day), Scope.ALL),
                timeline,
                ACCOUNTS,
                market(),
                CurrencyCode.USD);
    }

    private List<String> told(Scope scope, String to) {
        return series(scope, to).days().stream()
                .map(day ->
                        plain(Objects.requireNonNull(day.value())) + " flow " + plain(day.flow()))
                .toList();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private ValueSeries series(Scope scope, String to) {
        Timeline timeline = ledger.timeline();
        return DailySeries.of(timeline, market(), CurrencyCode.USD, scope, LocalDate.parse(to));
    }

    private Market market() {
        return new Market(
                histories, LedgerPrices.of(ledger.timeline()), FxTable.EMPTY, ledger.timeline());
    }

    private void prices(String symbol, String... daysAndCloses) {
        long[] days = new long[daysAndCloses.length / 2];
        BigDecimal[] closes = new BigDecimal[days.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = LocalDate.parse(daysAndCloses[2 * i]).toEpochDay();
            closes[i] = new BigDecimal(daysAndCloses[2 * i + 1]);
        }
        histories.put(ledger.id(symbol), new PriceHistory(CurrencyCode.USD, "test", days, closes));
    }

    private static Account account(long id) {
        return new Account(
                new AccountId(id), "k" + id, AccountKind.BROKER, "Broker", "Account " + id);
    }
}
