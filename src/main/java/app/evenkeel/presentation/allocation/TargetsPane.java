package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.allocation.WeightSpread;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.allocation.AllocationDesk.Wish;
import app.evenkeel.presentation.allocation.AllocationViewModel.Reading;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The targets, a row each, and how they are kept. Nothing is stored until Save. */
final class TargetsPane extends VBox {
    private static final List<AssetKind> CLASSES =
            List.of(
                    AssetKind.CASH,
                    AssetKind.CRYPTO,
                    AssetKind.STABLECOIN,
                    AssetKind.EQUITY,
                    AssetKind.ETF,
                    AssetKind.FUND,
                    AssetKind.BOND,
                    AssetKind.COMMODITY);

    private final AllocationViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final GridPane grid = new GridPane(8, 6);
    private final List<Entry> entries = new ArrayList<>();
    private final Label sums = new Label();
    private final PolicyForm policy;
    private final AutomationForm automation;
    private final TradingForm trading;
    private List<String> names = List.of();
    private @Nullable Reading shown;

    /** The fields of one target. */
    private record Entry(ComboBox<String> name, NumberField percent, ComboBox<String> in) {}

    TargetsPane(AllocationViewModel model, Workspace workspace) {
        super(24);
        this.model = model;
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        this.policy = new PolicyForm(messages);
        this.automation = new AutomationForm(messages);
        this.trading = new TradingForm(messages);
        setId("allocation-targets");
        Button add = button("allocation.targets.add", "allocation-add");
        add.setOnAction(event -> {
            add(new TargetRow("", null, ""));
            arrange();
        });
        Button spread = button("allocation.targets.spread", "allocation-spread");
        spread.setOnAction(event -> spread());
        Button save = button("allocation.targets.save", "allocation-save");
        save.getStyleClass().add("accent");
        save.disableProperty().bind(model.busyProperty());
        save.setOnAction(event -> save());
        sums.setId("allocation-sums");
        sums.setWrapText(true);
        Section targets =
                new Section(
                        messages.text("allocation.targets.heading"),
                        new VBox(12, grid, sums, new HBox(8, save, add, spread)));
        targets.note(messages.text("allocation.targets.note"));
        Section kept = new Section(messages.text("allocation.policy.heading"), policy);
        Section itself = new Section(messages.text("allocation.automation.heading"), automation);
        itself.note(messages.text("allocation.automation.note"));
        VBox right = new VBox(24, kept, itself);
        right.setMinWidth(320);
        right.setPrefWidth(360);
        VBox left = new VBox(24, targets, trading.scope());
        HBox.setHgrow(left, Priority.ALWAYS);
        getChildren().addAll(new HBox(40, left, right), trading);
        model.readingProperty().subscribe(this::show);
    }

    private Button button(String key, String id) {
        Button button = new Button(messages.text(key));
        button.setId(id);
        return button;
    }

    private void show(@Nullable Reading reading) {
        Reading before = shown;
        if (reading == null) {
            return;
        }
        boolean isSame =
                before != null
                        && before.portfolio().equals(reading.portfolio())
                        && before.targets().equals(reading.targets());
        shown = reading;
        if (isSame) {
            // What is being typed is not thrown away because something else has changed.
            return;
        }
        List<String> all = new ArrayList<>(reading.symbols());
        CLASSES.forEach(kind -> all.add(word(kind.name())));
        names = all;
        entries.clear();
        reading.targets().forEach(this::add);
        if (entries.isEmpty()) {
            add(new TargetRow("", null, ""));
        }
        policy.show(reading.portfolio(), reading.settings());
        automation.show(reading.automation(), reading.portfolio().baseCurrency());
        trading.show(reading.settings(), reading.held());
        arrange();
    }

    private void add(TargetRow row) {
        ComboBox<String> name = box(row.name());
        name.getItems().setAll(names);
        name.setAccessibleText(messages.text("allocation.targets.name"));
        NumberField percent = new NumberField(0, 100);
        BigDecimal weight = row.weight();
        if (weight != null) {
            percent.setText(weight.movePointRight(2).stripTrailingZeros().toPlainString());
        }
        percent.setPrefColumnCount(6);
        percent.accessibleTextProperty()
                .bind(
                        Bindings.concat(
                                name.getEditor().textProperty(),
                                " ",
                                messages.text("allocation.targets.percent")));
        ComboBox<String> in = box(row.in());
        in.setPromptText(messages.text("allocation.targets.in.none"));
        in.setOnShowing(event -> in.getItems().setAll(parents(name)));
        entries.add(new Entry(name, percent, in));
        percent.textProperty().subscribe(this::sum);
        in.valueProperty().subscribe(this::sum);
    }

