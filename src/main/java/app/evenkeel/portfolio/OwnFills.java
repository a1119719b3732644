package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.RecognisedFile;
import app.evenkeel.portfolio.matching.Verdict;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Finds the trades of a file that are fills of own orders, booked when they were executed, where
 * the file has them some seconds off: a venue's files round the second in their own way. They are
 * of one account and the same assets and quantities, one for one or summed up, and each fill is
 * told once: a true twin beside it stays new.
 */
final class OwnFills {
    /** How far a file's time may be from the execution's. */
    private static final Duration NEAR = Duration.ofSeconds(5);

    private final Session session;
    private final FileReading reading;
    private final Tx tx;
    private final ImportBook book;
    private final StagingOptions options;
    private final Progress progress;

    /** What a trade exchanges for what, and where. */
    private record Kind(AccountId account, TransactionType type, AssetId in, AssetId out) {
        static @Nullable Kind of(Transaction t) {
            Leg in = t.movement().in();
            Leg out = t.movement().out();
            return in == null || out == null
                    ? null
                    : new Kind(t.head().account(), t.type(), in.asset(), out.asset());
        }
    }

    /** A trade of the file by its place there. */
    private record Told(int index, Transaction trade) {}

    OwnFills(
            Session session,
            FileReading reading,
            Tx tx,
            ImportBook book,
            StagingOptions options,
            Progress progress) {
        this.session = session;
        this.reading = reading;
        this.tx = tx;
        this.book = book;
        this.options = options;
        this.progress = progress;
    }

    /** Takes new candidates that are booked fills for known. */
    void find(String name, RecognisedFile file, StagingSink sink) {
        if (sink.rows.count(Verdict.NEW) == 0) {
            return;
        }
        NavigableMap<Instant, Set<TransactionId>> booked = new TreeMap<>();
        session.stores()
                .orders()
                .forEachBooked(
                        tx,
                        session.caller(),
                        (at, id) -> booked.computeIfAbsent(at, _ -> new HashSet<>()).add(id));
        List<Told> told = booked.isEmpty() ? List.of() : near(name, file, sink, booked);
        if (told.isEmpty()) {
            return;
        }
        List<Transaction> fills = open(told, booked, sink);
        for (Told each : List.copyOf(told)) {
            settle(List.of(each), nearest(each, fills), told, fills, sink);
        }
        for (Told each : List.copyOf(told)) {
            settle(List.of(each), alike(each.trade(), fills, t -> t), told, fills, sink);
        }
        for (Transaction fill : List.copyOf(fills)) {
            settle(alike(fill, told, Told::trade), List.of(fill), told, fills, sink);
        }
    }

    private static void settle(
            List<Told> some,
            List<Transaction> same,
            List<Told> told,
            List<Transaction> fills,
            StagingSink sink) {
        boolean isOpen = told.containsAll(some) && fills.containsAll(same);
        if (isOpen && isSame(some.stream().map(Told::trade).toList(), same)) {
            some.forEach(each -> sink.rows.decide(each.index(), Verdict.KNOWN));
            told.removeAll(some);
            fills.removeAll(same);
        }
    }

    /** New trades without an id of their own about the time of a fill. */
    private List<Told> near(
            String name,
            RecognisedFile file,
            StagingSink sink,
            NavigableMap<Instant, Set<TransactionId>> booked) {
        List<Told> found = new ArrayList<>();
        CandidateSink.Visitor visitor =
                (index, candidate) -> {
                    Transaction trade = candidate.transaction();
                    if (sink.rows.verdict(index) == Verdict.NEW
                            && !candidate.hasOwnId()
                            && Kind.of(trade) != null
                            && !around(booked, trade.head().time()).isEmpty()) {
                        found.add(new Told(index, trade));
                    }
                };
        if (sink.hasAll()) {
            for (int i = 0; i < sink.kept.size(); i++) {
                visitor.candidate(i, sink.kept.get(i));
            }
        } else {
            book.startSource(tx, file.importer().source());
            reading.read(
                    file,
                    StagingRun.context(session, book, file, options.accountOf(name)),
                    new CandidateSink(book, visitor, progress),
                    progress);
        }
        return found;
    }

    private static SortedMap<Instant, Set<TransactionId>> around(
            NavigableMap<Instant, Set<TransactionId>> booked, Instant time) {
        return booked.subMap(time.minus(NEAR), true, time.plus(NEAR), true);
    }

    /** The fills about the time of these trades that the file does not tell to the second. */
    private List<Transaction> open(
            List<Told> told, NavigableMap<Instant, Set<TransactionId>> booked, StagingSink sink) {
        Set<TransactionId> ids = new HashSet<>();
        told.forEach(
                each -> around(booked, each.trade().head().time()).values().forEach(ids::addAll));
        Set<UUID> exact = new HashSet<>();
        for (int i = 0; i < sink.rows.size(); i++) {
            if (sink.rows.verdict(i) != Verdict.NEW) {
                exact.add(sink.rows.identity(i));
            }
        }
        List<Transaction> found = new ArrayList<>();
        for (TransactionId id : ids) {
            session.stores()
                    .ledger()
                    .find(tx, session.caller(), id)
                    .filter(t ->
                            Kind.of(t) != null && !exact.contains(t.head().origin().identity()))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The one fill of the same quantities that is nearest in time, if there is one. */
    private static List<Transaction> nearest(Told told, List<Transaction> fills) {
        return alike(told.trade(), fills, t -> t).stream()
                .filter(fill -> isSame(List.of(told.trade()), List.of(fill)))
                .min((a, b) -> distance(a, told.trade()).compareTo(distance(b, told.trade())))
                .map(List::of)
                .orElse(List.of());
    }

    private static <T> List<T> alike(
            Transaction of, List<T> among, Function<T, Transaction> trade) {
        Kind kind = Objects.requireNonNull(Kind.of(of));
        return among.stream()
                .filter(each ->
                        kind.equals(Kind.of(trade.apply(each)))
                                && distance(trade.apply(each), of).compareTo(NEAR) <= 0)
                .toList();
    }

    private static Duration distance(Transaction a, Transaction b) {
        return Duration.between(a.head().time(), b.head().time()).abs();
    }

    /** Whether both come to the same: as much came in, and as much went out. */
    private static boolean isSame(List<Transaction> some, List<Transaction> others) {
        return !some.isEmpty()
                && !others.isEmpty()
                && sum(some, t -> t.movement().in()).compareTo(sum(others, t -> t.movement().in()))
                        == 0
                && sum(some, t -> t.movement().out())
                                .compareTo(sum(others, t -> t.movement().out()))
                        == 0;
    }

    private static BigDecimal sum(
            List<Transaction> trades, Function<Transaction, @Nullable Leg> leg) {
        return trades.stream()
                .map(trade -> Objects.requireNonNull(leg.apply(trade)).quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
