package app.evenkeel.domain.asset;

import app.evenkeel.domain.money.CurrencyCode;

/**
 * An asset as a file spells it, before it is matched with one in the store.
 *
 * @param kind the reader's best knowledge; a later file may know better
 * @param symbol ticker, code or coin symbol; the name where the source has no code; never empty
 * @param name the source's own name for it, or empty
 * @param currency what its price is quoted in; for cash and coins, its own symbol
 * @param isin ISO 6166 code, or empty
 * @param unitsPerPrice how many units one quoted price is for; 10,000 for Japanese funds, else 1
 * @param formerKey what {@link #key} was when this was still taken for something else, which rows
 *     stored then are known by; empty if it always was what it is
 */
public record AssetRef(
        AssetKind kind,
        String symbol,
        String name,
        CurrencyCode currency,
        String isin,
        int unitsPerPrice,
        String formerKey) {
    public AssetRef {
        if (symbol.isBlank()) {
            throw new IllegalArgumentException("An asset needs a symbol");
        }
        if (unitsPerPrice < 1) {
            throw new IllegalArgumentException("unitsPerPrice is 1 or more: " + unitsPerPrice);
        }
    }

    public AssetRef(
            AssetKind kind,
            String symbol,
            String name,
            CurrencyCode currency,
            String isin,
            int unitsPerPrice) {
        this(kind, symbol, name, currency, isin, unitsPerPrice, "");
    }

    public static AssetRef cash(CurrencyCode currency) {
        return new AssetRef(AssetKind.CASH, currency.value(), currency.value(), currency, "", 1);
    }

    public static AssetRef coin(String symbol) {
        return new AssetRef(
                AssetKind.CRYPTO,
                symbol,
                "",
                new CurrencyCode(symbol.length() > 16 ? symbol.substring(0, 16) : symbol),
                "",
                1);
    }

    /**
     * A share, bond or fund; quoted in pence it is told as quoted in pounds, as other sources tell
     * the same one. What would be a share, or a fund, but is called as an option contract is, is
     * the contract, whatever its source says or leaves out.
     */
    public static AssetRef security(
            AssetKind kind, String symbol, String name, CurrencyCode currency, String isin) {
        if (mayBeContract(kind)) {
            boolean bySymbol = !symbol.equals(isin) && OptionContracts.isContract(symbol);
            if (bySymbol || OptionContracts.isContract(name)) {
                String contract = OptionContracts.plain(bySymbol ? symbol : name);
                AssetRef option =
                        new AssetRef(AssetKind.OPTION, contract, name, currency.major(), isin, 1);
                return symbol.isBlank()
                        ? option
                        : option.once(new AssetRef(kind, symbol, name, currency.major(), isin, 1));
            }
        }
        return new AssetRef(kind, symbol, name, currency.major(), isin, 1);
    }

    /** Whether sources that do not tell contracts from other assets call them that. */
    public static boolean mayBeContract(AssetKind kind) {
        return kind == AssetKind.EQUITY || kind == AssetKind.ETF || kind == AssetKind.FUND;
    }

    /** The same, which was once taken for something else. */
    public AssetRef once(AssetRef was) {
        return new AssetRef(kind, symbol, name, currency, isin, unitsPerPrice, was.key());
    }

    /**
     * What stands for the cash that a merger pays for units of this asset beside new ones, from the
     * merger until the cash is there.
     */
    public AssetRef cashPart() {
        String mark = " (cash part)";
        return security(kind, symbol + mark, name.isEmpty() ? "" : name + mark, currency, "");
    }

    /**
     * What makes two references the same asset where no ISIN or alias says so: the family of the
     * kind, the symbol and, for securities, the currency of the quotation.
     */
    public String key() {
        return switch (kind) {
            case CASH, FX -> "CASH:" + symbol;
            case CRYPTO, STABLECOIN -> "COIN:" + symbol;
            case FUND -> "FUND:" + symbol;
            case OPTION -> "OPTION:" + OptionContracts.plain(symbol) + ":" + currency;
            case EQUITY, ETF, BOND -> "SECURITY:" + symbol + ":" + currency;
            case COMMODITY -> "COMMODITY:" + symbol;
        };
    }
}
