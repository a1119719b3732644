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
 * which a new name or symbol is too. Rows without a counterpart are reported, and so are those that
 * more than one could be the counterpart of. Used by one thread.
 */
public final class Exchanges {
    private static final int MOST = 100;

    private final Reading reading;
    private final Map<Group, List<Half>> groups = new LinkedHashMap<>();

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
            boolean split) {
        boolean came() {
            return units.signum() > 0;
        }
    }

    /** What both rows of one event have in common. */
    private record Group(AccountRef account, String key) {}

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
     * Keeps a row until all are there: whose counterpart it is shows only then.
     *
     * @param key the same for both: day and kind of event
     */
    public void add(String key, Half half) {
        groups.computeIfAbsent(new Group(half.account(), key), k -> new ArrayList<>(2)).add(half);
    }

    /** Tells what found its counterpart, and reports what did not; a split may stand alone. */
    public void finish() {
        groups.values().forEach(this::finish);
        groups.clear();
    }

    private void finish(List<Half> group) {
        List<Half> came = new ArrayList<>(group.stream().filter(Half::came).toList());
        List<Half> left = new ArrayList<>(group.stream().filter(half -> !half.came()).toList());
        // Each is compared with each, and no account has as many on a day.
        if (group.size() <= MOST) {
            Counterparts.take(came, left).forEach(pair -> emit(pair.came(), pair.left()));
        }
        boolean unclear = !came.isEmpty() && !left.isEmpty();
        came.addAll(left);
        for (Half half : came) {
            if (unclear) {
                reading.reject(
                        half.row(),
                        ProblemCode.COUNTERPART_UNCLEAR,
                        half.asset().symbol(),
                        half.memo());
            } else {
                reading.guard(half.row(), () -> alone(half));
            }
        }
    }

    private void alone(Half half) {
        if (half.split()) {
            split(half, half.units());
        } else {
            reading.reject(half.row(), ProblemCode.INCOMPLETE_GROUP, half.memo());
        }
    }

    private void emit(Half in, Half out) {
        reading.guard(
                in.row(),
                () -> {
                    if (in.split() || Counterparts.isSame(in.asset(), out.asset())) {
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
