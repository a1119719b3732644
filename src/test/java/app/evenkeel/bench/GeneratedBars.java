package app.evenkeel.bench;

import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Invented daily bars, the same for the program and its baseline. */
final class GeneratedBars {
    static final int DAYS = 2_000;

    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

    private GeneratedBars() {}

    static Iterator<PriceBar> of(int asset) {
        return IntStream.range(0, DAYS).mapToObj(day -> bar(asset, day)).iterator();
    }

    private static PriceBar bar(int asset, int day) {
        long cents = 10_000 + asset * 7L + (day * 37L + asset * 11L) % 500;
        return new PriceBar(
                FIRST.plusDays(day),
                BigDecimal.valueOf(cents - 3, 2),
                BigDecimal.valueOf(cents + 9, 2),
                BigDecimal.valueOf(cents - 8, 2),
                BigDecimal.valueOf(cents, 2),
                BigDecimal.valueOf(1_000 + day),
                Adjustment.SPLIT);
    }
}
