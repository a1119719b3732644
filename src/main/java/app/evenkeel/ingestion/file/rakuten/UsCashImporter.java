package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.RowCells;

/**
 * {@code adjusthistory(US)}: the account's foreign money, with yen equivalents that are ignored.
 */
public final class UsCashImporter extends CashHistoryImporter {
    public UsCashImporter() {
        super(
                "adjusthistory-us",
                "受渡日",
                "約定日",
                "口座区分",
                "取引区分",
                "対象証券名",
                "決済通貨",
                "受渡金額（受取）",
                "受渡金額（受取）[円換算]",
                "受渡金額（支払）",
                "受渡金額（支払）[円換算]",
                "為替レート");
    }

    @Override
    CurrencyCode currency(RowCells row) {
        return Rakuten.currency(row, "決済通貨");
    }
}
