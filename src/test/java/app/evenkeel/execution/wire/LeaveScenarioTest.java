package app.evenkeel.execution.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.LiveLeaves;
import app.evenkeel.storage.ConnectionStore.Sealed;
import app.evenkeel.storage.Stores;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What becomes of a run whose leave to trade is changed under it. */
class LeaveScenarioTest extends WireTest {
    private static final CurrencyCode EUR = CurrencyCode.EUR;
    private static final CurrencyCode JPY = CurrencyCode.of("JPY");

    /** A run that is paused after its first line. */
    private static RebalanceRun begun(Bench bench, Connection connection) {
        arm(bench, connection, EUR, "5000");
        RebalanceRun run =
                bench.store(
                        OrderStyle.USUAL,
                        bench.line(Side.SELL, Bench.ETH, "1"),
                        bench.line(Side.SELL, Bench.BTC, "0.1"));
        LiveLeaves leaves = new LiveLeaves(bench.session);
        bench.leave = each -> leaves.leave(each, bench.account, connection);
        assertThat(leaves.begin(run, bench.account, connection)).isNull();
        bench.pausesAfter = 1;
        RebalanceRun paused = bench.engine().advance(run.id());
        assertThat(paused.state()).isEqualTo(RunState.SELLING);
        assertThat(bench.posts()).isEqualTo(1);
        bench.pausesAfter = Integer.MAX_VALUE;
        return paused;
    }

    @Test
    void goesOnUnderTheLeaveThatItBeganUnder() throws Exception {
        at(
                "binance",
                bench -> {
                    RebalanceRun run = begun(bench, connect(bench));

                    assertThat(bench.engine().advance(run.id()).state())
                            .isEqualTo(RunState.COMPLETED);
                });
    }

    @Test
    void sendsNothingMoreUnderLimitsOfAnotherCurrency() throws Exception {
        at(
                "binance",
                bench -> {
                    Connection connection = connect(bench);
                    RebalanceRun run = begun(bench, connection);
                    arm(bench, connection, JPY, "1000000");

                    assertStopped(bench, run, ProblemCode.ARMING_CHANGED);
                });
    }

    @Test
    void sendsNothingMoreUnderOtherLimits() throws Exception {
        at(
                "binance",
                bench -> {
                    Connection connection = connect(bench);
                    RebalanceRun run = begun(bench, connection);
                    arm(bench, connection, EUR, "3000");

                    assertStopped(bench, run, ProblemCode.ARMING_CHANGED);
                });
    }

    @Test
    void sendsNothingMoreOnceItsLeaveWasTakenBackAlthoughItIsGivenAnewWhileItIsTakenUp()
            throws Exception {
        at(
                "binance",
                bench -> {
                    Connection connection = connect(bench);
                    RebalanceRun run = begun(bench, connection);
                    Stores stores = bench.session.stores();
                    stores.database()
                            .<Boolean>write(tx -> {
                                stores.armings()
                                        .remove(tx, bench.session.caller(), connection.id());
                                return true;
                            });
                    LiveLeaves leaves = new LiveLeaves(bench.session);
                    // Armed between the opening of the desk and the order.
                    bench.leave =
                            each -> {
                                arm(bench, connection, EUR, "5000");
                                return leaves.leave(each, bench.account, connection);
                            };

                    assertStopped(bench, run, ProblemCode.ARMING_CHANGED);
                });
    }

    @Test
    void sendsNothingWithoutLeave() throws Exception {
        at(
                "binance",
                bench -> {
                    Connection connection = connect(bench);
                    RebalanceRun run = begun(bench, connection);
                    Stores stores = bench.session.stores();
                    stores.database()
                            .<Boolean>write(tx -> {
                                stores.armings()
                                        .remove(tx, bench.session.caller(), connection.id());
                                return true;
                            });

                    assertStopped(bench, run, ProblemCode.NOT_ARMED);
                });
    }

