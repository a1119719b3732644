package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.ShownText;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A ZIP archive. Entries are read from the archive itself, each time anew, and nothing is unpacked
 * to a file. What an archive states about sizes is not believed: bytes are counted as they come.
 */
final class Archive {
    /** Charsets of entry names: what the standard says, then what Japanese Windows writes. */
    private static final List<Charset> NAME_CHARSETS =
            List.of(StandardCharsets.UTF_8, TextScan.CP932, StandardCharsets.ISO_8859_1);

    private static final long MEGABYTE = 1024L * 1024L;

    private final Path path;
    private final Map<String, Long> unpacked = new HashMap<>();
    private Charset names = StandardCharsets.UTF_8;

    Archive(Path path) {
        this.path = path;
    }

    String name() {
        return ShownText.of(String.valueOf(path.getFileName()));
    }

    /**
     * The files in it, in the archive's order, without folders and what a Mac adds.
     *
     * @throws EvenkeelException if it is damaged, or not a plain archive of a few files
     */
    List<Entry> entries() {
        try (ZipFile zip = openWithNames()) {
            List<Entry> entries = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            long packed = 0;
            long stated = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (seen.size() >= FileLimits.MAX_ENTRIES) {
                    throw refusal(
                            ProblemCode.ARCHIVE_TOO_MANY,
                            name(),
                            String.valueOf(FileLimits.MAX_ENTRIES));
                }
                String inner = checkedName(entry.getName());
                if (!seen.add(inner.toLowerCase(Locale.ROOT))) {
                    throw refusal(ProblemCode.ARCHIVE_DUPLICATE, name(), inner);
                }
                packed += Math.max(0, entry.getCompressedSize());
                stated += Math.max(0, entry.getSize());
                if (!entry.isDirectory() && !isExtra(inner)) {
                    entries.add(
                            new Entry(
                                    this,
                                    entry.getName(),
                                    entry.getSize(),
                                    entry.getCompressedSize()));
                }
            }
            // Entries that share bytes make a small archive claim more than it is.
            if (packed > path.toFile().length()
                    || stated > FileLimits.MAX_ARCHIVE_MEGABYTES * MEGABYTE) {
                throw bomb(name());
            }
            return entries;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private ZipFile openWithNames() throws IOException {
        ZipException last = null;
        for (Charset charset : NAME_CHARSETS) {
            try {
                ZipFile zip = new ZipFile(path.toFile(), charset);
                names = charset;
                return zip;
            } catch (ZipException e) {
                last = e;
            }
        }
        throw last == null ? new ZipException(name()) : last;
    }

    private String checkedName(String inner) {
        String plain = inner.replace('\\', '/');
        boolean climbs = List.of(plain.split("/", -1)).contains("..");
        boolean isAbsolute =
                plain.startsWith("/")
                        || (plain.length() > 1
                                && plain.charAt(1) == ':'
                                && Character.isLetter(plain.charAt(0)));
        if (climbs || isAbsolute || plain.chars().anyMatch(c -> c < ' ')) {
            throw refusal(ProblemCode.ARCHIVE_NAME, name(), plain.replaceAll("\\p{Cntrl}", "?"));
        }
        return plain;
    }

    /** What a Mac adds to an archive beside the user's files. */
    private static boolean isExtra(String inner) {
        return inner.startsWith("__MACOSX/") || inner.endsWith(".DS_Store");
    }

    /** Of the archive as a whole, or of one entry. */
    private static EvenkeelException bomb(String name) {
        return refusal(
                ProblemCode.ARCHIVE_BOMB, name, String.valueOf(FileLimits.MAX_ARCHIVE_MEGABYTES));
    }

    private EvenkeelException damaged(IOException cause) {
        String said = String.valueOf(cause.getMessage());
        ProblemCode code = ProblemCode.ARCHIVE_DAMAGED;
        if (said.contains("encrypted")) {
            code = ProblemCode.FILE_ENCRYPTED;
        } else if (cause instanceof FileSystemException) {
            code = ProblemCode.FILE_UNREADABLE;
        }
        return new EvenkeelException(Problem.of(code, name()), cause);
    }

    private static EvenkeelException refusal(ProblemCode code, String... args) {
        return new EvenkeelException(Problem.of(code, args));
    }

    /** Counts what one entry gave so far; each entry counts once, however often it is read. */
    private synchronized void count(Entry entry, long bytes) {
        if (bytes > FileLimits.MAX_BYTES) {
            throw Heads.tooLarge(entry.name(), FileLimits.MAX_MEGABYTES);
        }
        unpacked.merge(entry.inner(), bytes, Math::max);
        long all = unpacked.values().stream().mapToLong(Long::longValue).sum();
        boolean isBlownUp =
                bytes > MEGABYTE
                        && entry.packed() >= 0
                        && bytes / FileLimits.MAX_RATIO > entry.packed();
        if (isBlownUp || all > FileLimits.MAX_ARCHIVE_MEGABYTES * MEGABYTE) {
            throw bomb(entry.name());
        }
    }

    /**
     * One file in the archive.
     *
     * @param inner its name in the archive
     * @param size as stated there, or -1
     * @param packed its size in the archive, or -1
     */
    record Entry(Archive archive, String inner, long size, long packed) implements FileBytes {
        @Override
        public String name() {
            return archive.name() + "/" + ShownText.of(inner.replace('\\', '/'));
        }

        @Override
        public InputStream open() throws IOException {
            ZipFile zip = null;
            try {
                zip = new ZipFile(archive.path.toFile(), archive.names);
                ZipEntry entry = zip.getEntry(inner);
                InputStream in = entry == null ? null : zip.getInputStream(entry);
                if (in == null) {
                    throw new EvenkeelException(
                            Problem.of(ProblemCode.FILE_CHANGED, archive.name()));
                }
                return new Counted(this, in, zip);
            } catch (IOException e) {
                close(zip);
                throw archive.damaged(e);
            } catch (EvenkeelException e) {
                close(zip);
                throw e;
            }
        }

        private static void close(@Nullable ZipFile zip) throws IOException {
            if (zip != null) {
                zip.close();
            }
        }
    }

    /** An entry's bytes, counted; closes the archive with itself. */
    private static final class Counted extends FilterInputStream {
        private static final int STEP = 64 * 1024;

        private final Entry entry;
        private final ZipFile zip;
        private long count;
        private long told;

        Counted(Entry entry, InputStream in, ZipFile zip) {
            super(in);
            this.entry = entry;
            this.zip = zip;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            if (n > 0) {
                count += n;
            }
            if (count - told >= STEP || n < 0) {
                told = count;
                entry.archive().count(entry, count);
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            return readNBytes((int) Math.min(n, STEP)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                zip.close();
            }
        }
    }
}
