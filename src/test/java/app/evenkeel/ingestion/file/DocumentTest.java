package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** XML and JSON that mean harm, or came to harm. */
final class DocumentTest {
    private static final String KNOWN =
            "{\"meta\":{\"version\":\"1\"},\"activities\":["
                    + "{\"symbol\":\"OAK\",\"quantity\":1,\"unitPrice\":2,\"type\":\"BUY\"},";

    private static final FileReading READING = FileReading.standard();

    @TempDir Path folder;

    @Test
    void refusesDefinitionsAndWhatTheyCouldReach() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "TOP");
        String xml =
                "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM \""
                        + secret.toUri()
                        + "\">]>\n"
                        + flex("symbol=\"&x;\"");

        assertProblem(() -> read("a.xml", xml), ProblemCode.DOCUMENT_DOCTYPE);
        assertProblem(
                () ->
                        read(
                                "b.xml",
                                "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;\">]>"
                                        + flex("symbol=\"&y;\"")),
                ProblemCode.DOCUMENT_DOCTYPE);
    }

    @Test
    void namesLineAndColumnWhereADocumentWasCutOff() throws IOException {
        byte[] xml = Files.readAllBytes(SourceFiles.own("file/ibkr/flex.xml"));
        byte[] json = Files.readAllBytes(SourceFiles.own("file/ghostfolio/export.json"));
        Path cutXml = Files.write(folder.resolve("cut.xml"), Arrays.copyOf(xml, xml.length - 400));
        Path cutJson =
                Files.write(folder.resolve("cut.json"), Arrays.copyOf(json, json.length - 300));

        for (Path cut : new Path[] {cutXml, cutJson}) {
            assertThatThrownBy(() -> Collected.from(cut))
                    .isInstanceOf(EvenkeelException.class)
                    .hasMessageContaining("damaged or cut off at line");
        }
    }

    @Test
    void limitsDepthAndTheLengthOfAValue() {
        for (String deep : new String[] {"{\"a\":".repeat(600), "[".repeat(100_000)}) {
            assertProblem(() -> read("deep.json", KNOWN + deep), ProblemCode.DOCUMENT_LIMIT);
        }
        assertProblem(
                () -> read("long.json", KNOWN + "{\"a\":\"" + "x".repeat(5 << 20)),
                ProblemCode.DOCUMENT_LIMIT);
        assertProblem(
                () -> read("deep.xml", flex("").replace("<Trade />", "<a>".repeat(600))),
                ProblemCode.DOCUMENT_LIMIT,
                ProblemCode.DOCUMENT_DAMAGED);
    }

    @Test
    void readsXmlInTheCharsetThatItNames() throws IOException {
        String text =
                new String(
                                Files.readAllBytes(SourceFiles.own("file/ibkr/flex.xml")),
                                StandardCharsets.UTF_8)
                        .replace("encoding=\"UTF-8\"", "encoding=\"windows-1252\"")
                        .replace("OAK TIMBER INC\"", "Chêne €\"");
        Path file =
                Files.write(
                        folder.resolve("west.xml"), text.getBytes(Charset.forName("windows-1252")));

        Collected read = Collected.from(file);

        Leg bought =
                Objects.requireNonNull(read.candidates.getFirst().transaction().movement().in());
        assertThat(read.refOf(bought.asset()).name()).isEqualTo("Chêne €");
        assertProblem(
                () ->
                        Collected.from(
                                Files.write(
                                        folder.resolve("wrong.xml"),
                                        text.replace("windows-1252", "UTF-8")
                                                .getBytes(Charset.forName("windows-1252")))),
                ProblemCode.DOCUMENT_DAMAGED);
    }

    @Test
    void refusesAGigabyteOfZerosUnderAnyName() throws IOException {
        for (String name : new String[] {"zeros.xml", "zeros.json", "zeros.zip", "zeros.xlsx"}) {
            Path file = folder.resolve(name);
            try (RandomAccessFile zeros = new RandomAccessFile(file.toFile(), "rw")) {
                zeros.setLength(1L << 30);
            }

            assertProblem(() -> Collected.only(READING, file), ProblemCode.FILE_HAS_NUL);
        }
    }

    @Test
    void refusesADocumentThatNobodyKnows() {
        assertProblem(() -> read("a.xml", "<html><body/></html>"), ProblemCode.DOCUMENT_UNKNOWN);
        assertThatThrownBy(() -> read("a.json", "{\"hello\": 1, \"dribblets\": [{\"a\": 2}]}"))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e ->
                                assertThat(e.problem())
                                        .as("no charset is in doubt, and no row")
                                        .isEqualTo(
                                                Problem.of(
                                                        ProblemCode.DOCUMENT_UNKNOWN,
                                                        "a.json",
                                                        "JSON",
                                                        "dribblets")));
    }

    private static String flex(String attributes) {
        return "<FlexQueryResponse><FlexStatements><FlexStatement><Trades><Trade "
                + attributes
                + "/></Trades></FlexStatement></FlexStatements></FlexQueryResponse>";
    }

    private Collected read(String name, String text) throws IOException {
        return Collected.from(Files.writeString(folder.resolve(name), text));
    }

    private static void assertProblem(ThrowingCallable call, ProblemCode... codes) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isIn((Object[]) codes));
    }
}
