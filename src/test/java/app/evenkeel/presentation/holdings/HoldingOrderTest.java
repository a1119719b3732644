package app.evenkeel.presentation.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.presentation.InventedPortfolio;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.holdings.HoldingLine.Holding;
import app.evenkeel.presentation.holdings.HoldingLine.Subtotal;
import app.evenkeel.presentation.holdings.HoldingLine.Total;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

class HoldingOrderTest {
    private final InventedPortfolio portfolio = InventedPortfolio.filled();
    private final List<HoldingRow> rows =
            new HoldingsReading(portfolio)
                    .read(InventedPortfolio.TODAY, CurrencyCode.JPY, Period.ONE_YEAR, Scope.ALL)
                    .rows();

    @Test
    void putsWhatHasNoValueLastInBothDirections() {
        for (boolean descending : new boolean[] {true, false}) {
            List<String> symbols =
                    symbols(HoldingOrder.DEFAULT.withSort(HoldingColumn.BASE_VALUE, descending));
            assertThat(symbols).endsWith("KUMA");
        }
    }

    @Test
    void sumsGroupsToTheTotal() {
        List<HoldingLine> lines =
                HoldingOrder.DEFAULT.withGrouping(Grouping.CLASS).arrange(rows, Locale.ENGLISH);
        BigDecimal groups =
                lines.stream()
                        .filter(line -> line instanceof Subtotal)
                        .map(line -> ((Subtotal) line).sums().baseValue())
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        Total total = (Total) lines.getLast();
        assertThat(groups).isEqualByComparingTo(Objects.requireNonNull(total.sums().baseValue()));
        assertThat(groups)
                .isEqualByComparingTo(
                        portfolio
                                .snapshot(InventedPortfolio.TODAY, CurrencyCode.JPY, Scope.ALL)
                                .total());
    }

    @Test
    void marksATotalThatLacksAPrice() {
        Total total = (Total) HoldingOrder.DEFAULT.arrange(rows, Locale.ENGLISH).getLast();
        assertThat(total.sums().complete()).isFalse();
    }

    @Test
    void addsNoAmountsOfDifferentCurrencies() {
        Total total = (Total) HoldingOrder.DEFAULT.arrange(rows, Locale.ENGLISH).getLast();
        assertThat(total.sums().currency()).isNull();
        assertThat(total.sums().cost()).isNull();
        HoldingLine yen =
                HoldingOrder.DEFAULT
                        .withGrouping(Grouping.CURRENCY)
                        .arrange(rows, Locale.ENGLISH)
                        .getFirst();
        assertThat(((Subtotal) yen).sums().cost()).isEqualByComparingTo("3646900");
    }

    @Test
    void findsFullWidthLettersAndAnyCase() {
        assertThat(symbols(HoldingOrder.DEFAULT.withFilter("ｗｌｄｘ"))).containsExactly("WLDX");
        assertThat(symbols(HoldingOrder.DEFAULT.withFilter("norden btc"))).containsExactly("BTC");
        assertThat(HoldingOrder.DEFAULT.withFilter("nothing").arrange(rows, Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void showsAGainOfADollarPositionInTheBaseCurrency() {
        HoldingRow etf =
                rows.stream()
                        .filter(row -> row.asset().equals(portfolio.etf))
                        .findFirst()
                        .orElseThrow();
        assertThat(Objects.requireNonNull(etf.baseGain()))
                .isCloseTo(
                        Objects.requireNonNull(etf.gain()).multiply(new BigDecimal("151.25")),
                        org.assertj.core.data.Offset.offset(new BigDecimal("0.001")));
    }

    @Test
    void showsTheOldPriceAsOldAndTheMissingOneAsMissing() {
        assertThat(rows)
                .filteredOn(HoldingRow::isStale)
                .extracting(row -> row.asset().symbol())
                .containsExactly("5499");
        assertThat(rows)
                .filteredOn(row -> row.asset().equals(portfolio.unpriced))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.value()).isNull();
                    assertThat(row.baseValue()).isNull();
                    assertThat(row.weight()).isNull();
                });
    }

    private List<String> symbols(HoldingOrder order) {
        return order.arrange(rows, Locale.ENGLISH).stream()
                .filter(line -> line instanceof Holding)
                .map(line -> ((Holding) line).row().asset().symbol())
                .toList();
    }
}
