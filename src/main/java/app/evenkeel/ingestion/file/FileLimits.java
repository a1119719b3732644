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
    static final int HEAD_BYTES = 64 * 1024;

    /** Bytes that the charset is found in, from the first one that is not ASCII. */
    static final int CHARSET_BYTES = 256 * 1024;

    /** Most entries of an archive, and files in a folder and its folders. */
    static final int MAX_ENTRIES = 1_000;

    /** What all entries of an archive together may unpack to. */
    static final int MAX_ARCHIVE_MEGABYTES = 1_024;

    /** An entry may unpack to so many times its size in the archive, once it is over a megabyte. */
    static final int MAX_RATIO = 200;

    /** Largest workbook inside an archive, since that one has to be held in memory. */
    static final int MAX_INNER_WORKBOOK_MEGABYTES = 32;

    /** Most sheets of a workbook. */
    static final int MAX_SHEETS = 100;

    /** Most text that the cells of a workbook may share. */
    static final int MAX_SHARED_TEXT = 64 * 1024 * 1024;

    /** Deepest nesting of a document; a program that writes its objects as they hang is deep. */
    static final int MAX_DEPTH = 500;

    /** Most elements of a document that are held at once. */
    static final int MAX_NODES = 500_000;

    /** Most text of a document that is held at once. */
    static final int MAX_HELD_TEXT = 64 * 1024 * 1024;

    /** Elements that a document is recognised by. */
    static final int SAMPLE_ELEMENTS = 300;

    /** How deep folders in a folder are looked into. */
    static final int MAX_FOLDER_DEPTH = 8;

    private FileLimits() {}
}
