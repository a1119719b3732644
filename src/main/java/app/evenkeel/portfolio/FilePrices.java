package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceChecks.Checked;
import app.evenkeel.analytics.market.PriceChecks.Held;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Prices of one asset out of a file, checked as those of feeds are; within one transaction. What
 * does not pass is held back until the user decides.
 */
final class FilePrices {
    /** Before the first day, to find the last price that the first is compared with. */
    private static final int DAYS_BEFORE = 400;

    /** Some decades of days from some sources. */
    private static final int MOST_BARS = 100_000;

    private final Session session;
    private final Tx tx;

    FilePrices(Session session, Tx tx) {
        this.session = session;
        this.tx = tx;
    }

    /**
     * What became of the candles of a file.
     *
     * @param newlyHeld how many are held back that were not before
     */
    record Judged(Checked checked, long newlyHeld) {}

    /**
     * @param asset {@code null} if it is yet to come
     * @param source layout of the file
     * @param currency that the prices are in
     */
    Judged judge(
            @Nullable AssetId asset,
            AssetKind kind,
            String source,
            CurrencyCode currency,
            List<Candle> candles) {
        KnownPrices known =
                asset == null
                        ? KnownPrices.NONE
                        : candles.stream()
                                .map(Candle::day)
                                .min(Comparator.naturalOrder())
                                .map(first -> known(asset, source, first))
                                .orElse(KnownPrices.NONE);
        LocalDate today = LocalDate.now(session.clock().withZone(ZoneOffset.ofHours(14)));
        Checked checked =
                known.check(
                        candles,
                        currency,
                        known.context(kind, source, currency, today, candles, List.of()));
        return new Judged(
                checked,
                checked.held().stream().filter(held -> !known.isHeld(held.candle())).count());
    }

    private KnownPrices known(AssetId asset, String source, LocalDate first) {
        return KnownPrices.of(tx, session, asset, source, first.minusDays(DAYS_BEFORE), MOST_BARS);
    }

    /** Stores what passed under a load, and what is held back; returns how many bars are new. */
    long save(long load, AssetId asset, String source, CurrencyCode currency, Checked checked) {
        new HeldPrices(session, tx).keep(asset, source, currency, checked, load);
        return session.stores()
                .prices()
                .saveBars(tx, load, asset, currency, source, checked.passed().iterator());
    }

    /**
     * What is held back of a column, by its lines; what only follows a jump is one problem.
     *
     * @param lines in which line each day stands
     */
    static List<RowProblem> problems(String column, Map<LocalDate, Long> lines, Checked checked) {
        List<RowProblem> found = new ArrayList<>();
        long following = 0;
        for (Held held : checked.held()) {
            if (held.reason() == HoldReason.AFTER_JUMP) {
                following++;
            } else {
                long line = lines.getOrDefault(held.candle().day(), 0L);
                found.add(new RowProblem(line, column, problem(held), true));
            }
        }
        if (following > 0) {
            found.add(
                    RowProblem.rejected(
                            0, column, ProblemCode.HELD_AFTER_JUMP, Long.toString(following)));
        }
        return found;
    }

    private static Problem problem(Held held) {
        Candle candle = held.candle();
        BigDecimal close = candle.close();
        String price = close == null ? candle.raw() : Decimals.plain(close);
        return switch (held.reason()) {
            case UNREADABLE -> Problem.of(ProblemCode.HELD_UNREADABLE, price);
            case NOT_POSITIVE -> Problem.of(ProblemCode.HELD_NOT_POSITIVE, price);
            case INCONSISTENT, CROSSED -> Problem.of(ProblemCode.HELD_INCONSISTENT, price);
            case FUTURE -> Problem.of(ProblemCode.HELD_FUTURE, candle.day().toString());
            case WRONG_CURRENCY ->
                    Problem.of(ProblemCode.HELD_WRONG_CURRENCY, price, held.detail());
            case JUMP, AFTER_JUMP -> Problem.of(ProblemCode.HELD_JUMP, price, held.detail());
            case SOURCES_DIFFER -> Problem.of(ProblemCode.HELD_DIFFERS, price, held.detail());
        };
    }
}
