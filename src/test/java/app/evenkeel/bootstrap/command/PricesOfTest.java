package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code import --prices-of} says about files of prices. */
class PricesOfTest {
    @TempDir private Path folder;
    private Path store = Path.of("");
    private Path passphrase = Path.of("");
    private Path wide = Path.of("");
    private Path closes = Path.of("");

    @BeforeEach
    void makeStore() throws IOException {
        store = folder.resolve("store");
        passphrase = Files.writeString(folder.resolve("secret.txt"), "walnut harbour nine kettles");
        MadeStores.make(store, passphrase, "mika", "USD");
        wide = Files.writeString(folder.resolve("wide.csv"), "Date,ASH,OAK\n2025-01-06,1,2\n");
        closes = Files.writeString(folder.resolve("closes.csv"), "Date,Close\n2025-01-06,3\n");
    }

    @Test
    void theColumnIsNamedThatWasRead() {
        CommandRun run = importing(wide, "wide.csv=OAK,USD");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("wide.csv: prices of OAK in USD, column OAK");
        assertThat(importing(wide, "wide.csv=ASH,USD,Oak").err())
                .contains("Choose one of: ASH, OAK.")
                .doesNotContain("prices of");
    }

    @Test
    void whatIsLeftBlankGoesByTheFile() {
        CommandRun blank = importing(closes, "closes.csv=OAK,,Close");
        assertThat(blank.code()).as(blank.err()).isEqualTo(ExitCode.PARTLY);
        assertThat(blank.err())
                .contains("does not say which currency")
                .doesNotContain("unexpected", "in null");

        CommandRun first = importing(wide, "wide.csv=OAK, usd ,OAK");
        assertThat(first.code()).as(first.err()).isZero();
        CommandRun unsaid = importing(wide, "wide.csv=,, OAK");
        assertThat(unsaid.err()).contains("prices of OAK in USD, column OAK");
    }

    @Test
    void pricesMayBeInPenceOrInWhatCoinsArePricedIn() {
        for (String code : List.of("GBX", "GBp", "USDT")) {
            CommandRun run = importing(closes, "closes.csv=OAK" + code + "," + code);
            assertThat(run.code()).as(run.err()).isZero();
        }
    }

    @Test
    void whatIsNoCurrencyIsRefusedBeforeAnythingIsRead() {
        for (String code : List.of("$$", "DOLLARS", "ZZZ")) {
            CommandRun run = importing(closes, "closes.csv=OAK," + code);
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("\"" + code + "\" is not a currency of ISO 4217");
        }
        assertThat(receipts()).isEmpty();
    }

    @Test
    void aNameThatNoFileHasIsRefusedBeforeAnythingIsStored() {
        CommandRun run = importing(wide, "wide.csv=OAK,USD", "wild.csv=ASH,USD");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("wild.csv", "wide.csv").doesNotContain("unexpected");
        assertThat(receipts()).isEmpty();
    }

    @Test
    void severalColumnsAreNamedOneByOneAndAllAreTakenWhereNoneIsNamed() {
        CommandRun named = importing(wide, "wide.csv=ASH,USD,ASH", "wide.csv=Oak Ltd,EUR,OAK");
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(named.err())
                .contains(
                        "wide.csv: prices of ASH in USD, column ASH",
                        "wide.csv: prices of Oak Ltd in EUR, column OAK");

        CommandRun all = importing(wide);
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(all.err())
                .contains(
                        "wide.csv: prices of ASH in USD, column ASH",
                        "wide.csv: prices of Oak Ltd in EUR, column OAK");
    }

    @Test
    void aFileThatHoldsNoPricesAndAColumnThatIsNotThereAreSaid() throws IOException {
        Path trades =
                Files.writeString(folder.resolve("notes.csv"), "When,What\n2025-01-06,rain\n");
        CommandRun none = importing(trades, "notes.csv=OAK,USD");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("--prices-of: notes.csv holds no prices");

        CommandRun column = importing(closes, "closes.csv=OAK,USD,Price");
        assertThat(column.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(column.err())
                .contains("has no column Price; its prices stand in the column Close");
        assertThat(importing(closes, "closes.csv").code()).isEqualTo(ExitCode.USAGE);
        assertThat(receipts()).isEmpty();
    }

    private JsonNode receipts() {
        return CommandRun.json(store, passphrase, "imports").tree();
    }

    /** As a person would, without {@code --json}. */
    private CommandRun importing(Path file, String... pricesOf) {
        List<String> args = new ArrayList<>(List.of("import", file.toString()));
        for (String each : pricesOf) {
            args.addAll(List.of("--prices-of", each));
        }
        args.addAll(
                List.of("--store", store.toString(), "--passphrase-file", passphrase.toString()));
        return CommandRun.of(args.toArray(String[]::new));
    }
}
