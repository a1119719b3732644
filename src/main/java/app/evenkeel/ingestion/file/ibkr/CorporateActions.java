package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statement's corporate actions. One event is told in a row for each share that it touched, and
 * is taken back in rows marked as cancelled; rows of one event are summed by share first.
 *
 * <p>What came of the same share is a split; of another, a merger, which a new symbol is too. Used
 * by one thread.
 */
final class CorporateActions {
    /** {@code OAK(US0000000011) Split 4 for 1 (OAK, OAK CORP, US0000000011)}. */
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<parent>[^(]+?)\\s*\\((?<id>[A-Z0-9]*)\\)\\s*(?<event>.*?)"
                            + "\\s*\\((?<symbol>[^,()]+),\\s*(?<name>.*),\\s*(?<isin>[A-Z0-9]*)\\)");

    private final Reading reading;
    private final Map<String, List<Leg>> events = new LinkedHashMap<>();

    CorporateActions(Reading reading) {
        this.reading = reading;
    }

    private record Leg(
            RowCells cells,
            AccountRef account,
            Instant time,
            String parent,
            String event,
            AssetRef asset,
            BigDecimal units,
            BigDecimal proceeds,
            BigDecimal value,
            CurrencyCode currency) {}

    /** Keeps a row; refuses one whose description is of another form. */
    void add(RowCells cells, AccountRef account) {
        cells.checkWidth(0);
        String description = cells.required("Description");
        Matcher form = FORM.matcher(description);
        if (!form.matches()) {
            throw cells.refusal("Description", ProblemCode.NOT_SUPPORTED, description);
        }
        CurrencyCode currency = cells.currency("Currency");
        Instant time = cells.time("Date/Time|Report Date", Ibkr.ZONE, Ibkr.TIMES);
        String symbol = form.group("symbol").strip();
        String isin = form.group("isin");
        Leg leg =
                new Leg(
                        cells,
                        account,
                        time,
                        form.group("parent").strip(),
                        form.group("event").toLowerCase(Locale.ROOT),
                        AssetRef.security(
                                kind(cells.text("Asset Category")),
                                symbol,
                                form.group("name").strip(),
                                currency,
                                isin.length() == 12 ? isin : ""),
                        cells.decimal("Quantity"),
                        cells.decimalOrZero("Proceeds"),
                        cells.has("Value") ? cells.decimalOrZero("Value") : BigDecimal.ZERO,
                        currency);
        events.computeIfAbsent(
                        String.join("|", account.name(), time.toString(), leg.parent, leg.event),
                        k -> new ArrayList<>(2))
                .add(leg);
    }

    void emit() {
        for (List<Leg> event : events.values()) {
            Leg first = event.getFirst();
            reading.guard(first.cells.row(), () -> emit(event));
            event.stream()
                    .skip(1)
                    .forEach(leg -> reading.partOf(first.cells.row(), leg.cells.row()));
        }
        events.clear();
    }

    private void emit(List<Leg> event) {
        Leg first = event.getFirst();
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        Map<String, Leg> legs = new LinkedHashMap<>();
        BigDecimal proceeds = BigDecimal.ZERO;
        for (Leg leg : event) {
            units.merge(leg.asset.key(), leg.units, BigDecimal::add);
            legs.putIfAbsent(leg.asset.key(), leg);
            proceeds = proceeds.add(leg.proceeds);
        }
        units.values().removeIf(count -> count.signum() == 0);
        Leg in = only(units, legs, 1);
        Leg out = only(units, legs, -1);
        if (units.size() > 2 || (units.size() == 2 && (in == null || out == null))) {
            throw first.cells.refusal(
                    "Description", ProblemCode.NOT_SUPPORTED, first.cells.text("Description"));
        }
        if (units.isEmpty()) {
            cash(first, proceeds);
        } else if (in != null && out != null) {
            replaced(in, out, units, first, proceeds);
        } else {
            Leg one = Objects.requireNonNull(in == null ? out : in);
            alone(first, one, Objects.requireNonNull(units.get(one.asset.key())), proceeds);
        }
    }

    private static @Nullable Leg only(
            Map<String, BigDecimal> units, Map<String, Leg> legs, int sign) {
        Leg found = null;
        for (Map.Entry<String, BigDecimal> each : units.entrySet()) {
            if (each.getValue().signum() == sign) {
                if (found != null) {
                    return null;
                }
                found = legs.get(each.getKey());
            }
        }
        return found;
    }

    private void replaced(
            Leg in, Leg out, Map<String, BigDecimal> units, Leg first, BigDecimal proceeds) {
        BigDecimal came = Objects.requireNonNull(units.get(in.asset.key()));
        BigDecimal left = Objects.requireNonNull(units.get(out.asset.key()));
        if (in.event.contains("split")) {
            // The old units stand under a symbol that was made up for them.
            split(first, in.asset, came.add(left));
        } else {
            BigDecimal given = left.negate();
            if (proceeds.signum() > 0) {
                BigDecimal value = in.value.max(BigDecimal.ZERO);
                given =
                        new CashBeside(out.asset, given, proceeds, value, first.currency)
                                .emit(type -> draft(first, type));
            } else if (proceeds.signum() < 0) {
                dividend(first, proceeds);
            }
            draft(first, TransactionType.MERGER).in(in.asset, came).out(out.asset, given).emit();
            return;
        }
        if (proceeds.signum() != 0) {
            dividend(first, proceeds);
        }
    }

    /** What touched one share; the event's first row tells it, whichever share that names. */
    private void alone(Leg first, Leg leg, BigDecimal units, BigDecimal proceeds) {
        AssetRef cash = AssetRef.cash(leg.currency);
        if (leg.event.contains("split") || leg.event.contains("stock dividend")) {
            split(first, leg.asset, units);
        } else if (leg.event.contains("spinoff") || leg.event.contains("spin-off")) {
            draft(first, TransactionType.SPIN_OFF)
                    .in(leg.asset, units)
                    .subject(AssetRef.security(AssetKind.EQUITY, leg.parent, "", leg.currency, ""))
                    .emit();
        } else if (units.signum() < 0 && proceeds.signum() > 0) {
            draft(first, TransactionType.SELL)
                    .in(cash, proceeds)
                    .out(leg.asset, units.negate())
                    .amount(proceeds, leg.currency)
                    .emit();
        } else if (units.signum() < 0) {
            // Delisted, expired or worthless: given up for nothing.
            draft(first, TransactionType.FEE)
                    .out(leg.asset, units.negate())
                    .amount(BigDecimal.ZERO, leg.currency)
                    .emit();
        } else if (proceeds.signum() < 0) {
            draft(first, TransactionType.BUY)
                    .in(leg.asset, units)
                    .out(cash, proceeds.negate())
                    .amount(proceeds.negate(), leg.currency)
                    .emit();
        } else {
            draft(first, TransactionType.CUSTODY_MOVE).in(leg.asset, units).emit();
        }
    }

    private void split(Leg leg, AssetRef asset, BigDecimal difference) {
        if (difference.signum() == 0) {
            reading.nothingNew(leg.cells.row());
            return;
        }
        draft(leg, TransactionType.SPLIT).signed(asset, difference).subject(asset).emit();
    }

    private void cash(Leg leg, BigDecimal proceeds) {
        if (proceeds.signum() == 0) {
            // Taken back, or the same number of the same share.
            reading.nothingNew(leg.cells.row());
        } else {
            dividend(leg, proceeds);
        }
    }

    private void dividend(Leg leg, BigDecimal proceeds) {
        draft(leg, TransactionType.DIVIDEND)
                .signed(AssetRef.cash(leg.currency), proceeds)
                .amount(proceeds, leg.currency)
                .subject(leg.asset)
                .emit();
    }

    private Draft draft(Leg leg, TransactionType type) {
        return reading.draft(type, leg.cells.row())
                .account(leg.account)
                .time(leg.time, Ibkr.ZONE)
                .memo(leg.cells.text("Description"));
    }

    private static AssetKind kind(String category) {
        return switch (category) {
            case "Bonds" -> AssetKind.BOND;
            case "Equity and Index Options" -> AssetKind.OPTION;
            case "Mutual Funds" -> AssetKind.FUND;
            default -> AssetKind.EQUITY;
        };
    }
}
