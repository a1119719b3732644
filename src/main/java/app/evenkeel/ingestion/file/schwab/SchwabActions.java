package app.evenkeel.ingestion.file.schwab;

import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Words;

/** Schwab's action words. */
final class SchwabActions {
    /** Two rows: what left, and what came in its place. */
    static final Words<Boolean> REPLACED =
            new Words<Boolean>()
                    .mean(true, "Reverse Split")
                    .mean(
                            false,
                            "Name Change",
                            "Stock Merger",
                            "Conversion",
                            "Exchange",
                            "Mandatory Reorg Exc",
                            "Reorganized Issue");

    static final Words<Deed> ALL =
            new Words<Deed>()
                    .mean(
                            Deed.BUY,
                            "Buy",
                            "Buy to Open",
                            "Buy to Close",
                            "Reinvest Shares",
                            "Cancel Sell")
                    .mean(
                            Deed.SELL,
                            "Sell",
                            "Sell to Open",
                            "Sell to Close",
                            "Sell Short",
                            "Cash Merger",
                            "Cash Merger Adj",
                            "Full Redemption",
                            "Full Redemption Adj",
                            "Cancel Buy")
                    .mean(
                            Deed.DIVIDEND,
                            "Cash Dividend",
                            "Qualified Dividend",
                            "Non-Qualified Div",
                            "Special Dividend",
                            "Special Qual Div",
                            "Special Non Qual Div",
                            "Substitute Payment",
                            "Reinvest Dividend",
                            "Qual Div Reinvest",
                            "Non-Qual Div Reinvest",
                            "Special Div Reinvest",
                            "Long Term Cap Gain*",
                            "Short Term Cap Gain*",
                            "Pr Yr *",
                            "Div Adjustment",
                            "Return Of Capital",
                            "Cash In Lieu")
                    .mean(
                            Deed.INTEREST,
                            "Credit Interest",
                            "Bank Interest",
                            "Bond Interest",
                            "Margin Interest",
                            "Interest Adj")
                    .mean(
                            Deed.TAX,
                            "NRA Withholding",
                            "NRA Tax Adj",
                            "Foreign Tax Paid",
                            "Foreign Tax Reclaim",
                            "Tax Withholding",
                            "Backup Withholding")
                    .mean(
                            Deed.FEE,
                            "Advisor Fee",
                            "ADR Mgmt Fee",
                            "Service Fee",
                            "Misc Fee",
                            "Wire Fee",
                            "Foreign Transaction Fee")
                    .mean(
                            Deed.CASH,
                            "MoneyLink*",
                            "Wire *",
                            "Funds Received",
                            "Funds Paid",
                            "ACH*",
                            "ATM Withdrawal",
                            "Visa Purchase",
                            "Misc Cash Entry",
                            "Misc Credits",
                            "Deposit*",
                            "Withdrawal*")
                    .mean(Deed.REWARD, "Promotional Award", "Schwab ATM Rebate")
                    .mean(Deed.TRANSFER, "Journal", "Internal Transfer")
                    .mean(
                            Deed.CUSTODY,
                            "Journaled Shares",
                            "Security Transfer",
                            "Stock Plan Activity",
                            "Spin-off")
                    .mean(Deed.SPLIT, "Stock Split", "Stock Div Dist")
                    .mean(Deed.EXPIRY, "Expired", "Assigned", "Exchange or Exercise");

    private SchwabActions() {}
}
