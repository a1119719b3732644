package app.evenkeel.ingestion.file;

import app.evenkeel.domain.task.Progress;

import org.jspecify.annotations.Nullable;

/**
 * A file whose layout is known.
 *
 * @param name what the user knows it by
 * @param sha256 of the bytes, in hex, once it has been read; until then empty
 * @param body how its content reaches the importer
 * @param prices how the prices in it are reached, or {@code null} if its layout has none
 */
public record RecognisedFile(
        String name, FileLayout importer, String sha256, Body body, @Nullable Prices prices)
        implements FoundFile {

    RecognisedFile withSha256(String value) {
        return new RecognisedFile(name, importer, value, body, prices);
    }

    /** The content of a file, bound to the importer that knows it. */
    @FunctionalInterface
    public interface Body {
        /** Hands all of it to the importer, and answers with the SHA-256 of its bytes in hex. */
        String read(ImportContext context, RecordSink sink, Progress progress);
    }

    /** The prices in a file, bound to the importer that knows it. */
    @FunctionalInterface
    public interface Prices {
        /** Hands all of them on. */
        void read(PriceSink sink, Progress progress);
    }
}
