package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.SwingLimit;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.execution.AutomationService;
import app.evenkeel.execution.ExecutionService;
import app.evenkeel.execution.RunStart;
import app.evenkeel.security.RememberingVaults;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is planned for the paper book: from what it holds, and not from the ledger. */
class PaperPlanSliceTest {
    private static final Instant EVENING = Instant.parse("2026-11-12T18:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-13T09:00:00Z");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @TempDir private static Path folder;
    private static final HandClock CLOCK = new HandClock(EVENING);
    private static SessionGraph session;

    @BeforeAll
    static void open() throws IOException {
        session =
                SessionGraph.create(
                                RememberingVaults.at(folder.resolve("store")),
                                new SessionGraph.NewStore("me", CurrencyCode.EUR, "en"),
                                "nine brown kettles at noon".toCharArray(),
                                CLOCK)
                        .session();
        Path file =
                Files.writeString(
                        folder.resolve("trades.csv"),
                        """
                        Date(UTC),Pair,Side,Price,Executed,Amount,Fee
                        2026-11-10 08:00:00,ETHEUR,BUY,1,20ETH,20EUR,0ETH
                        2026-11-11 08:00:00,ETHEUR,SELL,2001,20ETH,40020EUR,0EUR
                        2026-11-12 08:00:00,BTCEUR,BUY,40000,0.5BTC,20000EUR,0BTC
                        """);
        session.imports()
                .apply(
                        session.imports().stage(List.of(file), null, Progress.NONE),
                        Map.of(),
                        Progress.NONE);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @Test
    void tradesOnPaperOnceAndNotTheSameAgainOnEveryDate() {
        CLOCK.now = EVENING;
        execution().paper().reset();
        Portfolio all = session.analysis().portfolios().overAll();
        target(all, PolicyFrequency.DAILY);
        CLOCK.now = MORNING;
        look();
        RebalanceRun first = execution().runs().getFirst();
        assertThat(first.state()).isEqualTo(RunState.COMPLETED);
        assertThat(first.lines()).isNotEmpty();
        assertThat(plan(all, Mode.PAPER).status())
                .as("a plan over the result of a clean run")
                .isEqualTo(Plan.Status.EMPTY);
        assertThat(plan(all, Mode.LIVE).status())
                .as("the ledger knows nothing of it")
                .isEqualTo(Plan.Status.READY);

        CLOCK.now = MORNING.plus(Duration.ofDays(1));
        look();
        RebalanceRun second = execution().runs().getFirst();
        assertThat(second.lines()).isEmpty();
        assertThat(Objects.requireNonNull(second.reason()).code())
                .isEqualTo(ProblemCode.PLAN_EMPTY);
        assertThat(Objects.requireNonNull(upcoming(all).lastDrift()).isOutside())
                .as("what is to come is by the same book")
                .isFalse();
        session.execution().automation().set(all.id(), Automation.OFF);
        assertThat(Objects.requireNonNull(upcoming(all).lastDrift()).isOutside())
                .as("by the ledger, where nothing is begun on paper")
                .isTrue();

        Plan ofLedger = plan(all, Mode.LIVE);
        assertThatThrownBy(() ->
                        execution()
                                .prepare(
                                        all,
                                        ofLedger,
                                        RunStart.asked(Mode.PAPER, "window"),
                                        (key, args) -> key))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.PLAN_OUTDATED));

        target(all, PolicyFrequency.THRESHOLD_ONLY);
        CLOCK.now = CLOCK.now.plus(Duration.ofHours(25));
        look();
        assertThat(execution().runs().getFirst())
                .as("longer than the rest between two runs for drift, and within its bands")
                .isEqualTo(second);

