package app.evenkeel.bench;

import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.FoundFile;
import app.evenkeel.ingestion.file.RecognisedFile;

import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** How long it takes to find out what a large file of each kind is. */
final class DetectOurs {
    static final List<String> KINDS =
            List.of("csv", "csv-cp932", "csv-unknown", "xml", "json", "xlsx", "xlsx-shared", "zip");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARMING = 300;
    private static final int ROUNDS = 101;
    private static final String HEADER =
            "date,symbol,quantity,activityType,unitPrice,currency,fee,amount";
    private static final String ROW = "2024-01-03,OAK.DE,10,BUY,20.25,EUR,1.50,";

    private DetectOurs() {}

    static void main(String[] arguments) throws IOException {
        int megabytes = Integer.parseInt(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        FileReading reading = FileReading.standard();
        measure("csv", reading, text(folder.resolve("large.csv"), "UTF-8", HEADER, ROW, megabytes));
        measure(
                "csv-cp932",
                reading,
                text(
                        folder.resolve("japan.csv"),
                        "windows-31j",
                        "約定日,受渡日,ファンド名,分配金,口座,取引,買付方法,数量［口］,単価,経費,為替レート,"
                                + "受付金額[現地通貨],受渡金額/(ポイント利用)[円],決済通貨",
                        "\"2024/1/4\",\"2024/1/9\",\"楽天・全世界株式\",\"再投資型\",\"NISA\",\"買付\","
                                + "\"積立\",\"1,000\",\"20,000\",\"0\",\"1.00\",\"-\",\"2,000\",\"円\"",
                        megabytes));
        measure(
                "csv-unknown",
                reading,
                text(folder.resolve("unknown.csv"), "UTF-8", "a,b,c", "1,2,3", megabytes));
        measure("xml", reading, xml(folder.resolve("large.xml"), megabytes));
        measure("json", reading, json(folder.resolve("large.json"), megabytes));
        measure("xlsx", reading, workbook(folder.resolve("large.xlsx"), megabytes, false));
        measure("xlsx-shared", reading, workbook(folder.resolve("s.xlsx"), megabytes, true));
        measure("zip", reading, archive(folder.resolve("large.zip"), megabytes));
    }

    private static void measure(String name, FileReading reading, Path file) {
        long[] clock = new long[ROUNDS];
        long[] processor = new long[ROUNDS];
        List<FoundFile> found = List.of();
        for (int i = -WARMING; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            long used = THREADS.getCurrentThreadCpuTime();
            found = reading.find(file);
            if (i >= 0) {
                processor[i] = THREADS.getCurrentThreadCpuTime() - used;
                clock[i] = System.nanoTime() - begin;
            } else if (i == -WARMING) {
                Stopwatch.print(name + "-first", (System.nanoTime() - begin) / 1e9);
            }
        }
        long known = found.stream().filter(RecognisedFile.class::isInstance).count();
        if (known == 0 && !name.endsWith("unknown")) {
            throw new IllegalStateException(file + " was not recognised: " + found);
        }
        Arrays.sort(clock);
        Arrays.sort(processor);
        Stopwatch.print(name, clock[ROUNDS / 2] / 1e9);
        Stopwatch.print(name + Stopwatch.PROCESSOR, processor[ROUNDS / 2] / 1e9);
    }

    private static Path text(Path file, String charset, String head, String row, int megabytes)
            throws IOException {
        Charset written = Charset.forName(charset);
        return repeated(file, (head + "\n").getBytes(written), row, written, megabytes, "");
    }

    private static Path xml(Path file, int megabytes) throws IOException {
        return repeated(
                file,
                "<FlexQueryResponse><FlexStatements><FlexStatement accountId=\"U1\"><Trades>"
                        .getBytes(Charset.defaultCharset()),
                "<Trade accountId=\"U1\" currency=\"USD\" symbol=\"OAK\" quantity=\"1\"/>",
                Charset.defaultCharset(),
                megabytes,
                "</Trades></FlexStatement></FlexStatements></FlexQueryResponse>");
    }

    private static Path json(Path file, int megabytes) throws IOException {
        return repeated(
                file,
                "{\"meta\":{\"version\":\"1\"},\"activities\":[".getBytes(Charset.defaultCharset()),
                "{\"symbol\":\"OAK\",\"quantity\":1,\"unitPrice\":2,\"type\":\"BUY\"},",
                Charset.defaultCharset(),
                megabytes,
                "{}]}");
    }

    private static Path repeated(
            Path file, byte[] head, String row, Charset charset, int megabytes, String tail)
            throws IOException {
        byte[] rows = (row + "\n").repeat(1_000).getBytes(charset);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(head);
            for (long size = 0; size < (long) megabytes << 20; size += rows.length) {
                out.write(rows);
            }
            out.write(tail.getBytes(charset));
        }
        return file;
    }

    /** About 100 bytes of a sheet for each row before they are packed. */
    private static Path workbook(Path file, int megabytes, boolean shared) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(new XSSFWorkbook(), 100, false, shared);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = book.createSheet();
            for (int i = 0; i < megabytes * 2_500; i++) {
                var row = sheet.createRow(i);
                String[] cells = (i == 0 ? HEADER : ROW).split(",", -1);
                for (int c = 0; c < cells.length; c++) {
                    row.createCell(c).setCellValue(i > 0 && c == 1 ? "OAK" + i : cells[c]);
                }
            }
            book.write(out);
        }
        return file;
    }

    private static Path archive(Path file, int megabytes) throws IOException {
        byte[] rows = (ROW + "\n").repeat(1_000).getBytes(Charset.defaultCharset());
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int entry = 0; entry < 10; entry++) {
                zip.putNextEntry(new ZipEntry("statements/" + entry + ".csv"));
                zip.write((HEADER + "\n").getBytes(Charset.defaultCharset()));
                for (long size = 0; size < (long) megabytes << 20; size += 10L * rows.length) {
                    zip.write(rows);
                }
            }
        }
        return file;
    }
}
