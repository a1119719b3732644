package app.evenkeel.ingestion.file.kucoin;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.TimeColumn;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * KuCoin's deposits and withdrawals in three generations: of the bundle, of the pages before it,
 * and of 2018. An address that was sent to makes it a withdrawal.
 */
public final class KucoinTransfersImporter extends TableImporter {
    private static final String COIN = "Coin|coin_type";
    private static final String AMOUNT = "Amount|vol";
    private static final String SENT_TO =
            "Withdrawal Address/Account|Wallet Address/Account|Wallet Address";
    private static final String HASH = "Hash";

    private KucoinTransfersImporter(String layout, String... needed) {
        super("kucoin", layout, needed);
    }

    public static KucoinTransfersImporter ofBundle() {
        return new KucoinTransfersImporter(
                "transfers", "UID", "Coin", "Amount", "Fee", "Transfer Network", "Status");
    }

    public static KucoinTransfersImporter ofPages() {
        return new KucoinTransfersImporter(
                "transfers-2020", "Time", "Coin", "Amount", "Type", "Remark");
    }

    public static KucoinTransfersImporter of2018() {
        return new KucoinTransfersImporter(
                "transfers-2018", "coin_type", "type", "add", "hash", "vol", "created_at");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        TimeColumn column =
                TimeColumn.of(
                        cells.columns(),
                        cells.has("created_at") ? "created_at" : "Time",
                        Kucoin.SINGAPORE);
        var time = Kucoin.time(cells, column.name(), column.zone());
        boolean out = isOut(cells);
        AssetRef coin = Coins.of(cells.required(COIN));
        BigDecimal amount = cells.positive(AMOUNT);
        BigDecimal moved = out ? amount.negate() : amount;
        String status = cells.text("Status").toUpperCase(Locale.ROOT);
        String hash = cells.text(HASH);
        new Entry(reading, cells.row(), Kucoin.ACCOUNT, time, column.zone())
                .moved(coin, moved)
                .fee(coin, cells.optionalDecimal("Fee"))
                .memo(hash.isEmpty() ? cells.text("Remarks|Remark") : hash)
                .id(hash, hash + ":" + coin.symbol() + moved.signum())
                .crossKey(Kucoin.movement(coin.symbol(), moved, time))
                .as(
                        status.isEmpty() || status.equals("SUCCESS")
                                ? out ? Meaning.WITHDRAWAL : Meaning.DEPOSIT
                                : Meaning.VOID);
    }

    private static boolean isOut(RowCells cells) {
        if (cells.has("coin_type")) {
            String type = cells.required("type").toUpperCase(Locale.ROOT);
            return switch (type) {
                case "DEPOSIT" -> false;
                case "WITHDRAW" -> true;
                default -> throw cells.refusal("type", ProblemCode.UNKNOWN_TYPE, type);
            };
        }
        return cells.has(SENT_TO);
    }
}
