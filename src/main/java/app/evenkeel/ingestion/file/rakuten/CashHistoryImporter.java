package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * {@code adjusthistory}: everything that moved the account's cash. Trades are only confirmed here,
 * the trade histories tell them; deposits, withdrawals, dividends and taxes are told, and known
 * again by day and amount where another file told them too.
 */
abstract sealed class CashHistoryImporter extends TableImporter
        permits JapanCashImporter, UsCashImporter {
    private static final String WORD = "取引区分";
    private static final String IN = "受渡金額（受取）";
    private static final String OUT = "受渡金額（支払）";

    CashHistoryImporter(String layout, String... needed) {
        super(Rakuten.SOURCE, layout, needed);
    }

    @Override
    public final int precedence() {
        return 20;
    }

    /** What the row's amounts are in. */
    abstract CurrencyCode currency(RowCells row);

    @Override
    protected final RowReader begin(Reading reading) {
        return row -> read(reading, row);
    }

    private void read(Reading reading, RowCells row) {
        String word = row.required(WORD);
        LocalDate day = row.date("受渡日", Rakuten.DAY);
        CurrencyCode currency = currency(row);
        BigDecimal in = row.optionalDecimal(IN);
        BigDecimal out = row.optionalDecimal(OUT);
        BigDecimal net = Rakuten.orZero(in).subtract(Rakuten.orZero(out));
        if (CashWords.isSweep(word)) {
            reading.nothingNew(row.row());
            return;
        }
        if (net.signum() == 0) {
            throw row.refusal(IN, ProblemCode.VALUE_MISSING);
        }
        String about = row.isAbsent("対象証券名") ? "" : row.text("対象証券名");
        String what = (word + " " + about).strip();
        String history = CashWords.tradeHistory(word);
        if (history != null) {
            TransactionType side = net.signum() < 0 ? TransactionType.BUY : TransactionType.SELL;
            String trade = Rakuten.crossKey(reading, day, currency, net, side);
            reading.confirmation(row.row(), Rakuten.ACCOUNT, trade, what, history);
            return;
        }
        TransactionType type = CashWords.type(word);
        if (type == null) {
            throw row.refusal(WORD, ProblemCode.UNKNOWN_TYPE, word);
        }
        if ((type == TransactionType.DEPOSIT && net.signum() < 0)
                || (type == TransactionType.WITHDRAWAL && net.signum() > 0)) {
            throw row.refusal(WORD, ProblemCode.UNKNOWN_TYPE, word);
        }
        Draft draft =
                Rakuten.draft(reading, type, row, day)
                        .settlement(day)
                        .taxAccount(Rakuten.pool(row, "口座区分"))
                        .signed(AssetRef.cash(currency), net)
                        .memo(what)
                        .crossKey(Rakuten.crossKey(reading, day, currency, net, type));
        if (type == TransactionType.DIVIDEND) {
            draft.amount(net, currency);
            // Shares are named without their code here; only a fund's name is what it is known by.
            if (!NumberText.isAbsent(about) && word.contains("投信")) {
                draft.subject(Rakuten.fund(about));
            }
        }
        draft.emit();
    }
}
