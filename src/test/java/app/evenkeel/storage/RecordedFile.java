package app.evenkeel.storage;

import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * H2's file with everything that was written to it, in order, so that the file can be made again as
 * a kill at any of these moments would have left it. One at a time.
 */
public final class RecordedFile extends FilePathWrapper {
    static final String SCHEME = "recorded";

    /** One write at a position; without bytes, the file is cut off there. */
    private record Write(long position, ByteBuffer bytes) {}

    private static final List<Write> WRITES = new ArrayList<>();

    static void register() {
        WRITES.clear();
        FilePath.register(new RecordedFile());
    }

    static int writes() {
        synchronized (WRITES) {
            return WRITES.size();
        }
    }

    /** The file's size by now. */
    static long length() {
        return after(writes(), 0).length;
    }

    /** The lowest position behind the headers that was written to after so many writes. */
    static long lowest(int writes) {
        synchronized (WRITES) {
            return WRITES.subList(writes, WRITES.size()).stream()
                    .mapToLong(Write::position)
                    .filter(position -> position >= 3 * 4096)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    /**
     * The file after so many writes.
     *
     * @param share how much of the next write arrived as well, from 0 to 1
     */
    static byte[] after(int writes, double share) {
        byte[] file = new byte[0];
        for (int i = 0; i < writes; i++) {
            file = apply(file, WRITES.get(i));
        }
        if (share > 0) {
            Write next = WRITES.get(writes);
            int arrived = (int) (next.bytes.capacity() * share);
            if (arrived > 0) {
                file = apply(file, new Write(next.position, next.bytes.slice(0, arrived)));
            }
        }
        return file;
    }

    private static byte[] apply(byte[] file, Write write) {
        int position = Math.toIntExact(write.position);
        int length = write.bytes.capacity();
        if (length == 0) {
            return file.length > position ? Arrays.copyOf(file, position) : file;
        }
        byte[] result =
                file.length < position + length ? Arrays.copyOf(file, position + length) : file;
        write.bytes.get(0, result, position, length);
        return result;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(source.remaining()).put(source.duplicate());
            synchronized (WRITES) {
                int written = file.write(source, position);
                WRITES.add(new Write(position, bytes.slice(0, written)));
                return written;
            }
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            synchronized (WRITES) {
                file.truncate(size);
                WRITES.add(new Write(size, ByteBuffer.allocate(0)));
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
