package app.evenkeel.portfolio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.PriceUpdate;
import app.evenkeel.portfolio.PriceUpdate.Outcome;
import app.evenkeel.scheduling.JobResult;

import org.junit.jupiter.api.Test;

import java.util.List;

class PricesJobTest {
    private static final Problem DOWN = Problem.of(ProblemCode.HOST_UNREACHABLE, "a", "down");
    private static final Problem UNKNOWN = Problem.of(ProblemCode.FEED_KNOWS_NOT, "a", "X");

    private static final Asset ASSET =
            new Asset(
                    new AssetId(1),
                    "SECURITY:X",
                    AssetKind.EQUITY,
                    "X",
                    "",
                    CurrencyCode.USD,
                    "",
                    1,
                    true);

    @Test
    void failsWhenNoSourceAnswersSoThatItIsTriedAgain() {
        assertThatThrownBy(() ->
                        PricesJob.result(
                                List.of(
                                        line(Outcome.FAILED, 0, UNKNOWN),
                                        line(Outcome.FAILED, 0, UNKNOWN, DOWN))))
                .isInstanceOfSatisfying(
                        EvenkeelException.class, e -> assertThat(e.problem()).isEqualTo(DOWN));
    }

    @Test
    void anAssetThatNoSourceKnowsIsNoFailure() {
        assertThat(
                        PricesJob.result(
                                List.of(
                                        line(Outcome.DONE, 3),
                                        line(Outcome.FAILED, 0, UNKNOWN, UNKNOWN))))
                .isEqualTo(JobResult.done(3));
    }

    @Test
    void countsWhatFailedBesideWhatDidNot() {
        assertThat(PricesJob.result(List.of(line(Outcome.DONE, 3), line(Outcome.FAILED, 0, DOWN))))
                .isEqualTo(JobResult.partly(3, 1, DOWN));
    }

    private static PriceUpdate.Line line(Outcome outcome, long saved, Problem... problems) {
        return new PriceUpdate.Line(ASSET, outcome, null, saved, 0, null, true, List.of(problems));
    }
}
