package app.evenkeel.presentation.control;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableListBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.List;

/** The numbers behind a chart as a table, newest first; rows are made when they are looked at. */
public final class ChartTable extends TableView<Integer> {
    private final ChartState state;

    ChartTable(ChartState state) {
        this.state = state;
        List<ChartSeries> series = state.series;
        setAccessibleText(state.messages.text("chart.table.name"));
        TableColumn<Integer, String> day =
                new TableColumn<>(state.messages.text("chart.table.day"));
        day.setPrefWidth(140);
        day.setSortable(false);
        getColumns().add(day);
        if (series.isEmpty()) {
            return;
        }
        ChartSeries first = series.getFirst();
        day.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(state.dateText(first.x()[row.getValue()])));
        for (ChartSeries line : series) {
            TableColumn<Integer, String> column = new TableColumn<>(line.name());
            column.getStyleClass().add("ek-number");
            column.setPrefWidth(180);
            column.setSortable(false);
            column.setCellValueFactory(
                    row -> new ReadOnlyStringWrapper(text(line, first.x()[row.getValue()])));
            getColumns().add(column);
        }
        int begin = Math.max(0, first.indexAt(state.window.from()));
        int end = first.indexAt(state.window.to());
        setItems(new Countdown(end, Math.max(0, end - begin + 1)));
    }

    private String text(ChartSeries line, double time) {
        return state.valueText(line.valueAt(time) * state.factor(line));
    }

    private static final class Countdown extends ObservableListBase<Integer> {
        private final int from;
        private final int size;

        Countdown(int from, int size) {
            this.from = from;
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return from - index;
        }

        @Override
        public int size() {
            return size;
        }
    }
}
