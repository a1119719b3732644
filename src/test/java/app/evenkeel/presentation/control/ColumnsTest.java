package app.evenkeel.presentation.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

@ExtendWith(ApplicationExtension.class)
class ColumnsTest {
    private @Nullable Stage window;

    @Start
    void start(Stage stage) {
        window = stage;
    }

    private static TableColumn<String, String> column(double width) {
        return Columns.text("-", width, row -> row);
    }

    private TableView<String> shown(double width, List<TableColumn<String, ?>> columns) {
        TableView<String> table = new TableView<>();
        table.getColumns().addAll(columns);
        Stage stage = Objects.requireNonNull(window);
        stage.setScene(new Scene(table, width, 200));
        stage.show();
        // The window may have another size from the test before.
        stage.sizeToScene();
        table.resize(width, 200);
        return table;
    }

    @Test
    void textsFromOutsideAreShownWithoutWhatTurnsThemAround(FxRobot robot) {
        robot.interact(() -> {
            TableView<String> table = new TableView<>();
            table.getColumns().add(Columns.text("", 100, row -> row));

            assertThat(
                            table.getColumns()
                                    .getFirst()
                                    .getCellObservableValue("a\u202Eb\u001B[2J")
                                    .getValue())
                    .isEqualTo("a\uFFFDb\uFFFD[2J");
        });
    }

    @Test
    void aColumnHasTheRoomThatTheOthersLeave(FxRobot robot) {
        robot.interact(() -> {
            TableColumn<String, String> name = column(50);
            TableColumn<String, String> other = column(120);
            TableView<String> table = shown(600, List.of(name, other));
            Columns.giveRest(table, name, 100, 2_000);
            assertThat(name.getPrefWidth()).isEqualTo(table.getWidth() - 120 - 16);

            other.setVisible(false);
            assertThat(name.getPrefWidth()).isEqualTo(table.getWidth() - 16);
        });
    }

    @Test
    void aColumnIsNeitherNarrowerNorWiderThanItMayBe(FxRobot robot) {
        robot.interact(() -> {
            TableColumn<String, String> name = column(50);
            TableView<String> table = shown(400, List.of(name, column(380)));
            Columns.giveRest(table, name, 100, 200);
            assertThat(name.getPrefWidth()).isEqualTo(100);

            table.resize(900, 200);
            assertThat(name.getPrefWidth()).isEqualTo(200);
        });
    }

    @Test
    void rowsComeWithTheFirstColumnAndTheFitLast(FxRobot robot) {
        robot.interact(() -> {
            TableView<String> table = new TableView<>();
            ObservableList<String> rows = FXCollections.observableArrayList("a", "b");
            List<String> told = new ArrayList<>();
            List<Runnable> steps =
                    Columns.filling(
                            table,
                            List.of(column(10), column(20), column(30), column(40)),
                            rows,
                            () -> told.add("fit"));
            for (Runnable step : steps) {
                step.run();
                told.add(table.getColumns().size() + " columns, " + table.getItems().size());
            }

            assertThat(told)
                    .containsExactly(
                            "1 columns, 0",
                            "1 columns, 2",
                            "2 columns, 2",
                            "3 columns, 2",
                            "4 columns, 2",
                            "fit",
                            "4 columns, 2");
        });
    }
}
