package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
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
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
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
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm[:ss]");
    private static final List<EntryField> TRIPLE =
            List.of(EntryField.QUANTITY, EntryField.PRICE, EntryField.AMOUNT);

    private final Ledger ledger;
    private final Locale numbers;
    private final ZoneId zone;
    private final @Nullable Transaction edited;
    private final ObjectProperty<TransactionType> type =
            new SimpleObjectProperty<>(TransactionType.BUY);
    private final ObjectProperty<@Nullable LocalDate> date = new SimpleObjectProperty<>();
    private final ObjectProperty<AssetKind> kind = new SimpleObjectProperty<>(AssetKind.EQUITY);
    private final Map<EntryField, StringProperty> texts = new EnumMap<>(EntryField.class);
    private final ReadOnlyObjectWrapper<Map<EntryField, String>> errors =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper newAsset = new ReadOnlyBooleanWrapper();
    private final Deque<EntryField> touched = new ArrayDeque<>();
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
        }
        touched.add(EntryField.QUANTITY);
        touched.add(EntryField.PRICE);
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
                        symbol(EntryField.ASSET),
                        kind.get(),
                        number(EntryField.QUANTITY),
                        number(EntryField.PRICE),
                        number(EntryField.AMOUNT),
                        value(EntryField.CURRENCY).toUpperCase(Locale.ROOT),
                        number(EntryField.FEE),
                        number(EntryField.TAX),
                        symbol(EntryField.GIVEN_ASSET),
                        number(EntryField.GIVEN_QUANTITY),
                        value(EntryField.MEMO)));
    }

    private void fill(TransactionDraft draft) {
        type.set(draft.type());
        date.set(draft.date());
        kind.set(draft.kind());
        set(
                EntryField.TIME,
                draft.time().equals(LocalTime.MIDNIGHT) ? "" : TIME.format(draft.time()));
        set(EntryField.ACCOUNT, draft.account());
        set(EntryField.TAX_ACCOUNT, draft.taxAccount());
        set(EntryField.ASSET, draft.asset());
        set(EntryField.QUANTITY, written(draft.quantity()));
        set(EntryField.PRICE, written(draft.price()));
        set(EntryField.AMOUNT, written(draft.amount()));
        set(EntryField.CURRENCY, draft.currency());
        set(EntryField.FEE, written(draft.fee()));
        set(EntryField.TAX, written(draft.tax()));
        set(EntryField.GIVEN_ASSET, draft.givenAsset());
        set(EntryField.GIVEN_QUANTITY, written(draft.givenQuantity()));
        set(EntryField.MEMO, draft.memo());
    }

    private void set(EntryField field, String text) {
        text(field).set(text);
    }

    private void typed(EntryField field) {
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
        Asset asset = TransactionAssembly.find(ledger, value(EntryField.ASSET));
        if (asset != null && edited == null && asset.currency().isIso()) {
            set(EntryField.CURRENCY, asset.currency().value());
        }
    }

    /** Fills the one of quantity, price and amount that was not touched last. */
    private void computeThird() {
        if (!EntryField.PRICE.isFor(type.get())) {
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

    private static @Nullable BigDecimal divided(
            @Nullable BigDecimal amount, @Nullable BigDecimal by, BigDecimal units) {
        return amount == null || by == null || by.signum() == 0
                ? null
                : amount.multiply(units).divide(by, 8, RoundingMode.HALF_EVEN);
    }

    private BigDecimal rounded(BigDecimal amount) {
        String code = value(EntryField.CURRENCY);
        int digits =
                TransactionAssembly.isCurrency(code) ? CurrencyCode.of(code).fractionDigits() : 8;
        return amount.setScale(digits, RoundingMode.HALF_EVEN);
    }

    private BigDecimal unitsPerPrice() {
        Asset asset = TransactionAssembly.find(ledger, value(EntryField.ASSET));
        return BigDecimal.valueOf(asset == null ? 1 : asset.unitsPerPrice());
    }

    private void check() {
        newAsset.set(TransactionAssembly.isNew(ledger, value(EntryField.ASSET), type.get()));
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
            boolean needed = field.isNeeded(type.get()) || isCurrencyOfAmount(field);
            return needed ? Optional.of("transactions.form.missing") : Optional.empty();
        }
        return switch (field) {
            case DATE, ACCOUNT, TAX_ACCOUNT, ASSET, GIVEN_ASSET, KIND, MEMO -> Optional.empty();
            case TIME ->
                    time().isEmpty() ? Optional.of("transactions.form.bad-time") : Optional.empty();
            case CURRENCY ->
                    TransactionAssembly.isCurrency(value(field))
                                    || TransactionAssembly.find(ledger, value(field)) != null
                            ? Optional.empty()
                            : Optional.of("transactions.form.bad-currency");
            case QUANTITY, PRICE, AMOUNT, FEE, TAX, GIVEN_QUANTITY -> numberProblem(field);
        };
    }

    private boolean isCurrencyOfAmount(EntryField field) {
        return field == EntryField.CURRENCY && !value(EntryField.AMOUNT).isEmpty();
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

    /** The stored spelling of a symbol where there is one. */
    private String symbol(EntryField field) {
        Asset asset = TransactionAssembly.find(ledger, value(field));
        return asset == null ? value(field) : asset.symbol();
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