    /** A class is called by its word; all else as it is. */
    private String word(String name) {
        return CLASSES.stream().anyMatch(kind -> kind.name().equals(name))
                ? messages.text("kind." + name)
                : name;
    }

    private String name(String word) {
        return CLASSES.stream()
                .filter(kind -> messages.text("kind." + kind).equalsIgnoreCase(word))
                .findFirst()
                .map(AssetKind::name)
                .orElse(word);
    }

    private ComboBox<String> box(String value) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.setValue(word(value));
        // The editor takes its text over only once it is shown.
        box.getEditor().setText(word(value));
        box.setPrefWidth(190);
        return box;
    }

    /** Whatever is in another row can have others stand in it. */
    private List<String> parents(ComboBox<String> but) {
        List<String> found = new ArrayList<>();
        found.add("");
        entries.stream()
                .filter(entry -> !entry.name().equals(but) && !text(entry.name()).isEmpty())
                .forEach(entry -> found.add(text(entry.name())));
        return found;
    }

    private void arrange() {
        grid.getChildren().clear();
        grid.addRow(
                0,
                head("allocation.targets.name"),
                head("allocation.targets.percent"),
                head("allocation.targets.in"));
        for (Entry entry : entries) {
            int row = entries.indexOf(entry) + 1;
            entry.name().setId("allocation-name-" + row);
            entry.percent().setId("allocation-percent-" + row);
            Button remove = new Button();
            remove.setGraphic(new FontIcon(MaterialDesignC.CLOSE));
            remove.setAccessibleText(messages.text("allocation.targets.remove"));
            remove.getStyleClass().add("ek-icon-button");
            remove.setOnAction(event -> {
                entries.remove(entry);
                arrange();
            });
            grid.addRow(row, entry.name(), entry.percent(), entry.in(), remove);
        }
        sum();
    }

    private Label head(String key) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("ek-caption");
        return label;
    }

    /** Says for each level what it sums to. */
    private void sum() {
        List<String> texts = new ArrayList<>();
        levels().forEach((in, level) -> {
            BigDecimal sum =
                    level.stream()
                            .map(entry -> entry.percent().valueProperty().get())
                            .map(each -> each == null ? BigDecimal.ZERO : each)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            texts.add(
                    messages.text(
                            in.isEmpty() ? "allocation.targets.sum" : "allocation.targets.sum.in",
                            formats.percent(sum.movePointLeft(2), 2),
                            in));
        });
        sums.setText(String.join("   ", texts));
    }

    private Map<String, List<Entry>> levels() {
        Map<String, List<Entry>> levels = new LinkedHashMap<>();
        for (Entry entry : entries) {
            levels.computeIfAbsent(text(entry.in()), in -> new ArrayList<>()).add(entry);
        }
        return levels;
    }

    /** What is typed in any field and is no number, the first of it. */
    private Optional<Problem> problem() {
        return Stream.of(percents(), policy.problem(), automation.problem(), trading.problem())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Problem> percents() {
        return entries.stream().flatMap(entry -> entry.percent().problem().stream()).findFirst();
    }

    private void spread() {
        percents().ifPresentOrElse(model::refuse, this::fillUp);
    }

    private void fillUp() {
        levels().forEach((in, level) -> {
            List<@Nullable BigDecimal> given = new ArrayList<>();
            for (Entry entry : level) {
                BigDecimal percent = entry.percent().valueProperty().get();
                given.add(percent == null ? null : percent.movePointLeft(2));
            }
            List<BigDecimal> full = WeightSpread.rest(given);
            for (int i = 0; i < full.size(); i++) {
                level.get(i)
                        .percent()
                        .setText(
                                full.get(i).movePointRight(2).stripTrailingZeros().toPlainString());
            }
        });
        sum();
    }

    private void save() {
        if (shown != null) {
            problem().ifPresentOrElse(model::refuse, this::saveTyped);
        }
    }

    private void saveTyped() {
        List<TargetRow> rows = new ArrayList<>();
        for (Entry entry : entries) {
            String name = name(text(entry.name()));
            BigDecimal percent = entry.percent().valueProperty().get();
            if (!name.isEmpty()) {
                rows.add(
                        new TargetRow(
                                name,
                                percent == null ? null : percent.movePointLeft(2),
                                name(text(entry.in()))));
            }
        }
        RebalancePolicy wanted = policy.policy();
        PlanSettings settings = trading.settings(policy.minimumTrade(), policy.cashBuffer());
        automation
                .automation()
                .ifPresent(itself -> model.save(new Wish(rows, wanted, settings, itself)));
    }

    /** What stands in the box, whether it was chosen or typed. */
    private static String text(ComboBox<String> box) {
        String typed = box.getEditor().getText();
        return typed == null ? "" : typed.strip();
    }
}
