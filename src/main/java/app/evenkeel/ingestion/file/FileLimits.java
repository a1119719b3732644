package app.evenkeel.ingestion.file;

/** How much of a file is read before it is refused; all limits stand here. */
final class FileLimits {
    static final int MAX_MEGABYTES = 256;
    static final long MAX_BYTES = MAX_MEGABYTES * 1024L * 1024L;
    static final int MAX_ROWS = 2_000_000;
    static final int MAX_COLUMNS = 512;
    static final int MAX_CELL = 64 * 1024;

    /** Longest line; more than any export has, and far less than memory. */
    static final int MAX_LINE = 1024 * 1024;

    /** Most lines that one row may span: a stray quote must not swallow the rest of the file. */
    static final int MAX_LINES_PER_ROW = 100;

    /** Rows that a source is recognised by. */
    static final int SAMPLE_ROWS = 40;

    /** Bytes that the first rows and the delimiter are found in. */
    static final int HEAD_BYTES = 256 * 1024;

    private FileLimits() {}
}
