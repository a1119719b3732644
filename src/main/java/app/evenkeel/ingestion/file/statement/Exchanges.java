package app.evenkeel.ingestion.file.statement;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.Reading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Corporate actions that a statement tells in two rows: what left, and what came in its place.
 *
 * <p>Two rows of one asset, or of a split, are a split by the difference; two assets are a merger,
 * which a new name or symbol is too. Rows without a counterpart are reported. Used by one thread.
 */
public final class Exchanges {
    private final Reading reading;
    private final Map<String, List<Half>> groups = new LinkedHashMap<>();

    /**
     * One row.
     *
     * @param units above zero for what came
     * @param split whether the two are the same share, whatever symbol the row has
     */
    public record Half(
            CsvRow row,
            AccountRef account,
            Instant time,
            ZoneId zone,
            AssetRef asset,
            BigDecimal units,
            String memo,
            boolean split) {}

    public Exchanges(Reading reading) {
        this.reading = reading;
    }

    /** The asset of a row that must name one. */
    public static AssetRef named(@Nullable AssetRef asset) {
        if (asset == null) {
            throw new CellProblem("", ProblemCode.VALUE_MISSING);
        }
        return asset;
    }

    /**
     * Keeps a row until its counterpart is there.
     *
     * @param key the same for both: day and kind of event
     */
    public void add(String key, Half half) {
        List<Half> waiting = groups.computeIfAbsent(key, k -> new ArrayList<>(2));
        for (Half other : waiting) {
            if (other.units().signum() != half.units().signum()) {
                waiting.remove(other);
                emit(other, half);
                return;
            }
        }
        waiting.add(half);
    }

    /** Reports what found no counterpart; a split may stand alone. */
    public void finish() {
        for (List<Half> left : groups.values()) {
            for (Half half : left) {
                reading.guard(half.row(), () -> alone(half));
            }
        }
        groups.clear();
    }

    private void alone(Half half) {
        if (half.split()) {
            reading.draft(TransactionType.SPLIT, half.row())
                    .account(half.account())
                    .time(half.time(), half.zone())
                    .signed(half.asset(), half.units())
                    .subject(half.asset())
                    .memo(half.memo())
                    .emit();
        } else {
            reading.reject(half.row(), ProblemCode.INCOMPLETE_GROUP, half.memo());
        }
    }

    private void emit(Half a, Half b) {
        boolean first = a.units().signum() > 0;
        Half in = first ? a : b;
        Half out = first ? b : a;
        reading.guard(
                in.row(),
                () -> {
                    if (in.split() || in.asset().key().equals(out.asset().key())) {
                        split(in, in.units().add(out.units()));
                    } else {
                        reading.draft(TransactionType.MERGER, in.row())
                                .account(in.account())
                                .time(in.time(), in.zone())
                                .in(in.asset(), in.units())
                                .out(out.asset(), out.units().negate())
                                .memo(in.memo())
                                .emit();
                    }
                });
        reading.partOf(in.row(), out.row());
    }

    private void split(Half in, BigDecimal difference) {
        if (difference.signum() == 0) {
            reading.nothingNew(in.row());
            return;
        }
        reading.draft(TransactionType.SPLIT, in.row())
                .account(in.account())
                .time(in.time(), in.zone())
                .signed(in.asset(), difference)
                .subject(in.asset())
                .memo(in.memo())
                .emit();
    }
}
