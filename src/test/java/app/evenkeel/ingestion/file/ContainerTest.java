package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives and workbooks: what is in them is read like a file of its own, within limits. */
final class ContainerTest {
    private static final String HEADER = "Order,Time,Side,Ticker,Units,Price,Fee,Currency\n";
    private static final String BUY = "A1,2024-03-01 10:00,BUY,SIE,10,\"1,170.5\",4.90,EUR\n";
    private static final String SELL = "A2,2024-03-05 16:20:11,SELL,SIE,4,1200,4.90,EUR\n";
    private static final FileReading READING = new FileReading(List.of(new ExampleImporter()));

    @TempDir Path folder;

    @Test
    void readsEachEntryOfAnArchiveAsAFileOfItsOwn() throws IOException {
        Path zip =
                zip(
                        entry("2024/orders.csv", HEADER + BUY),
                        entry("more orders.csv", HEADER + SELL),
                        entry("readme.txt", "nothing of interest\n"),
                        entry("__MACOSX/._orders.csv", "\0\0"));

        List<FoundFile> found = READING.find(zip);

        assertThat(found)
                .extracting(FoundFile::name)
                .containsExactly(
                        "a.zip/2024/orders.csv", "a.zip/more orders.csv", "a.zip/readme.txt");
        assertThat(Collected.from(READING, (RecognisedFile) found.get(0), null).toldAll())
                .containsExactly("2024-03-01 BUY +10 SIE -11709.9 EUR fee 4.9 = 11709.9 EUR");
        assertThat(Collected.from(READING, (RecognisedFile) found.get(1), null).transactions())
                .hasSize(1);
        assertThat(problem(found.get(2))).isEqualTo(ProblemCode.FILE_UNKNOWN);
    }

