package app.evenkeel.presentation.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.presentation.fx.FakeWorkspace;
import app.evenkeel.presentation.fx.WindowChoices;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.HashMap;
import java.util.Map;

@ExtendWith(ApplicationExtension.class)
class ColumnMemoryTest {
    private final FakeWorkspace fake = new FakeWorkspace();
    private final Map<String, String> kept = new HashMap<>();

    @Test
    void remembersNoWidthThatTheTableGaveItself(FxRobot robot) {
        robot.interact(() -> {
            TableView<String> table = table();
            ColumnMemory<String> memory = ColumnMemory.install(table, "x", workspace());
            memory.arrange(() -> {
                table.getColumns().getFirst().setPrefWidth(300);
                table.getColumns().getLast().setVisible(false);
            });
            table.getSortOrder().add(table.getColumns().getFirst());
            fake.tasks.runDelayed();
            assertThat(memory.isOwn()).isFalse();
            assertThat(kept).containsEntry("columns.x", "a:::A,b:::");

            TableView<String> next = table();
            assertThat(ColumnMemory.install(next, "x", workspace()).isOwn()).isFalse();
            assertThat(next.getColumns().getFirst().getPrefWidth()).isEqualTo(100);
            assertThat(next.getColumns().getLast().isVisible()).isTrue();
            assertThat(next.getSortOrder()).containsExactly(next.getColumns().getFirst());
        });
    }

    @Test
    void remembersWhatTheUserArranged(FxRobot robot) {
        robot.interact(() -> {
            TableView<String> table = table();
            ColumnMemory<String> memory = ColumnMemory.install(table, "x", workspace());
            table.getColumns().getLast().setVisible(false);
            fake.tasks.runDelayed();
            assertThat(memory.isOwn()).isTrue();
            assertThat(kept).containsEntry("columns.x", "a:100:shown:,b:100:hidden:");

            TableView<String> next = table();
            assertThat(ColumnMemory.install(next, "x", workspace()).isOwn()).isTrue();
            assertThat(next.getColumns().getLast().isVisible()).isFalse();
        });
    }

    private static TableView<String> table() {
        TableView<String> table = new TableView<>();
        for (String id : new String[] {"a", "b"}) {
            TableColumn<String, String> column = new TableColumn<>(id);
            column.setId(id);
            column.setPrefWidth(100);
            table.getColumns().add(column);
        }
        return table;
    }

    private Workspace workspace() {
        Workspace like = fake.workspace();
        WindowChoices window =
                new WindowChoices() {
                    @Override
                    public Chosen chosen() {
                        return like.window().chosen();
                    }

                    @Override
                    public void choose(Chosen wanted) {}

                    @Override
                    public String remembered(String name) {
                        return kept.getOrDefault(name, "");
                    }

                    @Override
                    public void remember(String name, String value) {
                        kept.put(name, value);
                    }
                };
        return new Workspace(
                like.messages(),
                like.context(),
                fake.tasks,
                like.navigator(),
                like.notices(),
                like.dialogs(),
                window);
    }
}
