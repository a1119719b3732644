package app.evenkeel.portfolio.allocation;

import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.allocation.WeightSpread;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.policy.TargetFile;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The targets of portfolios, and how they are traded towards them. Blocking and thread-safe. */
public final class TargetService {
    private final Session session;
    private final PortfolioService portfolios;
    private final ValuationService valuation;

    public TargetService(Session session, PortfolioService portfolios, ValuationService valuation) {
        this.session = session;
        this.portfolios = portfolios;
        this.valuation = valuation;
    }

    /** The targets of a portfolio; none if none were set. */
    public TargetAllocation targets(PortfolioId portfolio) {
        return read(tx -> session.stores().targets().find(tx, session.caller(), portfolio));
    }

    /** How a portfolio is traded; as usual if nothing was set. */
    public PlanSettings settings(PortfolioId portfolio) {
        return read(tx -> session.stores().planSettings().find(tx, session.caller(), portfolio));
    }

    /** What quantities of assets are traded, where that was set. */
    public Map<AssetId, TradingRule> rules() {
        return read(tx -> session.stores().planSettings().rules(tx, session.caller()));
    }

    /**
     * Replaces the targets of a portfolio.
     *
     * @throws EvenkeelException if the caller may only read, an asset is none of the class it
     *     stands in, or a currency is given a target of its own
     */
    public void setTargets(PortfolioId portfolio, TargetAllocation targets) {
        Map<AssetId, Asset> assets = valuation.assets();
        check(targets.top(), null, assets);
        write(tx -> session.stores().targets().replace(tx, session.caller(), portfolio, targets));
    }

    /** Replaces how a portfolio is traded. */
    public void setSettings(PortfolioId portfolio, PlanSettings settings) {
        write(tx ->
                session.stores().planSettings().replace(tx, session.caller(), portfolio, settings));
    }

    /**
     * Sets what quantities of an asset are traded.
     *
     * @param rule {@code null} to trade it as usual for its kind
     */
    public void setRule(AssetId asset, @Nullable TradingRule rule) {
        write(tx -> session.stores().planSettings().setRule(tx, session.caller(), asset, rule));
    }

    /**
     * Replaces all that says how a portfolio is kept, in one transaction: the schedule sees all of
     * it or nothing. A date that passed while the schedule had nothing to do is not made up for.
     *
     * @throws EvenkeelException as {@link #setTargets}; then nothing is stored
     */
    public void replace(
            Portfolio portfolio,
            TargetAllocation targets,
            PlanSettings settings,
            RebalancePolicy policy,
            Automation automation) {
        check(targets.top(), null, valuation.assets());
        Caller caller = session.caller();
        write(tx -> {
            boolean wasOff =
                    session.stores()
                            .automations()
                            .findAll(tx, caller)
                            .getOrDefault(portfolio.id(), Automation.OFF)
                            .isOff();
            session.stores().targets().replace(tx, caller, portfolio.id(), targets);
            session.stores().planSettings().replace(tx, caller, portfolio.id(), settings);
            // As it is now: a run may have set its dates since it was shown.
            Portfolio stored =
                    session.stores().portfolios().findAll(tx, caller).stream()
                            .filter(each -> each.id().equals(portfolio.id()))
                            .findFirst()
                            .orElseThrow(() ->
                                    problem(ProblemCode.PORTFOLIO_NOT_FOUND, portfolio.name()));
            if (!policy.equals(stored.policy()) || (wasOff && !automation.isOff())) {
                session.stores().portfolios().update(tx, caller, stored.withPolicy(policy));
                session.stores()
                        .portfolios()
                        .setRebalances(
                                tx,
                                caller,
                                stored.id(),
                                stored.lastRebalance(),
                                policy.nextAfter(session.clock().instant()).orElse(null));
            }
            session.stores().automations().put(tx, caller, portfolio.id(), automation);
        });
    }

    /** Replaces when a portfolio is looked at and how far it is brought back; next due from now. */
    public void setPolicy(Portfolio portfolio, RebalancePolicy policy) {
        portfolios.edit(portfolio.withPolicy(policy));
    }

    /**
     * Reads targets from a file of symbols, classes and groups with their percentages. Blocks.
     *
     * @throws EvenkeelException if the file is unreadable, a symbol is not known or means several
     *     assets, or the targets make no sense
     */
    public TargetAllocation read(Path file) {
        return of(TargetFile.read(file));
    }

    /**
     * Makes targets of what was typed.
     *
     * @throws EvenkeelException if a symbol is not known or means several assets, or the targets
     *     make no sense
     */
    public TargetAllocation of(List<TargetRow> rows) {
        check(rows);
        Set<String> parents = new LinkedHashSet<>();
        rows.forEach(row -> parents.add(key(row.in())));
        return new TargetAllocation(level(rows, "", parents));
    }

    /** What can be told by the names that were typed: assets have none later on. */
    private static void check(List<TargetRow> rows) {
        Map<String, TargetRow> byName = new HashMap<>();
        for (TargetRow row : rows) {
            BigDecimal weight = row.weight();
            if (weight != null && (weight.signum() < 0 || weight.compareTo(BigDecimal.ONE) > 0)) {
                throw problem(
                        ProblemCode.TARGET_WEIGHT,
                        row.name(),
                        Decimals.plain(weight.movePointRight(2)));
            }
            if (byName.put(key(row.name()), row) != null) {
                throw problem(ProblemCode.TARGET_TWICE, row.name());
            }
        }
        rows.forEach(row -> checkPlace(row, byName));
    }

