package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.RunStart;
import app.evenkeel.security.RememberingVaults;

import com.fasterxml.jackson.databind.JsonNode;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Targets, drift and plans through the command line, over a real store. */
class PlanCommandsTest {
    private static final String HEADER = "timestamp,account,symbol,side,qty,price,fee,currency\n";

    /** Leaves 80 of AAA and 20 of BBB at 10 each, and 100 of cash, on the day before. */
    private static final String TRADES =
            HEADER
                    + "2026-11-10T09:00:00Z,Broker,CCC,BUY,1,1,0,USD\n"
                    + "2026-11-11T09:00:00Z,Broker,CCC,SELL,1,1101,0,USD\n"
                    + "2026-11-12T09:00:00Z,Broker,AAA,BUY,80,10,0,USD\n"
                    + "2026-11-12T09:01:00Z,Broker,BBB,BUY,20,10,0,USD\n";

    @TempDir Path folder;
    private Path passphrase = Path.of("");

    @BeforeEach
    void makeStore() throws IOException {
        passphrase = Files.writeString(folder.resolve("secret.txt"), "walnut harbour nine\n");
        MadeStores.make(folder.resolve("store"), passphrase, "mika", "usd");
    }

    @Test
    void setsTargetsAndPlansTowardsThem() throws IOException {
        importing(TRADES);

        JsonNode set =
                done(
                        "targets",
                        "set",
                        "--file",
                        targets("symbol,percent\nAAA,50\nBBB,\nCASH,10\n"),
                        "--band",
                        "absolute:5",
                        "--frequency",
                        "quarterly",
                        "--zone",
                        "Asia/Tokyo",
                        "--at",
                        "08:30");
        assertThat(set.get("targets")).hasSize(3);
        assertThat(set.get("targets").get(1).get("weight").asText()).isEqualTo("0.4");
        assertThat(set.get("nextRebalance").asText()).isEqualTo("2026-12-31T23:30:00Z");
        assertThat(done("targets")).isEqualTo(set);

        // 800, 200 and 100 of 1,100 against 550, 440 and 110.
        JsonNode drift = done("drift");
        assertThat(drift.get("status").asText()).isEqualTo("OUTSIDE");
        assertThat(new BigDecimal(drift.get("drift").asText()))
                .isBetween(new BigDecimal("0.2272"), new BigDecimal("0.2273"));

        JsonNode plan = done("plan");
        assertThat(CommandRun.keys(plan))
                .contains(
                        "status",
                        "driftBefore",
                        "driftAfter",
                        "estimatedCost",
                        "estimatedTax",
                        "lines",
                        "dropped");
        assertThat(plan.get("status").asText()).isEqualTo("READY");
        assertThat(lines(plan)).containsExactly("SELL 25 AAA 250", "BUY 24 BBB 240");
        assertThat(plan.get("lines").get(0).get("reason").asText())
                .isEqualTo("AAA: 72.7 % of the total, target 50 %, outside its band; goes to 50 %");
        assertThat(plan.get("inputHash").asText()).hasSize(64);
        assertThat(done("plan")).isEqualTo(plan);

        JsonNode buyOnly = done("plan", "--mode", "buy-only", "--deposit", "200");
        assertThat(lines(buyOnly)).containsExactly("BUY 17 BBB 170");
        assertThat(buyOnly.get("dropped").get(0).get("reason").asText())
                .isEqualTo("the plan sells nothing");
    }

    @Test
    void stopsWhereAPriceIsTooOld() throws IOException {
        importing(TRADES.replace("2026-11-12T09:00", "2026-10-01T09:00"));
        done("targets", "set", "--file", targets("AAA,50\nBBB,50\n"));

        CommandRun drift = run("drift");
        CommandRun plan = run("plan");

        assertThat(drift.code()).isEqualTo(3);
        assertThat(drift.tree().get("status").asText()).isEqualTo("BLOCKED");
        assertThat(plan.code()).isEqualTo(3);
        assertThat(plan.tree().get("status").asText()).isEqualTo("BLOCKED");
        assertThat(plan.tree().get("driftBefore").isNull()).isTrue();
        assertThat(plan.tree().get("reasons").get(0).asText())
                .contains("AAA")
                .contains("2026-10-01")
                .contains("43 days");
        assertThat(plan.tree().get("lines")).isEmpty();
    }

