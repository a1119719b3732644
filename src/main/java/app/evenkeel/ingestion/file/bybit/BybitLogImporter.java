package app.evenkeel.ingestion.file.bybit;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Groups;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.TradeGroup;
import app.evenkeel.ingestion.file.exchange.TradeGroup.Posting;
import app.evenkeel.ingestion.file.exchange.Words;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Bybit's trading account log, below a line with the user's id. The rows of a spot trade share
 * contract and second and change two assets; a row of a position changes one, by its result. The
 * change is net of the fee.
 */
public final class BybitLogImporter extends TableImporter {
    private static final String TIME = "Time(UTC)|Time(UTC+0)|Time";
    private static final Words TYPES =
            Words.NONE
                    .with(Meaning.TRADE, "TRADE", "CURRENCY_BUY", "CURRENCY_SELL", "CONVERT")
                    .with(Meaning.TRANSFER, "TRANSFER_IN", "TRANSFER_OUT", "BORROW", "REPAY")
                    .with(
                            Meaning.RESULT,
                            "SETTLEMENT",
                            "FUNDING",
                            "DELIVERY",
                            "LIQUIDATION",
                            "ADL",
                            "AUTO_DEDUCTION",
                            "POSITION_SETTLEMENT")
                    .with(Meaning.INTEREST, "INTEREST", "LENDING")
                    .with(Meaning.REWARD, "BONUS", "AIRDROP", "BONUS_RECOLLECT", "REBATE")
                    .with(Meaning.FEE, "FEE_REFUND", "FEE");

    public BybitLogImporter() {
        super(
                "bybit",
                "account-log",
                "Currency",
                "Contract",
                "Type",
                "Direction",
                "Fee Paid",
                "Cash Flow",
                "Change",
                "Wallet Balance");
    }

    @Override
    protected RowReader begin(Reading reading) {
        Groups trades = new Groups(group -> trade(group, reading));
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                Meaning meaning = TYPES.of(cells, "Type");
                posting(cells);
                var time = Bybit.time(cells, TIME);
                if (meaning == Meaning.TRADE) {
                    String side = cells.text("Direction");
                    trades.add(cells.text("Contract") + side + time.getEpochSecond(), cells);
                } else {
                    single(cells, meaning, reading);
                }
            }

            @Override
            public void end() {
                trades.finish();
            }
        };
    }

    private static void trade(List<RowCells> rows, Reading reading) {
        List<Posting> postings = rows.stream().map(BybitLogImporter::posting).toList();
        if (postings.stream().map(Posting::asset).collect(Collectors.toSet()).size() == 1) {
            rows.forEach(cells ->
                    reading.guard(cells.row(), () -> single(cells, Meaning.RESULT, reading)));
            return;
        }
        RowCells first = rows.getFirst();
        TradeGroup.read(
                reading,
                postings,
                first.text("Contract"),
                () -> new TradeGroup.Terms(Bybit.ACCOUNT, Bybit.time(first, TIME), "", ""));
    }

    private static void single(RowCells cells, Meaning meaning, Reading reading) {
        Posting posting = posting(cells);
        new Entry(reading, cells.row(), Bybit.ACCOUNT, Bybit.time(cells, TIME), ZoneOffset.UTC)
                .moved(posting.asset(), posting.amount())
                .fee(posting.asset(), posting.fee())
                .memo((cells.text("Contract") + " " + cells.text("Type")).strip())
                .as(meaning);
    }

    private static Posting posting(RowCells cells) {
        AssetRef asset = Coins.of(cells.required("Currency"));
        BigDecimal change = cells.decimal("Change");
        BigDecimal fee = cells.decimalOrZero("Fee Paid");
        return new Posting(cells.row(), asset, change.subtract(fee), fee.negate());
    }
}
