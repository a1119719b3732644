package app.evenkeel.presentation.control;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** A field for one number; what is no number, or out of range, is marked and has no value. */
public final class NumberField extends TextField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final double least;
    private final double most;
    private final ReadOnlyObjectWrapper<@Nullable BigDecimal> value = new ReadOnlyObjectWrapper<>();

    /**
     * @param least and {@code most} bound the number, both included
     */
    public NumberField(double least, double most) {
        this.least = least;
        this.most = most;
        getStyleClass().add("ek-number-field");
        setPrefColumnCount(8);
        textProperty().subscribe(this::read);
    }

    /** Shows a number. */
    public void setNumber(double number) {
        setText(new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString());
    }

    /** Shows a fraction in percent. */
    public void setFraction(double fraction) {
        setText(
                BigDecimal.valueOf(fraction)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    /** The fraction that is shown in percent, or another while there is none that makes sense. */
    public double fraction(double otherwise) {
        BigDecimal percent = value.get();
        return percent == null ? otherwise : percent.movePointLeft(2).doubleValue();
    }

    /** The number, or {@code null} while there is none that makes sense. */
    public ReadOnlyObjectProperty<@Nullable BigDecimal> valueProperty() {
        return value.getReadOnlyProperty();
    }

    private void read(String text) {
        BigDecimal read = number(text.strip().replace(",", "").replace("\u00a0", ""));
        boolean fits = read != null && read.doubleValue() >= least && read.doubleValue() <= most;
        pseudoClassStateChanged(WRONG, !fits && !text.isBlank());
        value.set(fits ? read : null);
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
