package app.evenkeel.ingestion.file;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.ReferenceBook;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What one file gave, with a book that remembers what the ids stand for. */
public final class Collected implements RecordSink, ReferenceBook {
    /** The day on which the files are read. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    public final List<Candidate> candidates = new ArrayList<>();
    public final List<Confirmation> confirmations = new ArrayList<>();
    public final List<StatedHolding> holdings = new ArrayList<>();
    public final List<RowProblem> problems = new ArrayList<>();
    public final List<Long> nothingNew = new ArrayList<>();
    public long rows;

    private final Map<Integer, Long> lines = new HashMap<>();
    private final Map<String, AssetId> assetIds = new HashMap<>();
    private final Map<AssetId, AssetRef> assets = new HashMap<>();
    private final Map<AccountRef, AccountId> accounts = new HashMap<>();

    /** Recognises and reads a file with all built-in importers. */
    public static Collected from(Path path) {
        return from(FileReading.standard(), path, null);
    }

    /** Recognises and reads a file that holds nothing but itself. */
    public static Collected from(FileReading reading, Path path, @Nullable String accountName) {
        return from(reading, only(reading, path), accountName);
    }

    /** Reads a file. */
    public static Collected from(
            FileReading reading, RecognisedFile file, @Nullable String accountName) {
        Collected collected = new Collected();
        reading.read(
                file,
                new ImportContext(collected, file.name(), accountName, TODAY),
                collected,
                Progress.NONE);
        return collected;
    }

    /** The only file in a file; throws what it was refused for. */
    public static RecognisedFile only(FileReading reading, Path path) {
        List<FoundFile> found = reading.find(path);
        if (found.size() != 1) {
            throw new IllegalStateException("Not one file but " + found);
        }
        return switch (found.getFirst()) {
            case RecognisedFile file -> file;
            case FoundFile.Refused refused -> throw new EvenkeelException(refused.problem());
        };
    }

    public List<Transaction> transactions() {
        return candidates.stream().map(Candidate::transaction).toList();
    }

    public AssetRef refOf(AssetId id) {
        return Objects.requireNonNull(assets.get(id));
    }

    /** Problems as {@code line column CODE}. */
    public List<String> problemLines() {
        return problems.stream()
                .map(p -> p.line() + " " + (p.column() + " " + p.problem().code()).strip())
                .toList();
    }

    /** A transaction on one line: type, pool, legs, amount. */
    public String told(Transaction transaction) {
        StringBuilder text = new StringBuilder();
        text.append(transaction.head().date()).append(' ').append(transaction.type());
        if (!transaction.head().taxAccount().isEmpty()) {
            text.append(' ').append(transaction.head().taxAccount());
        }
        var movement = transaction.movement();
        if (movement.in() != null) {
            text.append(" +").append(movement.in().quantity().toPlainString()).append(' ');
            text.append(refOf(movement.in().asset()).symbol());
        }
        if (movement.out() != null) {
            text.append(" -").append(movement.out().quantity().toPlainString()).append(' ');
            text.append(refOf(movement.out().asset()).symbol());
        }
        if (movement.fee() != null) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            " fee %s%s",
                            movement.fee().quantity().toPlainString(),
                            movement.fee().included() ? "" : " on top"));
        }
        if (movement.tax() != null) {
            text.append(" tax ").append(movement.tax().amount().toPlainString());
        }
        if (movement.amount() != null) {
            text.append(" = ").append(movement.amount());
        }
        return text.toString();
    }

    public List<String> toldAll() {
        return transactions().stream().map(this::told).toList();
    }

    @Override
    public AssetId asset(AssetRef ref) {
        AssetId id = assetIds.computeIfAbsent(ref.key(), k -> new AssetId(-1 - assetIds.size()));
        assets.putIfAbsent(id, ref);
        return id;
    }

    @Override
    public AccountId account(AccountRef ref) {
        return accounts.computeIfAbsent(ref, k -> new AccountId(-1 - accounts.size()));
    }

    @Override
    public void transaction(int place, Candidate candidate) {
        candidates.add(candidate);
    }

    @Override
    public void confirmation(int place, Confirmation confirmation) {
        confirmations.add(confirmation);
    }

    @Override
    public void holding(int place, StatedHolding holding) {
        holdings.add(holding);
    }

    @Override
    public void rejected(int place, RowProblem problem) {
        problems.add(problem);
    }

    @Override
    public void note(RowProblem problem) {
        problems.add(problem);
    }

    @Override
    public void partOf(int place, int lead) {
        nothingNew.add(lines.get(place));
    }

    @Override
    public void nothingNew(int place) {
        nothingNew.add(lines.get(place));
    }

    @Override
    public void row(int place, long line) {
        lines.put(place, line);
        rows++;
    }
}
