package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.function.BiConsumer;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An open Excel workbook. The package and its limits on bombs are the library's; sheets are pulled
 * from it row by row, with as many of the shared texts as the rows so far needed.
 */
final class Workbook implements AutoCloseable {
    static {
        ZipSecureFile.setMaxFileCount(FileLimits.MAX_ENTRIES);
        ZipSecureFile.setMaxEntrySize(4L * FileLimits.MAX_BYTES);
        ZipSecureFile.setMinInflateRatio(1.0 / FileLimits.MAX_RATIO);
    }

    private final OPCPackage pack;
    private final XSSFReader reader;
    private final String name;
    private @Nullable CellStyles styles;

    private Workbook(OPCPackage pack, XSSFReader reader, String name) {
        this.pack = pack;
        this.reader = reader;
        this.name = name;
    }

    static Workbook open(FileBytes bytes) {
        return guarded(
                bytes.name(),
                () -> {
                    OPCPackage pack = pack(bytes);
                    try {
                        return new Workbook(pack, new XSSFReader(pack), bytes.name());
                    } catch (OpenXML4JException | RuntimeException e) {
                        pack.revert();
                        throw e;
                    }
                });
    }

    private static OPCPackage pack(FileBytes bytes) throws IOException, OpenXML4JException {
        return switch (bytes) {
            case FileBytes.Plain plain ->
                    OPCPackage.open(plain.path().toFile(), PackageAccess.READ);
            case Archive.Entry entry -> OPCPackage.open(new ByteArrayInputStream(inner(entry)));
        };
    }

    private static byte[] inner(Archive.Entry entry) throws IOException {
        int most = FileLimits.MAX_INNER_WORKBOOK_MEGABYTES * 1024 * 1024;
        try (InputStream in = entry.open()) {
            byte[] all = in.readNBytes(most + 1);
            if (all.length > most) {
                throw Heads.tooLarge(entry.name(), FileLimits.MAX_INNER_WORKBOOK_MEGABYTES);
            }
            return all;
        }
    }

    /** Shows the rows of each sheet that holds cells, in the workbook's order. */
    void forEachSheet(BiConsumer<String, SheetRows> visitor) {
        Workbook.<@Nullable Void>guarded(
                name,
                () -> {
                    var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
                    for (int i = 0; sheets.hasNext(); i++) {
                        if (i == FileLimits.MAX_SHEETS) {
                            throw new EvenkeelException(
                                    Problem.of(
                                            ProblemCode.TOO_MANY_SHEETS,
                                            name,
                                            String.valueOf(FileLimits.MAX_SHEETS)));
                        }
                        InputStream in = sheets.next();
                        try (SheetRows rows =
                                new SheetRows(in, this, TextProblems.into(new ArrayList<>()))) {
                            visitor.accept(sheets.getSheetName(), rows);
                        }
                    }
                    return null;
                });
    }

    /** The rows of a sheet; they are gone when the workbook is closed. */
    SheetRows rows(String sheet, TextProblems problems) {
        return guarded(
                name,
                () -> {
                    var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
                    while (sheets.hasNext()) {
                        InputStream in = sheets.next();
                        if (sheets.getSheetName().equals(sheet)) {
                            return new SheetRows(in, this, problems);
                        }
                        in.close();
                    }
                    throw new EvenkeelException(Problem.of(ProblemCode.FILE_CHANGED, name));
                });
    }

    SharedTexts texts() {
        return guarded(name, () -> new SharedTexts(reader.getSharedStringsData(), name));
    }

    CellStyles styles() {
        CellStyles known = styles;
        if (known == null) {
            known =
                    guarded(
                            name,
                            () -> {
                                try (InputStream in = reader.getStylesData()) {
                                    return CellStyles.read(in, isFrom1904());
                                }
                            });
            styles = known;
        }
        return known;
    }

    /** Whether days are counted from 1904, as old Macs did. */
    private boolean isFrom1904() throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream in = reader.getWorkbookData()) {
            XMLStreamReader xml = XmlSource.factory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("workbookPr")) {
                    String value = xml.getAttributeValue(null, "date1904");
                    return "1".equals(value) || "true".equals(value);
                }
            }
            return false;
        }
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        pack.revert();
    }

    /** Work on a workbook's parts. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T get() throws IOException, OpenXML4JException, XMLStreamException;
    }

    /** Turns what can go wrong with a workbook into a problem that names it. */
    static <T extends @Nullable Object> T guarded(String name, Work<T> work) {
        try {
            return work.get();
        } catch (EvenkeelException e) {
            throw e;
        } catch (IOException
                | OpenXML4JException
                | XMLStreamException
                | OpenXML4JRuntimeException
                | POIXMLException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw damaged(name, e);
        }
    }

    private static EvenkeelException damaged(String name, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("Zip bomb")) {
                return new EvenkeelException(
                        Problem.of(
                                ProblemCode.ARCHIVE_BOMB,
                                name,
                                String.valueOf(4 * FileLimits.MAX_MEGABYTES)),
                        e);
            }
        }
        return new EvenkeelException(Problem.of(ProblemCode.WORKBOOK_DAMAGED, name), e);
    }
}
