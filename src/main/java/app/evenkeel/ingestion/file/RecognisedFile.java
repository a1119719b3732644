package app.evenkeel.ingestion.file;

import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * A file whose charset and layout are known.
 *
 * @param name last part of the path
 * @param sha256 of the bytes, in hex, so that a file that changes between two readings is noticed
 */
public record RecognisedFile(
        Path path,
        String name,
        long size,
        String sha256,
        Charset charset,
        char delimiter,
        Importer importer) {}
