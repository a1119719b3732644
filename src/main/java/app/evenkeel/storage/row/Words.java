package app.evenkeel.storage.row;

import app.evenkeel.domain.money.CurrencyCode;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values that recur in a million rows, made once. There are few of each: as many currencies and
 * zones as the store has.
 */
public final class Words {
    private static final Map<String, CurrencyCode> CURRENCIES = new ConcurrentHashMap<>();
    private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

    private Words() {}

    public static CurrencyCode currency(String code) {
        CurrencyCode known = CURRENCIES.get(code);
        return known != null ? known : CURRENCIES.computeIfAbsent(code, CurrencyCode::new);
    }

    public static ZoneId zone(String id) {
        ZoneId known = ZONES.get(id);
        return known != null ? known : ZONES.computeIfAbsent(id, ZoneId::of);
    }
}
