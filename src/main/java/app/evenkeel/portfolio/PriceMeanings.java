package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.market.MarketTable;
import app.evenkeel.portfolio.StagedMarket.Standing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds whose prices the columns of a file hold. A column for each asset is known by its header: by
 * what the user once said of that word, else by what assets are called. One that could be of
 * several assets is asked about like any symbol in doubt, and the answer kept.
 */
final class PriceMeanings {
    private static final int FUND_UNITS = 10_000;

    private final String fileName;
    private final MarketTable table;
    private final MarketChoice choice;
    private final PriceGuess guess;
    private final ImportBook book;

    PriceMeanings(
            String fileName,
            MarketTable table,
            MarketChoice choice,
            PriceGuess guess,
            ImportBook book) {
        this.fileName = fileName;
        this.table = table;
        this.choice = choice;
        this.guess = guess;
        this.book = book;
    }

    /** A column that was asked for, and that the file does not have; {@code null} if it has all. */
    @Nullable Problem missing() {
        List<String> columns = table.columns();
        boolean hasAll = columns.containsAll(choice.columns().keySet());
        if (hasAll && !wanted().isEmpty()) {
            return null;
        }
        String words = String.join(", ", columns);
        return table.byAsset()
                ? Problem.of(ProblemCode.COLUMN_NEEDED, words)
                : Problem.of(
                        ProblemCode.NO_SUCH_COLUMN,
                        String.join(", ", choice.columns().keySet()),
                        words);
    }

    /** What each column means, in their order. */
    List<PriceMeaning> all() {
        boolean none = missing() != null;
        Set<String> wanted = wanted();
        List<PriceMeaning> found = new ArrayList<>();
        Map<AssetId, String> taken = new HashMap<>();
        for (String column : table.columns()) {
            PriceChoice said = choice.of(column).or(choice.whole());
            if (none || said.leftOut() || !wanted.contains(column)) {
                found.add(PriceMeaning.leftOut(column));
                continue;
            }
            PriceMeaning meaning = meaning(column, said);
            BookAsset asset = meaning.asset();
            String other =
                    asset == null || !meaning.isTaken()
                            ? null
                            : taken.putIfAbsent(asset.id, column);
            found.add(
                    other == null
                            ? meaning
                            : meaning.waitingFor(
                                    Problem.of(ProblemCode.PRICES_TWICE, column, other)));
        }
        return found;
    }

    private Set<String> wanted() {
        if (choice.onlyThese() && !choice.columns().isEmpty()) {
            return choice.columns().keySet();
        }
        String asset = choice.whole().asset();
        if (asset == null || !table.byAsset()) {
            return Set.copyOf(table.columns());
        }
        // No other asset's prices may stand in.
        String column = columnOf(asset.strip());
        return column == null ? Set.of() : Set.of(column);
    }

    /** The one with that very word, else the only one of the asset in no other currency. */
    private @Nullable String columnOf(String asset) {
        List<String> columns = table.columns();
        if (columns.contains(asset)) {
            return asset;
        }
        CurrencyCode currency = choice.whole().currency();
        PriceGuess.Meant wanted = guess.called(asset);
        List<String> found =
                columns.stream()
                        .filter(word -> {
                            PriceGuess.Meant meant = known(word);
                            if (wanted == null || meant == null) {
                                return word.equalsIgnoreCase(asset);
                            }
                            return meant.asset() == wanted.asset()
                                    && (currency == null
                                            || meant.currency() == null
                                            || meant.currency().equals(currency));
                        })
                        .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        String only = columns.size() == 1 ? columns.getFirst() : null;
        return found.isEmpty() && only != null && known(only) == null ? only : null;
    }

