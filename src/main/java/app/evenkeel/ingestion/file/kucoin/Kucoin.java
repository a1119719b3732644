package app.evenkeel.ingestion.file.kucoin;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** What KuCoin's exports share. Where the heading names no zone, they are in Singapore's. */
final class Kucoin {
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.EXCHANGE, "KuCoin", "KuCoin");
    static final ZoneId SINGAPORE = ZoneId.of("Asia/Singapore");

    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d H:m:s[.S]"),
        TimePattern.of("y/M/d H:m[:s]"),
        TimePattern.of("y-M-dTH:m:sZ"),
    };
    private static final int EPOCH_DIGITS = 13;

    private Kucoin() {}

    /** A time as text in the zone, or as milliseconds since 1970. */
    static Instant time(RowCells cells, String column, ZoneId zone) {
        String text = cells.required(column);
        if (text.length() == EPOCH_DIGITS && text.chars().allMatch(Character::isDigit)) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        return cells.time(column, zone, TIMES);
    }

    static boolean isBuy(RowCells cells, String column) {
        String word = cells.required(column);
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "BUY" -> true;
            case "SELL" -> false;
            default -> throw cells.refusal(column, ProblemCode.UNKNOWN_TYPE, word);
        };
    }

    /** What a deposit or withdrawal is known by in each layout. */
    static String movement(String coin, BigDecimal signed, Instant time) {
        return coin
                + signed.stripTrailingZeros().toPlainString()
                + "@"
                + time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
