package app.evenkeel.ingestion.file.degiro;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row of the account statement.
 *
 * @param entry what it means, or {@code null} for a trade
 * @param amount absent only where a row repeats what another moves
 * @param order the order's id, or empty
 */
record AccountRow(
        RowCells cells,
        Instant time,
        String text,
        @Nullable Entry entry,
        @Nullable TradeText trade,
        @Nullable BigDecimal amount,
        @Nullable CurrencyCode currency,
        String order) {

    BigDecimal cash() {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    CurrencyCode money() {
        if (currency == null) {
            throw new CellProblem("", ProblemCode.VALUE_MISSING);
        }
        return currency;
    }

    String isin() {
        return cells.text(Degiro.ISIN);
    }

    AccountRow withOrder(String id) {
        return new AccountRow(cells, time, text, entry, trade, amount, currency, id);
    }
}
