package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.exchange.Pairs;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whose prices a file holds, by what it calls them. Only a guess: the user sees it and may differ.
 */
final class PriceGuess {
    /** How markets spell coins that others spell otherwise. */
    private static final Map<String, String> SPELLINGS = Map.of("XBT", "BTC", "XDG", "DOGE");

    /** What coins are priced in beside money. */
    static final Set<String> UNITS = Set.of("USDT", "USDC", "BTC", "ETH");

    private static final int MIN_TOKEN = 2;

    private final List<BookAsset> assets;

    /**
     * @param asset one that is known
     * @param currency that a pair names, or {@code null}
     */
    record Meant(BookAsset asset, @Nullable CurrencyCode currency) {}

    PriceGuess(Collection<BookAsset> assets) {
        this.assets =
                assets.stream()
                        .filter(asset -> !asset.isOpen())
                        .filter(asset ->
                                asset.best.kind() != AssetKind.CASH
                                        && asset.best.kind() != AssetKind.FX)
                        .toList();
    }

    List<BookAsset> assets() {
        return assets;
    }

    /** The asset that a file's name or a part of it calls. */
    @Nullable Meant inName(String fileName) {
        for (String token : tokens(fileName)) {
            Meant meant = called(token);
            if (meant != null) {
                return meant;
            }
        }
        return null;
    }

    /** The asset of that key, symbol, ISIN or name, or the first of a pair. */
    @Nullable Meant called(String text) {
        BookAsset exact = only(exactly(text), null);
        if (exact != null) {
            return new Meant(exact, null);
        }
        CurrencyCode currency = currencyOf(text);
        BookAsset base = currency == null ? null : only(firstOf(text), currency);
        return base == null ? null : new Meant(base, currency);
    }

    /** The assets that are called so, where these are several; else none. */
    List<BookAsset> several(String text) {
        List<BookAsset> exact = exactly(text);
        List<BookAsset> found = exact.isEmpty() && currencyOf(text) != null ? firstOf(text) : exact;
        return found.size() > 1 ? found : List.of();
    }

    /** What a pair such as {@code BTC-EUR} is priced in; {@code null} if the text is none. */
    static @Nullable CurrencyCode currencyOf(String text) {
        String[] pair = Pairs.cut(text);
        return pair == null || !isCurrency(pair[1]) ? null : new CurrencyCode(pair[1]);
    }

    private List<BookAsset> firstOf(String text) {
        String[] pair = Pairs.cut(text);
        return pair == null ? List.of() : exactly(SPELLINGS.getOrDefault(pair[0], pair[0]));
    }

    private List<BookAsset> exactly(String text) {
        String wanted = text.strip();
        return Stream.<Predicate<BookAsset>>of(
                        asset -> key(asset).equals(wanted),
                        asset -> asset.best.symbol().equalsIgnoreCase(wanted),
                        asset -> !wanted.isEmpty() && asset.best.isin().equalsIgnoreCase(wanted),
                        asset -> !wanted.isEmpty() && asset.best.name().equalsIgnoreCase(wanted))
                .map(isCalled -> assets.stream().filter(isCalled).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * {@code null} too if it could be several, of which not one alone is quoted in the currency.
     */
    private static @Nullable BookAsset only(
            List<BookAsset> found, @Nullable CurrencyCode currency) {
        List<BookAsset> quoted =
                found.size() == 1
                        ? found
                        : found.stream()
                                .filter(asset -> asset.best.currency().equals(currency))
                                .toList();
        return quoted.size() == 1 ? quoted.getFirst() : null;
    }

    static String key(BookAsset asset) {
        return asset.stored == null ? asset.best.key() : asset.stored.key();
    }

    private static boolean isCurrency(String code) {
        return UNITS.contains(code)
                || (code.length() == 3
                        && code.chars().allMatch(c -> c >= 'A' && c <= 'Z')
                        && new CurrencyCode(code).isIso());
    }

    /** The name of a file from the whole of it to its parts, such as {@code BTC-USD}. */
    private static List<String> tokens(String fileName) {
        String inner = fileName.substring(fileName.lastIndexOf('/') + 1);
        int dot = inner.lastIndexOf('.');
        String stem = dot > 0 ? inner.substring(0, dot) : inner;
        List<String> found = new ArrayList<>();
        found.add(stem);
        for (String part : stem.split("[_\\s()]+", -1)) {
            addLong(found, part);
            if (part.contains(".")) {
                addLong(found, part.substring(0, part.indexOf('.')));
            }
        }
        return found;
    }

    private static void addLong(List<String> tokens, String part) {
        if (part.length() >= MIN_TOKEN) {
            tokens.add(part.toUpperCase(Locale.ROOT));
        }
    }
}
