package app.evenkeel.ingestion.file.gemini;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Gemini's transaction history: three columns for each asset, its amount, fee and balance, with the
 * symbol and parentheses in the cells. The last row, without a date, has the totals.
 */
public final class GeminiImporter extends TableImporter {
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.EXCHANGE, "Gemini", "Gemini");
    private static final TimePattern DATE = TimePattern.of("y-M-d[ H:m[:s[.S]]]");
    private static final TimePattern CLOCK = TimePattern.of("y-M-d H:m:s[.S]");
    private static final String AMOUNT = " Amount ";
    private static final Words TYPES =
            Words.NONE
                    .with(Meaning.TRADE, "Buy", "Sell")
                    .with(Meaning.DEPOSIT, "Credit")
                    .with(Meaning.WITHDRAWAL, "Debit")
                    .with(Meaning.INTEREST, "Interest Credit", "Earn Interest")
                    .with(
                            Meaning.REWARD,
                            "Reward",
                            "Staking Reward",
                            "Administrative Credit",
                            "Referral")
                    .with(Meaning.TRANSFER, "Earn Transfer", "Stake", "Unstake")
                    .with(Meaning.FEE, "Administrative Debit", "Fee");

    public GeminiImporter() {
        super(
                "gemini",
                "transactions",
                "Date",
                "Time (UTC)",
                "Type",
                "Symbol",
                "Specification",
                "Trading Fee Rate (bps)",
                "Trade ID");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        if (cells.isAbsent("Date")) {
            reading.nothingNew(cells.row());
            return;
        }
        Meaning meaning = TYPES.of(cells, "Type");
        String about = cells.text("Specification").toLowerCase(Locale.ROOT);
        if (meaning == Meaning.DEPOSIT
                && (about.contains("interest")
                        || about.contains("reward")
                        || about.contains("promo"))) {
            meaning = about.contains("interest") ? Meaning.INTEREST : Meaning.REWARD;
        }
        String trade = cells.text("Trade ID");
        String hash = cells.text("Tx Hash");
        String id = trade.isEmpty() ? hash : trade;
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                ACCOUNT,
                                time(cells).toInstant(ZoneOffset.UTC),
                                ZoneOffset.UTC)
                        .memo(hash.isEmpty() ? cells.text("Specification") : hash)
                        .id(id, id.isEmpty() ? "" : id + ":" + cells.text("Symbol"));
        for (String name : cells.columns().names()) {
            int at = name.indexOf(AMOUNT);
            if (at > 0) {
                String symbol = name.substring(0, at);
                BigDecimal amount = number(cells, name, symbol);
                if (amount != null && amount.signum() != 0) {
                    AssetRef asset = Coins.of(symbol);
                    entry.moved(asset, amount);
                    BigDecimal fee = number(cells, "Fee (" + symbol + ") " + symbol, symbol);
                    entry.fee(asset, fee == null ? null : fee.negate());
                }
            }
        }
        entry.as(meaning);
    }

    /** The date's day and the clock's time; a workbook gives both as full times. */
    private static LocalDateTime time(RowCells cells) {
        LocalDateTime day = cells.dateTime("Date", DATE);
        String clock = cells.required("Time (UTC)");
        String only = clock.substring(clock.lastIndexOf(' ') + 1);
        LocalDateTime time = CLOCK.parse(day.toLocalDate() + " " + only);
        if (time == null) {
            throw cells.refusal("Time (UTC)", ProblemCode.BAD_DATE, clock);
        }
        return time;
    }

    private static @Nullable BigDecimal number(RowCells cells, String column, String symbol) {
        if (cells.isAbsent(column)) {
            return null;
        }
        String text = cells.text(column).replace(symbol, "").replace(" ", "");
        return List.of("", "()").contains(text)
                ? null
                : Objects.requireNonNullElseGet(
                        NumberText.POINT.parse(text), () -> cells.decimalIn(column, text));
    }
}
