package app.evenkeel.portfolio.allocation;

import app.evenkeel.analytics.valuation.Freshness;
import app.evenkeel.analytics.valuation.LedgerPrices;
import app.evenkeel.analytics.valuation.UnitWorth;
import app.evenkeel.domain.allocation.Participation;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.ValuationService;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Reads where a portfolio stands, and says of all that is missing or too old that it is. */
final class StandingReading {
    private final ValuationService valuation;
    private final HoldingBook book;
    private final Portfolio portfolio;
    private final TargetAllocation targets;
    private final PlanSettings settings;
    private final LocalDate day;
    private final Set<AssetId> named = new HashSet<>();
    private final Set<AssetKind> classes = EnumSet.noneOf(AssetKind.class);
    private final Map<AccountId, Account> accounts = new TreeMap<>();
    private final Map<AssetId, Asset> assets = new TreeMap<>();
    private final Map<AssetId, Map<AccountId, BigDecimal>> held = new HashMap<>();
    private final Map<AccountId, Map<Asset, BigDecimal>> cash = new TreeMap<>();
    private final Map<Asset, BigDecimal> unlisted = new LinkedHashMap<>();
    private final List<Problem> obstacles = new ArrayList<>();

    private StandingReading(
            ValuationService valuation,
            HoldingBook book,
            Portfolio portfolio,
            TargetAllocation targets,
            PlanSettings settings,
            LocalDate day) {
        this.valuation = valuation;
        this.book = book;
        this.portfolio = portfolio;
        this.targets = targets;
        this.settings = settings;
        this.day = day;
    }

