package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.RowCells;

/** {@code adjusthistory(JP)}: the account's yen. */
public final class JapanCashImporter extends CashHistoryImporter {
    public JapanCashImporter() {
        super(
                "adjusthistory-jp",
                "受渡日",
                "約定日",
                "取引区分",
                "口座区分",
                "対象証券名",
                "単価［円/％］",
                "数量［株/口/額面］",
                "受渡金額（受取）",
                "受渡金額（支払）");
    }

    @Override
    CurrencyCode currency(RowCells row) {
        return CurrencyCode.JPY;
    }
}
