package app.evenkeel.portfolio.export;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.Session;
import app.evenkeel.security.OwnerOnly;
import app.evenkeel.storage.Backups;
import app.evenkeel.storage.ExportStore;
import app.evenkeel.storage.JobStore;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes everything the store keeps into one archive of plain files, and takes such an archive into
 * an empty store. The form is described in the guide {@code export}. Blocking and thread-safe.
 */
public final class ExportService {
    private static final String README = "README.txt";
    private static final int REPORT_EVERY = 4_096;

    private final Session session;
    private final ExportStore store = new ExportStore();
    private final Backups backups;

    /**
     * @param backups what makes encrypted copies of the store
     */
    public ExportService(Session session, Backups backups) {
        this.session = session;
        this.backups = backups;
    }

    /** What was written or taken in. */
    public record Summary(long files, long rows) {}

    /**
     * Writes the archive, readable by its owner alone. It is not encrypted.
     *
     * @param file must not be there yet
     * @throws EvenkeelException if it is there, or cannot be written; then nothing is left of it
     */
    public Summary export(Path file, Progress progress) {
        if (Files.exists(file)) {
            throw problem(ProblemCode.EXPORT_EXISTS, file);
        }
        Path absolute = file.toAbsolutePath();
        Path part =
                absolute.resolveSibling(Objects.requireNonNull(absolute.getFileName()) + ".part");
        try {
            OwnerOnly.write(part, new byte[0]);
            Summary summary = session.stores().database().read(tx -> write(tx, part, progress));
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
            return summary;
        } catch (IOException | UncheckedIOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        } finally {
            discard(part);
        }
    }

