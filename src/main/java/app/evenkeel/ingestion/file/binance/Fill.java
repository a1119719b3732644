package app.evenkeel.ingestion.file.binance;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.exchange.Pairs;
import app.evenkeel.ingestion.file.exchange.Units;

import java.math.BigDecimal;
import java.util.Locale;

/** One execution of an order. */
record Fill(boolean buy, Pairs pair, BigDecimal size, BigDecimal cost, Units fee) {
    static boolean isBuy(RowCells cells, String column) {
        String word = cells.required(column).toUpperCase(Locale.ROOT);
        return switch (word) {
            case "BUY" -> true;
            case "SELL" -> false;
            default -> throw cells.refusal(column, ProblemCode.UNKNOWN_TYPE, word);
        };
    }
}
