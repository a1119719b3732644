package app.evenkeel.presentation.control;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets the user choose what a portfolio is compared with: one asset, or nothing. */
public final class BenchmarkPicker extends HBox {
    private final ComboBox<Choice<Asset>> picker = new ComboBox<>();
    private boolean filling;

    /**
     * @param id of the picker
     * @param chosen told of what the user picks
     */
    public BenchmarkPicker(Messages messages, String id, Consumer<Benchmark> chosen) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        Label word = new Label(messages.text("benchmark.name"));
        word.getStyleClass().add("ek-caption");
        word.setLabelFor(picker);
        word.setMinWidth(USE_PREF_SIZE);
        picker.setId(id);
        picker.setPrefWidth(170);
        picker.setAccessibleText(messages.text("benchmark.name"));
        picker.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Choice<Asset> choice) {
                        return choice == null
                                ? messages.text("benchmark.mix")
                                : choice.value()
                                        .map(Asset::label)
                                        .orElse(messages.text("benchmark.none"));
                    }

                    @Override
                    public Choice<Asset> fromString(String text) {
                        return Choice.none();
                    }
                });
        picker.valueProperty()
                .subscribe(choice -> {
                    if (!filling && choice != null) {
                        chosen.accept(
                                choice.value()
                                        .map(asset -> Benchmark.of(asset.id()))
                                        .orElse(Benchmark.NONE));
                    }
                });
        getChildren().addAll(word, picker);
    }

    /** Shows what there is to choose from, and what is chosen; a mix is none of the choices. */
    public void show(List<Asset> choices, Benchmark benchmark) {
        filling = true;
        picker.getItems().setAll(Choice.noneOr(choices));
        List<Benchmark.Part> parts = benchmark.parts();
        if (parts.size() > 1) {
            picker.setValue(null);
        } else {
            AssetId one = parts.isEmpty() ? null : parts.getFirst().asset();
            Optional<Asset> asset =
                    choices.stream().filter(choice -> choice.id().equals(one)).findFirst();
            picker.setValue(new Choice<>(asset));
        }
        filling = false;
    }
}
