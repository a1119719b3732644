package app.evenkeel.ingestion.file;

import java.util.List;

/**
 * The beginning of a document, by which its source is recognised; never its name.
 *
 * @param kind how it is written
 * @param paths different paths of the first 300 elements in the order in which they first occur,
 *     such as {@code client/securities/security}. In JSON the outermost object has the name {@code
 *     root}, and the items of a list have the list's name.
 * @param keys names of the attributes, or of the plain values, of all of them
 */
public record DocumentSample(Kind kind, List<String> paths, List<String> keys) {
    /** The two ways in which documents are written. */
    public enum Kind {
        XML,
        JSON
    }

    public DocumentSample {
        paths = List.copyOf(paths);
        keys = List.copyOf(keys);
    }

    public boolean hasPath(String path) {
        return paths.contains(path);
    }

    public boolean hasKeys(String... names) {
        return keys.containsAll(List.of(names));
    }
}
