package app.evenkeel.ingestion.file.kucoin;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Groups;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.TimeColumn;
import app.evenkeel.ingestion.file.exchange.TradeGroup;
import app.evenkeel.ingestion.file.exchange.TradeGroup.Posting;
import app.evenkeel.ingestion.file.exchange.Words;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * KuCoin's account history: one row for each balance that changed, fee on top. The rows of a trade
 * share the second.
 */
public final class KucoinAccountImporter extends TableImporter {
    private static final String KIND = "Type|Remark";
    private static final Words KINDS =
            Words.NONE
                    .with(
                            Meaning.TRADE,
                            "Spot",
                            "Exchange",
                            "Convert",
                            "Convert Dust to KCS",
                            "Instant Trade",
                            "Convert Market")
                    .with(Meaning.DEPOSIT, "Deposit", "Fiat Deposit", "P2P")
                    .with(Meaning.WITHDRAWAL, "Withdrawal", "Withdraw", "Fiat Withdrawal")
                    .with(
                            Meaning.TRANSFER,
                            "Transfer",
                            "Transfer In",
                            "Transfer Out",
                            "Staking",
                            "Unstaking",
                            "KuCoin Earn",
                            "Subscribe",
                            "Redemption",
                            "Lend",
                            "Borrow",
                            "Repay",
                            "Sub-account transfer")
                    .with(
                            Meaning.REWARD,
                            "Rewards",
                            "Distribution",
                            "KCS Bonus",
                            "KCS Pay Fees Rebate",
                            "Staking Profits",
                            "Soft Staking Profits",
                            "Airdrop",
                            "Referral Bonus",
                            "Red Packet",
                            "Rebate")
                    .with(Meaning.INTEREST, "Interest", "Lending Interest", "Earn Profits")
                    .with(Meaning.RESULT, "Realised PNL", "Realized PNL", "Futures")
                    .with(Meaning.FEE, "Fee", "Fee Deduction", "Funding Fees");

    public KucoinAccountImporter() {
        super("kucoin", "account", "UID", "Account Type", "Currency", "Side", "Amount", "Remark");
    }

    @Override
    protected RowReader begin(Reading reading) {
        Groups trades = new Groups(group -> trade(group, reading));
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                Meaning meaning = meaning(cells);
                Posting posting = posting(cells);
                TimeColumn column = column(cells);
                Instant time = Kucoin.time(cells, column.name(), column.zone());
                if (meaning == Meaning.TRADE) {
                    trades.add(cells.text(KIND) + time.getEpochSecond(), cells);
                    return;
                }
                Entry entry =
                        new Entry(reading, cells.row(), Kucoin.ACCOUNT, time, column.zone())
                                .moved(posting.asset(), posting.amount())
                                .fee(posting.asset(), posting.fee())
                                .memo(cells.text("Remark"));
                if (meaning == Meaning.DEPOSIT || meaning == Meaning.WITHDRAWAL) {
                    entry.crossKey(
                            Kucoin.movement(posting.asset().symbol(), posting.amount(), time));
                }
                entry.as(meaning);
            }

            @Override
            public void end() {
                trades.finish();
            }
        };
    }

    /** By the type, where there is one and it is known; else by the remark. */
    private static Meaning meaning(RowCells cells) {
        Meaning byType = KINDS.find(cells.text("Type"));
        Meaning meaning = byType == null ? KINDS.find(cells.text("Remark")) : byType;
        if (meaning == null) {
            throw cells.refusal(KIND, ProblemCode.UNKNOWN_TYPE, cells.text(KIND));
        }
        return meaning;
    }

    private static TimeColumn column(RowCells cells) {
        return TimeColumn.of(cells.columns(), "Time", Kucoin.SINGAPORE);
    }

    private static void trade(List<RowCells> rows, Reading reading) {
        RowCells first = rows.getFirst();
        TimeColumn column = column(first);
        TradeGroup.sweep(
                reading,
                rows.stream().map(KucoinAccountImporter::posting).toList(),
                first.text(KIND) + " " + first.text(column.name()),
                () ->
                        new TradeGroup.Terms(
                                Kucoin.ACCOUNT,
                                Kucoin.time(first, column.name(), column.zone()),
                                "",
                                ""));
    }

    private static Posting posting(RowCells cells) {
        AssetRef asset = Coins.of(cells.required("Currency"));
        BigDecimal amount = cells.decimal("Amount").abs();
        String side = cells.required("Side").toLowerCase(Locale.ROOT);
        BigDecimal signed =
                switch (side) {
                    case "deposit", "in" -> amount;
                    case "withdrawal", "out" -> amount.negate();
                    default -> throw cells.refusal("Side", ProblemCode.UNKNOWN_TYPE, side);
                };
        return new Posting(cells.row(), asset, signed, cells.decimalOrZero("Fee"));
    }
}
