package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.execution.ArmingService.Wanted;
import app.evenkeel.presentation.allocation.AllocationDesk.Leave;
import app.evenkeel.presentation.allocation.AllocationDesk.VenueRow;
import app.evenkeel.presentation.allocation.AllocationViewModel.Reading;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** The connections, which of them are armed and until when, and the form that arms one. */
final class ArmingPane extends VBox {
    private static final double MOST = 1e15;
    private static final int LONGEST = 90;
    private static final int USUAL_ORDERS = 50;
    private static final BigDecimal USUAL_LOSS = new BigDecimal("0.02");
    private static final BigDecimal USUAL_JUMP = new BigDecimal("0.05");
    private static final int USUAL_REJECTS = 3;

    private final AllocationViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final ZoneId zone;
    private final VBox rows = new VBox(8);
    private final VBox form = new VBox(12);
    private final TableView<VenueRow> venues = new TableView<>();

    ArmingPane(AllocationViewModel model, Workspace workspace, ZoneId zone) {
        super(24);
        this.model = model;
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        this.zone = zone;
        setId("allocation-arming");
        form.managedProperty().bind(form.visibleProperty());
        form.setVisible(false);
        form.setMaxWidth(640);
        venues.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        venues.setId("allocation-venues");
        venues.getColumns()
                .setAll(
                        List.of(
                                this.<VenueRow>column("venue", 120, VenueRow::label),
                                this.<VenueRow>column("live", 90, row -> yes(row.isLive()))
                                        .styled(row -> row.isLive() ? "ek-gain" : "ek-muted"),
                                this.<VenueRow>column(
                                        "findsOrders", 160, row -> yes(row.findsOrders())),
                                this.<VenueRow>column(
                                        "validates", 140, row -> yes(row.validates())),
                                this.<VenueRow>column(
                                                "taker",
                                                100,
                                                row -> formats.percent(row.takerFee(), 2))
                                        .number(),
                                this.<VenueRow>column("reason", 400, this::why)
                                        .explained(this::why)));
        Section connections = new Section(messages.text("allocation.arming.heading"), rows);
        connections.note(messages.text("allocation.arming.note"));
        getChildren()
                .addAll(
                        connections,
                        form,
                        new Section(messages.text("allocation.venues.heading"), venues));
        model.readingProperty().subscribe(this::show);
    }

    private String why(VenueRow row) {
        return row.isLive() ? "" : messages.text("allocation.venue." + row.word());
    }

    private String yes(boolean value) {
        return messages.text(value ? "allocation.yes" : "allocation.no");
    }

    private void show(@Nullable Reading reading) {
        if (reading == null) {
            return;
        }
        rows.getChildren().clear();
        if (reading.leaves().isEmpty()) {
            rows.getChildren().add(new Label(messages.text("allocation.arming.none")));
        }
        for (Leave leave : reading.leaves()) {
            rows.getChildren().add(row(leave, reading.portfolio().baseCurrency()));
        }
        venues.getItems().setAll(reading.venues());
        PlanTables.fit(venues);
    }

    private HBox row(Leave leave, CurrencyCode currency) {
        Label name = new Label(leave.label());
        name.setPrefWidth(200);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label state = new Label(state(leave));
        state.setWrapText(true);
        state.getStyleClass().add(leave.isValid() ? "ek-error" : "ek-muted");
        HBox row = new HBox(12, name, state);
        row.setAlignment(Pos.CENTER_LEFT);
        if (leave.isValid()) {
            Button disarm = new Button(messages.text("allocation.disarm"));
            disarm.setMinWidth(Region.USE_PREF_SIZE);
            disarm.setOnAction(event -> model.disarm(leave.label()));
            row.getChildren().add(disarm);
        } else if (leave.isAble()) {
            Button arm = new Button(messages.text("allocation.arm"));
            arm.setId("allocation-arm-" + leave.label());
            arm.setOnAction(event -> open(leave, currency));
            row.getChildren().add(arm);
        }
        return row;
    }

