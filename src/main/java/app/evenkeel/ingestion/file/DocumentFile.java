package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.task.Progress;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * An XML or JSON file.
 *
 * @param sample how it begins
 */
record DocumentFile(FileBytes bytes, DocumentSample sample) {

    /**
     * Reads the beginning; takes the same time whatever the size.
     *
     * @param head its first bytes
     * @throws EvenkeelException if it is too large, or damaged at the beginning already
     */
    static DocumentFile examine(FileBytes bytes, DocumentSample.Kind kind, byte[] head) {
        Heads.checkSize(bytes);
        Gathering gathering = new Gathering();
        boolean isWhole = head.length < FileLimits.HEAD_BYTES;
        try {
            source(kind, new ByteArrayInputStream(head), bytes.name()).walk(gathering);
        } catch (EnoughSeen e) {
            // The rest of the piece would only repeat it.
        } catch (EvenkeelException e) {
            // The first piece of a longer file ends in the middle of something.
            if (isWhole || gathering.paths.isEmpty() || ElementSource.isRefusal(e)) {
                throw e;
            }
        }
        return new DocumentFile(bytes, gathering.sample(kind));
    }

    /**
     * Hands the document to {@code body}.
     *
     * @return SHA-256 of the bytes, in hex
     */
    String read(Progress progress, Consumer<Document> body) {
        try (CountedDigest in = new CountedDigest(bytes.open())) {
            long size = bytes.size();
            ElementSource source = source(sample.kind(), in, bytes.name());
            body.accept(visitor -> source.walk(new Reported(visitor, in::count, size, progress)));
            in.transferTo(OutputStream.nullOutputStream());
            return in.hex();
        } catch (IOException e) {
            throw Heads.unreadable(bytes, e);
        }
    }

    private static ElementSource source(DocumentSample.Kind kind, InputStream in, String name) {
        return switch (kind) {
            case XML -> new XmlSource(in, name);
            case JSON -> new JsonSource(in, name);
        };
    }

    /** Notes paths, and the elements that have them for the names of their attributes. */
    private static final class Gathering implements Document.Visitor {
        private final Map<String, Node> paths = new LinkedHashMap<>();
        private int elements;

        @Override
        public Document.Step open(String path, Node element) {
            paths.putIfAbsent(path, element);
            if (++elements >= FileLimits.SAMPLE_ELEMENTS) {
                throw new EnoughSeen();
            }
            return Document.Step.DESCEND;
        }

        @Override
        public void taken(String path, Node element) {
            // Nothing is taken.
        }

        DocumentSample sample(DocumentSample.Kind kind) {
            return new DocumentSample(
                    kind,
                    List.copyOf(paths.keySet()),
                    paths.values().stream()
                            .flatMap(node -> node.attributes().keySet().stream())
                            .distinct()
                            .toList());
        }
    }

    /** Ends the walk through a beginning. */
    private static final class EnoughSeen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EnoughSeen() {
            super(null, null, false, false);
        }
    }

    /** Says how far a walk is, and stops it when the user wants that. */
    private record Reported(
            Document.Visitor visitor, LongSupplier done, long total, Progress progress)
            implements Document.Visitor {
        @Override
        public Document.Step open(String path, Node element) {
            return visitor.open(path, element);
        }

        @Override
        public boolean leavesOut(String path) {
            return visitor.leavesOut(path);
        }

        @Override
        public void taken(String path, Node element) {
            progress.checkCancelled();
            progress.report("progress.file.reading", done.getAsLong(), total);
            visitor.taken(path, element);
        }
    }
}
