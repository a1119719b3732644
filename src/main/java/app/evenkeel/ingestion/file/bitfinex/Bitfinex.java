package app.evenkeel.ingestion.file.bitfinex;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** What Bitfinex's exports share: its own short codes, and days before months. */
public final class Bitfinex {
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.EXCHANGE, "Bitfinex", "Bitfinex");

    private static final Map<String, String> OWN_CODES =
            Map.ofEntries(
                    Map.entry("UST", "USDT"),
                    Map.entry("UDC", "USDC"),
                    Map.entry("IOT", "IOTA"),
                    Map.entry("DSH", "DASH"),
                    Map.entry("QTM", "QTUM"),
                    Map.entry("QSH", "QASH"),
                    Map.entry("DAT", "DATA"),
                    Map.entry("MNA", "MANA"),
                    Map.entry("ALG", "ALGO"),
                    Map.entry("ATO", "ATOM"),
                    Map.entry("EUT", "EURT"),
                    Map.entry("TSD", "TUSD"),
                    Map.entry("YYW", "YOYOW"),
                    Map.entry("LUNA2", "LUNA"));
    private static final TimePattern[] TIMES = {
        TimePattern.words("dd-MM-uu HH:mm:ss[.SSS]"), TimePattern.of("y-M-d H:m:s[.S]"),
    };

    private Bitfinex() {}

    public static AssetRef coin(String code) {
        return Coins.of(symbol(code));
    }

    /** The usual symbol for one of Bitfinex's codes; one in a derivative's wallet ends in F0. */
    static String symbol(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        String plain = upper.endsWith("F0") ? upper.substring(0, upper.length() - 2) : upper;
        return OWN_CODES.getOrDefault(plain, plain);
    }

    static Instant time(RowCells cells) {
        // To the second, as some exports have milliseconds and others have not.
        return cells.time("DATE", ZoneOffset.UTC, TIMES).truncatedTo(ChronoUnit.SECONDS);
    }
}
