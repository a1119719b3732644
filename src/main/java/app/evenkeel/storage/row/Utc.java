package app.evenkeel.storage.row;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Instants as the store keeps them: UTC without a zone, exact to the nanosecond. */
public final class Utc {
    private Utc() {}

    public static LocalDateTime stored(Instant time) {
        return LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    }

    public static Instant instant(LocalDateTime stored) {
        return stored.toInstant(ZoneOffset.UTC);
    }
}