    @Test
    void keepsTheFirstRunUnderTheSameLimitsToThePilot() throws Exception {
        at(
                "binance",
                bench -> {
                    Connection connection = connect(bench);
                    LiveLeaves leaves = new LiveLeaves(bench.session);
                    bench.leave =
                            run -> {
                                leaves.begin(run, bench.account, connection);
                                return leaves.leave(run, bench.account, connection);
                            };
                    arm(bench, connection, EUR, "30000");
                    // 10,000 euro is the pilot.
                    assertThat(bench.run(bench.line(Side.SELL, Bench.ETH, "1")).state())
                            .isEqualTo(RunState.COMPLETED);
                    assertThat(bench.run(bench.line(Side.SELL, Bench.BTC, "0.3")).state())
                            .as("beyond the pilot, after a run that ended well")
                            .isEqualTo(RunState.COMPLETED);

                    arm(bench, connection, EUR, "30000");
                    assertThat(bench.run(bench.line(Side.SELL, Bench.BTC, "0.3")).state())
                            .as("armed anew with the same limits")
                            .isEqualTo(RunState.COMPLETED);

                    arm(bench, connection, EUR, "29000");
                    RebalanceRun run = bench.run(bench.line(Side.SELL, Bench.BTC, "0.3"));

                    assertThat(code(run.reason())).isEqualTo(ProblemCode.LIMIT_PILOT);
                    assertThat(bench.posts()).isEqualTo(3);
                });
    }

    @Test
    void countsWhatRunsOfAnotherCurrencyTraded() throws Exception {
        at(
                "binance",
                bench -> {
                    bench.run(bench.line(Side.SELL, Bench.ETH, "1"));
                    // 2,500 euro each, at 160 yen the euro.
                    bench.currency = JPY;
                    bench.rate = new BigDecimal("160");
                    bench.limits = limits("700000");

                    RebalanceRun run = bench.run(bench.line(Side.SELL, Bench.ETH, "1"));

                    assertThat(code(run.reason())).isEqualTo(ProblemCode.LIMIT_TURNOVER);
                    assertThat(bench.posts()).isEqualTo(1);
                    bench.limits = limits("900000");
                    assertThat(bench.run(bench.line(Side.SELL, Bench.ETH, "1")).state())
                            .isEqualTo(RunState.COMPLETED);
                });
    }

    private static Limits limits(String turnover) {
        return new Limits(
                new BigDecimal("1000000"),
                new BigDecimal(turnover),
                50,
                new BigDecimal("0.05"),
                new BigDecimal("0.05"),
                3);
    }

    private static void assertStopped(Bench bench, RebalanceRun run, ProblemCode why) {
        RebalanceRun ended = bench.engine().advance(run.id());

        assertThat(code(ended.reason())).isEqualTo(why);
        assertThat(ended.state()).isEqualTo(RunState.PARTIAL);
        assertThat(bench.posts()).isEqualTo(1);
    }

    private static Connection connect(Bench bench) {
        Connection connection =
                new Connection(
                        1,
                        bench.venue,
                        "main",
                        bench.account,
                        Connection.Withdrawal.NO,
                        List.of(),
                        false,
                        bench.time.now());
        Stores stores = bench.session.stores();
        stores.database()
                .<Boolean>write(tx -> {
                    stores.connections()
                            .insert(
                                    tx,
                                    bench.session.caller(),
                                    connection,
                                    new Sealed(new byte[] {1}, new byte[] {1}, null));
                    return true;
                });
        return connection;
    }

    private static void arm(
            Bench bench, Connection connection, CurrencyCode currency, String maxOrder) {
        Instant now = bench.time.now();
        Stores stores = bench.session.stores();
        stores.database()
                .<Boolean>write(tx -> {
                    stores.armings()
                            .put(
                                    tx,
                                    bench.session.caller(),
                                    new Arming(
                                            connection.id(),
                                            now,
                                            now.plus(Duration.ofDays(1)),
                                            currency,
                                            new Limits(
                                                    new BigDecimal(maxOrder),
                                                    new BigDecimal("1000000"),
                                                    50,
                                                    new BigDecimal("0.05"),
                                                    new BigDecimal("0.05"),
                                                    3),
                                            new BigDecimal("10000")));
                    return true;
                });
    }
}