    private String state(Leave leave) {
        Arming arming = leave.arming();
        if (!leave.isAble()) {
            return messages.text("allocation.venue." + leave.venue());
        }
        if (arming == null) {
            return messages.text("allocation.arming.off");
        }
        return messages.text(
                leave.isValid() ? "allocation.arming.on" : "allocation.arming.ended",
                formats.dateTime(arming.until(), zone),
                formats.money(arming.limits().maxOrder(), arming.currency()),
                formats.money(arming.limits().maxTurnover(), arming.currency()),
                formats.money(arming.pilot(), arming.currency()));
    }

    private void open(Leave leave, CurrencyCode currency) {
        TextField typed = new TextField();
        typed.setId("allocation-arm-name");
        typed.setPromptText(leave.label());
        NumberField days = new NumberField(1, LONGEST);
        days.setNumber(30);
        NumberField order = new NumberField(0.01, MOST);
        order.setId("allocation-arm-order");
        NumberField turnover = new NumberField(0.01, MOST);
        turnover.setId("allocation-arm-turnover");
        NumberField pilot = new NumberField(0.01, MOST);
        pilot.setId("allocation-arm-pilot");
        PasswordField passphrase = new PasswordField();
        passphrase.setId("allocation-arm-passphrase");
        Button arm = new Button(messages.text("allocation.arm.do"));
        arm.setId("allocation-arm-do");
        arm.getStyleClass().add("danger");
        arm.disableProperty()
                .bind(
                        model.busyProperty()
                                .or(days.valueProperty().isNull())
                                .or(order.valueProperty().isNull())
                                .or(turnover.valueProperty().isNull())
                                .or(pilot.valueProperty().isNull())
                                .or(passphrase.textProperty().isEmpty()));
        arm.setOnAction(event -> {
            char[] secret = passphrase.getText().toCharArray();
            passphrase.clear();
            model.arm(
                    new Wanted(
                            leave.label(),
                            Duration.ofDays(number(days).longValue()),
                            currency,
                            new Limits(
                                    number(order),
                                    number(turnover),
                                    USUAL_ORDERS,
                                    USUAL_LOSS,
                                    USUAL_JUMP,
                                    USUAL_REJECTS),
                            number(pilot)),
                    typed.getText(),
                    secret,
                    () -> form.setVisible(false));
        });
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setOnAction(event -> {
            passphrase.clear();
            form.setVisible(false);
        });
        Label heading = new Label(messages.text("allocation.arm.heading", leave.label()));
        heading.getStyleClass().add("ek-heading");
        Label note = new Label(messages.text("allocation.arm.note"));
        note.getStyleClass().add("ek-caption");
        note.setWrapText(true);
        form.getChildren()
                .setAll(
                        heading,
                        note,
                        new HBox(12, field("name", typed), checked(field("days", days), days)),
                        new HBox(
                                12,
                                money("order", order, currency),
                                money("turnover", turnover, currency),
                                money("pilot", pilot, currency)),
                        field("passphrase", passphrase),
                        new HBox(8, arm, cancel));
        form.setVisible(true);
        typed.requestFocus();
    }

    private static BigDecimal number(NumberField field) {
        BigDecimal value = field.valueProperty().get();
        return value == null ? BigDecimal.ONE : value;
    }

    private Field field(String key, Control control) {
        return new Field(messages.text("allocation.arm." + key), control);
    }

    private Field money(String key, NumberField number, CurrencyCode currency) {
        return checked(
                new Field(messages.text("allocation.arm." + key) + " " + currency, number), number);
    }

    /** The button waits for numbers, so each says by itself why it is none. */
    private Field checked(Field field, NumberField number) {
        number.textProperty()
                .subscribe(
                        text -> field.setProblem(number.problem().map(messages::text).orElse("")));
        return field;
    }

    private <R> TextColumn<R> column(String key, double width, Function<R, String> text) {
        return PlanTables.column(messages, key, width, text);
    }
}
