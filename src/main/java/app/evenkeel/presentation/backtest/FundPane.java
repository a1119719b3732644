package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.portfolio.backtest.BacktestConfig.Part;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.WordBox;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The strategies of a test: one, or several that share the capital. */
final class FundPane extends VBox {
    /** What sums of weights may be off 1 by; a configuration that is read allows as much. */
    private static final double ROUNDING = 1e-9;

    private final Messages messages;
    private final Workspace workspace;
    private final VBox rows = new VBox(16);
    private final List<PartPane> parts = new ArrayList<>();
    private final WordBox<Frequency> every;
    private final Field resplit;
    private final Label sum = new Label();
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<@Nullable StrategyType> first =
            new ReadOnlyObjectWrapper<>();
    private List<StrategyType> types = List.of();
    private List<String> assets = List.of();

    FundPane(Workspace workspace) {
        super(12);
        this.workspace = workspace;
        this.messages = workspace.messages();
        every =
                new WordBox<>(
                        List.of(Frequency.values()),
                        each -> messages.text("backtest.frequency." + each));
        every.setId("backtest-resplit");
        every.setValue(Frequency.YEARLY);
        resplit = new Field(messages.text("backtest.fund.every"), every);
        resplit.setVisible(false);
        resplit.managedProperty().bind(resplit.visibleProperty());
        sum.setId("backtest-weights");
        sum.getStyleClass().addAll("ek-caption", "ek-error");
        sum.setWrapText(true);
        sum.visibleProperty().bind(complete.not());
        sum.managedProperty().bind(sum.visibleProperty());
        Hyperlink add = new Hyperlink(messages.text("backtest.fund.add"));
        add.setId("backtest-part-add");
        add.setOnAction(event -> {
            add.setVisited(false);
            addOne();
        });
        getChildren().addAll(rows, sum, resplit, add);
    }

    /** Offers strategies; one is there from the first time on. */
    void offer(List<StrategyType> offered) {
        types = List.copyOf(offered);
        if (parts.isEmpty()) {
            add(null);
        }
    }

    /** Shows the parameters for other assets. */
    void setAssets(List<String> names) {
        assets = List.copyOf(names);
        parts.forEach(part -> part.setAssets(names));
    }

    /**
     * Shows the strategies of a configuration.
     *
     * @param names of the assets of the test
     */
    void show(List<Part> shown, Frequency again, List<String> names) {
        assets = List.copyOf(names);
        parts.clear();
        rows.getChildren().clear();
        shown.forEach(this::add);
        every.setValue(again);
    }

    private void add(@Nullable Part part) {
        PartPane pane = new PartPane(types, part, assets, messages, this::remove);
        pane.weightText().subscribe(this::check);
        pane.strategy().subscribe(this::tell);
        parts.add(pane);
        rows.getChildren().add(pane);
        arrange();
    }

    /** One more, with as much as each has on average; the others give it in proportion. */
    private void addOne() {
        weigh(1 - 1.0 / (parts.size() + 1));
        add(null);
        giveRest(1);
    }

    private void remove(PartPane pane) {
        parts.remove(pane);
        rows.getChildren().remove(pane);
        weigh(1);
        arrange();
    }

    /** Scales the weights to a sum, in whole hundredths of a percent. */
    private void weigh(double wanted) {
        double now = sum(parts);
        if (now > 0) {
            parts.forEach(part -> part.setWeight(rounded(part.weight() / now * wanted)));
            giveRest(wanted);
        }
    }

    /** Gives the last what the others leave of a sum. */
    private void giveRest(double wanted) {
        double others = sum(parts.subList(0, parts.size() - 1));
        parts.getLast().setWeight(rounded(Math.max(0, wanted - others)));
    }

    private static double sum(List<PartPane> parts) {
        return parts.stream().mapToDouble(PartPane::weight).sum();
    }

    private static double rounded(double fraction) {
        return BigDecimal.valueOf(fraction).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
    }

    private void arrange() {
        boolean alone = parts.size() == 1;
        parts.forEach(part -> part.setAlone(alone));
        resplit.setVisible(!alone);
        check();
        tell();
    }

    private void tell() {
        if (!parts.isEmpty()) {
            first.set(parts.getFirst().strategy().getValue());
        }
    }

    private void check() {
        double total = sum(parts);
        boolean all = parts.stream().allMatch(part -> part.weight() > 0);
        complete.set(parts.size() == 1 || (all && Math.abs(total - 1) <= ROUNDING));
        Formats formats = workspace.context().formats();
        sum.setText(
                messages.text("backtest.fund.sum", formats.percent(BigDecimal.valueOf(total), 2)));
    }

    List<Part> parts() {
        return parts.size() == 1
                ? List.of(parts.getFirst().part(1))
                : parts.stream().map(part -> part.part(part.weight())).toList();
    }

    Frequency resplit() {
        return every.getValue();
    }

    /** Whether each strategy has a share and the shares are all there is. */
    ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    /** Whether there is more than one strategy. */
    BooleanExpression severalProperty() {
        return resplit.visibleProperty();
    }

    /** What the first strategy is; {@code null} until there is one. */
    ReadOnlyObjectProperty<@Nullable StrategyType> firstProperty() {
        return first.getReadOnlyProperty();
    }
}
