package app.evenkeel.ingestion.file.coinbase;

import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Words;

import java.math.BigDecimal;

/** Coinbase's words for records of one asset. */
final class CoinbaseWords {
    private static final Words WORDS =
            Words.NONE
                    .with(
                            Meaning.WITHDRAWAL,
                            "Send",
                            "Card Spend",
                            "CardSpend",
                            "Withdrawal",
                            "Fiat Withdrawal",
                            "Subscription",
                            "Admin Debit",
                            "Paid for an order",
                            "Merchant Payout",
                            "Order")
                    .with(Meaning.DEPOSIT, "Receive", "Deposit", "Fiat Deposit", "Admin Credit")
                    .with(
                            Meaning.REWARD,
                            "Staking Income",
                            "Rewards Income",
                            "Reward Income",
                            "Inflation Reward",
                            "Learning Reward",
                            "Coinbase Earn",
                            "Incentives Rewards Payout",
                            "Incentives Shared Clawback",
                            "Subscription Rebate",
                            "Subscription Rebates (24 Hours)",
                            "Card Buy Back",
                            "CardBuyBack",
                            "Card Reward",
                            "Airdrop",
                            "Fork")
                    .with(Meaning.INTEREST, "Interest", "USDC Interest", "Interest Income")
                    .with(
                            Meaning.TRANSFER,
                            "Exchange Deposit",
                            "Pro Deposit",
                            "Advanced Trade Deposit",
                            "Prime Deposit",
                            "Intx Deposit",
                            "Exchange Withdrawal",
                            "Pro Withdrawal",
                            "Advanced Trade Withdrawal",
                            "Prime Withdrawal",
                            "Intx Withdrawal",
                            "Vault Withdrawal",
                            "Vault Deposit",
                            "Delegation",
                            "Asset Migration",
                            "Retail Staking Transfer",
                            "Retail Unstaking Transfer",
                            "Retail Eth2 Deprecation")
                    .with(Meaning.FEE, "Network Fee", "Fee")
                    .with(Meaning.RESULT, "Derivatives Settlement");

    private CoinbaseWords() {}

    /**
     * The kind of transaction.
     *
     * @param sign of the row's quantity; the older layouts give everything without one
     */
    static TransactionType type(RowCells cells, String column, int sign) {
        return switch (WORDS.of(cells, column)) {
            case DEPOSIT -> TransactionType.DEPOSIT;
            case WITHDRAWAL -> TransactionType.WITHDRAWAL;
            case REWARD -> sign > 0 ? TransactionType.REWARD : TransactionType.INTEREST;
            case INTEREST -> TransactionType.INTEREST;
            case FEE -> TransactionType.FEE;
            case RESULT -> sign > 0 ? TransactionType.REWARD : TransactionType.FEE;
            case TRANSFER, TRADE, POCKET, VOID -> TransactionType.TRANSFER;
        };
    }

    /** The quantity with the sign that the word gives it. */
    static BigDecimal signed(String word, BigDecimal quantity) {
        Meaning meaning = WORDS.find(word);
        if (meaning == Meaning.DEPOSIT) {
            return quantity.abs();
        }
        if (meaning == Meaning.WITHDRAWAL || meaning == Meaning.FEE) {
            return quantity.abs().negate();
        }
        // Named from the other account's side: a deposit there left this one.
        if (word.startsWith("Retail") || meaning != Meaning.TRANSFER) {
            return quantity;
        }
        return word.endsWith("Deposit")
                ? quantity.abs().negate()
                : word.endsWith("Withdrawal") ? quantity.abs() : quantity;
    }
}
