package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.allocation.Participation;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.SwingLimit;
import app.evenkeel.domain.allocation.TaxSettings;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.allocation.AllocationDesk.Held;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.WordBox;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which accounts and assets have what part in a plan, and what its trades cost and are taxed. */
final class TradingForm extends HBox {
    private static final double MOST = 1e15;

    /** Both fractions together stay below the whole. */
    private static final double MOST_COST = 49;

    private static final double MOST_DAYS = 36_500;

    /** In percent: anything moves by less than the least. */
    private static final double LEAST_SWING = 0.1;

    private static final double MOST_SWING = 1_000;
    private static final double MOST_MINUTES = 1_440;

    /** Rows that are seen without scrolling. */
    private static final double ROWS_HEIGHT = 320;

    private final Messages messages;
    private final GridPane parts = new GridPane(12, 6);
    private final Map<Account, WordBox<Participation>> accounts = new LinkedHashMap<>();
    private final Map<Asset, WordBox<Participation>> assets = new LinkedHashMap<>();
    private final NumberField fixed = new NumberField(0, MOST);
    private final NumberField rate = new NumberField(0, MOST_COST);
    private final NumberField halfSpread = new NumberField(0, MOST_COST);
    private final NumberField benefit = new NumberField(0, MOST);
    private final NumberField swing = new NumberField(LEAST_SWING, MOST_SWING);
    private final NumberField swingWithin = new NumberField(1, MOST_MINUTES);
    private final NumberField shortRate = new NumberField(0, 100);
    private final NumberField longRate = new NumberField(0, 100);
    private final NumberField longAfter = new NumberField(0, MOST_DAYS);
    private final NumberField washSale = new NumberField(0, MOST_DAYS);
    private final WordBox<LotOrder> lots;
    private final TextField exempt = new TextField();
    private final Section scope;
    private PlanSettings shown = PlanSettings.USUAL;

    TradingForm(Messages messages) {
        super(40);
        this.messages = messages;
        lots = new WordBox<>(List.of(LotOrder.values()), each -> word("lots", each));
        fixed.setId("allocation-cost-fixed");
        rate.setId("allocation-cost-rate");
        swing.setId("allocation-swing");
        shortRate.setId("allocation-tax-short");
        lots.setId("allocation-lots");
        ScrollPane rows = new ScrollPane(parts);
        rows.setFitToWidth(true);
        rows.setMaxHeight(ROWS_HEIGHT);
        scope = section("scope", rows);
        Section costs =
                section(
                        "costs",
                        new VBox(
                                12,
                                pair("fixed", fixed, "rate", rate),
                                pair("spread", halfSpread, "benefit", benefit),
                                pair("swing", swing, "swing-within", swingWithin)));
        Section taxes =
                section(
                        "taxes",
                        new VBox(
                                12,
                                pair("short", shortRate, "long", longRate),
                                pair("after", longAfter, "wash", washSale),
                                pair("lots", lots, "exempt", exempt)));
        for (Section each : List.of(costs, taxes)) {
            each.setPrefWidth(360);
            HBox.setHgrow(each, Priority.ALWAYS);
        }
        getChildren().addAll(costs, taxes);
    }

    /** The part about accounts and assets, to be placed apart. */
    Section scope() {
        return scope;
    }

    private Section section(String key, Node content) {
        Section section = new Section(messages.text("allocation.trading." + key), content);
        section.note(messages.text("allocation.trading." + key + ".note"));
        return section;
    }

    /** Shows settings, with a row for each account and asset that is held. */
    void show(PlanSettings settings, Held held) {
        shown = settings;
        parts.getChildren().clear();
        accounts.clear();
        assets.clear();
        held.accounts().forEach(each -> row(accounts, each, each.name(), settings.of(each)));
        held.assets().forEach(each -> row(assets, each, each.symbol(), settings.of(each.id())));
        fixed.setText(plain(settings.cost().fixed()));
        rate.setText(percent(settings.cost().rate()));
        halfSpread.setText(percent(settings.cost().halfSpread()));
        BigDecimal least = settings.costBenefit();
        benefit.setText(least == null ? "" : plain(least));
        SwingLimit most = settings.swing();
        swing.setText(most == null ? "" : percent(most.most()));
        swingWithin.setText(
                Long.toString((most == null ? SwingLimit.USUAL : most).within().toMinutes()));
        TaxSettings tax = settings.tax();
        shortRate.setText(percent(tax.shortRate()));
        longRate.setText(percent(tax.longRate()));
        longAfter.setText(Integer.toString(tax.longAfterDays()));
        washSale.setText(Integer.toString(tax.washSaleDays()));
        lots.setValue(tax.lotOrder());
        exempt.setText(tax.exempt().stream().sorted().collect(Collectors.joining(", ")));
    }

