package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.fx.Messages;

import java.math.BigDecimal;

/**
 * Fields for how assets are dealt in. None takes more than a configuration that is read again may
 * have, or a trade may cost.
 */
final class DealingFields {
    private static final double MOST_MONEY = 1e15;
    private static final double MOST_PERCENT = 50;
    private static final double MOST_SLIPPAGE = 20;

    private final NumberField rate = new NumberField(0, MOST_PERCENT);
    private final NumberField fixed = new NumberField(0, MOST_MONEY);
    private final NumberField minimumFee = new NumberField(0, MOST_MONEY);
    private final NumberField spread = new NumberField(0, MOST_PERCENT);
    private final NumberField slippage = new NumberField(0, MOST_SLIPPAGE);
    private final NumberField lot = new NumberField(0, MOST_MONEY);
    private final NumberField minimumTrade = new NumberField(0, MOST_MONEY);
    private final Messages messages;

    /**
     * @param id what the ids of the fields begin with
     */
    DealingFields(String id, Messages messages) {
        this.messages = messages;
        rate.setId(id + "fee");
        fixed.setId(id + "fixed");
        slippage.setId(id + "slippage");
    }

    /** The fee in percent and the fixed one. */
    FieldPair fees() {
        return pair("backtest.fee", rate, "backtest.fixed", fixed);
    }

    FieldPair losses() {
        return pair("backtest.spread", spread, "backtest.slippage", slippage);
    }

    Field leastFee() {
        return field("backtest.minimum-fee", minimumFee);
    }

    /** What is the least that is traded. */
    FieldPair sizes() {
        return pair("backtest.minimum-trade", minimumTrade, "backtest.lot", lot);
    }

    private FieldPair pair(String leftKey, NumberField left, String rightKey, NumberField right) {
        return new FieldPair(field(leftKey, left), field(rightKey, right));
    }

    private Field field(String key, NumberField input) {
        return new Field(messages.text(key), input);
    }

    void show(Dealing dealing) {
        rate.setFraction(dealing.rate());
        fixed.setNumber(dealing.fixed());
        minimumFee.setNumber(dealing.minimumFee());
        spread.setFraction(dealing.spread());
        slippage.setFraction(dealing.slippage());
        lot.setNumber(dealing.lot());
        minimumTrade.setNumber(dealing.minimumTrade());
    }

    /** What the fields say; what is empty or no number costs nothing. */
    Dealing dealing() {
        return new Dealing(
                rate.fraction(0),
                number(fixed),
                number(minimumFee),
                spread.fraction(0),
                slippage.fraction(0),
                number(lot),
                number(minimumTrade));
    }

    private static double number(NumberField field) {
        BigDecimal value = field.valueProperty().get();
        return value == null ? 0 : value.doubleValue();
    }
}
