package app.evenkeel.ingestion.holdings;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.net.FetchException;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what one source tells, and refuses what is no quantity. */
final class Tally {
    private static final int MOST_DIGITS = 60;

    private final String source;
    private final Map<AssetRef, BigDecimal> sums = new LinkedHashMap<>();

    Tally(String source) {
        this.source = source;
    }

    /**
     * @throws FetchException if the quantity is absent, below zero or too large
     */
    void add(AssetRef asset, @Nullable BigDecimal quantity) {
        if (quantity == null
                || quantity.signum() < 0
                || quantity.precision() > MOST_DIGITS
                || Math.abs(quantity.scale()) > MOST_DIGITS) {
            throw incomplete(source, "no quantity of " + asset.symbol());
        }
        if (quantity.signum() > 0) {
            sums.merge(asset, quantity, BigDecimal::add);
        }
    }

    /** What was added; less than the last digit that the store keeps is nothing. */
    List<Collected> all() {
        List<Collected> all = new ArrayList<>();
        sums.forEach((asset, sum) -> {
            try {
                BigDecimal kept = Decimals.rounded(sum);
                if (kept.signum() > 0) {
                    all.add(new Collected(asset, kept));
                }
            } catch (ArithmeticException e) {
                throw new FetchException(
                        e,
                        ProblemCode.COLLECT_INCOMPLETE,
                        source,
                        "no quantity of " + asset.symbol());
            }
        });
        return all;
    }

    static FetchException incomplete(String source, String missing) {
        return new FetchException(ProblemCode.COLLECT_INCOMPLETE, source, missing);
    }
}
