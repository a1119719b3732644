package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceSteps;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.DataProblem.Kind;
import app.evenkeel.domain.portfolio.Finding;
import app.evenkeel.domain.portfolio.Fix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Steps in stored prices of what is in the ledger that nothing explains: no split that the series
 * would show, and no price that the user released as it is.
 */
final class PriceStepFindings {
    private final Session session;

    PriceStepFindings(Session session) {
        this.session = session;
    }

    /** The latest of each asset. */
    List<Finding> find(Map<AssetId, PriceHistory> histories, Map<AssetId, Asset> assets) {
        List<Finding> found = new ArrayList<>();
        histories.forEach((id, history) -> {
            Asset asset = assets.get(id);
            if (asset == null) {
                return;
            }
            int step = PriceSteps.latest(history, asset.kind(), history.size());
            while (step > 0
                    && (SplitSuspects.explain(asset, history, step)
                            || isReleased(id, history, step))) {
                step = PriceSteps.latest(history, asset.kind(), step);
            }
            if (step > 0) {
                found.add(finding(asset, history, step));
            }
        });
        return found;
    }

    private boolean isReleased(AssetId asset, PriceHistory history, int step) {
        return session
                .stores()
                .database()
                .read(tx -> session.stores().feeds().held(tx, asset))
                .stream()
                .filter(bar -> bar.state() == HeldBar.State.RELEASED)
                .map(HeldBar::candle)
                .anyMatch(candle -> {
                    BigDecimal close = candle.close();
                    return candle.day().equals(history.day(step))
                            && close != null
                            && close.compareTo(history.close(step)) == 0;
                });
    }

    private static Finding finding(Asset asset, PriceHistory history, int step) {
        DataProblem problem =
                new DataProblem(
                        Kind.PRICE_STEP,
                        asset,
                        null,
                        List.of(
                                asset.label(),
                                history.day(step - 1).toString(),
                                Decimals.plain(history.close(step - 1)),
                                history.day(step).toString(),
                                Decimals.plain(history.close(step))));
        return Finding.of(
                problem,
                HealthService.severity(problem),
                List.of(),
                List.of(new Fix.ChoosePriceSource(asset.id())),
                "");
    }
}
