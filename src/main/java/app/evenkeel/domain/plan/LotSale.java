package app.evenkeel.domain.plan;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Part of a planned sale that comes out of one lot.
 *
 * @param taxAccount as the source calls it
 * @param acquired when the lot was acquired
 * @param quantity units, more than zero
 * @param gain in the portfolio's currency at the plan's price; {@code null} where the cost is not
 *     known
 * @param tax estimated; negative for a loss that lowers it; {@code null} where the gain is not
 *     known
 * @param isLong whether it was held longer than the settings call short
 * @param isWashSale whether it is a loss on what was bought again shortly before
 */
public record LotSale(
        String taxAccount,
        LocalDate acquired,
        BigDecimal quantity,
        @Nullable BigDecimal gain,
        @Nullable BigDecimal tax,
        boolean isLong,
        boolean isWashSale) {}
