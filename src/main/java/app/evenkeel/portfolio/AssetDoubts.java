package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.ingestion.file.Candidate;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The symbols of one drop of files that could be more than one asset: whose stored ISIN is another,
 * which are stored in another currency only, or whose asset ended before the row. Each is asked,
 * and never guessed.
 */
final class AssetDoubts {
    private final ImportBook book;
    private final Map<String, String> answers;
    private final Supplier<Map<AssetId, Instant>> findEnded;
    private final boolean asks;
    private final Map<String, BookAsset> decided = new HashMap<>();
    private final Map<AssetId, Later> later = new HashMap<>();
    private @Nullable Map<AssetId, Instant> ended;

    /** What a stored asset's symbol means after the asset's end. */
    private record Later(Instant end, BookAsset entry) {}

    /**
     * @param answers what spellings or symbols mean
     * @param ended assets that ended, and when
     * @param asks whether anything is to be doubted
     */
    AssetDoubts(
            ImportBook book,
            Map<String, String> answers,
            Supplier<Map<AssetId, Instant>> ended,
            boolean asks) {
        this.book = book;
        this.answers = answers;
        this.findEnded = ended;
        this.asks = asks;
    }

    /** Spellings of another source count from here on. */
    void startSource() {
        later.clear();
    }

    /** Whether a stored asset of the same symbol has another ISIN than the file says. */
    boolean isOther(BookAsset entry, AssetRef ref) {
        Asset stored = entry.stored;
        return asks
                && stored != null
                && !ref.isin().isEmpty()
                && !stored.isin().isEmpty()
                && !stored.isin().equals(ref.isin());
    }

    /** Stored assets of that symbol under another key, unless an ISIN tells them apart. */
    List<BookAsset> similar(AssetRef ref) {
        String family = family(ref.key());
        if (!asks || family.equals("CASH") || family.equals("OPTION")) {
            return List.of();
        }
        // Who made a template said of the whole file at once what its symbols are.
        boolean kindIsGuessed = book.source().startsWith("map:");
        return book.entries().stream()
                .filter(entry -> entry.stored != null && entry.best.symbol().equals(ref.symbol()))
                .filter(entry -> ref.isin().isEmpty() || entry.best.isin().isEmpty())
                .filter(entry -> {
                    String other = family(entry.best.key());
                    return other.equals(family)
                            || (kindIsGuessed && !other.equals("CASH") && !other.equals("OPTION"));
                })
                .sorted(Comparator.comparingLong((BookAsset entry) -> entry.id.value()))
                .toList();
    }

    private static String family(String key) {
        return key.substring(0, key.indexOf(':'));
    }

    /** A symbol whose asset ended may stand for another one since; until then it does not. */
    void noteEnd(BookAsset entry, AssetRef ref) {
        Asset stored = entry.stored;
        Instant end = stored == null || stored.isCash() ? null : ended().get(entry.id);
        if (end == null
                || stored == null
                || (!ref.isin().isEmpty() && ref.isin().equals(stored.isin()))) {
            return;
        }
        String spelling = ref.key() + "|after " + end;
        BookAsset since = book.aliased(spelling);
        if (since == null) {
            since = decide(ref, spelling, List.of(entry));
        }
        if (!since.equals(entry)) {
            later.put(entry.id, new Later(end, since));
        }
    }

    /** What the user answered, or an asset that stands for the open question. */
    BookAsset decide(AssetRef ref, String spelling, List<BookAsset> candidates) {
        return decide(
                ref,
                Stream.of(ref.name(), ref.isin(), ref.currency().value())
                        .filter(part -> !part.isEmpty() && !part.equals(ref.symbol()))
                        .collect(Collectors.joining(", ")),
                spelling,
                candidates);
    }

    /**
     * As above.
     *
     * @param told what else than the symbol the file says of it
     */
    BookAsset decide(AssetRef ref, String told, String spelling, List<BookAsset> candidates) {
        String answer =
                answers.getOrDefault(
                        spelling,
                        answers.getOrDefault(ref.key(), answers.getOrDefault(ref.symbol(), "")));
        BookAsset chosen = chosen(answer, ref);
        if (chosen == null) {
            boolean isNew = answer.equals(AssetQuestion.NEW) || isOwnIsin(answer, ref);
            chosen =
                    decided.computeIfAbsent(
                            (isNew ? "" : book.source()) + "\n" + spelling,
                            name -> {
                                BookAsset entry = book.provisional(ref);
                                if (isNew) {
                                    entry.freshKey = freeKey(ref);
                                } else {
                                    entry.question = question(ref, told, spelling, candidates);
                                }
                                return entry;
                            });
        }
        if (!chosen.isOpen()) {
            chosen.spell(book.source(), spelling);
        }
        return chosen;
    }

