package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** What all of the broker's layouts have in common. */
final class Rakuten {
    static final String SOURCE = "rakuten";
    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "Rakuten Securities", "Rakuten Securities");

    /** Padded with zeros or not. */
    static final TimePattern DAY = TimePattern.of("y/M/d");

    static final AssetRef YEN = AssetRef.cash(CurrencyCode.JPY);

    private static final int FUND_UNITS_PER_PRICE = 10_000;
    private static final char WIDE_BLANK = '\u3000';

    private static final Map<String, CurrencyCode> CURRENCIES =
            Map.of(
                    "円", CurrencyCode.JPY,
                    "日本円", CurrencyCode.JPY,
                    "USドル", CurrencyCode.USD,
                    "米ドル", CurrencyCode.USD,
                    "ユーロ", CurrencyCode.EUR,
                    "英ポンド", CurrencyCode.GBP,
                    "豪ドル", new CurrencyCode("AUD"),
                    "香港ドル", new CurrencyCode("HKD"),
                    "HKドル", new CurrencyCode("HKD"),
                    "シンガポールドル", new CurrencyCode("SGD"));

    private Rakuten() {}

    /** Full-width Latin letters, digits and brackets made half-width, blanks around it cut. */
    static String plain(String text) {
        return isAscii(text)
                ? text.strip()
                : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static CurrencyCode currency(RowCells row, String column) {
        String word = plain(row.required(column));
        CurrencyCode known = CURRENCIES.get(word);
        return known == null ? row.currency(column) : known;
    }

    /** The currency of that word, else of that code, if there is one. */
    static CurrencyCode currency(String word, @Nullable String code) {
        CurrencyCode known = CURRENCIES.get(word);
        return known == null ? CurrencyCode.of(code == null ? word : code) : known;
    }

    /** The tax account in the source's own word; empty for a dash. */
    static String pool(RowCells row, String column) {
        String word = row.text(column);
        return NumberText.isAbsent(word) ? "" : word;
    }

    /** A share of a Japanese exchange. Some files space a name's letters out, others do not. */
    static AssetRef japanShare(String code, String name) {
        return share(code, name.replace(String.valueOf(WIDE_BLANK), ""), CurrencyCode.JPY);
    }

    static AssetRef share(String code, String name, CurrencyCode currency) {
        return AssetRef.security(AssetKind.EQUITY, plain(code), name, currency, "");
    }

    /** A fund; it has no code, so its current name is its symbol. */
    static AssetRef fund(String name) {
        String current = FundNames.current(name);
        return new AssetRef(
                AssetKind.FUND, current, current, CurrencyCode.JPY, "", FUND_UNITS_PER_PRICE);
    }

    /** The sum of what is there; {@code null} if nothing is. */
    static @Nullable BigDecimal sum(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null ? b : b == null ? a : a.add(b);
    }

    static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    /** A derived yen amount: the broker cuts fractions of a yen off. */
    static BigDecimal wholeYen(BigDecimal value) {
        return value.setScale(0, RoundingMode.DOWN);
    }

    /** A trade, deposit or the like on one day in the broker's one account. */
    static Draft draft(Reading reading, TransactionType type, RowCells row, LocalDate day) {
        return reading.draft(type, row.row()).account(ACCOUNT).day(day, ZONE);
    }

    /** Two legs of a trade in the direction of its type. */
    static Draft legs(
            Draft draft, TransactionType type, AssetRef asset, BigDecimal quantity, Cash cash) {
        return type == TransactionType.BUY
                ? draft.in(asset, quantity).out(cash.asset(), cash.quantity())
                : draft.out(asset, quantity).in(cash.asset(), cash.quantity());
    }

    /**
     * What an event is known by in every layout that tells it: what sort it is, the day and the
     * amount of its cash. A deposit and a dividend of one amount on one day are two events.
     */
    static String crossKey(
            Reading reading,
            LocalDate day,
            CurrencyCode currency,
            BigDecimal signedCash,
            TransactionType type) {
        String sort =
                switch (type) {
                    case BUY, SELL -> "trade";
                    case DEPOSIT, WITHDRAWAL -> "cash";
                    case SWAP,
                            TRANSFER,
                            DIVIDEND,
                            INTEREST,
                            REWARD,
                            FEE,
                            TAX,
                            SPLIT,
                            MERGER,
                            SPIN_OFF,
                            CUSTODY_MOVE,
                            OPENING_BALANCE ->
                            type.name().toLowerCase(Locale.ROOT);
                };
        return String.join(
                "|",
                SOURCE,
                reading.accountKey(ACCOUNT),
                day.toString(),
                currency.value(),
                Decimals.plain(signedCash),
                sort);
    }

    /**
     * Shares that came or went without cash: a split or consolidation where the word says so, else
     * a change of custody or of tax account.
     */
    static void custody(Reading reading, RowCells row, String word, AssetRef asset, Day day) {
        boolean split = word.contains("分割") || word.contains("併合");
        TransactionType type = split ? TransactionType.SPLIT : TransactionType.CUSTODY_MOVE;
        BigDecimal quantity = row.positive("数量［株］|数量［口］");
        Draft draft =
                draft(reading, type, row, day.traded())
                        .settlement(day.settled())
                        .taxAccount(pool(row, "口座|口座区分"))
                        .subject(asset)
                        .memo(word);
        switch (plain(word).substring(0, 2)) {
            case "入庫" -> draft.in(asset, quantity);
            case "出庫" -> draft.out(asset, quantity);
            default -> throw row.refusal("取引区分|取引", ProblemCode.UNKNOWN_TYPE, word);
        }
        draft.emit();
    }

    static boolean isCustody(String word) {
        return word.startsWith("入庫") || word.startsWith("出庫");
    }

    /** What a trade was settled with. */
    record Cash(CurrencyCode currency, BigDecimal quantity) {
        AssetRef asset() {
            return AssetRef.cash(currency);
        }

        /** Negative for a purchase. */
        BigDecimal signed(TransactionType type) {
            return type == TransactionType.BUY ? quantity.negate() : quantity;
        }
    }

    /** When a trade was made, and when it was or will be settled. */
    record Day(LocalDate traded, @Nullable LocalDate settled) {
        static Day of(RowCells row) {
            return new Day(row.date("約定日", DAY), row.optionalDate("受渡日", DAY));
        }

        LocalDate cash() {
            return settled == null ? traded : settled;
        }
    }
}
