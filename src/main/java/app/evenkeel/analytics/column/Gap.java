package app.evenkeel.analytics.column;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Days on which something held could not be valued.
 *
 * @param currency whose rate is missing, or {@code null} if it is the asset's price
 * @param days how many there are from the first to the last
 */
public record Gap(
        AssetId asset,
        @Nullable CurrencyCode currency,
        LocalDate first,
        LocalDate last,
        int days) {}