    private <T> void row(
            Map<T, WordBox<Participation>> rows, T of, String name, Participation part) {
        WordBox<Participation> box =
                new WordBox<>(List.of(Participation.values()), each -> word("part", each));
        box.setValue(part);
        box.setAccessibleText(name);
        box.setId("allocation-part-" + name);
        rows.put(of, box);
        Label label = new Label(name);
        label.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(label, Priority.ALWAYS);
        parts.addRow(accounts.size() + assets.size(), label, box);
    }

    /** What is typed in a field and is no number, the first of it. */
    Optional<Problem> problem() {
        Optional<Problem> wrong =
                Stream.of(
                                fixed,
                                rate,
                                halfSpread,
                                benefit,
                                swing,
                                swingWithin,
                                shortRate,
                                longRate,
                                longAfter,
                                washSale)
                        .flatMap(field -> field.problem().stream())
                        .findFirst();
        boolean lacksWindow = !swing.getText().isBlank() && swingWithin.getText().isBlank();
        return wrong.isPresent() || !lacksWindow ? wrong : Optional.of(swingWithin.refusal());
    }

    /** What is shown, as settings; what has no field stays as it was. */
    PlanSettings settings(BigDecimal minimumTrade, BigDecimal cashBuffer) {
        return new PlanSettings(
                minimumTrade,
                cashBuffer,
                changed(shown.accounts(), accounts, Account::id, shown::of),
                changed(shown.assets(), assets, Asset::id, each -> shown.of(each.id())),
                new TaxSettings(
                        fraction(shortRate),
                        fraction(longRate),
                        number(longAfter).intValue(),
                        lots.getValue(),
                        exempt(),
                        number(washSale).intValue()),
                new TradingCost(number(fixed), fraction(rate), fraction(halfSpread)),
                shown.accountCosts(),
                shown.preferred(),
                benefit.valueProperty().get(),
                swing());
    }

    private @Nullable SwingLimit swing() {
        BigDecimal most = swing.valueProperty().get();
        BigDecimal minutes = swingWithin.valueProperty().get();
        if (swing.getText().isBlank()) {
            return null;
        }
        // Not asked for while there is a problem.
        return new SwingLimit(
                Objects.requireNonNull(most).movePointLeft(2),
                Duration.ofMinutes(Objects.requireNonNull(minutes).longValue()));
    }

    /** What was said before, with what was said otherwise here. */
    private static <T, I> Map<I, Participation> changed(
            Map<I, Participation> before,
            Map<T, WordBox<Participation>> rows,
            Function<T, I> id,
            Function<T, Participation> was) {
        Map<I, Participation> now = new HashMap<>(before);
        rows.forEach((of, box) -> {
            if (box.getValue() != was.apply(of)) {
                now.put(id.apply(of), box.getValue());
            }
        });
        return now;
    }

    private Set<String> exempt() {
        return Arrays.stream(exempt.getText().split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toSet());
    }

    private static BigDecimal number(NumberField field) {
        BigDecimal value = field.valueProperty().get();
        return value == null ? BigDecimal.ZERO : value;
    }

    private static BigDecimal fraction(NumberField field) {
        return number(field).movePointLeft(2);
    }

    private static String percent(BigDecimal fraction) {
        return plain(fraction.movePointRight(2));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private String word(String key, Enum<?> value) {
        return messages.text("allocation.trading." + key + "." + value);
    }

    private HBox pair(String left, Control first, String right, Control second) {
        return new HBox(12, field(left, first), field(right, second));
    }

    private Field field(String key, Control control) {
        Field field = new Field(messages.text("allocation.trading.field." + key), control);
        field.setPrefWidth(170);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }
}
