package app.evenkeel.ingestion.file.bitbank;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * bitbank's withdrawals and deposits, a file for each currency. Which one stands nowhere but in the
 * file's name, such as {@code withdrawal_btc.csv}; without it every row is refused.
 */
public final class BitbankTransfersImporter extends TableImporter {
    private static final TimePattern TIME = TimePattern.of("y/M/d H:m[:s]");
    private static final Set<String> OTHER_WORDS =
            Set.of("bitbank", "deposit", "deposits", "withdrawal", "withdrawals", "history", "csv");

    private final boolean out;

    private BitbankTransfersImporter(boolean out, String layout, String... needed) {
        super("bitbank", layout, needed);
        this.out = out;
    }

    public static BitbankTransfersImporter ofWithdrawals() {
        return new BitbankTransfersImporter(
                true, "withdrawals", "日時", "数量", "手数料", "合計", "アドレス", "Txid", "ステータス");
    }

    public static BitbankTransfersImporter ofDeposits() {
        return new BitbankTransfersImporter(false, "deposits", "日時", "数量", "ステータス");
    }

    /** Withdrawals have all headings of deposits and more. */
    @Override
    public boolean recognises(FileSample sample) {
        return super.recognises(sample) && (out || !sample.hasHeader("合計"));
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private void read(RowCells cells, Reading reading) {
        AssetRef asset = asset(cells, reading.context().fileName());
        String status = cells.text("ステータス").toUpperCase(Locale.ROOT);
        String hash = cells.text("Txid");
        var time = cells.time("日時", Bitbank.TOKYO, TIME);
        var amount = cells.positive("数量");
        new Entry(reading, cells.row(), Bitbank.ACCOUNT, time, Bitbank.TOKYO)
                .moved(asset, out ? amount.negate() : amount)
                .fee(asset, cells.optionalDecimal("手数料"))
                .memo(hash)
                .id(hash, hash + ":" + asset.symbol())
                .as(
                        status.equals("DONE") || status.equals("完了") || status.isEmpty()
                                ? Meaning.WITHDRAWAL
                                : Meaning.VOID);
    }

    private static AssetRef asset(RowCells cells, String fileName) {
        List<String> words =
                Arrays.stream(fileName.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                        .filter(word -> !word.isEmpty() && !OTHER_WORDS.contains(word))
                        .filter(word -> !word.chars().allMatch(Character::isDigit))
                        .toList();
        if (words.size() != 1) {
            throw cells.refusal(
                    "数量",
                    ProblemCode.BAD_VALUE,
                    fileName,
                    "a file name with the currency, such as withdrawal_btc.csv");
        }
        return Coins.of(words.getFirst());
    }
}
