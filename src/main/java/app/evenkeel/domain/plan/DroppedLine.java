package app.evenkeel.domain.plan;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.order.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * Something that the targets ask for and the plan leaves out.
 *
 * @param account where it would be traded; {@code null} where there is no such account
 * @param asset {@code null} where a class stands empty
 * @param value in the plan's currency, zero or more
 */
public record DroppedLine(
        @Nullable Account account,
        @Nullable Asset asset,
        Side side,
        BigDecimal value,
        DropReason reason) {}
