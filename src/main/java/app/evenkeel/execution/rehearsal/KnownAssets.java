package app.evenkeel.execution.rehearsal;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.portfolio.ValuationService;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which asset a symbol of a market means. Blocking and thread-safe. */
public record KnownAssets(ValuationService valuation) {
    /** The asset of a symbol: the one that is held, where several have it, and else none. */
    public Optional<Asset> of(String symbol) {
        List<Asset> found =
                valuation.assets().values().stream()
                        .filter(asset -> asset.symbol().equals(symbol))
                        .toList();
        if (found.size() > 1) {
            Set<AssetId> held = valuation.held();
            found = found.stream().filter(asset -> held.contains(asset.id())).toList();
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The cash of a currency, which is its own symbol; empty if it is none, or was never seen. */
    Optional<Asset> cash(String symbol) {
        return valuation.assets().values().stream()
                .filter(asset -> asset.isCash() && asset.currency().value().equals(symbol))
                .findFirst();
    }
}
