package app.evenkeel.ingestion.file.sbi;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Map;

/** What the broker's lists have in common. */
final class Sbi {
    static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.BROKER, "SBI Securities", "SBI Securities");

    /** The settlement day of foreign trades has a year of two digits. */
    static final TimePattern[] DAYS = {
        TimePattern.of("y/M/d"),
        TimePattern.of("y年M月d日"),
        TimePattern.words("yy/MM/dd"),
        TimePattern.of("y-M-d")
    };

    private static final Map<String, CurrencyCode> CURRENCIES =
            Map.of(
                    "日本円", CurrencyCode.JPY,
                    "円", CurrencyCode.JPY,
                    "米国ドル", CurrencyCode.USD,
                    "米ドル", CurrencyCode.USD,
                    "香港ドル", new CurrencyCode("HKD"),
                    "ユーロ", CurrencyCode.EUR);

    private Sbi() {}

    /** Full-width Latin letters, digits and brackets made half-width, blanks around it cut. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    static CurrencyCode currency(RowCells cells, String column) {
        CurrencyCode known = CURRENCIES.get(plain(cells.required(column)));
        return known == null ? cells.currency(column) : known;
    }
}
