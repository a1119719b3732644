package app.evenkeel.ingestion.file.nexo;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Words;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/**
 * Nexo's transactions. The first layout has one currency and one amount, in an exchange both as
 * {@code A/B} and {@code -1 / +2}; the later ones have input and output. Times were Zurich's until
 * the heading said UTC.
 */
public final class NexoImporter extends TableImporter {
    private static final AccountRef ACCOUNT = new AccountRef(AccountKind.EXCHANGE, "Nexo", "Nexo");
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final TimePattern TIME = TimePattern.of("y-M-d H:m[:s]");
    private static final String USD = "USD Equivalent";
    private static final Map<String, String> OWN_CODES =
            Map.of(
                    "NEXONEXO",
                    "NEXO",
                    "NEXOBNB",
                    "NEXO",
                    "NEXOBEP2",
                    "NEXO",
                    "BNBN",
                    "BNB",
                    "USDTERC",
                    "USDT",
                    "XUSD",
                    "USD",
                    "EURX",
                    "EUR",
                    "GBPX",
                    "GBP",
                    "USDX",
                    "USD");
    private static final Words TYPES =
            Words.NONE
                    .with(Meaning.TRADE, "Exchange", "Exchange Collateral", "Credit Card Status")
                    .with(Meaning.TRADE, "Manual Sell Order", "Exchange Saving", "Exchange Credit")
                    .with(
                            Meaning.DEPOSIT,
                            "Deposit",
                            "Exchange Deposited On",
                            "Top up Crypto",
                            "Nexo Card Refund")
                    .with(
                            Meaning.WITHDRAWAL,
                            "Withdrawal",
                            "Withdraw Exchanged",
                            "Nexo Card Purchase")
                    .with(
                            Meaning.INTEREST,
                            "Interest",
                            "Fixed Term Interest",
                            "Interest Additional")
                    .with(
                            Meaning.REWARD,
                            "Dividend",
                            "Referral Bonus",
                            "Cashback",
                            "Exchange Cashback",
                            "Nexo Card Cashback",
                            "Bonus",
                            "Assimilation",
                            "Airdrop")
                    .with(Meaning.TRANSFER, "Liquidation", "Repayment", "Manual Repayment")
                    .with(Meaning.FEE, "Nexo Card Transaction Fee", "Transaction Fee")
                    .with(
                            Meaning.POCKET,
                            "Withdrawal Credit",
                            "Loan Withdrawal",
                            "Administrator",
                            "Deposit To Exchange",
                            "Exchange To Withdraw",
                            "Locking Term Deposit",
                            "Unlocking Term Deposit",
                            "Transfer In",
                            "Transfer Out",
                            "Transfer To Pro Wallet",
                            "Transfer From Pro Wallet");

    public NexoImporter() {
        super(
                "nexo",
                "transactions",
                "Transaction",
                "Type",
                "Currency|Input Currency",
                "Amount|Input Amount",
                "Details",
                "Date / Time|Date / Time (UTC)");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Meaning meaning = TYPES.of(cells, "Type");
        String details = cells.text("Details").toLowerCase(Locale.ROOT);
        if (details.contains("rejected")) {
            meaning = Meaning.VOID;
        } else if (meaning == Meaning.DEPOSIT && details.contains("airdrop")) {
            meaning = Meaning.REWARD;
        }
        boolean utc = cells.has("Date / Time (UTC)");
        ZoneId zone = utc ? ZoneOffset.UTC : ZURICH;
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                ACCOUNT,
                                cells.time("Date / Time (UTC)|Date / Time", zone, TIME),
                                zone)
                        .memo(cells.text("Details"))
                        .id(cells.required("Transaction"));
        if (!cells.isAbsent(USD)) {
            entry.worth(cells.decimalIn(USD, cells.text(USD)), Coins.of("USD").currency());
        }
        if (meaning == Meaning.TRADE) {
            traded(cells, entry);
        } else {
            boolean old = cells.has("Currency");
            AssetRef asset = coin(cells.required(old ? "Currency" : "Input Currency"));
            BigDecimal amount = cells.decimal(old ? "Amount" : "Input Amount");
            boolean cameAs = !old && meaning == Meaning.DEPOSIT;
            entry.moved(
                    cameAs ? coin(cells.required("Output Currency")) : asset,
                    cameAs ? cells.decimal("Output Amount") : signed(meaning, amount));
        }
        if (!cells.isAbsent("Fee") && !cells.isAbsent("Fee Currency")) {
            entry.fee(coin(cells.required("Fee Currency")), cells.decimal("Fee").abs());
        }
        entry.as(meaning);
    }

    private static BigDecimal signed(Meaning meaning, BigDecimal amount) {
        return switch (meaning) {
            case WITHDRAWAL, FEE, TRANSFER -> amount.abs().negate();
            case TRADE, DEPOSIT, REWARD, INTEREST, RESULT, POCKET, VOID -> amount;
        };
    }

    private static void traded(RowCells cells, Entry entry) {
        if (cells.has("Input Currency")) {
            entry.out(coin(cells.required("Input Currency")), cells.decimal("Input Amount"))
                    .in(coin(cells.required("Output Currency")), cells.decimal("Output Amount"));
            return;
        }
        // "NEXO/BTC" and "-10 / +0.001"
        String[] codes = cells.required("Currency").split("/", -1);
        String[] amounts = cells.required("Amount").split(" / ", -1);
        if (codes.length == 1 && amounts.length == 1 && !cells.isAbsent(USD)) {
            entry.out(coin(codes[0]), cells.decimal("Amount"))
                    .in(Coins.of("USD"), cells.decimalIn(USD, cells.text(USD)));
            return;
        }
        if (codes.length != 2 || amounts.length != 2) {
            throw cells.refusal(
                    "Amount", ProblemCode.BAD_VALUE, cells.text("Amount"), "\"-1 / +2\"");
        }
        entry.out(coin(codes[0]), cells.decimalIn("Amount", amounts[0]))
                .in(coin(codes[1]), cells.decimalIn("Amount", amounts[1]));
    }

    private static AssetRef coin(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        return Coins.of(OWN_CODES.getOrDefault(upper, upper));
    }
}
