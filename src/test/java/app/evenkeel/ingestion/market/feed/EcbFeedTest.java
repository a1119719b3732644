package app.evenkeel.ingestion.market.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.ingestion.net.VirtualTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class EcbFeedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String XML =
            "<?xml version=\"1.0\"?><g:Envelope xmlns:g=\"urn:x\" xmlns=\"urn:y\"><Cube>"
                    + "<Cube time='2026-03-02'><Cube currency='USD' rate='1.1'/>"
                    + "<Cube currency='JPY' rate='163.25'/></Cube>"
                    + "<Cube time='2026-02-27'><Cube currency='USD' rate='1.09'/>"
                    + "<Cube currency='ZZZ' rate='N/A'/></Cube></Cube></g:Envelope>";
    private static final String CSV =
            "Date,USD,JPY,CYP,\n2026-03-02,1.1,163.25,N/A,\n1999-01-04,1.1789,133.73,0.58231,\n";

    private final LoopbackServer server = new LoopbackServer();
    private final Fetch fetch =
            new Fetch(new Gate(Hosts.ALL, () -> false, new VirtualTime(), 1), "Evenkeel");

    @AfterEach
    void close() {
        fetch.close();
        server.close();
    }

    @Test
    void asksForNoMoreThanIsMissing() {
        server.answering("text/xml", XML);

        assertThat(rates(TODAY)).hasSize(2);
        assertThat(rates(TODAY.minusDays(3)))
                .containsExactlyInAnyOrder(
                        rate("USD", "1.1", TODAY),
                        rate("JPY", "163.25", TODAY),
                        rate("USD", "1.09", LocalDate.of(2026, 2, 27)));
        assertThat(server.asked())
                .containsExactly(
                        "/stats/eurofxref/eurofxref-daily.xml",
                        "/stats/eurofxref/eurofxref-hist-90d.xml");
    }

    @Test
    void readsTheWholeHistoryOutOfItsArchive() {
        server.answering(exchange ->
                LoopbackServer.ok(
                        exchange, "application/zip", zip(CSV.getBytes(StandardCharsets.US_ASCII))));

        assertThat(rates(LocalDate.EPOCH))
                .containsExactlyInAnyOrder(
                        rate("USD", "1.1", TODAY),
                        rate("JPY", "163.25", TODAY),
                        rate("USD", "1.1789", LocalDate.of(1999, 1, 4)),
                        rate("JPY", "133.73", LocalDate.of(1999, 1, 4)),
                        rate("CYP", "0.58231", LocalDate.of(1999, 1, 4)));
    }

    @Test
    void readsTheBanksOwnHistory() throws IOException {
        Path history = Path.of("../shared/data/market-data/eurofxref-hist.csv");
        Assumptions.assumeTrue(Files.exists(history), "the bank's history is not here");
        byte[] zip = zip(Files.readAllBytes(history));
        server.answering(exchange -> LoopbackServer.ok(exchange, "application/zip", zip));

        List<FxRate> rates = rates(LocalDate.EPOCH);

        assertThat(rates.stream().map(FxRate::date).distinct()).hasSize(6_983);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>maintenance</html>",
                "<a><Cube time='2026-03-02'><Cube currency='USD' ",
                "<a/>",
                "no xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
            })
    void takesNothingFromAnAnswerThatIsNoneOfTheBanks(String body) {
        server.answering("text/xml", body);

        assertProblem(TODAY);
    }

    @Test
    void takesNothingFromABrokenArchive() {
        server.answering("application/zip", "PK but no more");
        assertProblem(LocalDate.EPOCH);

        byte[] cut = zip(CSV.repeat(500).getBytes(StandardCharsets.US_ASCII));
        server.answering(exchange ->
                LoopbackServer.ok(exchange, "application/zip", Arrays.copyOf(cut, cut.length / 2)));
        assertProblem(LocalDate.EPOCH);
    }

    private List<FxRate> rates(LocalDate from) {
        return new EcbFeed(fetch, server.base(), Clock.fixed(VirtualTime.START, ZoneOffset.UTC))
                .rates(from, Progress.NONE);
    }

    private void assertProblem(LocalDate from) {
        assertThatThrownBy(() -> rates(from))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e ->
                                assertThat(e.problem().code())
                                        .isEqualTo(ProblemCode.ANSWER_UNREADABLE));
    }

    private static FxRate rate(String currency, String rate, LocalDate day) {
        return new FxRate(CurrencyCode.EUR, CurrencyCode.of(currency), new BigDecimal(rate), day);
    }

    private static byte[] zip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("eurofxref-hist.csv"));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
