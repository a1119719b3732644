package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.Terms.Interest;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestConfig.Venue;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.WordBox;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

import java.math.BigDecimal;
import java.util.List;

/**
 * The terms that most tests leave alone: further costs, venues, interest and tax. Folded until
 * asked for.
 */
final class TermsPane extends VBox {
    private static final double MOST_PERCENT = 50;

    private final Messages messages;
    private final NumberField growth = new NumberField(-100, 100);
    private final WordBox<BacktestConfig.History> history;
    private final NumberField onCash = new NumberField(-MOST_PERCENT, MOST_PERCENT);
    private final NumberField onDebt = new NumberField(0, 100);
    private final NumberField rate = new NumberField(0, 99);
    private final NumberField longRate = new NumberField(0, 99);
    private final NumberField longAfter = new NumberField(0, 36_500);
    private final NumberField onPayments = new NumberField(0, 99);
    private final NumberField lossYears = new NumberField(0, 100);
    private final VBox folded = new VBox(12);
    private final Hyperlink more = new Hyperlink();
    private final VenuesPane venues;
    private final WordBox<Tax.Method> method;
    private final WordBox<Tax.Payment> payment;
    private final NumberField riskFree = new NumberField(-MOST_PERCENT, MOST_PERCENT);

    /**
     * @param dealing the usual terms of trades, some of which are folded in here
     */
    TermsPane(Messages messages, DealingFields dealing) {
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
        history =
                new WordBox<>(
                        List.of(BacktestConfig.History.values()),
                        each -> messages.text("backtest.history." + each));
        history.setId("backtest-history");
        growth.setId("backtest-growth");
        venues = new VenuesPane(messages, dealing::dealing);
        onCash.setId("backtest-interest-cash");
        rate.setId("backtest-tax-rate");
        folded.getChildren()
                .addAll(
                        dealing.sizes(),
                        new FieldPair(
                                dealing.leastFee(), field("backtest.contribution.growth", growth)),
                        venues,
                        pair("backtest.interest.cash", onCash, "backtest.interest.debt", onDebt),
                        pair("backtest.tax.rate", rate, "backtest.tax.payments", onPayments),
                        pair("backtest.tax.long-rate", longRate, "backtest.tax.long", longAfter),
                        pair("backtest.tax.method", method, "backtest.tax.payment", payment),
                        pair("backtest.tax.loss-years", lossYears, "backtest.risk-free", riskFree),
                        field("backtest.history", history));
        folded.managedProperty().bind(folded.visibleProperty());
        more.setId("backtest-terms");
        more.setOnAction(event -> {
            more.setVisited(false);
            fold(folded.isVisible());
        });
        fold(true);
        getChildren().addAll(more, folded);
    }

    private void fold(boolean away) {
        folded.setVisible(!away);
        more.setText(messages.text(away ? "backtest.terms.more" : "backtest.terms.less"));
    }

    /** Shows the terms of a configuration, unfolded where any is not the usual. */
    void show(BacktestConfig config) {
        growth.setFraction(config.money().isEmpty() ? 0 : config.money().getFirst().growth());
        venues.show(config.venues());
        history.setValue(config.history());
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
        if (!config.venues().isEmpty()
                || config.dealing().hasLimits()
                || growth() != 0
                || !config.interest().equals(Interest.NONE)
                || !config.tax().equals(Tax.NONE)
                || config.riskFree() != 0) {
            fold(false);
        }
    }

    /** Offers assets to venues. */
    void offer(List<String> assets) {
        venues.offer(assets);
    }

    /** By how much what is put in grows each year, as a fraction. */
    double growth() {
        return growth.fraction(0);
    }

    List<Venue> venues() {
        return venues.venues();
    }

    BacktestConfig.History history() {
        return history.getValue();
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

    private FieldPair pair(String leftKey, Control left, String rightKey, Control right) {
        return new FieldPair(field(leftKey, left), field(rightKey, right));
    }

    private Field field(String key, Control input) {
        return new Field(messages.text(key), input);
    }
}
