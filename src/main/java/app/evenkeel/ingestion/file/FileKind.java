package app.evenkeel.ingestion.file;

import java.nio.charset.StandardCharsets;

/** How a file is written, by its first bytes; never by its name. */
enum FileKind {
    /** Rows of cells as text; also what is no other kind. */
    TEXT,
    /** A ZIP archive; an Excel workbook is one too. */
    ZIP,
    XML,
    JSON,
    /** An old or a password-protected Excel workbook. */
    OLE,
    PDF,
    GZIP;

    /** The entry that only a workbook or another Office file has. */
    static final String WORKBOOK_PART = "[Content_Types].xml";

    private static final int[] ZIP_MARK = {'P', 'K', 3, 4};
    private static final int[] EMPTY_ZIP_MARK = {'P', 'K', 5, 6};
    private static final int[] OLE_MARK = {0xD0, 0xCF, 0x11, 0xE0};
    private static final int[] PDF_MARK = {'%', 'P', 'D', 'F'};
    private static final int[] GZIP_MARK = {0x1F, 0x8B};

    static FileKind of(byte[] head) {
        if (starts(head, ZIP_MARK) || starts(head, EMPTY_ZIP_MARK)) {
            return ZIP;
        }
        if (starts(head, OLE_MARK)) {
            return OLE;
        }
        if (starts(head, PDF_MARK)) {
            return PDF;
        }
        if (starts(head, GZIP_MARK)) {
            return GZIP;
        }
        Glyphs glyphs = new Glyphs(head);
        int first = glyphs.next();
        int second = glyphs.next();
        if (first == '<' && (second == '?' || second == '!' || Character.isLetter(second))) {
            return XML;
        }
        // A CSV may begin with a bracket too, as in "[Trades]"; it is never followed by these.
        if (first == '{' && (second == '"' || second == '}')) {
            return JSON;
        }
        if (first == '[' && (second == '{' || second == ']' || second == '[')) {
            return JSON;
        }
        return TEXT;
    }

    /** Whether an archive that begins like this is a workbook; names of entries are not packed. */
    static boolean isWorkbook(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return text.contains(WORKBOOK_PART) || text.contains("xl/workbook.xml");
    }

    private static boolean starts(byte[] head, int[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The visible characters of ASCII in a text of any charset, passing over its mark and NULs. */
    private static final class Glyphs {
        private final byte[] head;
        private int at;

        Glyphs(byte[] head) {
            this.head = head;
            if (starts(head, new int[] {0xEF, 0xBB, 0xBF})) {
                at = 3;
            } else if (starts(head, new int[] {0xFF, 0xFE})
                    || starts(head, new int[] {0xFE, 0xFF})) {
                at = 2;
            }
        }

        int next() {
            while (at < head.length && head[at] >= 0 && head[at] <= ' ') {
                at++;
            }
            return at < head.length ? head[at++] & 0xFF : -1;
        }
    }
}
