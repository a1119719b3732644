package app.evenkeel.ingestion.file.statement;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;

import java.util.regex.Pattern;

/** Tells an option contract from a share by its symbol, so that it is never kept as shares. */
public final class Contracts {
    /** {@code SPY 250321C00500000}, {@code -XLU260710P44.5}. */
    private static final Pattern COMPACT =
            Pattern.compile("-?[A-Z][A-Z0-9./]{0,5}\\s*\\d{6}[CP]\\d+(\\.\\d+)?");

    /** {@code OAK 16JUN23 6.0 C}. */
    private static final Pattern MONTHS =
            Pattern.compile("[A-Z][A-Z0-9./]{0,5}\\s+\\d{1,2}[A-Z]{3}\\d{2}\\s+[0-9.,]+\\s+[CP]");

    /** {@code META 06/21/2024 450.00 C}, {@code AAA 7/17/2026 Call $13.00}. */
    private static final Pattern SPELLED =
            Pattern.compile(
                    "[A-Z][A-Z0-9./]{0,5}\\s+\\d{1,2}/\\d{1,2}/\\d{2,4}\\s+"
                            + "([0-9.,]+\\s+[CP]|(Call|Put)\\s+\\$?[0-9.,]+)");

    private Contracts() {}

    public static boolean isContract(String symbol) {
        String plain = symbol.strip();
        return COMPACT.matcher(plain).matches()
                || MONTHS.matcher(plain).matches()
                || SPELLED.matcher(plain).matches();
    }

    /** The asset of a symbol: an option where it reads as one, else what the caller says. */
    public static AssetRef asset(
            AssetKind otherwise, String symbol, String name, CurrencyCode currency) {
        return AssetRef.security(
                isContract(symbol) ? AssetKind.OPTION : otherwise,
                symbol.strip().replaceAll("\\s+", " "),
                name,
                currency,
                "");
    }
}
