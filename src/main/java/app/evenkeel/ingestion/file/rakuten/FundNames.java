package app.evenkeel.ingestion.file.rakuten;

import java.util.Map;
import java.util.Set;

/**
 * Funds have no code in the broker's files, and are renamed. Here are the renames that are certain;
 * a name that is not listed stays as it is, because two funds made one are worse than one made two.
 */
final class FundNames {
    private static final String ALL_COUNTRY = "eMAXIS Slim 全世界株式(オール・カントリー)(オルカン)";
    private static final String SP500 = "楽天・プラス・S&P500インデックス・ファンド(楽天・プラス・S&P500)";

    private static final Map<String, String> CURRENT =
            Map.of(
                    "eMAXIS Slim 全世界株式(オール・カントリー)", ALL_COUNTRY,
                    "楽天・S&P500インデックス・ファンド", SP500,
                    "楽天・S&P500インデックス・ファンド(楽天・S&P500)", SP500,
                    "楽天・プラス・S&P500インデックス・ファンド", SP500);

    /** What the cash history puts after the name: whether distributions are paid or reinvested. */
    private static final Set<String> SUFFIXES = Set.of("/再投資型", "/受取型");

    private FundNames() {}

    /** The name that the fund has now, in half-width Latin letters and brackets. */
    static String current(String name) {
        String plain = Rakuten.plain(name);
        for (String suffix : SUFFIXES) {
            if (plain.endsWith(suffix)) {
                plain = plain.substring(0, plain.length() - suffix.length()).strip();
            }
        }
        return CURRENT.getOrDefault(plain, plain);
    }
}
