package app.evenkeel.ingestion.file.binance;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Pairs;
import app.evenkeel.ingestion.file.exchange.Units;
import app.evenkeel.ingestion.file.exchange.Words;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * What Binance's exports share. Spot, funding, earn and futures are pockets of one account here, so
 * that a move between them changes nothing.
 */
final class Binance {
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.EXCHANGE, "Binance", "Binance");
    static final String TIME = "Date(UTC)|UTC_Time|UTC Time|Time|Date|Timestamp";

    /** Operations of the statement that come to nothing by themselves, only as a trade. */
    static final Words OPERATIONS =
            Words.NONE
                    .with(
                            Meaning.TRADE,
                            "Buy",
                            "Sell",
                            "Fee",
                            "Transaction Related",
                            "Transaction Buy",
                            "Transaction Spend",
                            "Transaction Sold",
                            "Transaction Revenue",
                            "Transaction Fee",
                            "Binance Convert",
                            "Convert",
                            "Large OTC trading",
                            "Small assets exchange BNB",
                            "Small assets exchange",
                            "ETH 2.0 Staking",
                            "Stablecoins Auto-Conversion",
                            "Swap Farming Transaction",
                            "Liquid Swap Sell",
                            "Liquid Swap Buy",
                            "Auto-Invest Transaction",
                            "Buy Crypto With Fiat",
                            "Buy Crypto With Card",
                            "Leverage Token Redemption",
                            "BNB Fee Deduction",
                            "Token Swap - Redenomination/Rebranding")
                    .with(
                            Meaning.DEPOSIT,
                            "Deposit",
                            "Fiat Deposit",
                            "Fiat OCBS - Add Fiat and Fees",
                            "Buy Crypto",
                            "Crypto Box",
                            "Receive",
                            "C2C Transfer",
                            "P2P Trading")
                    .with(
                            Meaning.WITHDRAWAL,
                            "Withdraw",
                            "Withdrawal",
                            "Fiat Withdraw",
                            "Fiat Withdrawal",
                            "Send",
                            "Binance Pay",
                            "Pay",
                            "Merchant Acquiring",
                            "Binance Card Spending")
                    .with(
                            Meaning.REWARD,
                            "Commission History",
                            "Commission Fee Shared With You",
                            "Commission Rebate",
                            "Referrer rebates",
                            "Referrer commission",
                            "Referral Kickback",
                            "Referral Commission",
                            "Airdrop Assets",
                            "Cash Voucher distribution",
                            "Cashback Voucher",
                            "Campaign Related Reward",
                            "Launchpool Airdrop",
                            "Launchpool Earnings Withdrawal",
                            "Launchpool Interest",
                            "HODLer Airdrops Distribution",
                            "Megadrop Rewards",
                            "Simple Earn Flexible Airdrop",
                            "Simple Earn Locked Rewards",
                            "Distribution",
                            "Super BNB Mining",
                            "Pool Distribution",
                            "POS savings interest",
                            "Staking Rewards",
                            "Locked Staking Rewards",
                            "DeFi Staking Interest",
                            "ETH 2.0 Staking Rewards",
                            "SOL Staking Rewards",
                            "Liquid Swap rewards",
                            "Swap Farming Rewards",
                            "DOT Slot Auction Rewards",
                            "BNB Vault Rewards",
                            "Binance Card Cashback",
                            "Rewards Distribution",
                            "Mission Reward Distribution",
                            "NFT Reward")
                    .with(
                            Meaning.INTEREST,
                            "Savings Interest",
                            "Savings distribution",
                            "Simple Earn Flexible Interest",
                            "Simple Earn Interest",
                            "Isolated Margin Interest",
                            "Margin Interest",
                            "Cross Margin Interest")
                    .with(
                            Meaning.TRANSFER,
                            "Token Swap - Distribution",
                            "Asset Recovery",
                            "Leveraged Coin Consolidation",
                            "Asset - Transfer",
                            "Launchpad subscribe",
                            "Launchpad token distribution",
                            "Liquid Swap Add",
                            "Liquid Swap Remove",
                            "Liquid Swap Add/Sell",
                            "Liquidity Farming Remove",
                            "Isolated Margin Loan",
                            "Margin Loan",
                            "Isolated Margin Repayment",
                            "Margin Repayment",
                            "NFT transaction")
                    .with(
                            Meaning.POCKET,
                            "transfer_in",
                            "transfer_out",
                            "Main and Funding Account Transfer",
                            "Transfer Between Main and Funding Wallet",
                            "Transfer Between Main Account/Futures and Margin Account",
                            "Transfer Between Spot Account and UM Futures Account",
                            "Transfer Between Spot Account and CM Futures Account",
                            "Transfer Between Spot and Strategy Account",
                            "Transfer From/To Strategy Account",
                            "Savings purchase",
                            "Savings Principal redemption",
                            "POS savings purchase",
                            "POS savings redemption",
                            "Staking Purchase",
                            "Staking Redemption",
                            "Locked Staking Purchase",
                            "Locked Staking Redemption",
                            "DeFi Staking purchase",
                            "DeFi Staking redemption",
                            "Simple Earn Flexible Subscription",
                            "Simple Earn Flexible Redemption",
                            "Simple Earn Locked Subscription",
                            "Simple Earn Locked Redemption",
                            "Launchpool Subscription/Redemption",
                            "BNB Vault Subscription",
                            "BNB Vault Redemption",
                            "Sub-account transfer")
                    .with(
                            Meaning.RESULT,
                            "Realize profit and loss",
                            "Realized Profit and Loss",
                            "Funding Fee",
                            "Insurance Fund",
                            "Insurance Clear",
                            "Cross Collateral Liquidation")
                    .with(Meaning.FEE, "Commission", "Withdrawal Fee", "Isolated Margin Fee");

    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d H:m:s[.S]"),
        TimePattern.of("y/M/d H:m[:s]"),
        TimePattern.words("uu-MM-dd HH:mm:ss"),
        TimePattern.words("EEE MMM dd HH:mm:ss 'UTC' uuuu"),
    };

    private Binance() {}

    static Instant time(RowCells cells, String column) {
        return cells.time(column, ZoneOffset.UTC, TIMES);
    }

    /** The time beside what was executed, where some exports call the order's own time the same. */
    static Instant lastTime(RowCells cells) {
        String second = cells.text("Time", 1);
        String text = second.isEmpty() ? cells.required("Time") : second;
        for (TimePattern pattern : TIMES) {
            LocalDateTime parsed = pattern.parse(text);
            if (parsed != null) {
                return parsed.toInstant(ZoneOffset.UTC);
            }
        }
        throw cells.refusal("Time", ProblemCode.BAD_DATE, text);
    }

    /**
     * Exact where the symbols stand beside the numbers, as the pair has no sign in the middle; but
     * {@code 1000.51INCH} can only be cut by the pair.
     *
     * @param size column of what was traded, such as {@code 0.001BTC}
     * @param cost column of what it was traded for
     */
    static Pairs pair(RowCells cells, String size, String cost) {
        if (endsInLetter(cells.required(size)) && endsInLetter(cells.required(cost))) {
            Pairs glued = new Pairs(Units.of(cells, size).asset(), Units.of(cells, cost).asset());
            if (cells.required("Pair").equals(glued.base().symbol() + glued.quote().symbol())) {
                return glued;
            }
        }
        return Pairs.of(cells, "Pair");
    }

    static boolean endsInLetter(String text) {
        return Character.isLetter(text.charAt(text.length() - 1));
    }

    /** What a deposit or withdrawal is known by in both the statement and the history of them. */
    static String movement(String coin, BigDecimal signed, Instant time) {
        return coin
                + signed.stripTrailingZeros().toPlainString()
                + "@"
                + time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