    @Test
    void keepsTheDriftOfEachDay() throws IOException {
        importing(TRADES);
        done("targets", "set", "--file", targets("AAA,50\nBBB,50\n"));
        done("drift");
        done("drift");

        JsonNode days = done("drift", "--history");

        assertThat(days).hasSize(1);
        assertThat(days.get(0).get("day").asText()).isEqualTo("2026-11-13");

        // 800 of 1,100 instead of nothing.
        done("targets", "set", "--file", targets("BBB,100\n"));
        JsonNode upcoming = done("upcoming").get(0);
        assertThat(upcoming.get("drift")).isEqualTo(done("drift").get("drift"));
        assertThat(upcoming.get("drift")).isNotEqualTo(days.get(0).get("drift"));
    }

    @Test
    void looksAtTheDriftByItself() throws IOException {
        importing(TRADES);
        done("targets", "set", "--file", targets("AAA,50\nBBB,50\n"));

        CommandRun off = run("jobs", "run", "drift");
        done(
                "targets",
                "set",
                "--file",
                targets("AAA,73\nBBB,18\nCASH,9\n"),
                "--band",
                "relative:90");
        CommandRun within = run("jobs", "run", "drift");

        assertThat(off.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(off.out()).contains("The portfolio All is");
        assertThat(within.out()).doesNotContain("The portfolio All is");
        assertThat(done("drift", "--history")).hasSize(1);
    }

    @Test
    void nestsTargetsAndNamesWhatNoneCovers() throws IOException {
        importing(TRADES);
        done("targets", "set", "--file", targets("Growth,80\nAAA,100,Growth\nCASH,20\n"));

        JsonNode drift = done("drift");

        assertThat(drift.get("lines"))
                .extracting(line -> line.get("symbol").asText() + line.get("depth"))
                .containsExactly("Growth0", "AAA1", "CASH0");
        assertThat(drift.get("unlisted").get(0).get("symbol").asText()).isEqualTo("BBB");
        assertThat(drift.get("total").asText()).isEqualTo("900");
    }

    @Test
    void refusesNonsenseWithAReason() throws IOException {
        importing(TRADES);

        refused("sum to 90 %", "targets", "set", "--file", targets("AAA,50\nBBB,40\n"));
        refused("aaa is among the targets twice", set(targets("AAA,50\naaa,50\n")));
        refused("The target of AAA is 120 %", set(targets("AAA,120\nBBB,-20\n")));
        refused("targets (EQUITY) sum to 90 %", set(targets("EQUITY,100\nAAA,90,EQUITY\n")));
        refused("AAA > X: what a target stands in", set(targets("BBB,100\nAAA,50,X\n")));
        assertThat(run(set(targets(""))).code()).isEqualTo(ExitCode.PARTLY);
        assertThat(run(set(targets("symbol,percent\n"))).err())
                .contains("targets.csv holds no rows");
        refused("ZZZ", "targets", "set", "--file", targets("ZZZ,100\n"));
        refused("cash is a target of its own", "targets", "set", "--file", targets("USD,100\n"));
        refused("A > B > A: what a target", set(targets("A,100,B\nB,100,A\n")));
        refused("A > A: what a target", set(targets("AAA,100\nA,100,A\n")));
        refused("--band: \"wide:5\" is not absolute:POINTS", "targets", "set", "--band", "wide:5");
        refused("--zone: \"Mars/Base\" is not a time", "targets", "set", "--zone", "Mars/Base");
        refused("--at: \"noon\" is not a time of day", "targets", "set", "--at", "noon");
        refused("--min-trade: \"-3\" is not an", "targets", "set", "--min-trade", "-3");
        refused("--cash-buffer: \"-3\" is not an", "targets", "set", "--cash-buffer", "-3");
        refused("--withdraw: \"-1\" is not an", "plan", "--withdraw", "-1");
        assertThat(run(set(targets("AAA,NaN\nBBB,20\n"))).err()).contains("NaN");
        refused("has no targets yet", "plan");
        assertThat(done("targets").get("targets")).isEmpty();

        done(set(targets("AAA,50\nBBB,50\n")));
        refused("possible together", "targets", "set", "--clear", "--file", targets("AAA,100\n"));
        assertThat(done("targets").get("targets")).hasSize(2);
        assertThat(done("targets", "set", "--clear").get("targets")).isEmpty();
    }

    private static String[] set(String file) {
        return new String[] {"targets", "set", "--file", file};
    }

    @Test
    void saysWhatIsTradedAndWhatThatCosts() throws IOException {
        importing(TRADES);
        done("targets", "set", "--file", targets("AAA,50\nBBB,40\nCASH,10\n"));

        JsonNode set =
                done(
                        "targets",
                        "trading",
                        "--asset",
                        "AAA=held",
                        "--cost",
                        "1:0.5:0.1",
                        "--account-cost",
                        "Broker=2:0:0",
                        "--prefer",
                        "BBB=Broker",
                        "--tax-short",
                        "20.315",
                        "--lots",
                        "least-tax",
                        "--swing",
                        "7.5:30",
                        "--exempt",
                        "NISA, iDeCo");

        assertThat(set.get("assets")).hasSize(1);
        assertThat(set.get("assets").get(0).get("part").asText()).isEqualTo("held");
        assertThat(set.get("accounts").get(0).get("costFixed").asText()).isEqualTo("2");
        assertThat(set.get("costRate").asText()).isEqualTo("0.005");
        assertThat(set.get("preferred").get(0).get("accounts").asText()).isEqualTo("Broker");
        assertThat(set.get("taxShort").asText()).isEqualTo("0.20315");
        assertThat(set.get("lots").asText()).isEqualTo("least-tax");
        assertThat(set.get("exempt").asText()).isEqualTo("NISA,iDeCo");
        assertThat(set.get("swingMost").asText()).isEqualTo("0.075");
        assertThat(set.get("swingMinutes").asInt()).isEqualTo(30);
        assertThat(done("targets", "trading")).isEqualTo(set);
        CommandRun shown =
                CommandRun.of(
                        "targets",
                        "trading",
                        "--cost",
                        "1:0.5:0.05",
                        "--store",
                        folder.resolve("store").toString(),
                        "--passphrase-file",
                        passphrase.toString());
        assertThat(shown.out()).contains("1 + 0.5% + half of the spread 0.05%", "20.315%");
        // What is held is not sold, whatever its weight.
        assertThat(lines(done("plan"))).noneMatch(line -> line.contains("AAA"));

        JsonNode back = done("targets", "trading", "--account-cost", "Broker=", "--prefer", "BBB=");
        assertThat(back.get("accounts").get(0).get("costFixed").asText()).isEqualTo("1");
        assertThat(back.get("preferred")).isEmpty();
        refused("1:200:0", "targets", "trading", "--cost", "1:200:0");
        assertThat(done("targets", "trading", "--swing=").get("swingMost").isNull()).isTrue();
        refused("7.5:2000", "targets", "trading", "--swing", "7.5:2000");
        refused("7.5", "targets", "trading", "--swing", "7.5");
        done("targets", "trading", "--swing", "7.5:30");
        refused("from 0 to 100 percent", "targets", "trading", "--tax-short", "120");
        refused("Nowhere", "targets", "trading", "--account", "Nowhere=held");
        assertThat(done("targets", "trading")).isEqualTo(back);
    }

    @Test
    void pausesRunsUntilTheyAreResumed() {
        assertThat(done("pause").get("paused").asBoolean()).isTrue();
        assertThat(folder.resolve("store/PAUSE")).exists();
        assertThat(done("pause", "--resume").get("paused").asBoolean()).isFalse();
        assertThat(folder.resolve("store/PAUSE")).doesNotExist();
    }

    @Test
    void stopsAndPausesAStoreThatIsInUseWithoutOpeningIt() {
        Path store = folder.resolve("store");
        char[] words = "walnut harbour nine".toCharArray();
        try (SessionGraph session =
                SessionGraph.unlock(RememberingVaults.at(store), null, words, CommandRun.CLOCK)) {
            var execution = session.execution().execution();
            String at = store.toString();

            assertThat(CommandRun.of("stop", "--store", at).code()).isZero();
            assertThat(execution.stopped()).isNotNull();
            assertThat(CommandRun.of("stop", "--release", "--store", at).code()).isZero();
            assertThat(execution.stopped()).isNull();

            assertThat(CommandRun.of("pause", "--store", at).code()).isZero();
            assertThat(execution.paused()).isNotNull();
            CommandRun resumed = CommandRun.of("pause", "--resume", "--store", at);
            assertThat(resumed.code()).isZero();
            assertThat(resumed.out()).as("takes none up").contains("evenkeel reconcile");
            assertThat(execution.paused()).isNull();
        }
        assertThat(CommandRun.of("stop", "--store", folder.toString()).code()).isNotZero();
        assertThat(folder.resolve("STOP")).doesNotExist();
    }

    @Test
    void letsNobodyBeginARunWhileAllIsPausedThatWouldBeginByItselfLater() throws IOException {
        importing(TRADES);
        done("targets", "set", "--file", targets("symbol,percent\nAAA,50\nBBB,50\n"));
        char[] words = "walnut harbour nine".toCharArray();
        Path store = folder.resolve("store");
        try (SessionGraph session =
                SessionGraph.unlock(RememberingVaults.at(store), null, words, CommandRun.CLOCK)) {
            var execution = session.execution().execution();
            Portfolio portfolio = session.analysis().portfolios().overAll();
            Plan plan = session.policy().plans().plan(portfolio, PlanRequest.FULL);
            RunStart asked = RunStart.asked(Mode.PAPER, "command");
            RebalanceRun waiting = execution.prepare(portfolio, plan, asked, (key, args) -> key);
            execution.pause();
            assertThat(ExitCode.of(Objects.requireNonNull(execution.paused()).code()))
                    .as("nothing is done")
                    .isEqualTo(ExitCode.FAILED);

            assertPaused(() -> execution.prepare(portfolio, plan, asked, (key, args) -> key));
            assertPaused(() -> execution.approve(waiting.id()));
            assertThat(execution.runs()).containsExactly(waiting);

            execution.goOn();
            assertThat(execution.approve(waiting.id()).state()).isEqualTo(RunState.APPROVED);
        }
    }

    private static void assertPaused(ThrowingCallable begins) {
        assertThatThrownBy(begins)
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.TRADING_PAUSED));
    }

    private void refused(String reason, String... command) {
        CommandRun run = run(command);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.err()).contains(reason);
    }

    private void importing(String trades) throws IOException {
        Path file = Files.writeString(folder.resolve("trades.csv"), trades);
        CommandRun run = run("import", file.toString());
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    private String targets(String rows) throws IOException {
        return Files.writeString(folder.resolve("targets.csv"), rows).toString();
    }

    private JsonNode done(String... command) {
        CommandRun run = run(command);
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        return run.tree();
    }

    private CommandRun run(String... command) {
        return CommandRun.json(folder.resolve("store"), passphrase, command);
    }

    private static List<String> lines(JsonNode plan) {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : plan.get("lines")) {
            lines.add(
                    line.get("side").asText()
                            + " "
                            + line.get("quantity").asText()
                            + " "
                            + line.get("symbol").asText()
                            + " "
                            + line.get("value").asText());
        }
        return lines;
    }
}
