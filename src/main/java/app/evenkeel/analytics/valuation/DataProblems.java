package app.evenkeel.analytics.valuation;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.DataProblem.Kind;
import app.evenkeel.domain.portfolio.Position;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds what makes figures wrong or missing. A price is stale when it is older than {@value
 * #FRESH_DAYS} days, that of a coin when older than {@value #FRESH_DAYS_OF_COINS}; an exchange rate
 * when older than {@value #FRESH_DAYS}.
 */
public final class DataProblems {
    /** Longest age in days of a price or rate that is not stale: a week with its holidays. */
    public static final int FRESH_DAYS = 7;

    /** The same for coins, which trade every day. */
    public static final int FRESH_DAYS_OF_COINS = 2;

    /** Largest difference between a stated and a derived quantity that is taken for none. */
    public static final BigDecimal TOLERANCE = new BigDecimal("1e-9");

    private static final Comparator<DataProblem> GRAVEST_FIRST =
            Comparator.comparingInt(DataProblems::rank)
                    .thenComparing(p -> String.join("\n", p.args()));

    private final List<DataProblem> found = new ArrayList<>();
    private final Set<Place> childrenWithoutCost = new HashSet<>();

    private record Place(AccountId account, AssetId asset) {}

    /** Problems of what was spun off without the cost that goes over; before the positions. */
    public DataProblems spinOffs(
            List<Transaction.SpinOff> spinOffs,
            Timeline timeline,
            Map<AccountId, Account> accounts) {
        for (Transaction.SpinOff spinOff : spinOffs) {
            Asset child = timeline.asset(spinOff.received().asset());
            Account account = Objects.requireNonNull(accounts.get(spinOff.head().account()));
            childrenWithoutCost.add(new Place(account.id(), child.id()));
            add(
                    Kind.SPIN_OFF_COST,
                    child,
                    account,
                    child.label(),
                    timeline.asset(spinOff.parent()).label(),
                    account.name(),
                    spinOff.head().date().toString());
        }
        return this;
    }

    /** Transfers up to {@code asOf} of which only one side is known, by account and asset. */
    public DataProblems transfers(
            Timeline timeline, Map<AccountId, Account> accounts, LocalDate asOf) {
        Map<Place, List<LocalDate>> days = new LinkedHashMap<>();
        for (int i = 0; i < timeline.size(); i++) {
            if (timeline.transaction(i) instanceof Transaction.Transfer transfer
                    && timeline.partner(i) < 0
                    && !timeline.isExchange(i)
                    && timeline.day(i) <= asOf.toEpochDay()) {
                Leg in = transfer.movement().in();
                Leg leg = in != null ? in : Objects.requireNonNull(transfer.movement().out());
                days.computeIfAbsent(
                                new Place(transfer.head().account(), leg.asset()),
                                _ -> new ArrayList<>())
                        .add(transfer.head().date());
            }
        }
        days.forEach((place, sides) -> {
            Asset asset = timeline.asset(place.asset());
            Account account = Objects.requireNonNull(accounts.get(place.account()));
            add(
                    Kind.UNMATCHED_TRANSFER,
                    asset,
                    account,
                    asset.label(),
                    account.name(),
                    Integer.toString(sides.size()),
                    Collections.min(sides).toString());
        });
        return this;
    }

    /** Problems of open positions, valued in {@code currency} on {@code asOf}. */
    public DataProblems positions(
            List<Position> positions, Market market, LocalDate asOf, CurrencyCode currency) {
        Set<AssetId> seen = new LinkedHashSet<>();
        Set<CurrencyCode> ratesSeen = new LinkedHashSet<>();
        for (Position position : positions) {
            quantityAndCost(position);
            Asset asset = position.asset();
            if (seen.add(asset.id())) {
                worth(asset, market.worth(asset, asOf, currency), asOf, currency, ratesSeen);
            }
        }
        return this;
    }

    /**
     * Adds a difference between what a statement says and what the ledger says at its date.
     *
     * @param stated units over all tax accounts of the account
     */
    public DataProblems stated(
            Asset asset, Account account, BigDecimal stated, BigDecimal derived, LocalDate asOf) {
        if (differ(stated, derived)) {
            add(
                    Kind.QUANTITY_DIFFERS,
                    asset,
                    account,
                    asset.label(),
                    account.name(),
                    Decimals.plain(stated),
                    Decimals.plain(derived),
                    asOf.toString());
        }
        return this;
    }

    /** Whether a stated quantity is another than the derived one. */
    public static boolean differ(BigDecimal stated, BigDecimal derived) {
        return stated.subtract(derived).abs().compareTo(TOLERANCE) > 0;
    }

    /** What was found, the gravest first. */
    public List<DataProblem> list() {
        found.sort(GRAVEST_FIRST);
        return List.copyOf(found);
    }

    private void quantityAndCost(Position position) {
        Asset asset = position.asset();
        Account account = position.account();
        if (position.quantity().signum() < 0) {
            add(
                    Kind.NEGATIVE_HOLDING,
                    asset,
                    account,
                    asset.label(),
                    account.name(),
                    Decimals.plain(position.quantity()));
        } else if (position.cost() == null
                && !childrenWithoutCost.contains(new Place(account.id(), asset.id()))) {
            add(Kind.UNKNOWN_COST, asset, account, asset.label(), account.name());
        }
    }

    private void worth(
            Asset asset,
            UnitWorth worth,
            LocalDate asOf,
            CurrencyCode currency,
            Set<CurrencyCode> ratesSeen) {
        CurrencyCode unrated = worth.missingRate();
        if (unrated != null) {
            if (ratesSeen.add(unrated)) {
                add(Kind.MISSING_RATE, null, null, unrated + "/" + currency);
            }
            return;
        }
        if (worth.value() == null) {
            add(Kind.MISSING_PRICE, asset, null, asset.label());
            return;
        }
        PricePoint price = worth.price();
        if (price != null && Freshness.isStale(asset, price, asOf.toEpochDay())) {
            add(
                    Kind.STALE_PRICE,
                    asset,
                    null,
                    asset.label(),
                    price.asOf().toString(),
                    Long.toString(price.ageInDays(asOf)));
        }
        FxRate rate = worth.rate();
        if (rate != null && Freshness.isStale(rate, asOf.toEpochDay())) {
            if (ratesSeen.add(rate.base())) {
                add(
                        Kind.STALE_RATE,
                        null,
                        null,
                        rate.base() + "/" + rate.quote(),
                        rate.date().toString(),
                        Long.toString(ChronoUnit.DAYS.between(rate.date(), asOf)));
            }
        }
    }

    private void add(Kind kind, @Nullable Asset asset, @Nullable Account account, String... args) {
        found.add(new DataProblem(kind, asset, account, List.of(args)));
    }

    private static int rank(DataProblem problem) {
        Asset asset = problem.asset();
        return switch (problem.kind()) {
            case SPLIT_REPORTED, SPLIT_SUSPECT, PRICE_STEP -> 0;
            case NEGATIVE_HOLDING -> asset != null && asset.isCash() ? 5 : 0;
            case MISSING_PRICE -> 1;
            case MISSING_RATE, NO_RATE_SOURCE -> 2;
            case QUANTITY_DIFFERS, COLLECTED_DIFFERS -> 3;
            case UNKNOWN_COST, SPIN_OFF_COST -> 4;
            case UNMATCHED_TRANSFER, PROPOSED_TRANSFER -> 6;
            case STALE_PRICE -> 7;
            case STALE_RATE -> 8;
            case HELD_PRICE, REUSED_TICKER -> 9;
        };
    }
}
