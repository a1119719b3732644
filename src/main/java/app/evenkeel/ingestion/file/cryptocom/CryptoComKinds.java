package app.evenkeel.ingestion.file.cryptocom;

import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Words;

import org.jspecify.annotations.Nullable;

/** Crypto.com's kinds of record. */
final class CryptoComKinds {
    static final Words WORDS =
            Words.NONE
                    .with(
                            Meaning.TRADE,
                            "crypto_purchase",
                            "viban_purchase",
                            "van_purchase",
                            "recurring_buy_order",
                            "crypto_exchange",
                            "crypto_viban_exchange",
                            "crypto_viban",
                            "crypto_to_van_sell_order",
                            "trading.limit_order.crypto_wallet.exchange",
                            "trading.limit_order.fiat_wallet.purchase_commit",
                            "trading.limit_order.fiat_wallet.sell_commit",
                            "trading.limit_order.cash_account.purchase_commit",
                            "trading.limit_order.cash_account.sell_commit",
                            "trading.crypto_purchase.google_pay",
                            "trading.crypto_purchase.apple_pay")
                    .with(
                            Meaning.DEPOSIT,
                            "crypto_deposit",
                            "exchange_to_crypto_transfer",
                            "viban_deposit",
                            "viban_card_top_up_reverted",
                            "van_deposit",
                            "crypto_transfer")
                    .with(
                            Meaning.WITHDRAWAL,
                            "crypto_withdrawal",
                            "crypto_to_exchange_transfer",
                            "viban_withdrawal",
                            "viban_card_top_up",
                            "van_withdrawal",
                            "card_top_up",
                            "crypto_payment",
                            "crypto_payment_refund",
                            "gift_card_purchase")
                    .with(
                            Meaning.REWARD,
                            "mco_stake_reward",
                            "staking_reward",
                            "referral_bonus",
                            "referral_gift",
                            "referral_commission",
                            "referral_card_cashback",
                            "transfer_cashback",
                            "pay_checkout_reward",
                            "reimbursement",
                            "gift_card_reward",
                            "admin_wallet_credited",
                            "campaign_reward",
                            "rewards_platform_deposit_credited",
                            "supercharger_reward_to_app_credited",
                            "dynamic_coin_swap_bonus_exchange_deposit",
                            "card_cashback_reverted",
                            "reimbursement_reverted",
                            "finance.lockup.dpos_compound_interest.crypto_wallet",
                            "finance.dpos.compound_interest.crypto_wallet",
                            "finance.dpos.non_compound_interest.crypto_wallet")
                    .with(
                            Meaning.INTEREST,
                            "crypto_earn_interest_paid",
                            "crypto_earn_extra_interest_paid")
                    .with(Meaning.TRANSFER, "crypto_credit_program_created")
                    .with(
                            Meaning.TRANSFER,
                            "crypto_credit_loan_credited",
                            "crypto_credit_repayment_created")
                    .with(
                            Meaning.POCKET,
                            "crypto_earn_program_created",
                            "crypto_earn_program_withdrawn",
                            "lockup_lock",
                            "lockup_unlock",
                            "lockup_upgrade",
                            "supercharger_deposit",
                            "supercharger_withdrawal",
                            "council_node_deposit_created",
                            "council_node_deposit_withdrawn",
                            "trading.limit_order.fiat_wallet.purchase_lock",
                            "trading.limit_order.fiat_wallet.purchase_unlock",
                            "trading.limit_order.fiat_wallet.sell_lock",
                            "trading.limit_order.cash_account.purchase_lock",
                            "trading.limit_order.cash_account.purchase_unlock",
                            "trading.limit_order.crypto_wallet.fund_lock",
                            "trading.limit_order.crypto_wallet.fund_unlock",
                            "finance.lockup.dpos_lock.crypto_wallet",
                            "finance.dpos.staking.crypto_wallet",
                            "finance.dpos.unstaking.crypto_wallet");

    private CryptoComKinds() {}

    /** What kinds that tell the two sides of one exchange share; {@code null} for the others. */
    static @Nullable String together(String kind) {
        for (String end : new String[] {"_debited", "_credited"}) {
            boolean exchange = kind.contains("_swap_") || kind.startsWith("dust_conversion");
            if (exchange && kind.endsWith(end)) {
                return kind.substring(0, kind.length() - end.length());
            }
        }
        return null;
    }
}
