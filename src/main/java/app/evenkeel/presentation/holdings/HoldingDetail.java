package app.evenkeel.presentation.holdings;

import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Disposal;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What is behind one position.
 *
 * @param lots open, by FIFO, the oldest first
 * @param disposals by moving average, as the gains of {@code row}, the newest first
 * @param transactions of the asset in any account, the newest first
 * @param prices closes over the period, oldest first; empty if there are none
 */
record HoldingDetail(
        HoldingRow row,
        List<LotRow> lots,
        List<Disposal> disposals,
        List<TransactionLine> transactions,
        CurrencyCode priceCurrency,
        List<PricePoint> prices) {
    HoldingDetail {
        lots = List.copyOf(lots);
        disposals = List.copyOf(disposals);
        transactions = List.copyOf(transactions);
        prices = List.copyOf(prices);
    }

    /**
     * One lot with its worth; {@code null} means not known.
     *
     * @param value its part of the position's value
     */
    record LotRow(
            LocalDate acquired,
            BigDecimal quantity,
            CurrencyCode currency,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal value,
            @Nullable BigDecimal gain) {}

    /**
     * One transaction as seen from the asset.
     *
     * @param quantity with a minus if it left; {@code null} for income
     */
    record TransactionLine(
            Transaction transaction, String account, @Nullable BigDecimal quantity) {}
}
