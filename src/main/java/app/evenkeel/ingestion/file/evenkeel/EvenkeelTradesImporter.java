package app.evenkeel.ingestion.file.evenkeel;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Importer;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;

import java.util.List;

/**
 * Evenkeel's own trades: {@code timestamp,account,symbol,side,qty,price,fee,currency}, times in
 * UTC, plain decimals, the fee in the trade's currency.
 *
 * <p>Made for millions of rows: nothing is looked up or built twice that two rows share. The row
 * itself is the natural key, so twins in one file are told apart by their ordinal alone.
 */
public final class EvenkeelTradesImporter implements Importer {
    static final String SOURCE = "evenkeel";
    static final String LAYOUT = "trades";
    static final List<String> HEADER =
            List.of("timestamp", "account", "symbol", "side", "qty", "price", "fee", "currency");

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public String layout() {
        return LAYOUT;
    }

    @Override
    public boolean recognises(FileSample sample) {
        return !sample.rows().isEmpty() && HEADER.equals(sample.rows().getFirst());
    }

    @Override
    public void read(CsvRows rows, ImportContext context, RecordSink sink) {
        if (rows.hasNext()) {
            rows.columnsAre(rows.next().cells());
        }
        Reading reading = new Reading(this, context, sink);
        TradeRows trades = new TradeRows(context);
        while (rows.hasNext()) {
            CsvRow row = rows.next();
            reading.row(row, () -> sink.transaction(row.place(), trades.candidate(row)));
        }
    }

    static AccountRef account(String name) {
        return new AccountRef(AccountKind.BROKER, "Evenkeel CSV", name);
    }

    /** Refuses a contract: how many units of its price it is for has no column. */
    static AssetRef share(String symbol, AssetRef cash) {
        AssetRef share = AssetRef.security(AssetKind.EQUITY, symbol, "", cash.currency(), "");
        if (share.kind() == AssetKind.OPTION) {
            throw new CellProblem("symbol", ProblemCode.NOT_SUPPORTED, symbol);
        }
        return share;
    }
}
