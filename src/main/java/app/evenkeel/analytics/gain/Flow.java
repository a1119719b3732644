package app.evenkeel.analytics.gain;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionId;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What came into a scope or left it.
 *
 * @param day on which it counts: the first with a price, where there was none
 * @param units more than zero for what came, less for what went
 * @param value of the units at the day's close, exact
 */
public record Flow(
        LocalDate day,
        TransactionId transaction,
        AccountId account,
        AssetId asset,
        BigDecimal units,
        BigDecimal value) {}
