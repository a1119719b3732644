package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.Terms.Interest;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.WordBox;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.math.BigDecimal;
import java.util.List;

/**
 * The terms that most tests leave alone: further costs, interest and tax. Folded until asked for.
 */
final class TermsPane extends VBox {
    private static final double MOST_MONEY = 1e15;
    private static final double MOST_PERCENT = 50;

    private final Messages messages;
    private final NumberField minimumFee = new NumberField(0, MOST_MONEY);
    private final NumberField slippage = new NumberField(0, MOST_PERCENT);
    private final NumberField minimumTrade = new NumberField(0, MOST_MONEY);
    private final NumberField lot = new NumberField(0, MOST_MONEY);
    private final NumberField onCash = new NumberField(-MOST_PERCENT, MOST_PERCENT);
    private final NumberField onDebt = new NumberField(-MOST_PERCENT, MOST_PERCENT);
    private final NumberField rate = new NumberField(0, 99);
    private final NumberField longRate = new NumberField(0, 99);
    private final NumberField longAfter = new NumberField(0, 100_000);
    private final NumberField onPayments = new NumberField(0, 99);
    private final NumberField lossYears = new NumberField(0, 100);
    private final WordBox<Tax.Method> method;
    private final WordBox<Tax.Payment> payment;
    private final NumberField riskFree = new NumberField(-MOST_PERCENT, MOST_PERCENT);

    TermsPane(Messages messages) {
        super(12);
        this.messages = messages;
        method =
                new WordBox<>(
                        List.of(Tax.Method.values()),
                        each -> messages.text("backtest.tax.method." + each));
        payment =
                new WordBox<>(
                        List.of(Tax.Payment.values()),
                        each -> messages.text("backtest.tax.payment." + each));
        slippage.setId("backtest-slippage");
        onCash.setId("backtest-interest-cash");
        rate.setId("backtest-tax-rate");
        VBox folded =
                new VBox(
                        12,
                        pair("backtest.minimum-fee", minimumFee, "backtest.slippage", slippage),
                        pair("backtest.minimum-trade", minimumTrade, "backtest.lot", lot),
                        pair("backtest.interest.cash", onCash, "backtest.interest.debt", onDebt),
                        pair("backtest.tax.rate", rate, "backtest.tax.payments", onPayments),
                        pair("backtest.tax.long-rate", longRate, "backtest.tax.long", longAfter),
                        pair("backtest.tax.method", method, "backtest.tax.payment", payment),
                        pair("backtest.tax.loss-years", lossYears, "backtest.risk-free", riskFree));
        folded.setVisible(false);
        folded.managedProperty().bind(folded.visibleProperty());
        Hyperlink more = new Hyperlink(messages.text("backtest.terms.more"));
        more.setId("backtest-terms");
        more.setOnAction(event -> {
            more.setVisited(false);
            folded.setVisible(!folded.isVisible());
            more.setText(
                    messages.text(
                            folded.isVisible() ? "backtest.terms.less" : "backtest.terms.more"));
        });
        getChildren().addAll(more, folded);
    }

    void show(BacktestConfig config) {
        Dealing dealing = config.dealing();
        minimumFee.setNumber(dealing.minimumFee());
        slippage.setFraction(dealing.slippage());
        minimumTrade.setNumber(dealing.minimumTrade());
        lot.setNumber(dealing.lot());
        onCash.setFraction(config.interest().onCash());
        onDebt.setFraction(config.interest().onDebt());
        Tax tax = config.tax();
        rate.setFraction(tax.rate());
        longRate.setFraction(tax.longRate());
        longAfter.setNumber(tax.longAfter());
        onPayments.setFraction(tax.onPayments());
        method.setValue(tax.method());
        payment.setValue(tax.payment());
        lossYears.setNumber(tax.lossYears());
        riskFree.setFraction(config.riskFree());
    }

    /**
     * How things are dealt in.
     *
     * @param fee as a fraction of the amount
     * @param fixed of a trade
     * @param spread as a fraction of the price
     */
    Dealing dealing(double fee, double fixed, double spread) {
        return new Dealing(
                fee,
                fixed,
                number(minimumFee),
                spread,
                slippage.fraction(0),
                number(lot),
                number(minimumTrade));
    }

    Interest interest() {
        return new Interest(onCash.fraction(0), onDebt.fraction(0));
    }

    Tax tax() {
        return new Tax(
                rate.fraction(0),
                longRate.fraction(0),
                (int) number(longAfter),
                onPayments.fraction(0),
                method.getValue(),
                payment.getValue(),
                (int) number(lossYears));
    }

    double riskFree() {
        return riskFree.fraction(0);
    }

    private static double number(NumberField field) {
        BigDecimal value = field.valueProperty().get();
        return value == null ? 0 : value.doubleValue();
    }

    private HBox pair(String leftKey, Control left, String rightKey, Control right) {
        return new HBox(12, field(leftKey, left), field(rightKey, right));
    }

    private Field field(String key, Control input) {
        Field field = new Field(messages.text(key), input);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMaxWidth(Double.MAX_VALUE);
        field.setPrefWidth(140);
        return field;
    }
}
