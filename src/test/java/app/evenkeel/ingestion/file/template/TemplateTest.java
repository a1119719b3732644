package app.evenkeel.ingestion.file.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.FoundFile;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.RecognisedFile;
import app.evenkeel.ingestion.file.SourceFiles;
import app.evenkeel.ingestion.file.TableStart;
import app.evenkeel.ingestion.file.TextForm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class TemplateTest {
    @TempDir private Path folder;

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void guessesDelimiterDatesNumbersAndColumnsOfAGermanFile() {
        TableStart table = start("german-broker.csv");
        Template guess = TemplateGuess.of("Muster", table.sample(), BERLIN, CurrencyCode.EUR);

        assertThat(table.delimiter()).isEqualTo(';');
        assertThat(guess.numbers()).isEqualTo(NumberText.COMMA);
        assertThat(guess.datePattern()).isEqualTo("d.M.y[ H:m[:s]]");
        assertThat(guess.columns())
                .containsEntry(TemplateField.QUANTITY, "Stück")
                .containsEntry(TemplateField.PRICE, "Kurs")
                .containsEntry(TemplateField.AMOUNT, "Betrag")
                .containsEntry(TemplateField.FEE, "Gebühr")
                .containsEntry(TemplateField.CURRENCY, "Währung")
                .containsEntry(TemplateField.ISIN, "ISIN");
    }

    @Test
    void readsEveryRowByTheTemplateOrSaysWhyNot() {
        List<TemplateTrial.Outcome> rows =
                TemplateTrial.of(german(), start("german-broker.csv").sample(), TODAY);

        assertThat(rows)
                .extracting(TemplateTrial.Outcome::type)
                .containsExactly(
                        TransactionType.BUY,
                        TransactionType.SELL,
                        TransactionType.DIVIDEND,
                        null,
                        TransactionType.DEPOSIT,
                        null);
        assertThat(rows)
                .extracting(TemplateTrial.Outcome::received)
                .containsExactly("10 DE000EICHE01", "4051.1 EUR", "7.2 EUR", "", "500 EUR", "");
        assertThat(rows)
                .extracting(TemplateTrial.Outcome::given)
                .containsExactly("129.9 EUR", "4 DE000EICHE01", "", "", "", "");
        assertThat(rows.get(5).problem()).isNotNull();
        assertThat(rows.get(5).line()).isEqualTo(9);
    }

    @Test
    void readsCoinsWithTheSignOfAWordAndAFeeOnTop() {
        TableStart table = start("coin-log.csv");
        Template guess =
                TemplateGuess.of("Coin log", table.sample(), ZoneId.of("UTC"), null)
                        .with(TemplateField.QUANTITY, "Amount")
                        .holding(AssetKind.CRYPTO, null);

        assertThat(TemplateTrial.of(guess, table.sample(), TODAY))
                .extracting(row -> row.type() + " " + row.received() + "|" + row.given())
                .containsExactly("DEPOSIT 0.5 BTC|", "WITHDRAWAL |1.25 ETH", "REWARD 0.01 SOL|");
    }

    @Test
    void aKeptTemplateMakesTheFileRecognisedLikeABuiltInSource() {
        FileReading before = FileReading.standard();
        FileReading after = before.and(List.of(new TemplateImporter(german())));
        Path file = file("german-broker.csv");

        assertThat(before.find(file)).first().isInstanceOf(FoundFile.Refused.class);
        assertThat(after.find(file))
                .first()
                .isInstanceOfSatisfying(
                        RecognisedFile.class,
                        found -> assertThat(found.importer().source()).isEqualTo("map:muster"));
    }

    @Test
    void aSharedTemplateComesBackAsItWas() {
        assertThat(TemplateJson.read(TemplateJson.write(german()), "x.json")).isEqualTo(german());
    }

    @Test
    void readsAFileInTheFormThatItsTemplateSays() throws IOException {
        Charset polish = Charset.forName("windows-1250");
        Path file = folder.resolve("makler.txt");
        Files.write(
                file,
                """
                Kiedy|Papier|Sztuk|Wartość
                02.03.2026|Żubr, S.A.|10|100,50
                03.03.2026|Dąb|4|40,00
                """
                        .getBytes(polish));
        FileReading standard = FileReading.standard();
        TextForm form = new TextForm(polish, '|');
        TableStart start = standard.beginnings(file, form).getFirst();
        Template template =
                TemplateGuess.of("Makler", start.sample(), BERLIN, CurrencyCode.EUR)
                        .with(TemplateField.TIME, "Kiedy")
                        .with(TemplateField.SYMBOL, "Papier")
                        .with(TemplateField.QUANTITY, "Sztuk")
                        .with(TemplateField.AMOUNT, "Wartość")
                        .written("d.M.y", BERLIN, NumberText.COMMA)
                        .as(form);

        assertThat(standard.find(file)).hasOnlyElementsOfType(FoundFile.Refused.class);
        Template shared = TemplateJson.read(TemplateJson.write(template), "x");
        assertThat(shared).isEqualTo(template);
        Collected read =
                Collected.from(standard.and(List.of(new TemplateImporter(shared))), file, null);

        assertThat(read.toldAll())
                .containsExactly(
                        "2026-03-02 BUY +10 Żubr, S.A. -100.5 EUR = 100.5 EUR",
                        "2026-03-03 BUY +4 Dąb -40 EUR = 40 EUR");
    }

    @Test
    void refusesASharedTextThatIsNoTemplate() {
        for (String text : List.of("", "{}", "[1,2", "{\"kind\":\"evenkeel-template\"}")) {
            assertThatThrownBy(() -> TemplateJson.read(text, "x.json"))
                    .isInstanceOfSatisfying(
                            EvenkeelException.class,
                            e ->
                                    assertThat(e.problem().code())
                                            .isEqualTo(ProblemCode.TEMPLATE_BAD));
        }
    }

    @Test
    void saysWhichFieldsAreLacking() {
        assertThat(german().with(TemplateField.TIME, null).lacking())
                .containsExactly(TemplateField.TIME);
        assertThat(german().lacking()).isEmpty();
    }

    @Test
    void takesUnitsForNoCash() {
        assertThat(
                        read(
                                "01.02.2026;Ertrag;EICHE;100;0,5;;;EUR",
                                "02.02.2026;Ertrag;;7;;;;EUR",
                                "03.02.2026;Entgelt;EUR;3;;;;EUR",
                                "04.02.2026;Entgelt;EICHE;3;;;;EUR",
                                "05.02.2026;Einzahlung;;1;;500;;EUR"))
                .containsExactly(
                        "VALUE_MISSING",
                        "DIVIDEND 7 EUR|",
                        "FEE |3 EUR",
                        "VALUE_MISSING",
                        "DEPOSIT 500 EUR|");
    }

    @Test
    void aPositiveChargeIsARefundOnlyInAFileWithSigns() {
        String[] signed = {
            "01.02.2026;Entgelt;;;;4;;EUR",
            "02.02.2026;Entgelt;;;;-5;;EUR",
            "03.02.2026;Steuer;;;;2;;EUR"
        };

        assertThat(read(signed)).containsExactly("FEE 4 EUR|", "FEE |5 EUR", "TAX 2 EUR|");
        assertThat(read(signed[0], signed[2])).containsExactly("FEE |4 EUR", "TAX |2 EUR");
    }

    @Test
    void refusesARowWithAFeeThatHasNoPlace() {
        assertThat(
                        read(
                                "01.02.2026;Ertrag;EICHE;;;7;1;EUR",
                                "02.02.2026;Ertrag;EICHE;;;7;0;EUR",
                                "03.02.2026;Bestand;EICHE;7;;;1;EUR",
                                "04.02.2026;Entgelt;;;;2;2;EUR",
                                "05.02.2026;Entgelt;;;;2;1;EUR"))
                .containsExactly(
                        "NOT_SUPPORTED",
                        "DIVIDEND 7 EUR|",
                        "NOT_SUPPORTED",
                        "FEE |2 EUR",
                        "NOT_SUPPORTED");
    }

    @Test
    void takesNoPriceOfAContractForThatOfAShare() {
        assertThat(
                        read(
                                "01.02.2026;Kauf;OAK240621C00060000;2;1,5;;2;EUR",
                                "02.02.2026;Kauf;OAK240621C00060000;2;1,5;302;2;EUR",
                                "03.02.2026;Kauf;EICHE;2;1,5;;2;EUR"))
                .containsExactly(
                        "VALUE_MISSING", "BUY 2 OAK240621C00060000|302 EUR", "BUY 2 EICHE|5 EUR");
    }

    @Test
    void readsATimeThatSaysUtcAsThat() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        """
                        When,What,Units,Paid
                        2026-03-02T10:00:00Z,OAK,10,100
                        2026-03-02T10:00:00,OAK,4,40
                        """);
        FileReading standard = FileReading.standard();
        TableStart start = standard.beginnings(file, TextForm.FOUND).getFirst();
        Template template =
                TemplateGuess.of("Zones", start.sample(), BERLIN, CurrencyCode.EUR)
                        .with(TemplateField.TIME, "When")
                        .with(TemplateField.SYMBOL, "What")
                        .with(TemplateField.QUANTITY, "Units")
                        .with(TemplateField.AMOUNT, "Paid")
                        .written("y-M-dTH:m[:s[.S]][Z]", BERLIN, NumberText.POINT);

        Collected read =
                Collected.from(standard.and(List.of(new TemplateImporter(template))), file, null);

        assertThat(read.transactions())
                .extracting(each -> each.head().time().toString())
                .containsExactly("2026-03-02T10:00:00Z", "2026-03-02T09:00:00Z");
    }

    @Test
    void takesNoOptionOnACoinForACoin() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        """
                        When,What,Units,Paid,Money
                        2026-03-02,BTC-28JUN26-60000-C,1,100,USD
                        2026-03-02,BTC,1,100,USD
                        """);
        FileReading standard = FileReading.standard();
        Template template =
                TemplateGuess.of(
                                "Coins",
                                standard.beginnings(file, TextForm.FOUND).getFirst().sample(),
                                BERLIN,
                                CurrencyCode.EUR)
                        .with(TemplateField.TIME, "When")
                        .with(TemplateField.SYMBOL, "What")
                        .with(TemplateField.QUANTITY, "Units")
                        .with(TemplateField.AMOUNT, "Paid")
                        .with(TemplateField.CURRENCY, "Money")
                        .holding(AssetKind.CRYPTO, null);

        Collected read =
                Collected.from(standard.and(List.of(new TemplateImporter(template))), file, null);

        assertThat(SourceFiles.kinds(read))
                .containsEntry("BTC-28JUN26-60000-C", AssetKind.OPTION)
                .containsEntry("BTC", AssetKind.CRYPTO);
    }

    /** What becomes of rows of a file with day, kind, symbol, units, price, amount, fee, unit. */
    private static List<String> read(String... rows) {
        List<String> header =
                List.of("Datum", "Art", "Kürzel", "Stück", "Kurs", "Betrag", "Gebühr", "Währung");
        List<List<String>> cells = new ArrayList<>();
        cells.add(header);
        for (String row : rows) {
            cells.add(List.of(row.split(";", -1)));
        }
        FileSample sample = new FileSample(cells);
        Template template =
                TemplateGuess.of("Klein", sample, BERLIN, CurrencyCode.EUR)
                        .with(TemplateField.TIME, "Datum")
                        .with(TemplateField.TYPE, "Art")
                        .with(TemplateField.SYMBOL, "Kürzel")
                        .with(TemplateField.QUANTITY, "Stück")
                        .with(TemplateField.PRICE, "Kurs")
                        .with(TemplateField.AMOUNT, "Betrag")
                        .with(TemplateField.FEE, "Gebühr")
                        .with(TemplateField.CURRENCY, "Währung")
                        .meaning(
                                Map.of(
                                        "Kauf", TransactionType.BUY,
                                        "Ertrag", TransactionType.DIVIDEND,
                                        "Entgelt", TransactionType.FEE,
                                        "Steuer", TransactionType.TAX,
                                        "Bestand", TransactionType.OPENING_BALANCE,
                                        "Einzahlung", TransactionType.DEPOSIT),
                                List.of());
        return TemplateTrial.of(template, sample, TODAY).stream()
                .map(row -> {
                    Problem problem = row.problem();
                    return problem != null
                            ? problem.code().name()
                            : row.type() + " " + row.received() + "|" + row.given();
                })
                .toList();
    }

    private static Template german() {
        Template guess =
                TemplateGuess.of(
                        "Muster", start("german-broker.csv").sample(), BERLIN, CurrencyCode.EUR);
        return guess.with(TemplateField.TIME, "Buchungstag")
                .with(TemplateField.SETTLEMENT, "Valuta Datum")
                .with(TemplateField.TYPE, "Vorgang")
                .with(TemplateField.SYMBOL, "ISIN")
                .meaning(
                        Map.of(
                                "Kauf", TransactionType.BUY,
                                "Verkauf", TransactionType.SELL,
                                "Ertrag", TransactionType.DIVIDEND,
                                "Einzahlung", TransactionType.DEPOSIT),
                        List.of("Saldo"));
    }

    private static TableStart start(String name) {
        return FileReading.standard().beginnings(file(name), TextForm.FOUND).getFirst();
    }

    private static Path file(String name) {
        try {
            return Path.of(
                    java.util.Objects.requireNonNull(TemplateTest.class.getResource(name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
