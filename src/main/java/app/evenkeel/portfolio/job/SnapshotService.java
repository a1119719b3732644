package app.evenkeel.portfolio.job;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.storage.SnapshotStore.TakenSnapshot;
import app.evenkeel.storage.Stores;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes down what everything is worth at the end of a day, and the figures of every portfolio up
 * to it. Blocking and thread-safe.
 */
public final class SnapshotService {
    private final Session session;
    private final ValuationService valuation;
    private final SettingService settings;
    private final FigureService figures;

    public SnapshotService(
            Session session,
            ValuationService valuation,
            SettingService settings,
            FigureService figures) {
        this.session = session;
        this.valuation = valuation;
        this.settings = settings;
        this.figures = figures;
    }

    /**
     * Takes one of a day, in place of any that there was.
     *
     * @return how many days of figures were worked out, and the snapshot
     */
    public long take(LocalDate day) {
        CurrencyCode currency = settings.baseCurrency();
        Snapshot worth = valuation.snapshot(day, currency, Scope.ALL);
        long days = figures.refresh(day);
        if (worth.byAsset().isEmpty()) {
            return days;
        }
        Stores stores = session.stores();
        TakenSnapshot taken =
                new TakenSnapshot(
                        day,
                        currency,
                        worth.total(),
                        worth.isComplete(),
                        breakdown(worth),
                        session.clock().instant());
        stores.database()
                .<Boolean>write(tx -> {
                    stores.snapshots().save(tx, session.caller(), taken);
                    return true;
                });
        return days + 1;
    }

    /**
     * What a day was worth.
     *
     * @param then as it was written down, or {@code null} where that was not known
     * @param wasComplete whether all that was held could be valued then
     * @param now as it is worked out from what is stored at present; another where rows, prices or
     *     rates of that day came or went since
     */
    public record Taken(
            LocalDate day,
            CurrencyCode currency,
            @Nullable BigDecimal then,
            boolean wasComplete,
            @Nullable BigDecimal now) {
        /** How much it differs, or {@code null} where either is not known. */
        public @Nullable BigDecimal difference() {
            return then == null || now == null ? null : now.subtract(then);
        }
    }

    /** The snapshots of the latest days beside what those days come to now, by day. */
    public List<Taken> taken(int days) {
        Stores stores = session.stores();
        List<TakenSnapshot> all =
                stores.database().read(tx -> stores.snapshots().findAll(tx, session.caller()));
        return all.subList(Math.max(0, all.size() - days), all.size()).stream()
                .map(each ->
                        new Taken(
                                each.takenOn(),
                                each.currency(),
                                each.total(),
                                each.isComplete(),
                                valuation
                                        .snapshot(each.takenOn(), each.currency(), Scope.ALL)
                                        .total()))
                .toList();
    }

    /** Each asset with its quantity and value; what is not known is {@code null}. */
    private static String breakdown(Snapshot worth) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartArray();
            for (Snapshot.AssetLine line : worth.byAsset()) {
                json.writeStartObject();
                json.writeNumberField("asset", line.asset().id().value());
                json.writeStringField("symbol", line.asset().symbol());
                write(json, "quantity", line.quantity());
                write(json, "value", line.value());
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, @Nullable BigDecimal amount)
            throws IOException {
        json.writeFieldName(name);
        if (amount == null) {
            json.writeNull();
        } else {
            json.writeString(Decimals.plain(amount));
        }
    }
}
