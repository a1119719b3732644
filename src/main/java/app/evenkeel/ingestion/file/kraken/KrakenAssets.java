package app.evenkeel.ingestion.file.kraken;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Pairs;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Kraken's own codes: {@code XXBT} is bitcoin, {@code ZEUR} the euro, {@code DOT.S} a staked DOT,
 * which is the same asset in another pocket.
 */
public final class KrakenAssets {
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.EXCHANGE, "Kraken", "Kraken");
    static final TimePattern TIME = TimePattern.of("y-M-d H:m:s[.S]");

    private static final Map<String, String> OWN_CODES =
            Map.ofEntries(
                    Map.entry("XXBT", "BTC"),
                    Map.entry("XBT", "BTC"),
                    Map.entry("XXDG", "DOGE"),
                    Map.entry("XDG", "DOGE"),
                    Map.entry("XETH", "ETH"),
                    Map.entry("ETH2", "ETH"),
                    Map.entry("XETC", "ETC"),
                    Map.entry("XICN", "ICN"),
                    Map.entry("XLTC", "LTC"),
                    Map.entry("XMLN", "MLN"),
                    Map.entry("XREP", "REP"),
                    Map.entry("XXLM", "XLM"),
                    Map.entry("XXMR", "XMR"),
                    Map.entry("XXRP", "XRP"),
                    Map.entry("XZEC", "ZEC"),
                    Map.entry("ZAUD", "AUD"),
                    Map.entry("ZCAD", "CAD"),
                    Map.entry("ZCHF", "CHF"),
                    Map.entry("ZEUR", "EUR"),
                    Map.entry("ZGBP", "GBP"),
                    Map.entry("ZJPY", "JPY"),
                    Map.entry("ZUSD", "USD"));

    private static final int LEGACY_CODE = 4;

    private KrakenAssets() {}

    public static AssetRef of(String code) {
        return Coins.of(symbol(code));
    }

    /** The usual symbol for one of Kraken's codes. */
    static String symbol(String code) {
        int dot = code.indexOf('.');
        String plain = dot < 0 ? code : withoutTerm(code.substring(0, dot));
        return OWN_CODES.getOrDefault(plain, plain);
    }

    /** Base and quote of a pair such as {@code XBTEUR}, {@code XXBTZEUR} or {@code BTC/EUR}. */
    static Pairs pair(String column, String text) {
        Pairs pair = text.length() == 2 * LEGACY_CODE ? legacy(text) : null;
        if (pair != null) {
            return pair;
        }
        String[] codes = Pairs.cut(text);
        if (codes == null) {
            throw new CellProblem(
                    column, ProblemCode.BAD_VALUE, text, "a pair of known currencies");
        }
        return new Pairs(of(codes[0]), of(codes[1]));
    }

    private static @Nullable Pairs legacy(String text) {
        String base = text.substring(0, LEGACY_CODE);
        String quote = text.substring(LEGACY_CODE);
        return OWN_CODES.containsKey(base) && OWN_CODES.containsKey(quote)
                ? new Pairs(of(base), of(quote))
                : null;
    }

    /** DOT28.S is DOT locked for 28 days. */
    private static String withoutTerm(String code) {
        int length = code.length();
        return length > 3
                        && Character.isDigit(code.charAt(length - 1))
                        && Character.isDigit(code.charAt(length - 2))
                ? code.substring(0, length - 2)
                : code;
    }
}
