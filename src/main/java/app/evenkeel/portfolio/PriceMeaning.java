package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.market.MarketTable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * What the prices in a file are the prices of, by what it says and what the user chose.
 *
 * @param asset {@code null} while it is not known
 * @param proposed what the file or the user calls the asset where nothing else is called that
 * @param currency {@code null} while it is not known
 * @param column the one to read where there is one for each asset; {@code null} for the only one
 * @param open what is to be answered before anything can be stored, or {@code null}
 */
record PriceMeaning(
        @Nullable BookAsset asset,
        String proposed,
        @Nullable CurrencyCode currency,
        @Nullable String column,
        @Nullable Problem open) {
    private static final int FUND_UNITS = 10_000;

    static PriceMeaning of(
            String fileName,
            MarketTable table,
            MarketChoice choice,
            PriceGuess guess,
            ImportBook book) {
        String column = column(table, choice, guess);
        PriceGuess.Meant meant = meant(fileName, table, choice, guess, column);
        CurrencyCode currency = currency(table, choice, meant);
        String wanted = choice.asset();
        if (column == null && !table.columns().isEmpty()) {
            return new PriceMeaning(
                    meant == null ? null : meant.asset(),
                    wanted == null ? "" : wanted,
                    currency,
                    null,
                    Problem.of(ProblemCode.COLUMN_NEEDED, String.join(", ", table.columns())));
        }
        BookAsset asset =
                meant != null
                        ? meant.asset()
                        : wanted == null || currency == null
                                ? null
                                : book.entry(book.typed(created(table, wanted, currency)));
        Problem open =
                meant == null && wanted == null
                        ? Problem.of(ProblemCode.PRICES_OF_WHAT, fileName)
                        : currency == null
                                ? Problem.of(ProblemCode.PRICES_IN_WHAT, fileName)
                                : null;
        String called = column == null || table.columns().size() < 2 ? table.title() : column;
        return new PriceMeaning(asset, wanted == null ? called : wanted, currency, column, open);
    }

    /** {@code null} too if it is to be chosen: no other asset's prices may stand in. */
    private static @Nullable String column(
            MarketTable table, MarketChoice choice, PriceGuess guess) {
        List<String> columns = table.columns();
        if (choice.column() != null) {
            return columns.contains(choice.column()) ? choice.column() : null;
        }
        String only = columns.size() == 1 ? columns.getFirst() : null;
        if (choice.asset() == null) {
            return columns.stream()
                    .filter(word -> guess.called(word) != null)
                    .findFirst()
                    .orElse(only);
        }
        String called = columnOf(choice.asset().strip(), choice.currency(), columns, guess);
        return called == null && only != null && guess.called(only) == null ? only : called;
    }

    /** The one with that very word, else the only one of the asset in no other currency. */
    private static @Nullable String columnOf(
            String asset, @Nullable CurrencyCode currency, List<String> columns, PriceGuess guess) {
        if (columns.contains(asset)) {
            return asset;
        }
        PriceGuess.Meant wanted = guess.called(asset);
        List<String> found =
                columns.stream()
                        .filter(word -> {
                            PriceGuess.Meant meant = guess.called(word);
                            if (wanted == null || meant == null) {
                                return word.equalsIgnoreCase(asset);
                            }
                            return meant.asset() == wanted.asset()
                                    && (currency == null
                                            || meant.currency() == null
                                            || meant.currency().equals(currency));
                        })
                        .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    private static PriceGuess.@Nullable Meant meant(
            String fileName,
            MarketTable table,
            MarketChoice choice,
            PriceGuess guess,
            @Nullable String column) {
        PriceGuess.Meant byColumn = column == null ? null : guess.called(column);
        if (choice.asset() != null) {
            PriceGuess.Meant chosen = guess.called(choice.asset());
            // Only the column may tell the currency too.
            return chosen != null && byColumn != null && byColumn.asset() == chosen.asset()
                    ? byColumn
                    : chosen;
        }
        if (byColumn != null || table.columns().size() > 1) {
            return byColumn;
        }
        return table.title().isEmpty() ? guess.inName(fileName) : guess.called(table.title());
    }

    private static @Nullable CurrencyCode currency(
            MarketTable table, MarketChoice choice, PriceGuess.@Nullable Meant meant) {
        if (choice.currency() != null) {
            return choice.currency();
        }
        if (table.currency() != null || meant == null) {
            return table.currency();
        }
        if (meant.currency() != null) {
            return meant.currency();
        }
        return switch (meant.asset().best.kind()) {
            // A coin is quoted in whatever its market says.
            case CRYPTO, STABLECOIN -> null;
            default -> meant.asset().best.currency();
        };
    }

    /** Called by nothing that is known: an asset of its own, once it is applied. */
    private static AssetRef created(MarketTable table, String symbol, CurrencyCode currency) {
        if (table.isCoin()) {
            return AssetRef.coin(symbol.strip().toUpperCase(Locale.ROOT));
        }
        return table.isFund()
                ? new AssetRef(
                        AssetKind.FUND, symbol.strip(), table.title(), currency, "", FUND_UNITS)
                : AssetRef.security(AssetKind.ETF, symbol.strip(), "", currency, "");
    }
}