    private static boolean isOwnIsin(String answer, AssetRef ref) {
        return !answer.isEmpty() && answer.equals(ref.isin());
    }

    private @Nullable BookAsset chosen(String answer, AssetRef ref) {
        if (answer.isEmpty() || answer.equals(AssetQuestion.NEW)) {
            return null;
        }
        return book.entries().stream()
                .filter(entry -> {
                    Asset stored = entry.stored;
                    return stored != null
                            && (stored.key().equals(answer)
                                    || (stored.isin().equals(answer)
                                            && family(stored.key()).equals(family(ref.key()))));
                })
                .min(Comparator.comparingLong((BookAsset entry) -> entry.id.value()))
                .orElse(null);
    }

    /** Asset keys never change, so that the later of two with one symbol gets one of its own. */
    private String freeKey(AssetRef ref) {
        if (!book.hasKey(ref.key())) {
            return ref.key();
        }
        String start = ref.key() + "|" + (ref.isin().isEmpty() ? "2" : ref.isin());
        String key = start;
        for (int i = 3; book.hasKey(key); i++) {
            key = start + "|" + i;
        }
        return key;
    }

    private AssetQuestion question(
            AssetRef ref, String told, String spelling, List<BookAsset> candidates) {
        return new AssetQuestion(
                book.source(),
                spelling,
                ref.symbol(),
                told,
                candidates.stream()
                        .map(entry -> Objects.requireNonNull(entry.stored))
                        .map(asset ->
                                new AssetQuestion.Candidate(
                                        asset.key(),
                                        asset.label(),
                                        asset.isin().isEmpty()
                                                ? asset.currency().value()
                                                : asset.isin() + ", " + asset.currency()))
                        .toList(),
                0);
    }

    /** A row under the assets that its symbols stood for at its time. */
    Candidate meant(Candidate candidate) {
        if (later.isEmpty()) {
            return candidate;
        }
        Transaction told = candidate.transaction();
        Transaction meant =
                told.withAssets(id -> {
                    Later since = later.get(id);
                    return since != null && told.head().time().isAfter(since.end())
                            ? since.entry().id
                            : id;
                });
        return candidate.with(meant);
    }

    /** Whether a row names an asset that is in doubt. */
    boolean waits(Transaction t) {
        return !decided.isEmpty() && namedBy(t).anyMatch(this::waits);
    }

    boolean waits(@Nullable AssetId id) {
        return asked(id) != null;
    }

    private @Nullable BookAsset asked(@Nullable AssetId id) {
        BookAsset entry = id == null || decided.isEmpty() ? null : book.entry(id);
        return entry == null || !entry.isOpen() ? null : entry;
    }

    /** The question that a row waits for, which counts it. */
    AssetQuestion ask(Transaction t) {
        return namedBy(t).filter(this::waits).findFirst().map(this::ask).orElseThrow();
    }

    AssetQuestion ask(AssetId id) {
        BookAsset entry = Objects.requireNonNull(asked(id));
        entry.waiting++;
        return Objects.requireNonNull(entry.question);
    }

    private static Stream<AssetId> namedBy(Transaction t) {
        Movement m = t.movement();
        Leg in = m.in();
        Leg out = m.out();
        Fee fee = m.fee();
        return Stream.of(
                        Optional.ofNullable(in == null ? null : in.asset()),
                        Optional.ofNullable(out == null ? null : out.asset()),
                        Optional.ofNullable(fee == null ? null : fee.asset()),
                        Optional.ofNullable(m.subject()))
                .flatMap(Optional::stream);
    }

    /** The questions that rows wait for. */
    List<AssetQuestion> questions() {
        return decided.values().stream()
                .filter(entry -> entry.question != null && entry.waiting > 0)
                .map(entry -> Objects.requireNonNull(entry.question).waitedFor(entry.waiting))
                .sorted(Comparator.comparing(AssetQuestion::symbol))
                .toList();
    }

    private Map<AssetId, Instant> ended() {
        Map<AssetId, Instant> found = ended;
        if (found == null) {
            found = findEnded.get();
            ended = found;
        }
        return found;
    }
}
