package app.evenkeel.presentation.overview;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Explanation.Input;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.presentation.overview.OverviewData.Mover;

import java.math.BigDecimal;
import java.util.List;

/** How the figures of what moved most were made: from two prices and what is held now. */
final class MoverFigures {
    private MoverFigures() {}

    static Explanation change(Mover mover) {
        return explanation(
                Figure.of(Metric.PRICE_CHANGE, mover.fraction().doubleValue(), 2, 2, List.of()),
                mover);
    }

    static Explanation gain(Mover mover, CurrencyCode currency) {
        return explanation(
                Figure.of(
                        Metric.PRICE_GAIN,
                        mover.amount().doubleValue(),
                        2,
                        2,
                        List.of(Phrase.of("convention.in-currency", currency.value()))),
                mover);
    }

    private static Explanation explanation(Figure figure, Mover mover) {
        return new Explanation(
                figure,
                List.of(
                        new Input(Phrase.of("column.asset"), mover.symbol()),
                        new Input(Phrase.of("column.units"), Decimals.plain(mover.quantity())),
                        new Input(Phrase.of("column.value"), plain(mover.value()))),
                List.of(Phrase.of("column.price-day"), Phrase.of("column.price")),
                List.of(row(mover.before()), row(mover.now())));
    }

    private static List<String> row(PricePoint price) {
        return List.of(
                price.asOf().toString(), plain(price.value()) + " " + price.currency().value());
    }

    private static String plain(BigDecimal number) {
        return Decimals.plain(Decimals.rounded(number));
    }
}
