package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.Terms.Interest;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

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
    private final ComboBox<Tax.Method> method;
    private final ComboBox<Tax.Payment> payment;
    private final NumberField riskFree = new NumberField(-MOST_PERCENT, MOST_PERCENT);

    TermsPane(Messages messages) {
        super(12);
        this.messages = messages;
        method = choice("backtest.tax.method.", Tax.Method.values());
        payment = choice("backtest.tax.payment.", Tax.Payment.values());
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

    private HBox pair(String leftKey, Node left, String rightKey, Node right) {
        return new HBox(12, field(leftKey, left), field(rightKey, right));
    }

    private VBox field(String key, Node input) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("ek-caption");
        label.setLabelFor(input);
        VBox box = new VBox(2, label, input);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPrefWidth(140);
        return box;
    }

    private <E extends Enum<E>> ComboBox<E> choice(String key, E[] values) {
        ComboBox<E> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setValue(values[0]);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable E value) {
                        return value == null ? "" : messages.text(key + value.name());
                    }

                    @Override
                    public E fromString(String text) {
                        throw new UnsupportedOperationException("chosen, never typed");
                    }
                });
        return box;
    }
}
