package app.evenkeel.presentation.corporate;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CorporateEvent.Kind;
import app.evenkeel.domain.portfolio.CorporateEvent.Ratio;
import app.evenkeel.domain.portfolio.EventTerms;
import app.evenkeel.presentation.fx.TypedNumber;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in the form at one moment.
 *
 * @param texts of all fields but {@code OTHER} and {@code DAY}; a share is in percent
 * @param numbers the locale that numbers are typed in
 */
record EventEntry(
        Kind kind,
        @Nullable Asset other,
        @Nullable LocalDate day,
        Map<EventField, String> texts,
        Locale numbers) {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    EventEntry {
        texts = Map.copyOf(texts);
    }

    /** What is needed and still empty. */
    Set<EventField> missing() {
        Set<EventField> missing = EnumSet.noneOf(EventField.class);
        if (EventField.OTHER.isFor(kind) && other == null) {
            missing.add(EventField.OTHER);
        }
        if (day == null) {
            missing.add(EventField.DAY);
        }
        for (EventField field : Set.of(EventField.NEW_UNITS, EventField.OLD_UNITS)) {
            if (field.isFor(kind) && isEmpty(field)) {
                missing.add(field);
            }
        }
        return missing;
    }

    /** Message keys of what cannot be, by field. */
    Map<EventField, String> errors() {
        Map<EventField, String> found = new EnumMap<>(EventField.class);
        for (EventField field : EventField.values()) {
            if (field.isFor(kind)) {
                error(field).ifPresent(key -> found.put(field, key));
            }
        }
        return found;
    }

    private Optional<String> error(EventField field) {
        return switch (field) {
            case OTHER, DAY -> Optional.empty();
            case OLD_UNITS, IN_LIEU -> notPositive(field);
            case NEW_UNITS ->
                    notPositive(field).or(() -> when(changesNothing(), "event.form.no-change"));
            case CASH ->
                    when(isEmpty(field) && dividesCost(), "event.form.cash-needed")
                            .or(() -> notPositive(field));
            case WORTH ->
                    when(!isEmpty(field) && !isEmpty(EventField.COST_SHARE), "event.form.either")
                            .or(() -> notPositive(field));
            case COST_SHARE -> notAShare();
            case CURRENCY ->
                    when(isCashStated() && !isCurrency(value(field)), "event.form.bad-currency");
        };
    }

    private static Optional<String> when(boolean holds, String key) {
        return holds ? Optional.of(key) : Optional.empty();
    }

    private boolean changesNothing() {
        BigDecimal fresh = number(EventField.NEW_UNITS);
        BigDecimal old = number(EventField.OLD_UNITS);
        return kind == Kind.SPLIT && fresh != null && old != null && fresh.compareTo(old) == 0;
    }

    /** Whether something is said about a merger that only its cash gives a sense. */
    private boolean dividesCost() {
        return !isEmpty(EventField.WORTH) || !isEmpty(EventField.COST_SHARE);
    }

    private boolean isCashStated() {
        return !isEmpty(EventField.IN_LIEU) || (kind == Kind.MERGER && !isEmpty(EventField.CASH));
    }

    private Optional<String> notPositive(EventField field) {
        if (isEmpty(field)) {
            return Optional.empty();
        }
        BigDecimal number = number(field);
        return number == null
                ? Optional.of("event.form.bad-number")
                : when(number.signum() <= 0, "event.form.positive");
    }

    private Optional<String> notAShare() {
        if (isEmpty(EventField.COST_SHARE)) {
            return Optional.empty();
        }
        BigDecimal percent = number(EventField.COST_SHARE);
        return percent == null
                ? Optional.of("event.form.bad-number")
                : when(
                        percent.signum() < 0 || percent.compareTo(PERCENT) >= 0,
                        "event.form.bad-share");
    }

    private static boolean isCurrency(String code) {
        try {
            return CurrencyCode.of(code).isIso();
        } catch (IllegalArgumentException notACode) {
            return false;
        }
    }

    /** What is stated about an asset; only if nothing is missing or wrong. */
    EventTerms terms(AssetId asset) {
        Asset chosen = EventField.OTHER.isFor(kind) ? other : null;
        BigDecimal share = number(EventField.COST_SHARE);
        return new EventTerms(
                kind,
                asset,
                chosen == null || isToCome(chosen) ? null : chosen.id(),
                chosen == null || !isToCome(chosen) ? null : reference(chosen),
                Objects.requireNonNull(day),
                kind == Kind.RENAME
                        ? Ratio.even()
                        : new Ratio(
                                Objects.requireNonNull(number(EventField.NEW_UNITS)),
                                Objects.requireNonNull(number(EventField.OLD_UNITS))),
                money(EventField.IN_LIEU),
                share == null ? null : share.movePointLeft(2),
                money(EventField.CASH),
                number(EventField.WORTH));
    }

    private static boolean isToCome(Asset asset) {
        return asset.id().value() < 0;
    }

    private static AssetRef reference(Asset asset) {
        return new AssetRef(
                asset.kind(),
                asset.symbol(),
                asset.name(),
                asset.currency(),
                asset.isin(),
                asset.unitsPerPrice());
    }

    private @Nullable Money money(EventField field) {
        BigDecimal amount = number(field);
        return amount == null
                ? null
                : new Money(amount, CurrencyCode.of(value(EventField.CURRENCY)));
    }

    /** The number of a field that the kind has; {@code null} if there is none. */
    private @Nullable BigDecimal number(EventField field) {
        return field.isFor(kind) ? TypedNumber.parse(value(field), numbers).orElse(null) : null;
    }

    private boolean isEmpty(EventField field) {
        return value(field).isEmpty();
    }

    private String value(EventField field) {
        return texts.getOrDefault(field, "").strip().toUpperCase(Locale.ROOT);
    }
}
