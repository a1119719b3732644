package app.evenkeel.analytics.valuation;

import app.evenkeel.analytics.ledger.Postings;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.portfolio.Scope;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Units held at the end of a day, by account and asset, over all tax accounts. */
public record Holdings(LocalDate asOf, Map<AccountId, Map<AssetId, BigDecimal>> byAccount) {
    public Holdings {
        byAccount = Map.copyOf(byAccount);
    }

    /**
     * Adds up a ledger to the end of {@code asOf}. What sums to zero is left out; what is on its
     * way between two places is where it came from.
     */
    public static Holdings of(Timeline timeline, LocalDate asOf, Scope scope) {
        long last = asOf.toEpochDay();
        return new Holdings(asOf, sums(timeline, scope, i -> timeline.countedDay(i) <= last));
    }

    /** As each account by itself books it: what is on its way is nowhere. */
    public static Holdings asBooked(Timeline timeline, LocalDate asOf) {
        long last = asOf.toEpochDay();
        return new Holdings(asOf, sums(timeline, Scope.ALL, i -> timeline.day(i) <= last));
    }

    /**
     * The same by account and asset, of each account to a moment of its own, that one included; in
     * one pass.
     */
    public static Map<AccountId, Map<AssetId, BigDecimal>> asBooked(
            Timeline timeline, Function<AccountId, Instant> asOf) {
        return sums(
                timeline,
                Scope.ALL,
                i -> {
                    Head head = timeline.transaction(i).head();
                    return !head.time().isAfter(asOf.apply(head.account()));
                });
    }

    private static Map<AccountId, Map<AssetId, BigDecimal>> sums(
            Timeline timeline, Scope scope, IntPredicate counts) {
        Map<AccountId, Map<AssetId, BigDecimal>> sums = new HashMap<>();
        for (int i = 0; i < timeline.size(); i++) {
            if (counts.test(i)) {
                AccountId account = timeline.transaction(i).head().account();
                Map<AssetId, BigDecimal> ofAccount =
                        sums.computeIfAbsent(account, _ -> new HashMap<>());
                Postings.forEach(
                        timeline.transaction(i),
                        (asset, change) -> ofAccount.merge(asset, change, BigDecimal::add));
            }
        }
        sums.forEach((account, ofAccount) ->
                ofAccount
                        .entrySet()
                        .removeIf(e ->
                                e.getValue().signum() == 0
                                        || !scope.contains(account, timeline.asset(e.getKey()))));
        sums.values().removeIf(Map::isEmpty);
        return sums;
    }

    /** Units in one account; zero if there are none. */
    public BigDecimal quantity(AccountId account, AssetId asset) {
        return byAccount.getOrDefault(account, Map.of()).getOrDefault(asset, BigDecimal.ZERO);
    }

    /** Units over all accounts. */
    public Map<AssetId, BigDecimal> byAsset() {
        Map<AssetId, BigDecimal> sums = new HashMap<>();
        byAccount
                .values()
                .forEach(held ->
                        held.forEach((id, units) -> sums.merge(id, units, BigDecimal::add)));
        return sums;
    }
}
