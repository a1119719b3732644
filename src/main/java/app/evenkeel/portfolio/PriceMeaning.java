package app.evenkeel.portfolio;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.StagedMarket.Standing;

import org.jspecify.annotations.Nullable;

/**
 * Whose prices a column holds, by what the file says and what the user chose.
 *
 * @param column the header's word
 * @param asset {@code null} while it is not known
 * @param proposed what the file or the user calls the asset where nothing else is called that
 * @param currency {@code null} while it is not known
 * @param open what is to be answered before anything can be stored; {@code null} for what is taken
 *     and for what is left out
 */
record PriceMeaning(
        String column,
        Standing standing,
        @Nullable BookAsset asset,
        String proposed,
        @Nullable CurrencyCode currency,
        @Nullable Problem open) {
    static PriceMeaning leftOut(String column) {
        return new PriceMeaning(column, Standing.LEFT_OUT, null, column, null, null);
    }

    boolean isTaken() {
        return standing == Standing.TAKEN;
    }

    PriceMeaning waitingFor(Problem answer) {
        return new PriceMeaning(column, Standing.OPEN, asset, proposed, currency, answer);
    }
}
