package app.evenkeel.storage;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.security.OwnerOnly;
import app.evenkeel.security.Vault;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies of the open store, each a folder of its own that is a store again: the database, still
 * encrypted, and the vault with its key slots. A copy takes its name only after it was opened and
 * checked.
 *
 * <p>Keeps the file key until it is closed, to open the copies.
 */
public final class Backups implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT);
    private static final String PREFIX = Database.FILE + "-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{4}-\\d{2}-\\d{2}T\\d{6}Z)");
    private static final Pattern DRAFT = Pattern.compile(NAME.pattern() + "\\.part");

    private final Path directory;
    private final Path folder;
    private final Database database;
    private final byte[] key;

    /** How many copies stay: the newest of each of so many days, weeks and months. */
    public record Keep(int days, int weeks, int months) {}

    /** A copy of a store. */
    public record Backup(Path folder, Instant madeAt) {}

    /**
     * @param directory the store's folder
     * @param fileKey copied
     */
    public Backups(Path directory, Database database, byte[] fileKey) {
        this.directory = directory;
        this.folder = directory.resolve(StoreFolder.BACKUPS);
        this.database = database;
        this.key = fileKey.clone();
    }

    /** All copies, the newest first. */
    public List<Backup> list() {
        return named(folder, NAME).stream()
                .map(path -> new Backup(path, madeAt(path)))
                .sorted(Comparator.comparing(Backup::madeAt).reversed())
                .toList();
    }

    /** The vault of the newest copy that has one, of a store that need not be open. */
    public static Optional<Path> newestVault(Path directory) {
        return named(directory.resolve(StoreFolder.BACKUPS), NAME).stream()
                .map(copy -> copy.resolve(Vault.FILE))
                .filter(Files::isRegularFile)
                .max(Comparator.comparing(vault -> name(vault.getParent())));
    }

    /**
     * Makes a copy, opens it read-only and checks it row by row. Blocks writers while the file is
     * copied, not while the copy is checked.
     *
     * @throws StorageException if the copy is not sound, or the disk refuses; nothing is left of it
     */
    public Backup make(Instant now, Progress progress) {
        Path named = folder.resolve(PREFIX + TIME.format(now.atOffset(ZoneOffset.UTC)));
        try {
            OwnerOnly.createDirectories(folder);
        } catch (IOException e) {
            throw disk(e);
        }
        copyTo(named, progress);
        return new Backup(named, madeAt(named));
    }

    /**
     * Makes a copy in a folder of the caller's choice, as {@link #make} does; it is never rotated.
     *
     * @param target must not be there yet; its parent must
     * @throws StorageException if the copy is not sound, or the disk refuses; nothing is left of it
     */
    public void copyTo(Path target, Progress progress) {
        Path named = target.toAbsolutePath();
        Path draft = named.resolveSibling(named.getFileName() + ".part");
        try {
            delete(draft);
            OwnerOnly.createDirectories(draft);
            try {
                progress.report("job.backup.copy", 0, -1);
                database.copyTo(draft.resolve(Database.FILE + EncryptedFile.ENDING));
                OwnerOnly.write(
                        draft.resolve(Vault.FILE),
                        Files.readAllBytes(directory.resolve(Vault.FILE)));
                check(draft, progress);
                Files.move(draft, named, StandardCopyOption.ATOMIC_MOVE);
                OwnerOnly.forceFolder(Objects.requireNonNull(named.getParent()));
            } catch (RuntimeException | IOException e) {
                delete(draft);
                throw e;
            }
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private void check(Path draft, Progress progress) {
        EncryptedFile copy = new EncryptedFile(draft.resolve(Database.FILE));
        copy.checkHeader();
        try (Connection connection = copy.connectReadOnly(key)) {
            connection.setAutoCommit(false);
            List<Problem> found =
                    Database.inTransaction(
                            connection,
                            false,
                            tx -> new IntegrityStore().check(tx, progress).problems());
            if (!found.isEmpty()) {
                throw unsound(found.getFirst().text(Locale.ENGLISH));
            }
        } catch (SQLException e) {
            throw unsound(String.valueOf(e.getMessage()));
        }
    }

    private static StorageException unsound(String what) {
        return new StorageException(Problem.of(ProblemCode.BACKUP_UNSOUND, what), null);
    }

    /**
     * Removes copies that are neither the newest of one of the last days, weeks nor months that
     * have one. Other things in the folder are left alone.
     *
     * @return how many
     */
    public int rotate(Keep keep) {
        List<Backup> all = list();
        Set<Path> kept = new HashSet<>();
        keep(all, keep.days(), kept, Function.identity());
        keep(
                all,
                keep.weeks(),
                kept,
                day ->
                        day.get(IsoFields.WEEK_BASED_YEAR) * 100
                                + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        keep(all, keep.months(), kept, YearMonth::from);
        List<Path> gone = all.stream().map(Backup::folder).filter(f -> !kept.contains(f)).toList();
        try {
            for (Path path : gone) {
                delete(path);
            }
        } catch (IOException e) {
            throw disk(e);
        }
        return gone.size();
    }

    private static void keep(
            List<Backup> newestFirst, int periods, Set<Path> kept, Function<LocalDate, ?> period) {
        Set<Object> seen = new HashSet<>();
        for (Backup backup : newestFirst) {
            LocalDate day = backup.madeAt().atOffset(ZoneOffset.UTC).toLocalDate();
            if (seen.size() < periods && seen.add(period.apply(day))) {
                kept.add(backup.folder());
            }
        }
    }

    /**
     * Removes what copies that were cut off left behind before a time.
     *
     * @return how many
     */
    public int deleteDraftsBefore(Instant time) {
        int deleted = 0;
        try {
            for (Path draft : named(folder, DRAFT)) {
                if (Files.getLastModifiedTime(draft).toInstant().isBefore(time)) {
                    delete(draft);
                    deleted++;
                }
            }
            return deleted;
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private static List<Path> named(Path folder, Pattern pattern) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> pattern.matcher(name(path)).matches()).toList();
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private static Instant madeAt(Path path) {
        return LocalDateTime.parse(name(path).substring(PREFIX.length()), TIME)
                .toInstant(ZoneOffset.UTC);
    }

    private static String name(@Nullable Path path) {
        return path == null ? "" : String.valueOf(path.getFileName());
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> inside = Files.walk(path)) {
            inside.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    private static StorageException disk(IOException e) {
        return new StorageException(
                Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
