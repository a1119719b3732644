package app.evenkeel.presentation.control;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.fx.TypedNumber;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** A field for one number; what is no number, or out of range, is marked and has no value. */
public final class NumberField extends TextField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    /** A bound that is there to keep numbers storable, and tells the user nothing. */
    private static final double UNBOUNDED = 1e15;

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
        setText(plain(number));
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

    /** What is wrong with what is typed, by the field's accessible name; an empty field is not. */
    public Optional<Problem> problem() {
        return getText().isBlank() || value.get() != null
                ? Optional.empty()
                : Optional.of(refusal());
    }

    /** Why there is no number, be it that none was typed. */
    public Problem refusal() {
        String name = getAccessibleText() == null ? "" : getAccessibleText();
        String range = most < UNBOUNDED ? plain(least) + "–" + plain(most) : "≥ " + plain(least);
        return Problem.of(ProblemCode.FIELD_RANGE, name, getText(), range);
    }

    private void read(String text) {
        BigDecimal read =
                TypedNumber.parse(text, Locale.ENGLISH)
                        .filter(each -> each.doubleValue() >= least && each.doubleValue() <= most)
                        .orElse(null);
        pseudoClassStateChanged(WRONG, read == null && !text.isBlank());
        value.set(read);
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
