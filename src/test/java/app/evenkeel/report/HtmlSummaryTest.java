package app.evenkeel.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

class HtmlSummaryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 13);
    private static final Account ACCOUNT =
            new Account(new AccountId(1), "b/b", AccountKind.BROKER, "b", "<b>Broker & Son");
    private static final Asset ASSET =
            new Asset(
                    new AssetId(1),
                    "k",
                    AssetKind.EQUITY,
                    "7203",
                    "トヨタ自動車",
                    CurrencyCode.JPY,
                    "",
                    1,
                    true);

    @Test
    void escapesWhatFilesNamedAndNeedsNothingFromAnywhere() {
        String html = new String(HtmlSummary.write(summary()), StandardCharsets.UTF_8);

        assertThat(html)
                .contains("&lt;b&gt;Broker &amp; Son", "トヨタ自動車", "<svg")
                .doesNotContain("<b>Broker", "http://", "https://", "<script");
    }

    @Test
    void showsWhatIsUnknownAsADashAndALossWithItsSign() {
        String html = new String(HtmlSummary.write(summary()), StandardCharsets.UTF_8);

        assertThat(html)
                .contains("<td class=\"n \">–</td>")
                .contains("<td class=\"n loss\">−500</td>")
                .contains("+100\u202F500");
    }

    @Test
    void writesTheSameFiguresAsJsonStrings() {
        String json = new String(JsonSummary.write(summary()), StandardCharsets.UTF_8);

        assertThat(json)
                .contains("\"total\" : \"1100500.5\"", "\"averagePrice\" : null")
                .endsWith("}\n");
    }

    private static Summary summary() {
        Snapshot snapshot =
                new Snapshot(
                        DAY,
                        CurrencyCode.JPY,
                        new BigDecimal("1100500.50"),
                        List.of(),
                        List.of(
                                new Snapshot.ClassLine(
                                        AssetKind.EQUITY,
                                        new BigDecimal("1100500.50"),
                                        BigDecimal.ONE,
                                        true)),
                        List.of(
                                new Snapshot.AccountLine(
                                        ACCOUNT,
                                        new BigDecimal("1100500.50"),
                                        BigDecimal.ONE,
                                        true)),
                        List.of());
        Position position =
                new Position(
                        ACCOUNT,
                        "特定",
                        ASSET,
                        CurrencyCode.JPY,
                        new BigDecimal("100"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        new BigDecimal("-500"));
        ValueSeries series =
                new ValueSeries(
                        CurrencyCode.JPY,
                        List.of(
                                day(0, "1000000", "1000000"),
                                day(1, "1010000", "0"),
                                day(2, "1100500.50", "0")));
        return new Summary(snapshot, List.of(position), series, List.of(), List.of());
    }

    private static ValueSeries.Day day(int plus, String value, String flow) {
        return new ValueSeries.Day(
                DAY.minusDays(2).plusDays(plus), new BigDecimal(value), new BigDecimal(flow), true);
    }
}
