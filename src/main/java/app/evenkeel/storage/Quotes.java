package app.evenkeel.storage;

import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.Quote;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Quotes as the latest closes of histories. */
final class Quotes {
    private Quotes() {}

    /** Adds the latest quote to the closes if it is of a later day and in their currency. */
    static @Nullable PriceHistory withLatest(@Nullable PriceHistory closes, List<Quote> quotes) {
        Optional<Quote> latest =
                quotes.stream()
                        .filter(quote ->
                                quote.last() != null
                                        && (closes == null
                                                || quote.currency().equals(closes.currency())))
                        .max(Comparator.comparing(Quote::at));
        BigDecimal last = latest.map(Quote::last).orElse(null);
        if (latest.isEmpty() || last == null) {
            return closes;
        }
        LocalDate day = LocalDate.ofInstant(latest.get().at(), ZoneOffset.UTC);
        PricePoint point =
                new PricePoint(last, latest.get().currency(), day, latest.get().source());
        if (closes == null) {
            return new PriceHistory(
                    point.currency(),
                    point.source(),
                    new long[] {day.toEpochDay()},
                    new BigDecimal[] {last});
        }
        boolean newer = day.isAfter(closes.day(closes.size() - 1));
        return newer ? closes.plus(point) : closes;
    }
}