        execution().paper().reset();
        CLOCK.now = MORNING.plus(Duration.ofDays(1));
        assertThat(plan(all, Mode.PAPER).inputHash()).isEqualTo(ofLedger.inputHash());
    }

    private static AutomationService.Upcoming upcoming(Portfolio portfolio) {
        return session.execution().automation().upcoming().stream()
                .filter(each -> each.portfolio().id().equals(portfolio.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void paysFromCashOfEveryCurrencyInWhicheverARunTrades() {
        CLOCK.now = EVENING;
        execution().paper().reset();
        AccountId account =
                session.valuation().accounts().values().stream()
                        .map(Account::id)
                        .findFirst()
                        .orElseThrow();
        rate("1.25");
        Portfolio euros = portfolio("euros", account, CurrencyCode.EUR);
        Portfolio dollars = portfolio("dollars", account, CurrencyCode.USD);
        assertThat(rebalanced(euros).state()).isEqualTo(RunState.COMPLETED);
        BigDecimal before = euros(account);

        // The page has euros only, of which some are needed for the rest.
        target(dollars, "0.7");
        assertThat(rebalanced(dollars).state()).isEqualTo(RunState.COMPLETED);
        BigDecimal paid = before.subtract(euros(account));
        assertThat(paid).isPositive();
        assertThat(execution().paper().page(account).get("USD")).isBetween(BigDecimal.ZERO, CENT);
        assertThat(plan(dollars, Mode.PAPER).status()).isEqualTo(Plan.Status.EMPTY);

        // What is sold for dollars stays dollars, and counts among the cash of the other.
        target(dollars, "0.4");
        assertThat(rebalanced(dollars).state()).isEqualTo(RunState.COMPLETED);
        assertThat(execution().paper().page(account).get("USD")).isGreaterThan(CENT);
        target(euros, "0.4");
        assertThat(plan(euros, Mode.PAPER).status()).isEqualTo(Plan.Status.EMPTY);
    }

    @Test
    void storesNoRunThatCouldNotBegin() {
        CLOCK.now = EVENING;
        Portfolio all = session.analysis().portfolios().overAll();
        target(all, "0.8");
        Plan plan = plan(all, Mode.DRY);
        int before = execution().runs().size();
        CLOCK.now = EVENING.plus(Duration.ofHours(25));
        assertThatThrownBy(() ->
                        execution()
                                .prepare(
                                        all,
                                        plan,
                                        RunStart.asked(Mode.DRY, "window"),
                                        (key, args) -> key))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.PLAN_OUTDATED));
        assertThat(execution().runs()).hasSize(before);
    }

    @Test
    void leavesAMarketAloneThatMovedTooFarOfLate() {
        CLOCK.now = EVENING;
        execution().paper().reset();
        Portfolio all = session.analysis().portfolios().overAll();
        target(all, "0.8");
        quote("40000", Duration.ofMinutes(85));
        quote("35000", Duration.ofMinutes(70));
        quote("34000", Duration.ofMinutes(50));
        quote("39000", Duration.ofMinutes(5));
        assertThat(rebalanced(all).state())
                .as("14.7 % within the hour; what was over before it does not count")
                .isEqualTo(RunState.COMPLETED);

        execution().paper().reset();
        quote("39400", Duration.ofMinutes(1));
        RebalanceRun wild = rebalanced(all);
        assertThat(wild.state()).isEqualTo(RunState.FAILED);
        assertThat(Objects.requireNonNull(wild.line(1).outcome()))
                .isEqualTo(Problem.of(ProblemCode.PRICE_SWUNG, "BTC/EUR", "15.9", "60", "15"));

        PlanSettings usual = session.policy().targets().settings(all.id());
        session.policy()
                .targets()
                .setSettings(
                        all.id(), usual.withSwing(new SwingLimit(CENT, Duration.ofMinutes(3))));
        assertThat(rebalanced(all).line(1).outcome())
                .as("a window of the user's own, with one quote in it, against what held before")
                .isEqualTo(Problem.of(ProblemCode.PRICE_SWUNG, "BTC/EUR", "1", "3", "1"));

        session.policy()
                .targets()
                .setSettings(
                        all.id(),
                        usual.withSwing(
                                new SwingLimit(new BigDecimal("0.02"), Duration.ofMinutes(3))));
        assertThat(rebalanced(all).state())
                .as("what went before the last one was over when the window began")
                .isEqualTo(RunState.COMPLETED);
    }

    private static void quote(String price, Duration ago) {
        Quote quote =
                new Quote(
                        new BigDecimal(price),
                        null,
                        null,
                        CurrencyCode.EUR,
                        CLOCK.now.minus(ago),
                        "binance");
        AssetId bitcoin =
                session.valuation().assets().values().stream()
                        .filter(asset -> asset.symbol().equals("BTC"))
                        .map(Asset::id)
                        .findFirst()
                        .orElseThrow();
        session.session()
                .stores()
                .database()
                .<Boolean>write(tx -> {
                    session.session().stores().feeds().saveQuote(tx, bitcoin, quote);
                    return true;
                });
        session.session().changes().publish(Change.PRICES);
    }

    private BigDecimal euros(AccountId account) {
        return Objects.requireNonNull(execution().paper().page(account).get("EUR"));
    }

    private RebalanceRun rebalanced(Portfolio portfolio) {
        RebalanceRun run =
                execution()
                        .prepare(
                                portfolio,
                                plan(portfolio, Mode.PAPER),
                                RunStart.asked(Mode.PAPER, "window"),
                                (key, args) -> key);
        execution().approve(run.id());
        return execution().carryOut(run.id());
    }

    private Portfolio portfolio(String name, AccountId account, CurrencyCode currency) {
        Portfolio made =
                session.analysis()
                        .portfolios()
                        .create(
                                Portfolio.over(
                                        name,
                                        Set.of(account),
                                        currency,
                                        ZoneOffset.UTC,
                                        CLOCK.instant()));
        target(made, "0.6");
        return made;
    }

    private void rate(String dollars) {
        List<FxRate> rates =
                List.of(
                        new FxRate(
                                CurrencyCode.EUR,
                                CurrencyCode.USD,
                                new BigDecimal(dollars),
                                LocalDate.of(2026, 11, 12)));
        session.session()
                .stores()
                .database()
                .write(tx ->
                        session.session().stores().prices().saveRates(tx, rates.iterator(), "t"));
        session.session().changes().publish(Change.PRICES);
    }

    private Plan plan(Portfolio portfolio, Mode mode) {
        return session.policy().plans().plan(portfolio, PlanRequest.FULL, execution().book(mode));
    }

    private void target(Portfolio portfolio, PolicyFrequency frequency) {
        target(portfolio, "0.8");
        session.policy()
                .targets()
                .setPolicy(
                        portfolio,
                        new RebalancePolicy(
                                frequency,
                                ZoneOffset.UTC,
                                LocalTime.of(9, 0),
                                BandKind.ABSOLUTE,
                                new BigDecimal("0.05"),
                                Destination.TARGET));
        session.execution()
                .automation()
                .set(
                        portfolio.id(),
                        new Automation(
                                Automation.Approval.WITHIN_CAP,
                                Mode.PAPER,
                                new Money(new BigDecimal("20000"), CurrencyCode.EUR)));
    }

    private void target(Portfolio portfolio, String bitcoin) {
        session.policy()
                .targets()
                .setTargets(
                        portfolio.id(),
                        session.policy()
                                .targets()
                                .of(
                                        List.of(
                                                new TargetRow("BTC", new BigDecimal(bitcoin), ""),
                                                new TargetRow(
                                                        "CASH",
                                                        BigDecimal.ONE.subtract(
                                                                new BigDecimal(bitcoin)),
                                                        ""))));
    }

    private void look() {
        session.jobs().runHere("rebalance", Progress.NONE);
        execution().awaitIdle();
    }

    private ExecutionService execution() {
        return session.execution().execution();
    }
}
