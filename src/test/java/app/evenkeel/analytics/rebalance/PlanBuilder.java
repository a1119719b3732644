package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.rebalance.PlanInput.AccountCash;
import app.evenkeel.analytics.rebalance.PlanInput.Candidate;
import app.evenkeel.analytics.rebalance.PlanInput.Slot;
import app.evenkeel.analytics.rebalance.PlanInput.TaxLot;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.allocation.TaxSettings;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanPrice;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.portfolio.RebalancePolicy;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts a planner's input together; without more, one account of whole shares, no costs, no tax. */
final class PlanBuilder {
    static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, AccountCash> cash = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private BandKind bandKind = BandKind.ABSOLUTE;
    private String threshold = "0";
    private Destination destination = Destination.TARGET;
    private BigDecimal minimum = BigDecimal.ZERO;
    private BigDecimal buffer = BigDecimal.ZERO;
    private TaxSettings tax = TaxSettings.NONE;
    private @Nullable BigDecimal costBenefit;
    private PlanRequest request = PlanRequest.FULL;

    private record Part(Asset asset, BigDecimal price, List<Slot> slots) {}

    static Account account(String name) {
        long id = 1;
        for (int i = 0; i < name.length(); i++) {
            id = id * 31 + name.charAt(i);
        }
        return new Account(new AccountId(id), name, AccountKind.BROKER, "", name);
    }

    /** Two assets at 10 that are to be half of the whole each. */
    static PlanBuilder halves(String a, String b) {
        return new PlanBuilder()
                .asset("A", "10")
                .asset("B", "10")
                .held("A", "bank", a)
                .held("B", "bank", b)
                .target("A", "50")
                .target("B", "50");
    }

    PlanBuilder asset(String symbol, String price) {
        return asset(symbol, AssetKind.EQUITY, price);
    }

    PlanBuilder asset(String symbol, AssetKind kind, String price) {
        AssetId id = new AssetId(parts.size() + 1);
        Asset asset = new Asset(id, symbol, kind, symbol, "", CurrencyCode.USD, "", 1, true);
        parts.put(symbol, new Part(asset, new BigDecimal(price), new ArrayList<>()));
        return this;
    }

    PlanBuilder held(String symbol, String account, String quantity) {
        return slot(
                symbol, account, quantity, TradingRule.WHOLE, TradingCost.NONE, true, List.of());
    }

    PlanBuilder slot(
            String symbol,
            String account,
            String quantity,
            TradingRule rule,
            TradingCost cost,
            boolean mayTrade,
            List<TaxLot> lots) {
        part(symbol)
                .slots()
                .add(
                        new Slot(
                                account(account),
                                new BigDecimal(quantity),
                                mayTrade,
                                rule,
                                cost,
                                0,
                                lots));
        cash.putIfAbsent(account, new AccountCash(account(account), BigDecimal.ZERO, true));
        return this;
    }

    PlanBuilder cash(String account, String amount) {
        cash.put(account, new AccountCash(account(account), new BigDecimal(amount), true));
        return this;
    }

    PlanBuilder idleCash(String account, String amount) {
        cash.put(account, new AccountCash(account(account), new BigDecimal(amount), false));
        return this;
    }

    /** A target of the whole in percent; {@code CASH} for cash. */
    PlanBuilder target(String symbol, String percent) {
        BigDecimal weight = new BigDecimal(percent).movePointLeft(2);
        targets.add(
                symbol.equals("CASH")
                        ? new Target.OfClass(AssetKind.CASH, weight, List.of())
                        : new Target.OfAsset(part(symbol).asset().id(), weight));
        return this;
    }

    PlanBuilder target(Target target) {
        targets.add(target);
        return this;
    }

    AssetId id(String symbol) {
        return part(symbol).asset().id();
    }

    PlanBuilder band(BandKind kind, String fraction) {
        bandKind = kind;
        threshold = fraction;
        return this;
    }

    PlanBuilder destination(Destination wanted) {
        destination = wanted;
        return this;
    }

    PlanBuilder minimum(String amount) {
        minimum = new BigDecimal(amount);
        return this;
    }

    PlanBuilder buffer(String amount) {
        buffer = new BigDecimal(amount);
        return this;
    }

    PlanBuilder tax(TaxSettings wanted) {
        tax = wanted;
        return this;
    }

    PlanBuilder costBenefit(String times) {
        costBenefit = new BigDecimal(times);
        return this;
    }

    PlanBuilder request(PlanRequest wanted) {
        request = wanted;
        return this;
    }

    private Part part(String symbol) {
        return Objects.requireNonNull(parts.get(symbol), symbol);
    }

    PlanInput input() {
        List<Candidate> candidates =
                parts.values().stream()
                        .map(part ->
                                new Candidate(
                                        new PlanPrice(part.asset(), part.price(), null, null, 0),
                                        part.slots()))
                        .toList();
        return new PlanInput(
                new PortfolioId(1),
                CurrencyCode.USD,
                new RebalancePolicy(
                        PolicyFrequency.MONTHLY,
                        ZoneOffset.UTC,
                        RebalancePolicy.USUAL_TIME,
                        bandKind,
                        new BigDecimal(threshold),
                        destination),
                new TargetAllocation(targets),
                new PlanSettings(
                        minimum,
                        buffer,
                        Map.of(),
                        Map.of(),
                        tax,
                        TradingCost.NONE,
                        Map.of(),
                        Map.of(),
                        costBenefit,
                        null),
                request,
                Instant.EPOCH,
                DAY,
                candidates,
                List.copyOf(cash.values()));
    }

    Plan plan() {
        return RebalancePlanner.plan(input(), "");
    }
}
