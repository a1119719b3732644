package app.evenkeel.ingestion.file.bitfinex;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;

/** Bitfinex's deposits and withdrawals; fees are below zero and on top. */
public final class BitfinexMovementsImporter extends TableImporter {
    public BitfinexMovementsImporter() {
        super(
                "bitfinex",
                "movements",
                "#",
                "DATE",
                "CURRENCY",
                "STATUS",
                "AMOUNT",
                "FEES",
                "DESCRIPTION",
                "TRANSACTION ID");
    }

    /** After the ledgers, which tell the same movements among all else. */
    @Override
    public int precedence() {
        return 1;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        AssetRef coin = Bitfinex.coin(cells.required("CURRENCY"));
        BigDecimal amount = cells.decimal("AMOUNT");
        BigDecimal fee = cells.optionalDecimal("FEES");
        boolean done = cells.required("STATUS").toUpperCase(Locale.ROOT).startsWith("COMPLETED");
        var time = Bitfinex.time(cells);
        new Entry(reading, cells.row(), Bitfinex.ACCOUNT, time, ZoneOffset.UTC)
                .moved(coin, amount)
                .fee(coin, fee == null ? null : fee.abs())
                .id(cells.required("#"))
                .memo(cells.text("TRANSACTION ID"))
                .crossKey(BitfinexLedgersImporter.movement(coin, amount, time))
                .as(done ? Meaning.DEPOSIT : Meaning.VOID);
    }
}
