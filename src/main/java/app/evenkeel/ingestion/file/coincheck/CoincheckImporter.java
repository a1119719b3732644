package app.evenkeel.ingestion.file.coincheck;

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
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Coincheck's history. A purchase or sale at the shop states both sides; one on the exchange states
 * what came in, and its rate and pair in the comment. Orders only lock what they need.
 */
public final class CoincheckImporter extends TableImporter {
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.EXCHANGE, "Coincheck", "Coincheck");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d H:m:s"), TimePattern.of("y/M/d H:m[:s]")
    };
    private static final Pattern RATE =
            Pattern.compile("Rate: ([0-9.]+), Pair: ([a-z0-9]+)_([a-z]+)");
    private static final int COIN_SCALE = 8;
    private static final Words OPERATIONS =
            Words.NONE
                    .with(
                            Meaning.TRADE,
                            "Buy",
                            "Sell",
                            "Credit Card Purchase",
                            "Completed trading contracts")
                    .with(
                            Meaning.DEPOSIT,
                            "Received",
                            "Deposit",
                            "Bank Deposit",
                            "Quick Deposit",
                            "Convenience Store Deposit")
                    .with(Meaning.WITHDRAWAL, "Sent", "Withdrawal", "Bank Withdrawal")
                    .with(Meaning.REWARD, "Bonus", "Campaign", "Reward", "Electric Power")
                    .with(Meaning.INTEREST, "Lending Interest", "Lending fee")
                    .with(Meaning.FEE, "Fee", "Withdrawal Fee")
                    .with(
                            Meaning.POCKET,
                            "Limit Order",
                            "Cancel Limit Order",
                            "Market Order",
                            "Canceled",
                            "Transfer",
                            "Lending",
                            "Lending Return");

    public CoincheckImporter() {
        super(
                "coincheck",
                "history",
                "id",
                "time",
                "operation",
                "amount",
                "trading_currency",
                "price",
                "original_currency",
                "fee",
                "comment");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Meaning meaning = OPERATIONS.of(cells, "operation");
        AssetRef asset = Coins.of(cells.required("trading_currency"));
        BigDecimal amount = cells.decimal("amount");
        BigDecimal fee = cells.optionalDecimal("fee");
        Zoned time = Zoned.of(cells);
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                ACCOUNT,
                                time.local.atZone(time.zone).toInstant(),
                                TOKYO)
                        .memo(cells.text("comment"))
                        .id(cells.required("id"));
        String operation = cells.text("operation");
        if (meaning == Meaning.TRADE) {
            if (operation.startsWith("Completed")) {
                contract(cells, asset, amount, entry);
            } else {
                AssetRef cash = Coins.of(cells.required("original_currency"));
                BigDecimal total = cells.decimal("price");
                boolean sale = operation.equalsIgnoreCase("Sell");
                if (sale) {
                    entry.out(asset, amount).in(cash, total);
                } else {
                    entry.in(asset, amount).out(cash, total);
                }
            }
            entry.fee(Coins.of("JPY"), fee);
        } else {
            boolean out = meaning == Meaning.WITHDRAWAL || meaning == Meaning.FEE;
            entry.moved(asset, out ? amount.abs().negate() : amount).fee(asset, fee);
        }
        entry.as(meaning);
    }

    private static void contract(RowCells cells, AssetRef came, BigDecimal amount, Entry entry) {
        Matcher found = RATE.matcher(cells.text("comment"));
        BigDecimal rate = found.find() ? cells.decimalIn("comment", found.group(1)) : null;
        if (rate == null || rate.signum() == 0) {
            throw cells.refusal(
                    "comment",
                    ProblemCode.BAD_VALUE,
                    cells.text("comment"),
                    "\"Rate: 1.0, Pair: btc_jpy\"");
        }
        AssetRef base = Coins.of(found.group(2));
        AssetRef quote = Coins.of(found.group(3));
        if (came.equals(base)) {
            entry.in(base, amount).out(quote, amount.multiply(rate));
        } else if (came.equals(quote)) {
            entry.in(quote, amount)
                    .out(base, amount.divide(rate, COIN_SCALE, RoundingMode.HALF_EVEN));
        } else {
            throw cells.refusal(
                    "trading_currency",
                    ProblemCode.BAD_VALUE,
                    came.symbol(),
                    "one of the pair's two");
        }
        entry.price(rate, quote.currency());
    }

    /** {@code 2026-01-01 00:00:00 +0900}; without a distance it is Tokyo's. */
    private record Zoned(LocalDateTime local, ZoneId zone) {
        static Zoned of(RowCells cells) {
            String text = cells.required("time");
            int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf(" -") + 1);
            try {
                ZoneId zone = sign > 0 ? ZoneOffset.of(text.substring(sign)) : TOKYO;
                String plain = sign > 0 ? text.substring(0, sign).strip() : text;
                for (TimePattern pattern : TIMES) {
                    LocalDateTime parsed = pattern.parse(plain);
                    if (parsed != null) {
                        return new Zoned(parsed, zone);
                    }
                }
            } catch (DateTimeException e) {
                throw cells.refusal("time", ProblemCode.BAD_DATE, text);
            }
            throw cells.refusal("time", ProblemCode.BAD_DATE, text);
        }
    }
}
