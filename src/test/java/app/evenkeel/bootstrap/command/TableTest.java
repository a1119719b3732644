package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.money.CurrencyCode;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

class TableTest {
    @Test
    void linesUpColumnsWhereSignsAreTwoCellsWide() {
        Table table = new Table("name", ">value");
        table.row("トヨタ", "1");
        table.row("VTI", "1,000");
        table.row("ﾄﾖﾀ", null);

        assertThat(printed(table).lines())
                .containsExactly("name    value", "トヨタ      1", "VTI     1,000", "ﾄﾖﾀ         -");
    }

    @Test
    void doesNotLetAFileSteerTheTerminal() {
        Table table = new Table("name");
        table.row("a\u001B[2Jb");

        assertThat(printed(table)).doesNotContain("\u001B");
    }

    @Test
    void roundsAmountsToTheirCurrencyAndKeepsWhatIsUnknown() {
        assertThat(Table.amount(new BigDecimal("1234567.5"), CurrencyCode.JPY))
                .isEqualTo("1,234,568");
        assertThat(Table.amount(new BigDecimal("-0.5"), CurrencyCode.USD)).isEqualTo("-0.50");
        assertThat(Table.amount(null, CurrencyCode.USD)).isNull();
    }

    private static String printed(Table table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
