package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.storage.PriceNeedStore.Days;
import app.evenkeel.storage.Tx;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose prices are fetched when nobody names an asset: what is held, watched, compared with or a
 * target, and what came in for its price alone. Of what was sold the past is asked for once.
 *
 * @param held what is held today
 * @param wanted what is wanted although it may not be held
 * @param moved the days between which each asset moved in the ledger
 * @param asked the days of assets no longer held that were asked about before
 */
record PriceNeeds(
        Set<AssetId> held,
        Set<AssetId> wanted,
        Map<AssetId, Days> moved,
        Map<AssetId, Days> asked) {
    /** That a source does not know an asset will be so tomorrow; that a host is down may not. */
    private static final Set<ProblemCode> FINAL =
            EnumSet.of(
                    ProblemCode.NO_FEED,
                    ProblemCode.FEED_KNOWS_NOT,
                    ProblemCode.FEED_HAS_NOTHING,
                    ProblemCode.FEED_DIFFERS);

    PriceNeeds {
        held = Set.copyOf(held);
        wanted = Set.copyOf(wanted);
        moved = Map.copyOf(moved);
        asked = Map.copyOf(asked);
    }

    static PriceNeeds of(Tx tx, Session session, Set<AssetId> held) {
        var needs = session.stores().priceNeeds();
        return new PriceNeeds(
                held,
                needs.wanted(tx, session.caller()),
                needs.moved(tx, session.caller()),
                needs.askedPast(tx));
    }

    boolean isOpen(Asset asset) {
        Days days = moved.get(asset.id());
        if (days == null || isCurrent(asset.id())) {
            return true;
        }
        Days before = asked.get(asset.id());
        return before == null || !before.contain(days);
    }

    /** The first day on which it mattered. */
    LocalDate firstNeeded(Asset asset, LocalDate otherwise) {
        Days days = moved.get(asset.id());
        return days == null ? otherwise : days.first();
    }

    /** Notes what is not to be asked again. */
    void settle(Tx tx, Session session, List<PriceUpdate.Line> lines) {
        for (PriceUpdate.Line line : lines) {
            AssetId asset = line.asset().id();
            Days days = moved.get(asset);
            if (days != null && !isCurrent(asset) && isFinal(line)) {
                session.stores().priceNeeds().saveAskedPast(tx, asset, days);
            }
        }
    }

    private boolean isCurrent(AssetId asset) {
        return held.contains(asset) || wanted.contains(asset);
    }

    private static boolean isFinal(PriceUpdate.Line line) {
        return line.whole()
                || line.problems().stream().allMatch(problem -> FINAL.contains(problem.code()));
    }
}
