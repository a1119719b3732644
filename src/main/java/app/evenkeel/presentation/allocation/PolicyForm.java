package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.WordBox;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** When a portfolio is looked at, how far it may be off, and how it is traded. */
final class PolicyForm extends VBox {
    private static final double MOST = 1e15;
    private static final int HALF_HOURS = 48;

    private final Messages messages;
    private final WordBox<BandKind> band;
    private final NumberField threshold = new NumberField(0, 100);
    private final WordBox<Destination> destination;
    private final WordBox<PolicyFrequency> frequency;
    private final WordBox<LocalTime> at;
    private final WordBox<ZoneId> zone;
    private final NumberField minimum = new NumberField(0, MOST);
    private final NumberField buffer = new NumberField(0, MOST);
    private final Label about = new Label();

    PolicyForm(Messages messages) {
        super(12);
        this.messages = messages;
        band = words(List.of(BandKind.values()), "allocation.band.");
        destination = words(List.of(Destination.values()), "allocation.destination.");
        frequency = words(List.of(PolicyFrequency.values()), "allocation.frequency.");
        at =
                new WordBox<>(
                        IntStream.range(0, HALF_HOURS)
                                .mapToObj(i -> LocalTime.of(i / 2, i % 2 * 30))
                                .toList(),
                        LocalTime::toString);
        zone =
                new WordBox<>(
                        ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList(),
                        ZoneId::getId);
        band.setId("allocation-band");
        threshold.setId("allocation-threshold");
        destination.setId("allocation-destination");
        frequency.setId("allocation-frequency");
        about.getStyleClass().add("ek-caption");
        about.setWrapText(true);
        band.valueProperty()
                .subscribe(kind -> about.setText(messages.text("allocation.band.about." + kind)));
        getChildren()
                .addAll(
                        pair("band", band, "threshold", threshold),
                        about,
                        pair("destination", destination, "frequency", frequency),
                        pair("at", at, "zone", zone),
                        pair("minimum", minimum, "buffer", buffer));
    }

    void show(Portfolio portfolio, PlanSettings settings) {
        RebalancePolicy policy = portfolio.policy();
        band.setValue(policy.bandKind());
        threshold.setText(plain(policy.threshold().movePointRight(2)));
        destination.setValue(policy.destination());
        frequency.setValue(policy.frequency());
        if (!at.getItems().contains(policy.at())) {
            at.getItems().add(policy.at());
        }
        at.setValue(policy.at());
        if (!zone.getItems().contains(policy.zone())) {
            zone.getItems().add(policy.zone());
        }
        zone.setValue(policy.zone());
        minimum.setText(plain(settings.minimumTrade()));
        buffer.setText(plain(settings.cashBuffer()));
    }

    RebalancePolicy policy() {
        return new RebalancePolicy(
                frequency.getValue(),
                zone.getValue(),
                at.getValue(),
                band.getValue(),
                number(threshold).movePointLeft(2),
                destination.getValue());
    }

    /** What is typed in a field and is no number, the first of it. */
    Optional<Problem> problem() {
        return Stream.of(threshold, minimum, buffer)
                .flatMap(field -> field.problem().stream())
                .findFirst();
    }

    BigDecimal minimumTrade() {
        return number(minimum);
    }

    BigDecimal cashBuffer() {
        return number(buffer);
    }

    private static BigDecimal number(NumberField field) {
        BigDecimal value = field.valueProperty().get();
        return value == null ? BigDecimal.ZERO : value;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private <T extends Enum<T>> WordBox<T> words(List<T> values, String prefix) {
        return new WordBox<>(values, each -> messages.text(prefix + each));
    }

    private HBox pair(String left, Control first, String right, Control second) {
        return new HBox(12, field(left, first), field(right, second));
    }

    private Field field(String key, Control control) {
        Field field = new Field(messages.text("allocation.policy." + key), control);
        field.setPrefWidth(170);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }
}
