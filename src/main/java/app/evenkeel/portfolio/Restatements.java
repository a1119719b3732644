package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.portfolio.ImportPlan.PlannedConflict;
import app.evenkeel.portfolio.ImportPlan.PlannedFile;
import app.evenkeel.portfolio.matching.Verdict;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds trades that were stored before they were settled and that a file now tells otherwise: on
 * another day, in other partial fills, with fees. They settle on one day, are of one asset, side
 * and pool, and add up to the same quantity at the same price.
 */
final class Restatements {
    /** Partial fills are priced to a ten-thousandth or so when they are put together. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.0001");

    private final Session session;
    private final Tx tx;
    private final List<PlannedFile> earlier;

    /** What both statements of a trade have in common. */
    private record Anchor(
            AccountId account,
            LocalDate settlement,
            TransactionType type,
            AssetId asset,
            String taxAccount,
            String source,
            String layout) {
        static @Nullable Anchor of(Transaction t) {
            Leg leg = units(t);
            LocalDate settlement = t.head().settlement();
            Origin origin = t.head().origin();
            return leg == null || settlement == null || t.movement().price() == null
                    ? null
                    : new Anchor(
                            t.head().account(),
                            settlement,
                            t.type(),
                            leg.asset(),
                            t.head().taxAccount(),
                            origin.source(),
                            origin.layout());
        }
    }

    Restatements(Session session, Tx tx, List<PlannedFile> earlier) {
        this.session = session;
        this.tx = tx;
        this.earlier = earlier;
    }

    /** Whether one states the fees of the other, which did not know them yet. */
    static boolean isSettlementOf(Transaction settled, Transaction provisional) {
        Anchor anchor = Anchor.of(settled);
        return anchor != null
                && anchor.equals(Anchor.of(provisional))
                && settled.movement().fee() != null
                && provisional.movement().fee() == null
                && addUp(List.of(provisional), List.of(settled));
    }

    /** Turns new candidates that restate what is there into conflicts. */
    void find(StagingSink sink, List<PlannedConflict> conflicts, List<Conflict> shown) {
        if (!sink.hasAll()) {
            return;
        }
        Map<Anchor, List<Integer>> incoming = new LinkedHashMap<>();
        for (int i = 0; i < sink.kept.size(); i++) {
            Candidate candidate = sink.kept.get(i);
            Anchor anchor =
                    sink.rows.verdict(i) == Verdict.NEW && !candidate.hasOwnId()
                            ? Anchor.of(candidate.transaction())
                            : null;
            if (anchor != null) {
                incoming.computeIfAbsent(anchor, a -> new ArrayList<>()).add(i);
            }
        }
        if (incoming.isEmpty()) {
            return;
        }
        Map<UUID, Integer> matched = matched(sink);
        Map<Anchor, List<Transaction>> staged = staged(incoming);
        incoming.forEach((anchor, indexes) -> {
            List<Transaction> there = new ArrayList<>(staged.getOrDefault(anchor, List.of()));
            there.addAll(stored(anchor));
            List<Transaction> provisional = new ArrayList<>();
            for (Transaction t : there) {
                if (!take(matched, t.head().origin().identity())) {
                    provisional.add(t);
                }
            }
            List<Transaction> settled =
                    indexes.stream().map(i -> sink.kept.get(i).transaction()).toList();
            if (!provisional.isEmpty() && addUp(provisional, settled)) {
                indexes.forEach(i -> sink.rows.decide(i, Verdict.RESTATED));
                Transaction whole = whole(settled);
                shown.add(new Conflict(conflicts.size(), whole(provisional), whole, true));
                conflicts.add(
                        PlannedConflict.restated(
                                indexes,
                                sink.kept.get(indexes.getFirst()),
                                provisional.stream()
                                        .map(t -> ImportPlan.StoredKey.of(t.head().origin()))
                                        .toList()));
            }
        });
    }

    /** How often the file tells what is there already, by identity. */
    private static Map<UUID, Integer> matched(StagingSink sink) {
        Map<UUID, Integer> matched = new HashMap<>();
        for (int i = 0; i < sink.rows.size(); i++) {
            if (sink.rows.verdict(i) != Verdict.NEW) {
                matched.merge(sink.rows.identity(i), 1, Integer::sum);
            }
        }
        return matched;
    }

    private static boolean take(Map<UUID, Integer> matched, @Nullable UUID identity) {
        int left = identity == null ? 0 : matched.getOrDefault(identity, 0);
        if (left > 0 && identity != null) {
            matched.put(identity, left - 1);
        }
        return left > 0;
    }

