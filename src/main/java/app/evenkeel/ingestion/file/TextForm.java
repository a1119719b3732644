package app.evenkeel.ingestion.file;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;

/**
 * How a text is to be read where a person knows better than what its bytes suggest.
 *
 * @param charset or {@code null} for the one that is found
 * @param delimiter what stands between cells, or {@code null} for what is found
 */
public record TextForm(@Nullable Charset charset, @Nullable Character delimiter) {
    /** All of it as it is found. */
    public static final TextForm FOUND = new TextForm(null, null);
}
