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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** OKX's funding account: one row for each balance that changed, fee inside the amount. */
public final class OkxFundingImporter extends TableImporter {
    private static final Words TYPES =
            Words.NONE
                    .with(Meaning.TRADE, "Convert", "Easy convert", "Small assets convert", "Buy")
                    .with(Meaning.DEPOSIT, "Deposit", "Fiat deposit", "Received from P2P")
                    .with(
                            Meaning.WITHDRAWAL,
                            "Withdrawal",
                            "Canceled withdrawal",
                            "Fiat withdrawal",
                            "P2P sell",
                            "Card payment")
                    .with(
                            Meaning.TRANSFER,
                            "Transfer",
                            "Transfer in",
                            "Transfer out",
                            "From unified trading account",
                            "To unified trading account",
                            "From: Unified trading account",
                            "To: Unified trading account",
                            "Earn subscription",
                            "Earn redemption",
                            "Simple Earn subscription",
                            "Simple Earn redemption",
                            "Staking subscription",
                            "Staking redemption")
                    .with(
                            Meaning.REWARD,
                            "Airdrop",
                            "Reward",
                            "Rebate",
                            "Referral reward",
                            "Staking reward",
                            "Staking yield",
                            "Jumpstart reward")
                    .with(Meaning.INTEREST, "Simple Earn interest", "Savings interest", "Interest")
                    .with(Meaning.FEE, "Fee");

    public OkxFundingImporter() {
        super(
                "okx",
                "funding",
                "id",
                "Time",
                "Type",
                "Amount",
                "Before Balance",
                "After Balance",
                "Symbol");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new Rows(reading);
    }

    private static final class Rows implements RowReader {
        private final Reading reading;
        private final Groups converts = new Groups(this::convert);
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
            Meaning meaning = TYPES.of(cells, "Type");
            Posting posting = posting(cells);
            var time = cells.time("Time", zone, Okx.TIMES);
            if (meaning == Meaning.TRADE) {
                converts.add(cells.text("Type") + time.getEpochSecond(), cells);
                return;
            }
            new Entry(reading, cells.row(), Okx.ACCOUNT, time, zone)
                    .moved(posting.asset(), posting.amount())
                    .fee(posting.asset(), posting.fee())
                    .memo(cells.text("Type"))
                    .id(cells.required("id"))
                    .as(meaning);
        }

        private void convert(List<RowCells> rows) {
            RowCells first = rows.getFirst();
            String id = first.text("id");
            TradeGroup.sweep(
                    reading,
                    rows.stream().map(Rows::posting).toList(),
                    id,
                    () ->
                            new TradeGroup.Terms(
                                    Okx.ACCOUNT, first.time("Time", zone, Okx.TIMES), id, id));
        }

        private static Posting posting(RowCells cells) {
            AssetRef asset = Coins.of(cells.required("Symbol"));
            BigDecimal amount = cells.decimal("Amount");
            BigDecimal fee = cells.decimalOrZero("Fee").abs();
            // Only what the balances say moved; where they include the fee, it is taken out.
            BigDecimal change =
                    cells.decimal("After Balance").subtract(cells.decimal("Before Balance"));
            boolean inside = change.compareTo(amount) == 0;
            return new Posting(cells.row(), asset, inside ? amount.add(fee) : amount, fee);
        }

        @Override
        public void end() {
            converts.finish();
        }
    }
}
