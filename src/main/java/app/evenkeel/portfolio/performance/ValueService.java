package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.portfolio.ValuationService;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** How the worth of a scope was made: each holding's units at its price. Blocking, thread-safe. */
public final class ValueService {
    private static final String NONE = "";

    private final ValuationService valuation;

    public ValueService(ValuationService valuation) {
        this.valuation = valuation;
    }

    /** What part of a scope. */
    public enum Part {
        ALL,
        CASH
    }

    /**
     * The worth at the end of a day, holding by holding; what could not be valued has no value and
     * is in no sum.
     */
    public Explanation explain(LocalDate asOf, CurrencyCode currency, Scope scope, Part part) {
        List<Snapshot.AssetLine> lines =
                valuation.snapshot(asOf, currency, scope).byAsset().stream()
                        .filter(line -> part == Part.ALL || line.asset().kind() == AssetKind.CASH)
                        .toList();
        List<BigDecimal> known =
                lines.stream().map(Snapshot.AssetLine::value).filter(Objects::nonNull).toList();
        List<Phrase> convention =
                List.of(
                        Phrase.of("convention.close-of", asOf.toString()),
                        Phrase.of("convention.in-currency", currency.value()));
        int n = known.size();
        Figure figure =
                known.isEmpty()
                        ? Figure.absent(
                                Metric.MARKET_VALUE, n, 1, convention, Phrase.of("absent.no-value"))
                        : Figure.of(
                                Metric.MARKET_VALUE,
                                known.stream()
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .doubleValue(),
                                n,
                                1,
                                convention);
        return new Explanation(
                figure,
                List.of(
                        new Explanation.Input(
                                Phrase.of("input.not-valued"), Integer.toString(lines.size() - n))),
                List.of(
                        Phrase.of("column.asset"),
                        Phrase.of("column.units"),
                        Phrase.of("column.price"),
                        Phrase.of("column.price-day"),
                        Phrase.of("column.value")),
                lines.stream().map(ValueService::row).toList());
    }

    private static List<String> row(Snapshot.AssetLine line) {
        PricePoint price = line.price();
        BigDecimal value = line.value();
        return List.of(
                line.asset().label(),
                Decimals.plain(line.quantity()),
                price == null ? NONE : Decimals.plain(price.value()) + " " + price.currency(),
                price == null ? NONE : price.asOf().toString(),
                value == null ? NONE : Decimals.plain(Decimals.rounded(value)));
    }
}
