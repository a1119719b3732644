package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.execution.AutomationService.Upcoming;
import app.evenkeel.presentation.allocation.AllocationViewModel.Reading;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** The rebalances to come, what the schedule may do about them, and the switch that pauses it. */
final class UpcomingPane extends VBox {
    private final AllocationViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final RunWords words;
    private final ZoneId zone;
    private final TableView<Upcoming> table = new TableView<>();
    private final Button pause = new Button();
    private final Section section;

    UpcomingPane(AllocationViewModel model, Workspace workspace, RunWords words, ZoneId zone) {
        this.model = model;
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        this.words = words;
        this.zone = zone;
        table.setId("allocation-upcoming");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label(messages.text("allocation.upcoming.none")));
        table.getColumns()
                .setAll(
                        List.of(
                                column("portfolio", 140, each -> each.portfolio().name()),
                                column("next", 170, this::next),
                                column("drift", 90, this::drift).number(),
                                column("approval", 240, this::approval),
                                column("waits", 200, this::waits).styled(each -> "ek-warn")));
        pause.setId("allocation-pause");
        section = new Section(messages.text("allocation.upcoming.heading"), table, pause);
        getChildren().add(section);
        model.readingProperty().subscribe(this::show);
    }

    private void show(@Nullable Reading reading) {
        if (reading == null) {
            return;
        }
        table.getItems().setAll(reading.upcoming());
        PlanTables.fit(table);
        boolean isPaused = reading.paused() != null;
        pause.setText(messages.text(isPaused ? "allocation.go-on" : "allocation.pause"));
        pause.setOnAction(event -> {
            if (isPaused) {
                model.goOn();
            } else {
                model.pause();
            }
        });
        section.note(isPaused ? words.problem(reading.paused()) : "");
    }

    private String next(Upcoming each) {
        return each.at() == null
                ? messages.text("allocation.upcoming.prices")
                : formats.dateTime(each.at(), zone);
    }

    private String drift(Upcoming each) {
        DriftDay day = each.lastDrift();
        return day == null ? "" : formats.percent(day.drift(), 2);
    }

    private String approval(Upcoming each) {
        String approval = messages.text("allocation.automation." + each.automation().approval());
        return each.automation().isOff()
                ? approval
                : words.mode(each.automation().mode()) + " · " + approval;
    }

    private String waits(Upcoming each) {
        var waiting = each.waiting();
        return waiting == null ? "" : messages.text("allocation.run.title", waiting.id());
    }

    private TextColumn<Upcoming> column(String key, double width, Function<Upcoming, String> text) {
        return PlanTables.column(messages, key, width, text);
    }
}