    /**
     * Reads the end of a day.
     *
     * @param book that tells what is held
     * @throws EvenkeelException if the portfolio has no targets
     */
    static Standing of(
            ValuationService valuation,
            HoldingBook book,
            Portfolio portfolio,
            TargetAllocation targets,
            PlanSettings settings,
            LocalDate day) {
        if (targets.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.TARGETS_MISSING, portfolio.name()));
        }
        return new StandingReading(valuation, book, portfolio, targets, settings, day).read();
    }

    private Standing read() {
        note(targets.top());
        Map<AssetId, Asset> known = valuation.assets();
        for (AssetId id : named) {
            Asset asset = known.get(id);
            if (asset != null) {
                assets.put(id, asset);
            }
        }
        for (Account account : valuation.accounts().values()) {
            if (isIn(account)) {
                accounts.put(account.id(), account);
            }
        }
        for (HoldingBook.Holding each : book.held(day, portfolio.scope())) {
            if (isIn(each.account())) {
                add(each);
            }
        }
        held.values().forEach(units -> units.values().removeIf(each -> each.signum() == 0));
        List<Asset> toValue = new ArrayList<>(assets.values());
        cash.values().forEach(each -> toValue.addAll(each.keySet()));
        toValue.addAll(unlisted.keySet());
        Map<AssetId, UnitWorth> worths =
                valuation.unitWorths(toValue, portfolio.baseCurrency(), day);
        assets.values().forEach(asset -> check(asset, worths));
        checkHoldings();
        return new Standing(
                portfolio,
                targets,
                settings,
                day,
                List.copyOf(accounts.values()),
                List.copyOf(assets.values()),
                held,
                cashOf(worths),
                worths,
                unlisted,
                List.copyOf(obstacles));
    }

    private void note(List<Target> level) {
        for (Target target : level) {
            switch (target) {
                case Target.OfAsset one -> named.add(one.asset());
                case Target.OfClass all -> {
                    if (all.inside().isEmpty()) {
                        classes.add(all.kind());
                    }
                }
                case Target.OfGroup _ -> {}
            }
            note(target.inside());
        }
    }

    private boolean isIn(Account account) {
        boolean isMember = portfolio.coversAll() || portfolio.accounts().contains(account.id());
        return isMember && settings.of(account) != Participation.LEFT_OUT;
    }

    private void add(HoldingBook.Holding holding) {
        Asset asset = holding.asset();
        AccountId account = holding.account().id();
        // A target counts more than having been left out.
        if (!named.contains(asset.id()) && settings.of(asset.id()) == Participation.LEFT_OUT) {
            return;
        }
        if (asset.isCash()) {
            cash.computeIfAbsent(account, _ -> new LinkedHashMap<>())
                    .merge(asset, holding.quantity(), BigDecimal::add);
        } else if (named.contains(asset.id()) || classes.contains(asset.kind())) {
            assets.put(asset.id(), asset);
            held.computeIfAbsent(asset.id(), _ -> new TreeMap<>())
                    .merge(account, holding.quantity(), BigDecimal::add);
        } else {
            unlisted.merge(asset, holding.quantity(), BigDecimal::add);
        }
    }

    private void check(Asset asset, Map<AssetId, UnitWorth> worths) {
        UnitWorth worth = Objects.requireNonNull(worths.get(asset.id()));
        CurrencyCode missing = worth.missingRate();
        BigDecimal value = worth.value();
        if (missing != null) {
            obstacle(ProblemCode.PLAN_RATE_MISSING, asset.symbol(), missing.value());
        } else if (value == null || value.signum() <= 0 || isOfDelivery(worth.price())) {
            obstacle(ProblemCode.PLAN_PRICE_MISSING, asset.symbol());
        } else if (Freshness.isStale(asset, worth.price(), day.toEpochDay())) {
            PricePoint price = Objects.requireNonNull(worth.price());
            stale(asset, price.asOf());
        } else {
            checkRate(asset, worth.rate());
        }
    }

    /** What was stated beside a delivery may be its cost: good enough to show, not to trade by. */
    private static boolean isOfDelivery(@Nullable PricePoint price) {
        return price != null && price.source().equals(LedgerPrices.DELIVERY);
    }

    private void checkRate(Asset asset, @Nullable FxRate rate) {
        if (rate != null && Freshness.isStale(rate, day.toEpochDay())) {
            stale(asset, rate.date());
        }
    }

    private void stale(Asset asset, LocalDate asOf) {
        obstacle(
                ProblemCode.PLAN_PRICE_STALE,
                asset.symbol(),
                asOf.toString(),
                Long.toString(day.toEpochDay() - asOf.toEpochDay()));
    }

    private void checkHoldings() {
        for (Asset asset : assets.values()) {
            held.getOrDefault(asset.id(), Map.of())
                    .forEach((account, units) -> {
                        if (units.signum() < 0) {
                            obstacle(
                                    ProblemCode.PLAN_NEGATIVE_HOLDING,
                                    asset.symbol(),
                                    Objects.requireNonNull(accounts.get(account)).name());
                        }
                    });
        }
    }

    private Map<AccountId, BigDecimal> cashOf(Map<AssetId, UnitWorth> worths) {
        Map<AccountId, BigDecimal> sums = new TreeMap<>();
        accounts.keySet().forEach(account -> sums.put(account, BigDecimal.ZERO));
        Set<Asset> seen = new HashSet<>();
        cash.forEach((account, amounts) ->
                amounts.forEach((asset, amount) -> {
                    UnitWorth worth = Objects.requireNonNull(worths.get(asset.id()));
                    BigDecimal value = worth.of(amount);
                    if (amount.signum() != 0 && seen.add(asset)) {
                        check(asset, worths);
                    }
                    if (value != null) {
                        sums.merge(account, value, BigDecimal::add);
                    }
                }));
        return sums;
    }

    private void obstacle(ProblemCode code, String... args) {
        Problem problem = Problem.of(code, args);
        if (!obstacles.contains(problem)) {
            obstacles.add(problem);
            obstacles.sort(Comparator.comparing(each -> each.code() + "\n" + each.args()));
        }
    }
}
