package app.evenkeel.domain.ledger;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What every transaction has.
 *
 * @param taxAccount the source's own word for the pool that gains are taxed in (特定, NISA成長投資枠), or
 *     empty; a cost pool of its own
 * @param time when it happened; the start of the day in {@code zone} where the source knows only
 *     the day
 * @param zone the source's zone, in which {@link #date()} is the trading day
 * @param settlement the day that cash and assets change hands, or {@code null} if the source does
 *     not say
 * @param memo the source's or the user's own words, or empty
 */
public record Head(
        TransactionId id,
        AccountId account,
        String taxAccount,
        Instant time,
        ZoneId zone,
        @Nullable LocalDate settlement,
        String memo,
        Origin origin) {

    /** The trading day: the date of {@code time} in {@code zone}. */
    public LocalDate date() {
        return time.atZone(zone).toLocalDate();
    }

    public Head withId(TransactionId value) {
        return new Head(value, account, taxAccount, time, zone, settlement, memo, origin);
    }

    public Head withAccount(AccountId value) {
        return new Head(id, value, taxAccount, time, zone, settlement, memo, origin);
    }

    public Head withOrigin(Origin value) {
        return new Head(id, account, taxAccount, time, zone, settlement, memo, value);
    }
}
