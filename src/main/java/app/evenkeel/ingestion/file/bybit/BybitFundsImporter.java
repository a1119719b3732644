package app.evenkeel.ingestion.file.bybit;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
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
import java.time.ZoneOffset;
import java.util.List;

/** Bybit's funding account, and the deposits and withdrawals that went before it. */
public final class BybitFundsImporter extends TableImporter {
    private static final String TIME = "Date & Time(UTC)|Time(UTC)";
    private static final String AMOUNT = "QTY|Amount";
    private static final Words WORDS =
            Words.NONE
                    .with(Meaning.TRADE, "Convert", "Exchange", "Fiat Convert", "Buy Crypto")
                    .with(Meaning.DEPOSIT, "Deposit", "userDeposit", "Fiat Deposit", "P2P Buy")
                    .with(
                            Meaning.WITHDRAWAL,
                            "Withdrawal",
                            "Withdraw",
                            "userWithdraw",
                            "Fiat Withdrawal",
                            "P2P Sell",
                            "Card",
                            "Bybit Card",
                            "Card Payment")
                    .with(
                            Meaning.TRANSFER,
                            "Transfer in",
                            "Transfer out",
                            "Transfer",
                            "Transfer to Derivatives Account",
                            "Transfer from Derivatives Account",
                            "Transfer to Unified Trading Account",
                            "Transfer from Unified Trading Account",
                            "internalAccountTransferDeposit",
                            "internalAccountTransferWithdrawal",
                            "Earn",
                            "Flexible Savings Subscription",
                            "Flexible Savings Redemption",
                            "Fixed Savings Subscription",
                            "Fixed Savings Redemption",
                            "Easy Earn Subscription",
                            "Easy Earn Redemption")
                    .with(
                            Meaning.INTEREST,
                            "Flexible Savings Interest Distribution",
                            "Fixed Savings Interest Distribution",
                            "Easy Earn Yield")
                    .with(
                            Meaning.REWARD,
                            "Airdrop",
                            "Reward",
                            "Rewards",
                            "Bonus",
                            "Cashback",
                            "Launchpool Yield",
                            "Referral Commission");

    public BybitFundsImporter() {
        super("bybit", "funds", TIME, "Coin", AMOUNT, "Type", "Account Balance|Wallet Balance");
    }

    @Override
    protected RowReader begin(Reading reading) {
        Groups converts = new Groups(group -> convert(group, reading));
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                Meaning meaning = meaning(cells);
                AssetRef coin = Coins.of(cells.required("Coin"));
                BigDecimal amount = cells.decimal(AMOUNT);
                Instant time = Bybit.time(cells, TIME);
                if (meaning == Meaning.TRADE) {
                    converts.add(String.valueOf(time.getEpochSecond()), cells);
                    return;
                }
                new Entry(reading, cells.row(), Bybit.ACCOUNT, time, ZoneOffset.UTC)
                        .moved(coin, amount)
                        .memo(cells.text("Description"))
                        .as(meaning);
            }

            @Override
            public void end() {
                converts.finish();
            }
        };
    }

    /** The description is more exact than the type, where it is known. */
    private static Meaning meaning(RowCells cells) {
        Meaning exact = WORDS.find(cells.text("Description"));
        if (exact != null) {
            return exact;
        }
        String type = cells.required("Type");
        Meaning rough = WORDS.find(type);
        if (rough == null) {
            throw cells.refusal("Type", ProblemCode.UNKNOWN_TYPE, type);
        }
        return rough;
    }

    private static void convert(List<RowCells> rows, Reading reading) {
        RowCells first = rows.getFirst();
        TradeGroup.sweep(
                reading,
                rows.stream()
                        .map(cells ->
                                new Posting(
                                        cells.row(),
                                        Coins.of(cells.required("Coin")),
                                        cells.decimal(AMOUNT),
                                        BigDecimal.ZERO))
                        .toList(),
                first.text(TIME),
                () -> new TradeGroup.Terms(Bybit.ACCOUNT, Bybit.time(first, TIME), "", ""));
    }
}
