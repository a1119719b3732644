package app.evenkeel.presentation.assets;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.market.SourcedBar;

import java.util.List;

/**
 * What is known of one asset.
 *
 * @param bars of the source of the last one, oldest first
 * @param choices the feeds that are asked, in order
 * @param spellings how sources spell it
 * @param watched whether its prices are fetched also while it is not held
 */
public record AssetDetail(
        Asset asset,
        List<SourcedBar> bars,
        List<FeedChoice> choices,
        List<ReportedAction> actions,
        List<HeldBar> held,
        List<String> spellings,
        boolean watched) {
    public AssetDetail {
        bars = List.copyOf(bars);
        choices = List.copyOf(choices);
        actions = List.copyOf(actions);
        held = List.copyOf(held);
        spellings = List.copyOf(spellings);
    }
}
