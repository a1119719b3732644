package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.portfolio.ValuationService;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** How the worth of a scope was made: each holding's units at its price. Blocking, thread-safe. */
public final class ValueService {
    private static final String NONE = "";

    private final ValuationService valuation;

    public ValueService(ValuationService valuation) {
        this.valuation = valuation;
    }

    /**
     * The worth at the end of a day, holding by holding; what could not be valued has no value and
     * is in no sum.
     *
     * @param part of the scope; {@code null} for all of it
     */
    public Explanation explain(
            LocalDate asOf, CurrencyCode currency, Scope scope, @Nullable Contributor part) {
        List<Snapshot.AssetLine> lines =
                switch (part) {
                    case null -> lines(asOf, currency, scope, _ -> true);
                    case Contributor.OfAsset(AssetId id) ->
                            lines(asOf, currency, scope, asset -> asset.id().equals(id));
                    case Contributor.OfClass(AssetKind kind) ->
                            lines(asOf, currency, scope, asset -> asset.kind() == kind);
                    case Contributor.OfAccount(AccountId account) ->
                            lines(
                                    asOf,
                                    currency,
                                    new Scope.OneAccount(account),
                                    asset -> scope.contains(account, asset));
                };
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

    private List<Snapshot.AssetLine> lines(
            LocalDate asOf, CurrencyCode currency, Scope scope, Predicate<Asset> part) {
        return valuation.snapshot(asOf, currency, scope).byAsset().stream()
                .filter(line -> part.test(line.asset()))
                .toList();
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
