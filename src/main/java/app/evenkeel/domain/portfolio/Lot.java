package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A tax lot: what is left of one acquisition.
 *
 * @param acquired trading day of the acquisition; moves of custody keep it
 * @param opening the transaction that opened it
 * @param quantity remaining units, more than zero; negative for units sold that the ledger never
 *     saw bought
 * @param cost of the remaining units, or {@code null} if it is not known (a coin that was
 *     deposited)
 */
public record Lot(
        AccountId account,
        String taxAccount,
        AssetId asset,
        LocalDate acquired,
        TransactionId opening,
        BigDecimal quantity,
        @Nullable Money cost) {}
