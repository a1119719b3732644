package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** What the statement's table of instruments says about its symbols. Used by one thread. */
final class Instruments {
    private static final String CATEGORY = "Asset Category";
    private static final int ISIN_LENGTH = 12;

    private final Map<String, Instrument> bySymbol = new HashMap<>();

    private record Instrument(String name, String isin, boolean etf) {}

    void add(RowCells cells) {
        String isin = cells.text("Security ID");
        Instrument instrument =
                new Instrument(
                        cells.text("Description"),
                        isin.length() == ISIN_LENGTH ? isin : "",
                        cells.text("Type").equals("ETF"));
        // A symbol that changed is listed with its former one: "META, FB".
        for (String symbol : cells.text("Symbol").split(",", -1)) {
            bySymbol.put(symbol.strip(), instrument);
        }
    }

    /** The traded asset; for currencies, the base of the pair. */
    AssetRef traded(RowCells cells, CurrencyCode currency) {
        String symbol = cells.required("Symbol");
        String category = cells.required(CATEGORY);
        AssetKind kind =
                switch (category) {
                    case "Stocks", "Warrants" -> AssetKind.EQUITY;
                    case "Equity and Index Options", "Options On Futures" -> AssetKind.OPTION;
                    case "Bonds", "Treasury Bills" -> AssetKind.BOND;
                    case "Mutual Funds" -> AssetKind.FUND;
                    case "Forex" -> AssetKind.CASH;
                    default -> throw cells.refusal(CATEGORY, ProblemCode.NOT_SUPPORTED, category);
                };
        if (kind == AssetKind.CASH) {
            int dot = symbol.indexOf('.');
            if (dot <= 0) {
                throw cells.refusal("Symbol", ProblemCode.BAD_VALUE, symbol, "a currency pair");
            }
            return AssetRef.cash(CurrencyCode.of(symbol.substring(0, dot)));
        }
        return of(kind, symbol, "", currency);
    }

    /**
     * The share that paid, or {@code null} if none is named.
     *
     * @param isin as the row says it, or empty
     */
    @Nullable AssetRef payer(String symbol, String isin, CurrencyCode currency) {
        return symbol.isEmpty() ? null : of(AssetKind.EQUITY, symbol, isin, currency);
    }

    private AssetRef of(AssetKind kind, String symbol, String isin, CurrencyCode currency) {
        Instrument known = bySymbol.get(symbol);
        if (known == null) {
            return AssetRef.security(kind, symbol, "", currency, isin);
        }
        return AssetRef.security(
                known.etf() && kind == AssetKind.EQUITY ? AssetKind.ETF : kind,
                symbol,
                known.name(),
                currency,
                known.isin().isEmpty() ? isin : known.isin());
    }
}
