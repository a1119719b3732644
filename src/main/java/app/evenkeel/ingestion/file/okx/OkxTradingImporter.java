package app.evenkeel.ingestion.file.okx;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.ingestion.file.CsvRow;
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
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * OKX's trading account: one row for each balance that changed. The change is net of the fee; the
 * two rows of a spot trade share the order's id. Positions move no coins but their result.
 */
public final class OkxTradingImporter extends TableImporter {
    private static final Words TYPES =
            Words.NONE
                    .with(Meaning.TRADE, "Spot", "Margin", "Convert", "Easy convert", "Block trade")
                    .with(Meaning.TRANSFER, "Transfer", "Fund transfer", "Auto-transfer")
                    .with(
                            Meaning.RESULT,
                            "Swap",
                            "Perpetual",
                            "Perpetual Swap",
                            "Futures",
                            "Expiry Futures",
                            "Option",
                            "Options",
                            "Liquidation",
                            "Delivery",
                            "Funding fee",
                            "ADL")
                    .with(Meaning.INTEREST, "Interest", "Interest deduction", "Auto lend")
                    .with(Meaning.REWARD, "Rebate", "Airdrop", "Bonus", "Earn")
                    .with(Meaning.FEE, "Fee", "Fee rebate");

    public OkxTradingImporter() {
        super(
                "okx",
                "trading",
                "id",
                "Order id",
                "Time",
                "Trade Type",
                "Action",
                "Balance Change",
                "Balance",
                "Balance Unit");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new Rows(reading);
    }

    private static final class Rows implements RowReader {
        private final Reading reading;
        private final Groups trades = new Groups(this::trade);
        private ZoneId zone = ZoneOffset.UTC;

        private Rows(Reading reading) {
            this.reading = reading;
        }

        @Override
        public void preamble(CsvRow row) {
            zone = Okx.zone(row, zone);
        }

        @Override
        public void row(RowCells cells) {
            Meaning meaning = TYPES.of(cells, "Trade Type");
            Posting posting = posting(cells);
            var time = cells.time("Time", zone, Okx.TIMES);
            if (meaning == Meaning.TRADE) {
                // An order may be filled in many pieces, and an export may cut it in two.
                trades.add(cells.required("Order id") + "@" + time, cells);
                return;
            }
            new Entry(reading, cells.row(), Okx.ACCOUNT, time, zone)
                    .moved(posting.asset(), posting.amount())
                    .fee(posting.asset(), posting.fee())
                    .memo((cells.text("Symbol") + " " + cells.text("Action")).strip())
                    .id(cells.required("id"))
                    .as(meaning);
        }

        private void trade(List<RowCells> rows) {
            RowCells first = rows.getFirst();
            String id = first.text("Order id");
            Instant time = first.time("Time", zone, Okx.TIMES);
            TradeGroup.read(
                    reading,
                    rows.stream().map(Rows::posting).toList(),
                    id,
                    () -> new TradeGroup.Terms(Okx.ACCOUNT, time, id, id + "@" + time));
        }

        private static Posting posting(RowCells cells) {
            AssetRef asset = Coins.of(cells.required("Balance Unit"));
            BigDecimal change = cells.decimal("Balance Change");
            BigDecimal fee = cells.decimalOrZero("Fee");
            // A fee in another unit is told by the row of that unit.
            boolean own = cells.text("Fee Unit").equalsIgnoreCase(asset.symbol());
            return own
                    ? new Posting(cells.row(), asset, change.subtract(fee), fee.negate())
                    : new Posting(cells.row(), asset, change, BigDecimal.ZERO);
        }

        @Override
        public void end() {
            trades.finish();
        }
    }
}
