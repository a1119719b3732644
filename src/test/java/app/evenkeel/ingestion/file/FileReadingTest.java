package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class FileReadingTest {
    private static final String HEADER = "Order,Time,Side,Ticker,Units,Price,Fee,Currency\n";
    private static final String BUY = "A1,2024-03-01 10:00,BUY,SIE,10,\"1,170.5\",4.90,EUR\n";
    private static final String SELL = "A2,2024-03-05 16:20:11,SELL,SIE,4,1200,4.90,EUR\n";
    private static final FileReading READING = new FileReading(List.of(new ExampleImporter()));

    private static final List<ProblemCode> REFUSALS =
            List.of(
                    ProblemCode.FILE_UNKNOWN,
                    ProblemCode.FILE_COLUMNS_MISSING,
                    ProblemCode.FILE_HAS_NUL);

    @TempDir Path folder;

    @Test
    void readsRowsIntoTransactionsWithLineAndRawRow() throws IOException {
        Collected read = read("Statement of Jane\n\n" + HEADER + BUY + SELL);

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-03-01 BUY +10 SIE -11709.9 EUR fee 4.9 = 11709.9 EUR",
                        "2024-03-05 SELL +4795.1 EUR -4 SIE fee 4.9 = 4795.1 EUR");
        var origin = read.transactions().getLast().head().origin();
        assertThat(origin.line()).isEqualTo(5);
        assertThat(origin.rawRow()).isEqualTo(SELL.strip());
        assertThat(read.candidates.getLast().naturalKey()).isEqualTo("id:A2");
    }

    @Test
    void readsEveryCharsetTheSame() throws IOException {
        String text = HEADER.replace("\n", "\r\n") + BUY.replace("SIE", "トヨタ自動車");

        for (String charset : List.of("UTF-8", "windows-31j", "UTF-16", "UTF-16LE", "UTF-16BE")) {
            Collected read = readBytes(text.getBytes(Charset.forName(charset)));

            assertThat(read.toldAll()).as(charset).hasSize(1).first().asString().contains("トヨタ自動車");
        }
    }

    @Test
    void takesAccentsForWindows1252() throws IOException {
        Path file =
                write(
                        (HEADER + BUY.replace("SIE", "Société’s €"))
                                .getBytes(Charset.forName("windows-1252")));

        assertThat(CsvFile.examine(file).charset().name()).isEqualTo("windows-1252");
        assertThat(Collected.from(READING, file, null).toldAll().getFirst())
                .contains("Société’s €");
    }

    @Test
    void takesSemicolonsTabsAndAMarkOfBytes() throws IOException {
        String semicolons = "\uFEFF" + (HEADER + SELL).replace(',', ';');
        String tabs = (HEADER + SELL).replace(',', '\t');

        assertThat(read(semicolons).transactions()).hasSize(1);
        assertThat(read(tabs).transactions()).hasSize(1);
    }

    @Test
    void givesTheUsersNameToTheAccount() throws IOException {
        Path file = write((HEADER + SELL).getBytes(StandardCharsets.UTF_8));

        Collected read = Collected.from(READING, file, "Joint");

        assertThat(read.candidates.getFirst().accountKey()).isEqualTo("Example Bank/Joint");
    }

    @Test
    void keepsReadingAfterABadRow() throws IOException {
        Collected read =
                read(
                        HEADER
                                + BUY.replace("\"1,170.5\"", "=1+1")
                                + BUY.replace("2024-03-01", "2024-02-30")
                                + BUY.replace("BUY", "GIFT")
                                + BUY.replace("\"1,170.5\"", "@SUM(1)")
                                + BUY.replace("\"1,170.5\"", "\"1,5\"")
                                + BUY.replace(",10,", ",0,")
                                + BUY.replace(",10,", ",,")
                                + SELL);

        assertThat(read.rows).isEqualTo(8);
        assertThat(read.transactions()).hasSize(1);
        assertThat(read.problemLines())
                .containsExactly(
                        "2 Price BAD_NUMBER",
                        "3 Time BAD_DATE",
                        "4 Side UNKNOWN_TYPE",
                        "5 Price BAD_NUMBER",
                        "6 Price BAD_NUMBER",
                        "7 Units NOT_POSITIVE",
                        "8 Units VALUE_MISSING");
    }

    @Test
    void tellsWhereAFileWasCutOff() throws IOException {
        String whole = HEADER + BUY + SELL;

        Collected inRow = read(whole.substring(0, whole.length() - 12));
        Collected inQuotes = read(HEADER + SELL + BUY.substring(0, BUY.indexOf("170")));

        assertThat(inRow.transactions()).hasSize(1);
        assertThat(inRow.problemLines()).containsExactly("3 Fee COLUMN_COUNT");
        assertThat(inQuotes.transactions()).hasSize(1);
        assertThat(inQuotes.problemLines()).containsExactly("3 UNTERMINATED_QUOTE");
    }

    @Test
    void tellsTheRowWhereNothingFollowsTheQuoteThatNeverEnds() throws IOException {
        Collected read = read(HEADER + SELL + "A3,2024-03-06 10:00,BUY,\"");

        assertThat(read.problems.getLast().problem().args())
                .containsExactly("A3,2024-03-06 10:00,BUY,\"");
    }

    @Test
    void saysThatARowIsTooWideWhereItIsLongerThanTheBeginning() throws IOException {
        Path wide = Files.writeString(folder.resolve("wide.csv"), "a,".repeat(200_000) + "a\n");

        assertThat(READING.find(wide))
                .containsExactly(
                        new FoundFile.Refused(
                                "wide.csv",
                                Problem.of(ProblemCode.TOO_MANY_COLUMNS, "wide.csv", "512")));
    }

    @Test
    void saysThatAFileMayBeCutWhereItsLastCellCouldGoOn() throws IOException {
        String noted = "3 Fee FILE_MAY_BE_CUT";

        assertThat(notes("Order,Fee\nA1,4.90\nA2,4.9")).containsExactly(noted);
        assertThat(notes("Order,Fee\nA1,4.90\nA2,")).containsExactly(noted);
        assertThat(notes("Order,Fee\nA1,\nA2,")).as("empty like another").isEmpty();
        assertThat(notes("Order,Fee\nA1,4.90\nA2,\"4.90\"")).as("closed").isEmpty();
        assertThat(notes("Order,Fee\nA1,4.90\nA2")).as("too short, its importer says").isEmpty();
        assertThat(notes("Order,Fee,Note\nA1,4\nA2,4")).containsExactly(noted);
        assertThat(notes("Order,Fee\nA1,4.90\nA2,4.9\n")).as("ended").isEmpty();
        assertThat(notes("Order,Fee")).as("no rows").isEmpty();
    }

    /** What is said of the rows of a text whose first row is its header. */
    private List<String> notes(String text) throws IOException {
        List<RowProblem> notes = new ArrayList<>();
        CsvFile.examine(Files.writeString(folder.resolve("noted.csv"), text))
                .read(
                        TextProblems.into(notes),
                        Progress.NONE,
                        rows -> {
                            rows.columnsAre(rows.next().cells());
                            rows.forEachRemaining(row -> {});
                        });
        return notes.stream()
                .map(note -> note.line() + " " + note.column() + " " + note.problem().code())
                .toList();
    }

    @Test
    void keepsARowThatMayBeCutAndCountsItOnce() throws IOException {
        Collected read = read(HEADER + BUY + SELL.stripTrailing());

        assertThat(read.problemLines()).containsExactly("3 Currency FILE_MAY_BE_CUT");
        assertThat(read.problems.getFirst().rejected()).isFalse();
        assertThat(read.transactions()).hasSize(2);
        assertThat(read.rows).isEqualTo(2);
    }

    @Test
    void losesOneRowToAStrayQuoteAndNotTheRest() throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append(BUY.replace("SIE", "\"SIE"));
        for (int i = 0; i < 300; i++) {
            text.append(SELL.replace("A2", "S" + i));
        }

        Collected read = read(text.toString());

        assertThat(read.problemLines()).contains("2 UNTERMINATED_QUOTE");
        assertThat(read.transactions()).hasSize(300);
    }

    @Test
    void readsALineBreakInsideACell() throws IOException {
        Collected read = read(HEADER + BUY.replace("SIE", "\"SIE\nMENS\"") + SELL);

        assertThat(read.toldAll().getFirst()).contains("SIE\nMENS");
        assertThat(read.transactions().getLast().head().origin().line()).isEqualTo(4);
    }

    @Test
    void refusesTheRowThatADamagedByteIsIn() throws IOException {
        String text = HEADER + BUY.replace("SIE", "あいうえおかきくけこさしすせそ") + SELL + SELL;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[text.indexOf("あ") + 4] = (byte) 0xFF;

        Collected read = readBytes(bytes);

        assertThat(read.problemLines()).containsExactly("2 Ticker FILE_BAD_CHARSET");
        assertThat(read.transactions()).hasSize(2);
    }

    @Test
    void refusesAGigabyteOfZerosWithoutReadingIt() throws IOException {
        Path file = folder.resolve("zeros.csv");
        try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
            zeros.setLength(1L << 30);
        }
        long before = System.nanoTime();

        assertProblem(() -> Collected.only(READING, file), ProblemCode.FILE_HAS_NUL);
        assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
    }

    @Test
    void refusesWhatIsTooLargeEmptyMissingOrUnknown() throws IOException {
        Path large = folder.resolve("large.csv");
        Files.writeString(large, (HEADER + SELL).repeat(5000));
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(FileLimits.MAX_BYTES + 1);
        }
        Path unknown = write("a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8));

        assertProblem(() -> Collected.only(READING, large), ProblemCode.FILE_TOO_LARGE);
        assertProblem(() -> Collected.only(READING, write(new byte[0])), ProblemCode.FILE_EMPTY);
        assertProblem(
                () -> Collected.only(READING, folder.resolve("none.csv")),
                ProblemCode.FILE_UNREADABLE);
        Files.writeString(unknown, "a,b,c\n1,2,3\n");
        assertThatThrownBy(() -> Collected.only(READING, unknown)).hasMessageContaining("a, b, c");
    }

    @Test
    void namesTheColumnThatAKnownLayoutLacks() throws IOException {
        String text = "Statement\n\n" + HEADER.replace("Units", "Shares") + BUY;
        Path file = write(text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Collected.only(READING, file))
                .hasMessageContaining("line 3 looks like the header of example orders")
                .hasMessageContaining("lacks: Units");
    }

    @Test
    void doesNotTakeAnotherJapaneseCharsetForItsOwn() throws IOException {
        String text = HEADER.replace("Order", "注文番号の列") + BUY.repeat(3);

        for (String charset : List.of("EUC-JP", "ISO-2022-JP")) {
            Path file = write(text.getBytes(Charset.forName(charset)));

            assertProblem(() -> Collected.only(READING, file), ProblemCode.FILE_COLUMNS_MISSING);
        }
    }

    @Test
    void noticesAFileThatChanged() throws IOException {
        Path path = write((HEADER + BUY).getBytes(StandardCharsets.UTF_8));
        Collected sink = new Collected();
        ImportContext context =
                new ImportContext(sink, "file.csv", null, LocalDate.of(2026, 11, 20));
        RecognisedFile file =
                READING.read(Collected.only(READING, path), context, sink, Progress.NONE);
        Files.writeString(path, HEADER + SELL);

        assertProblem(
                () -> READING.read(file, context, sink, Progress.NONE), ProblemCode.FILE_CHANGED);
    }

    @Test
    void refusesACellThatIsTooLongAndTooManyColumns() throws IOException {
        Collected read =
                read(
                        HEADER
                                + BUY.replace("SIE", "x".repeat(FileLimits.MAX_CELL + 1))
                                + BUY.replace("SIE", "x".repeat(3 * FileLimits.MAX_LINE))
                                + ",".repeat(FileLimits.MAX_COLUMNS + 1)
                                + "\n"
                                + SELL);

        assertThat(read.problemLines())
                .containsExactly("2 Ticker CELL_TOO_LONG", "3 CELL_TOO_LONG", "4 TOO_MANY_COLUMNS");
        assertThat(read.transactions()).hasSize(1);
    }

    @Test
    void survivesFlippedBytes() throws IOException {
        byte[] good = (HEADER + BUY + SELL + BUY).repeat(3).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20240801);

        for (int i = 0; i < 500; i++) {
            byte[] bad = good.clone();
            for (int flips = random.nextInt(4) + 1; flips > 0; flips--) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                Collected read = readBytes(bad);
                assertThat((long) read.candidates.size() + read.problems.size())
                        .isGreaterThanOrEqualTo(read.rows - read.nothingNew.size());
            } catch (EvenkeelException refused) {
                assertThat(refused.problem().code()).isIn(REFUSALS);
            }
        }
    }

    private Collected read(String text) throws IOException {
        return readBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Collected readBytes(byte[] bytes) throws IOException {
        return Collected.from(READING, write(bytes), null);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.csv"), bytes);
    }

    private static void assertProblem(ThrowingCallable call, ProblemCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
