package app.evenkeel.presentation.fx;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.time.LocalDate;

/** The period, scope, day, currency and number format that every screen obeys. */
public final class ViewContext {
    private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ONE_YEAR);
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.ALL);
    private final ObjectProperty<LocalDate> asOf;
    private final ObjectProperty<CurrencyCode> baseCurrency;
    private final BooleanProperty hideAmounts = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Formats> formats;

    public ViewContext(LocalDate asOf, CurrencyCode baseCurrency, Formats shown) {
        this.asOf = new SimpleObjectProperty<>(asOf);
        this.baseCurrency = new SimpleObjectProperty<>(baseCurrency);
        this.formats = new ReadOnlyObjectWrapper<>(shown);
        hideAmounts.subscribe(hide -> formats.set(hide ? shown.hidingAmounts() : shown));
    }

    public ObjectProperty<Period> periodProperty() {
        return period;
    }

    public Period period() {
        return period.get();
    }

    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    public Scope scope() {
        return scope.get();
    }

    /** The day that everything is shown as of. */
    public ObjectProperty<LocalDate> asOfProperty() {
        return asOf;
    }

    public LocalDate asOf() {
        return asOf.get();
    }

    public ObjectProperty<CurrencyCode> baseCurrencyProperty() {
        return baseCurrency;
    }

    public CurrencyCode baseCurrency() {
        return baseCurrency.get();
    }

    /** Whether amounts and quantities are shown as dots, for a screen that others can see. */
    public BooleanProperty hideAmountsProperty() {
        return hideAmounts;
    }

    /** How numbers are written; changes when amounts are hidden, so bind texts to it. */
    public ReadOnlyObjectProperty<Formats> formatsProperty() {
        return formats.getReadOnlyProperty();
    }

    public Formats formats() {
        return formats.get();
    }
}
