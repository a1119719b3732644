package app.evenkeel.ingestion.file.etoro;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.TimePattern;

import org.jspecify.annotations.Nullable;

/** What both of eToro's tables have in common. */
final class Etoro {
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.BROKER, "eToro", "eToro");
    static final TimePattern[] TIMES = {
        TimePattern.of("d/M/y[ H:m:s]"), TimePattern.of("y-M-d[ H:m:s]")
    };

    private Etoro() {}

    /** {@code NKE/USD} of a type; {@code null} where no asset is named. */
    static @Nullable AssetRef asset(String details, String type) {
        int slash = details.indexOf('/');
        if (slash <= 0) {
            return null;
        }
        String symbol = details.substring(0, slash).strip();
        if (type.equals("Crypto")) {
            return AssetRef.coin(symbol);
        }
        String quoted = details.substring(slash + 1).strip();
        return AssetRef.security(
                type.equals("ETF") ? AssetKind.ETF : AssetKind.EQUITY,
                symbol,
                "",
                CurrencyCode.of(quoted),
                "");
    }

    /** What the opening or closing of a position is known by in both tables. */
    static String crossKey(Reading reading, String position, boolean opens) {
        return String.join(
                "|", "etoro", reading.accountKey(ACCOUNT), position, opens ? "open" : "close");
    }
}
