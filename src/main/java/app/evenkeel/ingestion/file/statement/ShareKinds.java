package app.evenkeel.ingestion.file.statement;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;

import java.util.regex.Pattern;

/** What a security's name says about its kind, where the source says nothing. */
public final class ShareKinds {
    private static final Pattern ETF = Pattern.compile("\\b(ETF|ETC|ETP|UCITS)\\b");
    private static final Pattern FUND =
            Pattern.compile(
                    "(?i)\\b(fund|fond|fonds|unit trust|index class|accumulation|income \\(|acc class|class [a-z] acc)\\b");

    private ShareKinds() {}

    public static AssetKind of(String name) {
        return ETF.matcher(name).find() ? AssetKind.ETF : AssetKind.EQUITY;
    }

    /** As {@link #of}, from a source that also trades funds which are on no exchange. */
    public static AssetKind withFunds(String name) {
        return of(name) == AssetKind.ETF
                ? AssetKind.ETF
                : FUND.matcher(name).find() ? AssetKind.FUND : AssetKind.EQUITY;
    }

    /** A security known by its symbol, its name as the symbol where it has none. */
    public static AssetRef share(
            AssetKind kind, String symbol, String name, CurrencyCode currency, String isin) {
        String known = symbol.isEmpty() ? isin.isEmpty() ? name : isin : symbol;
        return AssetRef.security(kind, known, name, currency, isin);
    }
}
