package app.evenkeel.ingestion.file;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A quantity that a statement says is held, to be compared with what the ledger says.
 *
 * @param taxAccount the source's own word, or empty
 * @param price that the statement gives for the day, or {@code null}
 */
public record StatedHolding(
        long line,
        AccountId account,
        String taxAccount,
        AssetId asset,
        BigDecimal quantity,
        LocalDate asOf,
        @Nullable Price price) {}
