package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.portfolio.LedgerService.Ledger;
import app.evenkeel.presentation.fx.TypedNumber;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is typed into the entry form, checked as it is typed. Of quantity, price and amount the one
 * touched longest ago follows from the other two. JavaFX thread only.
 */
final class TransactionFormViewModel {
    // Some exchanges state more than the second, and what is shown must be all of it.
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("H:mm")
                    .optionalStart()
                    .appendPattern(":ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter(Locale.ROOT);
    private static final List<EntryField> TRIPLE =
            List.of(EntryField.QUANTITY, EntryField.PRICE, EntryField.AMOUNT);

    private final Ledger ledger;
    private final AssetNames names;
    private final Locale numbers;
    private final ZoneId zone;
    private final @Nullable Transaction edited;
    private final Map<EntryField, String> stored = new EnumMap<>(EntryField.class);
    private final Map<EntryField, AssetChoice> picked = new EnumMap<>(EntryField.class);
    private final ObjectProperty<TransactionType> type =
            new SimpleObjectProperty<>(TransactionType.BUY);
    private final ObjectProperty<@Nullable LocalDate> date = new SimpleObjectProperty<>();
    private final ObjectProperty<AssetKind> kind = new SimpleObjectProperty<>(AssetKind.EQUITY);
    private final Map<EntryField, StringProperty> texts = new EnumMap<>(EntryField.class);
    private final ReadOnlyObjectWrapper<Map<EntryField, String>> errors =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper newAsset = new ReadOnlyBooleanWrapper();
    private final Deque<EntryField> touched = new ArrayDeque<>();
    private final List<Object> untouched;
    private boolean computing;

    /**
     * @param edited what is changed, or {@code null} for a new transaction
     * @param numbers the locale that numbers are typed in
     */
    TransactionFormViewModel(
            Ledger ledger,
            @Nullable Transaction edited,
            LocalDate today,
            String account,
            String currency,
            Locale numbers,
            ZoneId zone) {
        this.ledger = ledger;
        this.names = new AssetNames(ledger.assets());
        this.edited = edited;
        this.numbers = numbers;
        this.zone = edited == null ? zone : edited.head().zone();
        for (EntryField field : EntryField.values()) {
            texts.put(field, new SimpleStringProperty(""));
        }
        if (edited == null) {
            date.set(today);
            text(EntryField.ACCOUNT).set(account);
            text(EntryField.CURRENCY).set(currency);
        } else {
            fill(TransactionDraft.of(edited, ledger));
            texts.forEach((field, text) -> stored.put(field, value(field)));
        }
        untouched = contents();
        touched.add(EntryField.PRICE);
        touched.add(EntryField.QUANTITY);
        type.subscribe((before, now) -> check());
        date.subscribe((before, now) -> check());
        texts.forEach((field, text) -> text.subscribe((before, now) -> typed(field)));
        check();
    }

    ObjectProperty<TransactionType> typeProperty() {
        return type;
    }

    ObjectProperty<@Nullable LocalDate> dateProperty() {
        return date;
    }

    /** What a new asset is; asked only while {@link #newAssetProperty()} holds. */
    ObjectProperty<AssetKind> kindProperty() {
        return kind;
    }

    StringProperty text(EntryField field) {
        return java.util.Objects.requireNonNull(texts.get(field));
    }

    /** Message keys of what is wrong, by field; empty if it can be saved. */
    ReadOnlyObjectProperty<Map<EntryField, String>> errorsProperty() {
        return errors.getReadOnlyProperty();
    }

    /** Whether the typed asset is not in the ledger yet. */
    ReadOnlyBooleanProperty newAssetProperty() {
        return newAsset.getReadOnlyProperty();
    }

    /** Whether something was typed or chosen that would be lost. */
    boolean isTouched() {
        return !untouched.equals(contents());
    }

    private List<Object> contents() {
        List<Object> contents = new ArrayList<>();
        contents.add(type.get());
        contents.add(Optional.ofNullable(date.get()));
        for (EntryField field : EntryField.values()) {
            contents.add(text(field).get());
        }
        return contents;
    }

    @Nullable Transaction edited() {
        return edited;
    }

    Ledger ledger() {
        return ledger;
    }

    /** What was typed; only if there is no error. */
    Optional<TransactionDraft> draft() {
        LocalDate day = date.get();
        if (!errors.get().isEmpty() || day == null) {
            return Optional.empty();
        }
        return Optional.of(
                new TransactionDraft(
                        type.get(),
                        day,
                        time().orElse(LocalTime.MIDNIGHT),
                        zone,
                        value(EntryField.ACCOUNT),
                        value(EntryField.TAX_ACCOUNT),
                        figures(),
                        value(EntryField.MEMO)));
    }

    private EntryFigures figures() {
        return new EntryFigures(
                choice(EntryField.ASSET),
                number(EntryField.QUANTITY),
                number(EntryField.PRICE),
                number(EntryField.AMOUNT),
                EntryField.CURRENCY.isFor(type.get())
                        ? AssetNames.code(value(EntryField.CURRENCY))
                        : null,
                number(EntryField.FEE),
                number(EntryField.TAX),
                choice(EntryField.GIVEN_ASSET),
                number(EntryField.GIVEN_QUANTITY));
    }

    /** What the user chose of what {@link #suggestions} offered. */
    void pick(EntryField field, AssetChoice choice) {
        picked.put(field, choice);
        text(field).set(choice.symbol());
        typed(field);
    }

    /** Assets that the typed text may mean or become, those that it means already first. */
    List<AssetChoice> suggestions(String typed) {
        return names.suggestions(typed);
    }

    /** The unit of a stored figure where it is not that of the form, else empty. */
    String ownUnit(EntryField field) {
        if (edited == null) {
            return "";
        }
        String unit = MovementParts.of(edited.type(), edited.movement()).unit(field, names);
        return unit.equals(stored.get(EntryField.CURRENCY)) ? "" : unit;
    }

    /** What was settled in another unit than the amount is stated in, and so is not edited here. */
    Optional<Leg> settledElsewhere() {
        Leg cash =
                edited == null ? null : MovementParts.of(edited.type(), edited.movement()).cash();
        return Optional.ofNullable(cash)
                .filter(leg -> !symbol(leg).equals(stored.get(EntryField.CURRENCY)));
    }

    /** The symbol of what a leg moves. */
    String symbol(Leg leg) {
        return names.symbol(leg.asset());
    }

    private void fill(TransactionDraft draft) {
        type.set(draft.type());
        date.set(draft.date());
        EntryFigures figures = draft.figures();
        set(
                EntryField.TIME,
                draft.time().equals(LocalTime.MIDNIGHT) ? "" : TIME.format(draft.time()));
        set(EntryField.ACCOUNT, draft.account());
        set(EntryField.TAX_ACCOUNT, draft.taxAccount());
        fill(EntryField.ASSET, figures.asset());
        set(EntryField.QUANTITY, written(figures.quantity()));
        set(EntryField.PRICE, written(figures.price()));
        set(EntryField.AMOUNT, written(figures.amount()));
        set(EntryField.CURRENCY, figures.currency() == null ? "" : figures.currency().value());
        set(EntryField.FEE, written(figures.fee()));
        set(EntryField.TAX, written(figures.tax()));
        fill(EntryField.GIVEN_ASSET, figures.given());
        set(EntryField.GIVEN_QUANTITY, written(figures.givenQuantity()));
        set(EntryField.MEMO, draft.memo());
    }

    private void fill(EntryField field, @Nullable AssetChoice choice) {
        if (choice != null && field.isFor(type.get())) {
            picked.put(field, choice);
            set(field, choice.symbol());
        }
    }

    private void set(EntryField field, String text) {
        text(field).set(text);
    }

    private void typed(EntryField field) {
        AssetChoice pick = picked.get(field);
        if (pick != null && !pick.symbol().equals(value(field))) {
            picked.remove(field);
        }
        if (!computing && TRIPLE.contains(field)) {
            touched.remove(field);
            touched.addLast(field);
            if (touched.size() > 2) {
                touched.removeFirst();
            }
            computeThird();
        } else if (!computing && field == EntryField.ASSET) {
            takeCurrencyOfAsset();
            computeThird();
        }
        check();
    }

    private void takeCurrencyOfAsset() {
        if (edited == null
                && meant(EntryField.ASSET) instanceof AssetChoice.Known(Asset asset)
                && asset.currency().isIso()) {
            set(EntryField.CURRENCY, asset.currency().value());
        }
    }

    /** Fills the one of quantity, price and amount that was not touched last. */
    private void computeThird() {
        if (!EntryField.PRICE.isFor(type.get()) || isStated()) {
            return;
        }
        EntryField third =
                TRIPLE.stream().filter(field -> !touched.contains(field)).findFirst().orElseThrow();
        BigDecimal units = unitsPerPrice();
        BigDecimal quantity = number(EntryField.QUANTITY);
        BigDecimal price = number(EntryField.PRICE);
        BigDecimal amount = number(EntryField.AMOUNT);
        BigDecimal value =
                switch (third) {
                    case AMOUNT ->
                            quantity == null || price == null
                                    ? null
                                    : rounded(
                                            quantity.multiply(price)
                                                    .divide(units, Decimals.WORKING));
                    case PRICE -> divided(amount, quantity, units);
                    default -> divided(amount, price, units);
                };
        if (value != null) {
            computing = true;
            set(third, written(value));
            computing = false;
        }
    }

    /** What a source stated is not worked out anew, nor across two currencies. */
    private boolean isStated() {
        return edited != null
                && (edited.head().origin().batch().value() != 0
                        || !ownUnit(EntryField.PRICE).isEmpty());
    }

    private static @Nullable BigDecimal divided(
            @Nullable BigDecimal amount, @Nullable BigDecimal by, BigDecimal units) {
        return amount == null || by == null || by.signum() == 0
                ? null
                : amount.multiply(units).divide(by, 8, RoundingMode.HALF_EVEN);
    }

    private BigDecimal rounded(BigDecimal amount) {
        String code = value(EntryField.CURRENCY);
        int digits = AssetNames.isCurrency(code) ? CurrencyCode.of(code).fractionDigits() : 8;
        return amount.setScale(digits, RoundingMode.HALF_EVEN);
    }

    private BigDecimal unitsPerPrice() {
        return BigDecimal.valueOf(AssetNames.unitsPerPrice(meant(EntryField.ASSET)));
    }

    private void check() {
        newAsset.set(isNew(EntryField.ASSET));
        Map<EntryField, String> found = new EnumMap<>(EntryField.class);
        for (EntryField field : EntryField.values()) {
            if (field.isFor(type.get())) {
                problem(field).ifPresent(key -> found.put(field, key));
            }
        }
        errors.set(Map.copyOf(found));
    }

    private Optional<String> problem(EntryField field) {
        boolean isEmpty = field == EntryField.DATE ? date.get() == null : value(field).isEmpty();
        if (isEmpty) {
            boolean needed =
                    (field.isNeeded(type.get()) && !isAsStored(field)) || isCurrencyOfFigure(field);
            return needed ? Optional.of("transactions.form.missing") : Optional.empty();
        }
        if (isAsStored(field)) {
            return Optional.empty();
        }
        return switch (field) {
            case DATE, ACCOUNT, TAX_ACCOUNT, KIND, MEMO -> Optional.empty();
            case ASSET, GIVEN_ASSET ->
                    meant(field) == null && !isNew(field)
                            ? Optional.of("transactions.form.ambiguous")
                            : Optional.empty();
            case TIME ->
                    time().isEmpty() ? Optional.of("transactions.form.bad-time") : Optional.empty();
            case CURRENCY -> {
                CurrencyCode code = AssetNames.code(value(field));
                yield code != null && names.unit(code) != null
                        ? Optional.empty()
                        : Optional.of("transactions.form.bad-currency");
            }
            case QUANTITY, PRICE, AMOUNT, FEE, TAX, GIVEN_QUANTITY -> numberProblem(field);
        };
    }

    /** What a source stated, or left out, may stay so. */
    private boolean isAsStored(EntryField field) {
        return edited != null
                && edited.type() == type.get()
                && field != EntryField.DATE
                && value(field).equals(stored.get(field))
                && (!isAsset(field) || value(field).isEmpty() || picked.containsKey(field));
    }

    private static boolean isAsset(EntryField field) {
        return field == EntryField.ASSET || field == EntryField.GIVEN_ASSET;
    }

    /** Whether it is the currency, and a figure was typed that has no other. */
    private boolean isCurrencyOfFigure(EntryField field) {
        boolean isTrade = type.get() == TransactionType.BUY || type.get() == TransactionType.SELL;
        return field == EntryField.CURRENCY
                && (!value(EntryField.AMOUNT).isEmpty()
                        || isAdded(EntryField.PRICE)
                        || isAdded(EntryField.TAX)
                        || (isTrade && isAdded(EntryField.FEE)));
    }

    private boolean isAdded(EntryField field) {
        return field.isFor(type.get())
                && !value(field).isEmpty()
                && stored.getOrDefault(field, "").isEmpty();
    }

    private Optional<String> numberProblem(EntryField field) {
        Optional<BigDecimal> number = TypedNumber.parse(value(field), numbers);
        if (number.isEmpty()) {
            return Optional.of("transactions.form.bad-number");
        }
        boolean mayBeZero =
                field == EntryField.FEE || field == EntryField.TAX || field == EntryField.PRICE;
        int sign = number.get().signum();
        if (sign < 0 && !field.mayBeNegative(type.get())) {
            return Optional.of("transactions.form.negative");
        }
        return sign == 0 && !mayBeZero ? Optional.of("transactions.form.zero") : Optional.empty();
    }

    private Optional<LocalTime> time() {
        try {
            return Optional.of(LocalTime.parse(value(EntryField.TIME), TIME));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** The asset that was picked, or the only one that the text may mean; else {@code null}. */
    private @Nullable AssetChoice meant(EntryField field) {
        AssetChoice pick = picked.get(field);
        if (pick != null) {
            return pick;
        }
        List<AssetChoice> meant = names.meant(value(field));
        return meant.size() == 1 ? meant.getFirst() : null;
    }

    private boolean isNew(EntryField field) {
        return field.isFor(type.get())
                && !value(field).isEmpty()
                && !picked.containsKey(field)
                && names.meant(value(field)).isEmpty();
    }

    private @Nullable AssetChoice choice(EntryField field) {
        if (!field.isFor(type.get())) {
            return null;
        }
        return isNew(field)
                ? new AssetChoice.New(
                        AssetNames.added(
                                value(field),
                                kind.get(),
                                AssetNames.code(value(EntryField.CURRENCY))))
                : meant(field);
    }

    private @Nullable BigDecimal number(EntryField field) {
        return field.isFor(type.get())
                ? TypedNumber.parse(value(field), numbers).orElse(null)
                : null;
    }

    private String value(EntryField field) {
        String text = text(field).get();
        return text == null ? "" : text.strip();
    }

    private String written(@Nullable BigDecimal value) {
        return value == null
                ? ""
                : Decimals.plain(value)
                        .replace(
                                '.',
                                java.text.DecimalFormatSymbols.getInstance(numbers)
                                        .getDecimalSeparator());
    }
}
