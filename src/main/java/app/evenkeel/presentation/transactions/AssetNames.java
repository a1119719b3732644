package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which assets of the ledger a typed name may mean. A symbol does not name one asset: there is a
 * share and a coin called T, and a fund whose ticker is USD.
 *
 * @param assets those of the ledger
 */
record AssetNames(Map<AssetId, Asset> assets) {
    /** Whether the text is an ISO 4217 code, so that cash may be meant. */
    static boolean isCurrency(String text) {
        CurrencyCode code = code(text);
        return code != null && code.isIso();
    }

    /**
     * All that the text may mean: those with that symbol in any case, and the cash of that currency
     * even where it is new; where there is none of them, those with that name.
     */
    List<AssetChoice> meant(String text) {
        String typed = text.strip();
        if (typed.isEmpty()) {
            return List.of();
        }
        List<AssetChoice> found = called(Asset::symbol, typed);
        if (isCurrency(typed)
                && found.stream().noneMatch(choice -> choice.kind() == AssetKind.CASH)) {
            found.add(new AssetChoice.New(AssetRef.cash(CurrencyCode.of(typed))));
        }
        return found.isEmpty() ? called(Asset::name, typed) : found;
    }

    private List<AssetChoice> called(Function<Asset, String> name, String typed) {
        List<AssetChoice> found = new ArrayList<>();
        for (Asset asset : assets.values()) {
            if (name.apply(asset).equalsIgnoreCase(typed)) {
                found.add(new AssetChoice.Known(asset));
            }
        }
        return found;
    }

    /** Assets that a text may mean or become, those that it means already first. */
    List<AssetChoice> suggestions(String typed) {
        String folded = TransactionRow.folded(typed);
        if (folded.isEmpty()) {
            return List.of();
        }
        List<AssetChoice> meant = meant(typed);
        List<AssetChoice> found = new ArrayList<>(meant.size() > 1 ? meant : List.of());
        for (Asset asset : assets.values()) {
            AssetChoice choice = new AssetChoice.Known(asset);
            if (TransactionRow.folded(asset.symbol() + " " + asset.name()).contains(folded)
                    && !(meant.contains(choice)
                            && (meant.size() > 1 || asset.symbol().equalsIgnoreCase(typed)))) {
                found.add(choice);
            }
        }
        return found;
    }

    /**
     * What an amount in a currency is paid in: its cash, or the one coin of that symbol; never a
     * security. {@code null} if there is neither.
     */
    @Nullable AssetChoice unit(CurrencyCode currency) {
        List<AssetChoice> coins = new ArrayList<>();
        for (AssetChoice choice : meant(currency.value())) {
            if (!currency.equals(code(choice.symbol()))) {
                continue;
            }
            if (choice.kind() == AssetKind.CASH) {
                return choice;
            }
            if (isMoney(choice.kind())) {
                coins.add(choice);
            }
        }
        return coins.size() == 1 ? coins.getFirst() : null;
    }

    /** The currency that an asset is the cash or coin of, else {@code null}. */
    @Nullable CurrencyCode unitOf(AssetId id) {
        Asset asset = assets.get(id);
        return asset == null || !isMoney(asset.kind()) ? null : code(asset.symbol());
    }

    @Nullable AssetChoice known(@Nullable AssetId id) {
        Asset asset = id == null ? null : assets.get(id);
        return asset == null ? null : new AssetChoice.Known(asset);
    }

    /** The symbol of a stored asset, or empty. */
    String symbol(AssetId id) {
        AssetChoice known = known(id);
        return known == null ? "" : known.symbol();
    }

    static @Nullable CurrencyCode code(String text) {
        try {
            return CurrencyCode.of(text);
        } catch (IllegalArgumentException notACode) {
            return null;
        }
    }

    private static boolean isMoney(AssetKind kind) {
        return switch (kind) {
            case CASH, STABLECOIN, CRYPTO -> true;
            case EQUITY, ETF, FUND, BOND, COMMODITY, OPTION, FX -> false;
        };
    }

    /** How many units one quoted price is for. */
    static int unitsPerPrice(@Nullable AssetChoice choice) {
        return switch (choice) {
            case null -> 1;
            case AssetChoice.Known(Asset asset) -> asset.unitsPerPrice();
            case AssetChoice.New(AssetRef ref) -> ref.unitsPerPrice();
        };
    }

    /**
     * A new asset of a symbol.
     *
     * @param currency of its price, in dollars if that is not said
     */
    static AssetRef added(String symbol, AssetKind kind, @Nullable CurrencyCode currency) {
        return switch (kind) {
            case CRYPTO, STABLECOIN -> AssetRef.coin(CurrencyCode.of(symbol).value());
            case EQUITY, ETF, FUND, BOND, COMMODITY, OPTION, CASH, FX ->
                    AssetRef.security(
                            kind == AssetKind.CASH ? AssetKind.EQUITY : kind,
                            symbol,
                            "",
                            currency == null ? CurrencyCode.USD : currency,
                            "");
        };
    }
}