    /** From each target a way leads to the top: all it stands in is there, and none comes twice. */
    private static void checkPlace(TargetRow row, Map<String, TargetRow> byName) {
        List<String> way = new ArrayList<>();
        TargetRow at = row;
        while (!at.in().isEmpty()) {
            way.add(at.name());
            TargetRow outer = byName.get(key(at.in()));
            if (outer == null) {
                throw problem(ProblemCode.TARGET_CHAIN, at.name() + " > " + at.in());
            }
            int again = way.indexOf(outer.name());
            if (again >= 0) {
                way.add(outer.name());
                throw problem(
                        ProblemCode.TARGET_CHAIN,
                        String.join(" > ", way.subList(again, way.size())));
            }
            at = outer;
        }
    }

    /** Targets as they would be typed, each before those that stand in it. */
    public List<TargetRow> rows(TargetAllocation targets) {
        List<TargetRow> rows = new ArrayList<>();
        add(rows, targets.top(), "", valuation.assets());
        return rows;
    }

    private static void add(
            List<TargetRow> rows, List<Target> targets, String in, Map<AssetId, Asset> assets) {
        for (Target target : targets) {
            String name =
                    switch (target) {
                        case Target.OfAsset one ->
                                Objects.requireNonNull(assets.get(one.asset())).symbol();
                        case Target.OfClass all -> all.kind().name();
                        case Target.OfGroup group -> group.name();
                    };
            rows.add(new TargetRow(name, target.weight(), in));
            add(rows, target.inside(), name, assets);
        }
    }

    private List<Target> level(List<TargetRow> all, String in, Set<String> parents) {
        List<TargetRow> rows = all.stream().filter(row -> key(row.in()).equals(in)).toList();
        List<@Nullable BigDecimal> given = new ArrayList<>();
        rows.forEach(row -> given.add(row.weight()));
        List<BigDecimal> weights = given.contains(null) ? WeightSpread.rest(given) : full(given);
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String name = rows.get(i).name();
            AssetKind kind = kind(name);
            boolean isParent = parents.contains(key(name));
            if (kind != null) {
                List<Target> inside = isParent ? level(all, key(name), parents) : List.of();
                targets.add(new Target.OfClass(kind, weights.get(i), inside));
            } else if (isParent) {
                targets.add(
                        new Target.OfGroup(
                                group(name), weights.get(i), level(all, key(name), parents)));
            } else {
                targets.add(new Target.OfAsset(asset(name).id(), weights.get(i)));
            }
        }
        return targets;
    }

    private static List<BigDecimal> full(List<@Nullable BigDecimal> weights) {
        List<BigDecimal> full = new ArrayList<>();
        for (BigDecimal weight : weights) {
            full.add(weight == null ? BigDecimal.ZERO : weight);
        }
        return full;
    }

    private static String group(String name) {
        if (name.indexOf('/') >= 0) {
            throw problem(ProblemCode.TARGET_GROUP_EMPTY, name);
        }
        return name;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static @Nullable AssetKind kind(String name) {
        for (AssetKind kind : AssetKind.values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        return null;
    }

    /** The asset of a symbol: one that is held, where several have it. */
    private Asset asset(String symbol) {
        List<Asset> found =
                valuation.assets().values().stream()
                        .filter(asset -> asset.symbol().equalsIgnoreCase(symbol))
                        .toList();
        if (found.size() > 1) {
            Set<AssetId> held = valuation.held();
            List<Asset> owned = found.stream().filter(asset -> held.contains(asset.id())).toList();
            found = owned.size() == 1 ? owned : found;
        }
        if (found.isEmpty()) {
            throw problem(ProblemCode.ASSET_NOT_FOUND, symbol);
        }
        if (found.size() > 1) {
            String names = String.join(", ", found.stream().map(Asset::label).sorted().toList());
            throw problem(ProblemCode.ASSET_AMBIGUOUS, symbol, names);
        }
        return found.getFirst();
    }

    private static void check(
            List<Target> targets, @Nullable AssetKind within, Map<AssetId, Asset> assets) {
        for (Target target : targets) {
            switch (target) {
                case Target.OfAsset one -> {
                    Asset asset = assets.get(one.asset());
                    if (asset == null) {
                        throw problem(ProblemCode.ASSET_NOT_FOUND, "#" + one.asset().value());
                    }
                    if (asset.isCash()) {
                        throw problem(ProblemCode.TARGET_PLACE, asset.symbol());
                    }
                    if (within != null && asset.kind() != within) {
                        throw problem(
                                ProblemCode.TARGET_OTHER_CLASS, asset.symbol(), within.name());
                    }
                }
                case Target.OfClass all -> check(all.inside(), all.kind(), assets);
                case Target.OfGroup group -> check(group.inside(), within, assets);
            }
        }
    }

    private <T> T read(Function<Tx, T> work) {
        return session.stores().database().read(work);
    }

    private void write(Consumer<Tx> change) {
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    change.accept(tx);
                    return true;
                });
        session.changes().publish(Change.PORTFOLIOS);
    }

    private static EvenkeelException problem(ProblemCode code, String... args) {
        return new EvenkeelException(Problem.of(code, args));
    }
}