    private PriceMeaning meaning(String column, PriceChoice said) {
        boolean isOneOfMany = table.columns().size() > 1;
        String wanted = said.asset();
        PriceGuess.Meant byColumn = table.byAsset() ? byColumn(column, wanted, said) : null;
        if (byColumn != null && byColumn.asset().isOpen()) {
            AssetQuestion question = book.doubts().ask(byColumn.asset().id);
            return new PriceMeaning(
                    column,
                    Standing.OPEN,
                    null,
                    column,
                    said.currency(),
                    Problem.of(
                            ProblemCode.ASSET_AMBIGUOUS,
                            question.symbol(),
                            question.candidatesText()));
        }
        PriceGuess.Meant meant = meant(wanted, byColumn);
        CurrencyCode currency = currency(column, said, meant);
        BookAsset asset =
                meant != null
                        ? meant.asset()
                        : wanted == null || currency == null
                                ? null
                                : book.entry(book.typed(created(wanted, currency)));
        if (isOneOfMany && asset != null && (byColumn == null || byColumn.asset() != asset)) {
            // What was answered once is not asked again.
            asset.spell(ImportBatch.PRICES, column);
        }
        String called = table.byAsset() ? column : table.title();
        Problem open = open(column, isOneOfMany, meant != null || wanted != null, currency);
        return new PriceMeaning(
                column,
                open == null ? Standing.TAKEN : Standing.OPEN,
                asset,
                wanted == null ? called : wanted,
                currency,
                open);
    }

    private @Nullable Problem open(
            String column, boolean isOneOfMany, boolean isKnown, @Nullable CurrencyCode currency) {
        if (!isKnown) {
            return isOneOfMany
                    ? Problem.of(ProblemCode.PRICES_OF_COLUMN, column)
                    : Problem.of(ProblemCode.PRICES_OF_WHAT, fileName);
        }
        return currency != null
                ? null
                : Problem.of(
                        ProblemCode.PRICES_IN_WHAT,
                        isOneOfMany ? fileName + ", " + column : fileName);
    }

    /** By what the user said of the word before, else by what assets are called. */
    private PriceGuess.@Nullable Meant known(String column) {
        BookAsset answered = book.aliased(column);
        return answered == null
                ? guess.called(column)
                : new PriceGuess.Meant(answered, PriceGuess.currencyOf(column));
    }

    /** The asset that the header's word means; an open one while that is in doubt. */
    private PriceGuess.@Nullable Meant byColumn(
            String column, @Nullable String wanted, PriceChoice said) {
        PriceGuess.Meant called = known(column);
        List<BookAsset> several =
                called == null && wanted == null ? guess.several(column) : List.of();
        if (several.isEmpty()) {
            return called;
        }
        CurrencyCode currency = said.currency();
        AssetRef ref =
                AssetRef.security(
                        AssetKind.ETF,
                        column,
                        "",
                        currency == null ? several.getFirst().best.currency() : currency,
                        "");
        return new PriceGuess.Meant(book.doubts().decide(ref, "", column, several), null);
    }

    private PriceGuess.@Nullable Meant meant(
            @Nullable String wanted, PriceGuess.@Nullable Meant byColumn) {
        if (wanted != null) {
            PriceGuess.Meant chosen = guess.called(wanted);
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

    private @Nullable CurrencyCode currency(
            String column, PriceChoice said, PriceGuess.@Nullable Meant meant) {
        if (said.currency() != null) {
            return said.currency();
        }
        if (table.currency() != null) {
            return table.currency();
        }
        if (meant == null) {
            return table.byAsset() ? PriceGuess.currencyOf(column) : null;
        }
        if (meant.currency() != null) {
            return meant.currency();
        }
        BookAsset asset = meant.asset();
        return switch (asset.best.kind()) {
            // A coin is quoted in whatever its market says.
            case CRYPTO, STABLECOIN -> table.byAsset() ? PriceGuess.currencyOf(column) : null;
            // Of one that is yet to come the currency was not told, but made up for the question.
            default -> asset.freshKey == null ? asset.best.currency() : null;
        };
    }

    /** Called by nothing that is known: an asset of its own, once it is applied. */
    private AssetRef created(String symbol, CurrencyCode currency) {
        if (table.isCoin()) {
            return AssetRef.coin(symbol.strip().toUpperCase(Locale.ROOT));
        }
        return table.isFund()
                ? new AssetRef(
                        AssetKind.FUND, symbol.strip(), table.title(), currency, "", FUND_UNITS)
                : AssetRef.security(AssetKind.ETF, symbol.strip(), "", currency, "");
    }
}
