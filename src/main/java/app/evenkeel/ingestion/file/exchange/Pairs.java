package app.evenkeel.ingestion.file.exchange;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** What is traded for what: {@code BTC/EUR}, {@code btc_jpy}, {@code ETH-BTC} or {@code BTCEUR}. */
public record Pairs(AssetRef base, AssetRef quote) {
    /** Longest first, so that PYUSD and FDUSD are not taken for USD. */
    private static final List<String> QUOTES =
            List.of(
                    "FDUSD", "PYUSD", "RLUSD", "USDT", "USDC", "BUSD", "TUSD", "USDP", "GUSD",
                    "BIDR", "IDRT", "BKRW", "BVND", "EURT", "EURI", "EURC", "AEUR", "DOGE", "USDS",
                    "PAX", "DAI", "UST", "BTC", "XBT", "ETH", "BNB", "TRX", "XRP", "KCS", "EUR",
                    "USD", "GBP", "JPY", "AUD", "CAD", "CHF", "TRY", "BRL", "RUB", "UAH", "NGN",
                    "ZAR", "PLN", "ARS", "COP", "MXN", "CZK", "RON", "IDR", "SGD", "HKD", "KRW");

    /** Looked for in front, so that XBTUSD is not XB for TUSD. */
    private static final String BITCOIN = "XBT";

    /** Reads the cell; a pair without a sign between is cut before a known quote currency. */
    public static Pairs of(RowCells cells, String column) {
        String text = cells.required(column);
        String[] codes = cut(text);
        if (codes == null) {
            throw cells.refusal(column, ProblemCode.BAD_VALUE, text, "a pair of known currencies");
        }
        return new Pairs(Coins.of(codes[0]), Coins.of(codes[1]));
    }

    /** The two codes as they stand; {@code null} if the text is no pair. */
    public static String @Nullable [] cut(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        for (int i = 1; i < upper.length() - 1; i++) {
            char c = upper.charAt(i);
            if (c == '/' || c == '-' || c == '_' || c == ':') {
                return new String[] {upper.substring(0, i), upper.substring(i + 1)};
            }
        }
        if (upper.startsWith(BITCOIN) && QUOTES.contains(upper.substring(BITCOIN.length()))) {
            return new String[] {BITCOIN, upper.substring(BITCOIN.length())};
        }
        for (String quote : QUOTES) {
            if (upper.endsWith(quote) && upper.length() > quote.length()) {
                return new String[] {upper.substring(0, upper.length() - quote.length()), quote};
            }
        }
        return null;
    }
}