    /**
     * Writes the whole store, still encrypted and with its sealed keys, to a new folder, which was
     * opened and checked: it is a store that today's passphrase opens.
     *
     * @param folder must not be there yet
     * @throws EvenkeelException if it is there, or cannot be written; then nothing is left of it
     */
    public void exportEncrypted(Path folder, Progress progress) {
        if (Files.exists(folder)) {
            throw problem(ProblemCode.EXPORT_EXISTS, folder);
        }
        backups.copyTo(folder, progress);
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        }
    }

    private Summary write(Tx tx, Path part, Progress progress) {
        List<Manifest.Entry> entries = new ArrayList<>();
        long[] rows = new long[1];
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(README));
            zip.write(Readme.TEXT.getBytes(StandardCharsets.UTF_8));
            for (ExportStore.Table table : store.tables(tx)) {
                Manifest.Entry entry = write(tx, zip, table, progress);
                entries.add(entry);
                rows[0] += entry.rows();
            }
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(new Manifest(Manifest.VERSION, session.clock().instant(), entries).json());
            zip.closeEntry();
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        }
        return new Summary(entries.size(), rows[0]);
    }

    private Manifest.Entry write(
            Tx tx, ZipOutputStream zip, ExportStore.Table table, Progress progress)
            throws IOException {
        String file = table.name().replace('_', '-') + ".csv";
        zip.putNextEntry(new ZipEntry(file));
        MessageDigest digest = sha256();
        TableText text = new TableText(zip, digest, table);
        store.forEach(
                tx,
                session.caller(),
                table,
                cells -> {
                    text.row(cells);
                    if (text.rows() % REPORT_EVERY == 0) {
                        progress.checkCancelled();
                        progress.report("progress.import.write", text.rows(), -1);
                    }
                });
        text.flush();
        zip.closeEntry();
        return new Manifest.Entry(
                table.name(), file, text.rows(), HexFormat.of().formatHex(digest.digest()));
    }

    /** Whether a file is an archive of this kind. */
    public static boolean isExport(Path file) {
        // A pipe or a device would be waited for without end.
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return zip.getEntry(Manifest.NAME) != null;
        } catch (IOException notAnArchive) {
            return false;
        }
    }

    /**
     * Takes an archive into this store, all of it or nothing.
     *
     * @throws EvenkeelException if something was ever brought into this store, or the archive is
     *     damaged, was changed by hand, or comes from a newer program
     */
    public Summary restore(Path file, Progress progress) {
        Summary summary =
                session.stores()
                        .database()
                        .writeMuch(tx -> {
                            if (!store.isEmpty(tx)) {
                                throw problem(ProblemCode.STORE_NOT_EMPTY, file);
                            }
                            return read(tx, file, progress);
                        });
        for (Change change : Change.values()) {
            session.changes().publish(change);
        }
        return summary;
    }

    private Summary read(Tx tx, Path file, Progress progress) {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Manifest manifest = manifest(zip, file);
            List<ExportStore.Table> tables = store.tables(tx);
            store.makeRoom(tx, session.caller());
            long rows = 0;
            for (String name : ExportStore.TABLES) {
                for (Manifest.Entry entry : manifest.entries()) {
                    if (entry.table().equals(name)) {
                        rows += read(tx, zip, file, entry, tables, progress);
                    }
                }
            }
            boolean isAllKnown =
                    manifest.entries().stream()
                            .allMatch(entry -> ExportStore.TABLES.contains(entry.table()));
            if (!isAllKnown) {
                throw problem(ProblemCode.EXPORT_NEWER, file);
            }
            store.complete(tx);
            planJobs(tx);
            return new Summary(manifest.entries().size(), rows);
        } catch (ZipException e) {
            throw damaged(file, Manifest.NAME, e);
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.FILE_UNREADABLE, String.valueOf(file.getFileName())), e);
        }
    }

    /** What was due in the other store is not made up for in this one. */
    private void planJobs(Tx tx) {
        JobStore jobs = session.stores().jobs();
        Instant now = session.clock().instant();
        for (JobSchedule schedule : jobs.schedules(tx, session.caller())) {
            jobs.save(tx, session.caller(), schedule.restarted(schedule.rule(), now));
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw damaged(file, Manifest.NAME, null);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = Manifest.of(in.readNBytes(1 << 17));
            if (manifest.version() > Manifest.VERSION) {
                throw problem(ProblemCode.EXPORT_NEWER, file);
            }
            return manifest;
        } catch (IOException e) {
            throw damaged(file, Manifest.NAME, e);
        }
    }

    private long read(
            Tx tx,
            ZipFile zip,
            Path file,
            Manifest.Entry entry,
            List<ExportStore.Table> tables,
            Progress progress) {
        ExportStore.Table table =
                tables.stream()
                        .filter(known -> known.name().equals(entry.table()))
                        .findFirst()
                        .orElseThrow(() -> problem(ProblemCode.EXPORT_NEWER, file));
        ZipEntry packed = zip.getEntry(entry.file());
        if (packed == null) {
            throw damaged(file, entry.file(), null);
        }
        long rows = 0;
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(zip.getInputStream(packed), digest);
                BufferedReader text =
                        new BufferedReader(
                                new InputStreamReader(
                                        in,
                                        StandardCharsets.UTF_8
                                                .newDecoder()
                                                .onMalformedInput(CodingErrorAction.REPORT)))) {
            List<String> header = header(text, table, file, entry);
            ExportStore.Rows into = store.rows(tx, session.caller(), table, header);
            for (var cells = PlainCsv.read(text); cells != null; cells = PlainCsv.read(text)) {
                into.add(cells);
                if (++rows % REPORT_EVERY == 0) {
                    progress.checkCancelled();
                    progress.report("progress.import.read", rows, entry.rows());
                }
            }
            into.flush();
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, entry.file() + " " + (rows + 1), e);
        }
        boolean isWhole =
                rows == entry.rows()
                        && HexFormat.of().formatHex(digest.digest()).equals(entry.sha256());
        if (!isWhole) {
            throw damaged(file, entry.file(), null);
        }
        return rows;
    }

    private static List<String> header(
            BufferedReader text, ExportStore.Table table, Path file, Manifest.Entry entry)
            throws IOException {
        var cells = PlainCsv.read(text);
        if (cells == null) {
            throw damaged(file, entry.file(), null);
        }
        List<String> names = new ArrayList<>();
        for (String cell : cells) {
            String name = String.valueOf(cell).toLowerCase(Locale.ROOT);
            if (table.columns().stream().noneMatch(column -> column.name().equals(name))) {
                throw problem(ProblemCode.EXPORT_NEWER, file);
            }
            names.add(name);
        }
        return names;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static EvenkeelException problem(ProblemCode code, Path file) {
        return new EvenkeelException(Problem.of(code, String.valueOf(file.getFileName())));
    }

    private static EvenkeelException damaged(Path file, String what, @Nullable Throwable cause) {
        return new EvenkeelException(
                Problem.of(ProblemCode.EXPORT_DAMAGED, String.valueOf(file.getFileName()), what),
                cause);
    }
}
