package app.evenkeel.presentation.assets;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.SourcedBar;

import org.jspecify.annotations.Nullable;

/**
 * One asset in the table.
 *
 * @param last its last price, or {@code null} if none is stored
 * @param held how many bars are held back
 */
public record AssetLine(Asset asset, @Nullable SourcedBar last, int held) {}
