package app.evenkeel.domain.plan;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.order.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * Something that the targets ask for and the plan leaves out.
 *
 * @param account where it would be traded; {@code null} where that is not the point
 * @param asset {@code null} where a class stands empty
 * @param kind the asset's, or the class that stands empty
 * @param value in the plan's currency, zero or more
 * @param limit what the reason compares with; {@code null} where it compares with nothing
 */
public record DroppedLine(
        @Nullable Account account,
        @Nullable Asset asset,
        AssetKind kind,
        Side side,
        BigDecimal value,
        DropReason reason,
        @Nullable BigDecimal limit) {
    /** What it is about: the asset's symbol, or the name of the class. */
    public String symbol() {
        return asset == null ? kind.name() : asset.symbol();
    }
}
