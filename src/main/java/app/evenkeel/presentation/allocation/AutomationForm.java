package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Automation.Approval;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.WordBox;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Control;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the schedule may do with the portfolio when it is due. */
final class AutomationForm extends VBox {
    private static final double MOST = 1e15;

    private final Messages messages;
    private final WordBox<Approval> approval;
    private final WordBox<Mode> mode;
    private final NumberField cap = new NumberField(0, MOST);
    private final Field capField;
    private CurrencyCode currency = CurrencyCode.USD;

    AutomationForm(Messages messages) {
        super(12);
        this.messages = messages;
        approval =
                new WordBox<>(
                        List.of(Approval.values()),
                        each -> messages.text("allocation.automation." + each));
        mode =
                new WordBox<>(
                        List.of(Mode.values()), each -> messages.text("allocation.mode." + each));
        approval.setId("allocation-approval");
        mode.setId("allocation-automation-mode");
        cap.setId("allocation-cap");
        capField = field("cap", cap);
        Field modeField = field("mode", mode);
        modeField.setPrefWidth(170);
        capField.setPrefWidth(170);
        HBox.setHgrow(modeField, Priority.ALWAYS);
        HBox.setHgrow(capField, Priority.ALWAYS);
        mode.disableProperty().bind(approval.valueProperty().isEqualTo(Approval.OFF));
        cap.disableProperty().bind(approval.valueProperty().isNotEqualTo(Approval.WITHIN_CAP));
        getChildren().addAll(field("approval", approval), new HBox(12, modeField, capField));
    }

    /**
     * @param unit that a cap is entered in; one in another has to be entered anew
     */
    void show(Automation automation, CurrencyCode unit) {
        currency = unit;
        approval.setValue(automation.approval());
        mode.setValue(automation.mode());
        Money most = automation.cap();
        cap.setText(
                most == null || !most.currency().equals(unit)
                        ? ""
                        : most.amount().stripTrailingZeros().toPlainString());
        capField.setProblem("");
    }

    /** What was entered; empty, and marked, where a cap is missing. */
    Optional<Automation> automation() {
        BigDecimal most = cap.valueProperty().get();
        boolean isMissing =
                approval.getValue() == Approval.WITHIN_CAP && (most == null || most.signum() == 0);
        capField.setProblem(isMissing ? messages.text("allocation.automation.cap.missing") : "");
        return isMissing
                ? Optional.empty()
                : Optional.of(
                        new Automation(
                                approval.getValue(),
                                mode.getValue(),
                                most == null ? null : new Money(most, currency)));
    }

    /** Why the cap is no number, if it is asked for and is none. */
    Optional<Problem> problem() {
        return cap.isDisabled() ? Optional.empty() : cap.problem();
    }

    private Field field(String key, Control control) {
        return new Field(messages.text("allocation.automation." + key), control);
    }
}
