package app.evenkeel.storage;

import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.portfolio.PortfolioId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the caller's portfolios are to consist of. */
public final class TargetStore {
    private static final char SLASH = '/';

    /** A target with the path of what it stands in. */
    private record Row(
            String parent,
            String name,
            @Nullable AssetId asset,
            @Nullable AssetKind kind,
            BigDecimal weight) {
        /** The path of those that stand in it. */
        String path() {
            return parent.isEmpty() ? name : parent + SLASH + name;
        }
    }

    /** The targets of a portfolio; none if none were set. */
    public TargetAllocation find(Tx tx, Caller caller, PortfolioId portfolio) {
        Map<String, List<Row>> byParent = new HashMap<>();
        tx.forEach(
                "select group_path, asset_id, asset_class, weight from target_allocation where"
                        + " portfolio_id = ? and owner_id = ? and active order by id",
                result -> {
                    long id = result.getLong(2);
                    AssetId asset = result.wasNull() ? null : new AssetId(id);
                    Row row =
                            row(
                                    result.getString(1),
                                    asset,
                                    result.getString(3),
                                    Stored.stripped(result.getBigDecimal(4)));
                    byParent.computeIfAbsent(row.parent(), _ -> new ArrayList<>()).add(row);
                },
                portfolio.value(),
                caller.user().value());
        return new TargetAllocation(targets(byParent, ""));
    }

    /** Replaces the targets of a portfolio. */
    public void replace(Tx tx, Caller caller, PortfolioId portfolio, TargetAllocation targets) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from target_allocation where portfolio_id = ? and owner_id = ?",
                portfolio.value(),
                caller.user().value());
        insert(tx, caller, portfolio, "", targets.top());
    }

    private static void insert(
            Tx tx, Caller caller, PortfolioId portfolio, String path, List<Target> targets) {
        for (Target target : targets) {
            String inside =
                    switch (target) {
                        case Target.OfAsset _ -> path;
                        case Target.OfClass all -> below(path, all.kind().name());
                        case Target.OfGroup group -> below(path, group.name());
                    };
            tx.execute(
                    "insert into target_allocation (id, owner_id, portfolio_id, group_path,"
                            + " asset_id, asset_class, weight, active) select ?, owner_id, id, ?,"
                            + " ?, ?, ?, true from portfolio where id = ? and owner_id = ?",
                    tx.nextId("target_allocation"),
                    target instanceof Target.OfGroup ? inside : path,
                    target instanceof Target.OfAsset one ? one.asset().value() : null,
                    target instanceof Target.OfClass all ? all.kind().name() : null,
                    target.weight(),
                    portfolio.value(),
                    caller.user().value());
            insert(tx, caller, portfolio, inside, target.inside());
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + SLASH + name;
    }

    /** A row of neither an asset nor a class is a group, and its path its own. */
    private static Row row(
            String path, @Nullable AssetId asset, @Nullable String kind, BigDecimal weight) {
        if (asset != null) {
            return new Row(path, "", asset, null, weight);
        }
        if (kind != null) {
            return new Row(path, kind, null, AssetKind.valueOf(kind), weight);
        }
        int end = path.lastIndexOf(SLASH);
        return new Row(
                end < 0 ? "" : path.substring(0, end), path.substring(end + 1), null, null, weight);
    }

    private static List<Target> targets(Map<String, List<Row>> byParent, String path) {
        List<Target> targets = new ArrayList<>();
        for (Row row : byParent.getOrDefault(path, List.of())) {
            AssetId asset = row.asset();
            AssetKind kind = row.kind();
            if (asset != null) {
                targets.add(new Target.OfAsset(asset, row.weight()));
            } else if (kind != null) {
                targets.add(new Target.OfClass(kind, row.weight(), targets(byParent, row.path())));
            } else {
                targets.add(
                        new Target.OfGroup(
                                row.name(), row.weight(), targets(byParent, row.path())));
            }
        }
        return targets;
    }
}
