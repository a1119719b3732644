package app.evenkeel.portfolio.job;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;
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

/**
 * Writes down what everything is worth on the day that it is due, and the figures of every
 * portfolio up to that day.
 */
public final class SnapshotJob implements Job {
    private final Session session;
    private final ValuationService valuation;
    private final SettingService settings;
    private final FigureService figures;

    public SnapshotJob(
            Session session,
            ValuationService valuation,
            SettingService settings,
            FigureService figures) {
        this.session = session;
        this.valuation = valuation;
        this.settings = settings;
        this.figures = figures;
    }

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public JobResult run(JobContext context) {
        LocalDate day = context.dueAt().atZone(session.clock().getZone()).toLocalDate();
        CurrencyCode currency = settings.baseCurrency();
        Snapshot worth = valuation.snapshot(day, currency, Scope.ALL);
        long days = figures.refresh(day);
        if (worth.byAsset().isEmpty()) {
            return JobResult.done(days);
        }
        Stores stores = session.stores();
        TakenSnapshot taken =
                new TakenSnapshot(
                        day,
                        currency,
                        worth.total(),
                        worth.isComplete(),
                        breakdown(worth),
                        context.clock().instant());
        stores.database()
                .<Boolean>write(tx -> {
                    stores.snapshots().save(tx, session.caller(), taken);
                    return true;
                });
        return JobResult.done(days + 1);
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
