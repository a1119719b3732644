package app.evenkeel.presentation.control;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.presentation.fx.FigureWords;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.ArrayList;
import java.util.List;

/** Figures one below the other; each says how it was made. */
public final class FigureGrid extends HBox {
    private static final double STACK_WIDTH = 240;

    private final boolean samples;
    private final List<GridPane> stacks = new ArrayList<>();

    /** One stack, with sample sizes. */
    public FigureGrid() {
        this(1, true);
    }

    /**
     * @param stackCount how many stand side by side, each as long as the others
     * @param samples whether each figure has its sample size beside it
     */
    public FigureGrid(int stackCount, boolean samples) {
        super(40);
        this.samples = samples;
        for (int i = 0; i < stackCount; i++) {
            GridPane stack = new GridPane(16, 6);
            ColumnConstraints names = new ColumnConstraints();
            names.setHgrow(Priority.ALWAYS);
            ColumnConstraints values = new ColumnConstraints();
            values.setHalignment(HPos.RIGHT);
            ColumnConstraints sizes = new ColumnConstraints();
            sizes.setHalignment(HPos.RIGHT);
            stack.getColumnConstraints().addAll(names, values, sizes);
            stack.setPrefWidth(STACK_WIDTH);
            setHgrow(stack, Priority.ALWAYS);
            stacks.add(stack);
        }
        getChildren().addAll(stacks);
    }

    /** Shows other figures; where one has no number, it says what it lacks. */
    public void show(List<Figure> figures, FigureWords words, FigureLink.Explain explain) {
        stacks.forEach(stack -> stack.getChildren().clear());
        int height = Math.ceilDiv(figures.size(), stacks.size());
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            Label name = new Label(words.title(figure.metric()));
            name.setTooltip(new Tooltip(name.getText()));
            name.setMinWidth(0);
            FigureLink link = new FigureLink(figure, words, explain);
            link.setMinWidth(USE_PREF_SIZE);
            stacks.get(i / height).addRow(i % height, name, link);
            if (samples) {
                stacks.get(i / height).add(sample(figure, words), 2, i % height);
            }
        }
    }

    private static Label sample(Figure figure, FigureWords words) {
        String absence = words.absence(figure);
        Label sample =
                new Label(absence.isEmpty() ? "n = " + words.formats().count(figure.n()) : absence);
        sample.getStyleClass().add("ek-caption");
        sample.setMinWidth(USE_PREF_SIZE);
        return sample;
    }
}