    /** What earlier files of the same drop bring under these anchors. */
    private Map<Anchor, List<Transaction>> staged(Map<Anchor, List<Integer>> wanted) {
        Map<Anchor, List<Transaction>> found = new HashMap<>();
        for (PlannedFile file : earlier) {
            for (int i = 0; i < file.kept().size(); i++) {
                Transaction t = file.kept().get(i).transaction();
                Anchor anchor = file.rows().verdict(i) == Verdict.NEW ? Anchor.of(t) : null;
                if (anchor != null && wanted.containsKey(anchor)) {
                    found.computeIfAbsent(anchor, a -> new ArrayList<>())
                            .add(identified(t, file.rows().identity(i), file.rows().occurrence(i)));
                }
            }
        }
        return found;
    }

    private static Transaction identified(Transaction t, UUID identity, int occurrence) {
        Origin o = t.head().origin();
        return t.withHead(
                t.head()
                        .withOrigin(
                                new Origin(
                                        o.batch(),
                                        o.source(),
                                        o.layout(),
                                        o.externalId(),
                                        identity,
                                        occurrence,
                                        o.crossKey(),
                                        o.line(),
                                        o.rawRow())));
    }

    private List<Transaction> stored(Anchor anchor) {
        if (anchor.account().value() < 0 || anchor.asset().isProvisional()) {
            return List.of();
        }
        return session
                .stores()
                .ledger()
                .findSettledOn(tx, session.caller(), anchor.account(), anchor.settlement())
                .stream()
                .filter(t ->
                        anchor.equals(Anchor.of(t)) && t.head().origin().externalId().isEmpty())
                .toList();
    }

    private static @Nullable Leg units(Transaction t) {
        return switch (t.type()) {
            case BUY -> t.movement().in();
            case SELL -> t.movement().out();
            case SWAP,
                    DEPOSIT,
                    WITHDRAWAL,
                    TRANSFER,
                    DIVIDEND,
                    INTEREST,
                    REWARD,
                    FEE,
                    TAX,
                    SPLIT,
                    MERGER,
                    SPIN_OFF,
                    CUSTODY_MOVE,
                    OPENING_BALANCE ->
                    null;
        };
    }

    private static boolean addUp(List<Transaction> a, List<Transaction> b) {
        BigDecimal price = gross(a);
        return quantity(a).compareTo(quantity(b)) == 0
                && price.subtract(gross(b)).abs().compareTo(price.abs().multiply(TOLERANCE)) <= 0;
    }

    private static BigDecimal quantity(List<Transaction> rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Transaction t : rows) {
            Leg leg = units(t);
            sum = leg == null ? sum : sum.add(leg.quantity());
        }
        return sum;
    }

    private static BigDecimal gross(List<Transaction> rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Transaction t : rows) {
            Leg leg = units(t);
            Price price = t.movement().price();
            sum =
                    leg == null || price == null
                            ? sum
                            : sum.add(leg.quantity().multiply(price.value()));
        }
        return sum;
    }

    /** Several fills as one trade, for showing them beside another. */
    private static Transaction whole(List<Transaction> fills) {
        Transaction sum = fills.getFirst();
        for (Transaction next : fills.subList(1, fills.size())) {
            sum = plus(sum, next);
        }
        return sum;
    }

    private static Transaction plus(Transaction a, Transaction b) {
        Movement m = a.movement();
        Movement n = b.movement();
        BigDecimal quantity = quantity(List.of(a, b));
        Price price = m.price();
        Movement sum =
                new Movement(
                        plus(m.in(), n.in()),
                        plus(m.out(), n.out()),
                        plus(m.fee(), n.fee()),
                        plus(m.tax(), n.tax()),
                        price == null
                                ? null
                                : new Price(
                                        gross(List.of(a, b))
                                                .divide(quantity, MathContext.DECIMAL64),
                                        price.currency()),
                        plus(m.amount(), n.amount()),
                        m.subject());
        return Transaction.of(a.type(), a.head(), sum);
    }

    private static @Nullable Leg plus(@Nullable Leg a, @Nullable Leg b) {
        return a == null || b == null
                ? a == null ? b : a
                : new Leg(a.asset(), a.quantity().add(b.quantity()));
    }

    private static @Nullable Fee plus(@Nullable Fee a, @Nullable Fee b) {
        return a == null || b == null
                ? a == null ? b : a
                : new Fee(a.asset(), a.quantity().add(b.quantity()), a.included());
    }

    private static @Nullable Money plus(@Nullable Money a, @Nullable Money b) {
        return a == null || b == null
                ? a == null ? b : a
                : new Money(a.amount().add(b.amount()), a.currency());
    }
}