    @Test
    void readsNamesThatJapaneseWindowsWrote() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, Charset.forName("windows-31j"))) {
            out.putNextEntry(new ZipEntry("取引.csv"));
            out.write((HEADER + BUY).getBytes(StandardCharsets.UTF_8));
        }
        Path zip = Files.write(folder.resolve("a.zip"), bytes.toByteArray());

        assertThat(READING.find(zip)).extracting(FoundFile::name).containsExactly("a.zip/取引.csv");
    }

    @Test
    void refusesArchivesThatMeanHarm() throws IOException {
        byte[] inner = Files.readAllBytes(zip(entry("orders.csv", HEADER + BUY)));
        Entry nested = new Entry("inner.zip", inner);
        Entry zeros = new Entry("zeros.csv", new byte[8 << 20]);

        assertThat(problems(zip(entry("../up.csv", HEADER))))
                .containsExactly(ProblemCode.ARCHIVE_NAME);
        assertThat(problems(zip(entry("/etc/up.csv", HEADER))))
                .containsExactly(ProblemCode.ARCHIVE_NAME);
        assertThat(problems(zip(entry("C:\\up.csv", HEADER))))
                .containsExactly(ProblemCode.ARCHIVE_NAME);
        assertThat(problems(zip(entry("a.csv", HEADER), entry("A.csv", HEADER))))
                .containsExactly(ProblemCode.ARCHIVE_DUPLICATE);
        assertThat(problems(zip(nested))).containsExactly(ProblemCode.ARCHIVE_NESTED);
        assertThat(problems(zip(zeros))).containsExactly(ProblemCode.FILE_HAS_NUL);
        byte[] repeated = (HEADER + BUY.repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        FoundFile file = READING.find(zip(new Entry("long.csv", repeated))).getFirst();
        assertThat(file).isInstanceOf(RecognisedFile.class);
        assertThat(catchCode((RecognisedFile) file)).isEqualTo(ProblemCode.ARCHIVE_BOMB);
    }

    @Test
    void anArchiveWhoseEntriesClaimTooMuchIsNamedByItself() throws IOException {
        Path zip = zip(entry("a.csv", HEADER));
        byte[] bytes = Files.readAllBytes(zip);
        // The central directory's size of the entry in the archive: more than there is.
        int directory = indexOf(bytes, new byte[] {'P', 'K', 1, 2});
        bytes[directory + 22] = 1;
        Path bomb = Files.write(folder.resolve("bomb.zip"), bytes);

        assertThat(READING.find(bomb))
                .singleElement()
                .isInstanceOfSatisfying(
                        FoundFile.Refused.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(
                                                Problem.of(
                                                        ProblemCode.ARCHIVE_BOMB,
                                                        "bomb.zip",
                                                        "1024")));
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        int at = 0;
        while (!Arrays.equals(Arrays.copyOfRange(bytes, at, at + wanted.length), wanted)) {
            at++;
        }
        return at;
    }

    @Test
    void whatALibraryRemarksOnAWorkbookDoesNotReachTheUsersTerminal() {
        assertThat(LoggerFactory.getLogger(XSSFReader.class).isErrorEnabled()).isFalse();
    }

    @Test
    void tellsDamageOfAnArchiveByName() throws IOException {
        byte[] whole = Files.readAllBytes(zip(entry("orders.csv", HEADER + BUY.repeat(50))));
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length - 30));
        byte[] flipped = whole.clone();
        flipped[60] ^= 0x10;
        Path bad = Files.write(folder.resolve("bad.zip"), flipped);

        assertThat(problems(cut)).containsExactly(ProblemCode.ARCHIVE_DAMAGED);
        assertThat(problems(bad))
                .containsAnyOf(
                        ProblemCode.ARCHIVE_DAMAGED,
                        ProblemCode.FILE_UNKNOWN,
                        ProblemCode.FILE_HAS_NUL,
                        ProblemCode.FILE_COLUMNS_MISSING);
    }

    @Test
    void readsAWorkbookAsIfItWereText() throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            fill(book, book.createSheet("Orders"));
            Sheet other = book.createSheet("Summary");
            other.createRow(0).createCell(0).setCellValue("Total");
            book.createSheet("Empty");
            book.write(out);
        }

        List<FoundFile> found = READING.find(file);
        Collected read = Collected.from(READING, (RecognisedFile) found.getFirst(), null);

        assertThat(found)
                .extracting(FoundFile::name)
                .containsExactly("book.xlsx/Orders", "book.xlsx/Summary");
        assertThat(read.toldAll())
                .containsExactly(
                        "2024-03-01 BUY +10 SIE -1.6 EUR fee 0.3 = 1.6 EUR",
                        "2024-03-02 BUY +0.00000001 SIE -4.9 EUR fee 4.9 = 4.9 EUR");
        assertThat(read.transactions().getFirst().head().time())
                .hasToString("2024-03-01T08:30:05Z");
        assertThat(read.problemLines()).containsExactly("5 Price BAD_NUMBER", "6 Fee BAD_NUMBER");
    }

    @Test
    void refusesAWorkbookOfMoreSheetsThanItLooksAt() throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                var out = Files.newOutputStream(file)) {
            for (int i = 0; i <= FileLimits.MAX_SHEETS; i++) {
                book.createSheet("S" + i).createRow(0).createCell(0).setCellValue("x");
            }
            book.write(out);
        }

        assertThat(problems(file)).containsExactly(ProblemCode.TOO_MANY_SHEETS);
    }

    @Test
    void readsAWorkbookInsideAnArchive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            fill(book, book.createSheet("Orders"));
            book.write(bytes);
        }
        Path zip = zip(new Entry("book.xlsx", bytes.toByteArray()));

        RecognisedFile file = Collected.only(READING, zip);

        assertThat(file.name()).isEqualTo("a.zip/book.xlsx");
        assertThat(Collected.from(READING, file, null).transactions()).hasSize(2);
    }

    @Test
    void refusesWhatOnlyLooksLikeAWorkbook() throws IOException {
        Path fake = zip(entry("[Content_Types].xml", "<Types/>"), entry("xl/workbook.xml", "<"));
        Path old = Files.write(folder.resolve("old.xls"), new byte[] {-48, -49, 17, -32, 0, 0});

        assertThat(problems(fake)).containsExactly(ProblemCode.WORKBOOK_DAMAGED);
        assertThat(problems(old)).containsExactly(ProblemCode.FILE_OLD_EXCEL);
    }

    private static void fill(XSSFWorkbook book, Sheet sheet) {
        CellStyle date = book.createCellStyle();
        date.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy hh:mm:ss"));
        sheet.createRow(0).createCell(0).setCellValue("Statement of Jane");
        String[] names = HEADER.strip().split(",", -1);
        Row header = sheet.createRow(1);
        for (int i = 0; i < names.length; i++) {
            header.createCell(i).setCellValue(names[i]);
        }
        row(sheet, 2, date, LocalDateTime.of(2024, 3, 1, 9, 30, 5), 10, 0.13, 0.1 + 0.2);
        row(sheet, 3, date, LocalDateTime.of(2024, 3, 2, 0, 0), 1e-8, 0, 4.9);
        Row formula = row(sheet, 4, date, LocalDateTime.of(2024, 3, 3, 0, 0), 1, 1, 1);
        formula.createCell(5).setCellFormula("HYPERLINK(\"http://x\")");
        Row text = row(sheet, 5, date, LocalDateTime.of(2024, 3, 3, 0, 0), 1, 1, 1);
        text.getCell(6).setCellValue("=1+1");
    }

    private static Row row(
            Sheet sheet,
            int at,
            CellStyle date,
            LocalDateTime time,
            double units,
            double price,
            double fee) {
        Row row = sheet.createRow(at);
        row.createCell(0).setCellValue("A" + at);
        row.createCell(1).setCellValue(time);
        row.getCell(1).setCellStyle(date);
        row.createCell(2).setCellValue("BUY");
        row.createCell(3).setCellValue("SIE");
        row.createCell(4).setCellValue(units);
        row.createCell(5).setCellValue(price);
        row.createCell(6).setCellValue(fee);
        row.createCell(7).setCellValue("EUR");
        return row;
    }

    private static ProblemCode catchCode(RecognisedFile file) {
        try {
            Collected.from(READING, file, null);
            return ProblemCode.UNEXPECTED;
        } catch (app.evenkeel.domain.problem.EvenkeelException e) {
            return e.problem().code();
        }
    }

    private static ProblemCode problem(FoundFile file) {
        return ((FoundFile.Refused) file).problem().code();
    }

    private static List<ProblemCode> problems(Path file) {
        return READING.find(file).stream().map(ContainerTest::problem).toList();
    }

    private static final class Entry {
        private final String name;
        private final byte[] bytes;

        Entry(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }
    }

    private static Entry entry(String name, String text) {
        return new Entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path zip(Entry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Entry entry : entries) {
                out.putNextEntry(new ZipEntry(entry.name));
                out.write(entry.bytes);
            }
        }
        return Files.write(folder.resolve("a.zip"), bytes.toByteArray());
    }
}
