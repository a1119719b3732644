package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** All that is known of the selected transaction, and where it came from. */
final class TransactionDetailPane extends StackPane {
    private final Workspace workspace;
    private final Messages messages;
    private final TransactionsViewModel viewModel;
    private final Label hint = new Label();
    private final VBox content = new VBox(12);

    TransactionDetailPane(TransactionsViewModel viewModel, Workspace workspace) {
        this.viewModel = viewModel;
        this.workspace = workspace;
        this.messages = workspace.messages();
        hint.setText(messages.text("transactions.detail.hint"));
        hint.getStyleClass().add("ek-caption");
        hint.setWrapText(true);
        content.setId("transactions-detail");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(scroll, hint);
        show(List.of());
    }

    /** Shows one row; says how many where there are several. */
    void show(List<TransactionRow> rows) {
        content.getChildren().clear();
        hint.setVisible(rows.size() != 1);
        hint.setText(
                rows.size() > 1
                        ? messages.text("transactions.detail.several", rows.size())
                        : messages.text("transactions.detail.hint"));
        if (rows.size() == 1) {
            fill(rows.getFirst());
        }
    }

    private void fill(TransactionRow row) {
        Formats formats = workspace.context().formats();
        Head head = row.transaction().head();
        Movement moved = row.transaction().movement();
        Label heading =
                new Label(
                        messages.text("type." + row.type())
                                + (row.asset() == null ? "" : "  " + row.asset().label()));
        heading.getStyleClass().add("ek-heading");
        heading.setWrapText(true);
        GridPane facts = facts();
        fact(facts, "time", time(head, formats));
        fact(facts, "settlement", head.settlement() == null ? "" : formats.date(head.settlement()));
        fact(facts, "account", row.account());
        fact(facts, "tax-account", head.taxAccount());
        fact(facts, "in", leg(moved.in(), formats));
        fact(facts, "out", leg(moved.out(), formats));
        fact(
                facts,
                "price",
                row.price() == null
                        ? ""
                        : formats.price(row.price().value(), row.price().currency())
                                + " "
                                + row.price().currency());
        fact(facts, "amount", moved.amount() == null ? "" : formats.money(moved.amount()));
        fact(
                facts,
                "fee",
                row.fee() == null ? "" : formats.quantity(row.fee()) + " " + row.feeSymbol());
        fact(facts, "tax", moved.tax() == null ? "" : formats.money(moved.tax()));
        fact(facts, "memo", head.memo());
        Button edit = new Button(messages.text("transactions.edit"));
        edit.setId("transactions-edit");
        edit.setOnAction(event -> viewModel.edit(row));
        Button delete = new Button(messages.text("transactions.delete"));
        delete.setOnAction(event -> viewModel.delete(List.of(row)));
        HBox buttons = new HBox(8, edit, delete);
        content.getChildren().addAll(heading, facts, buttons);
        content.getChildren().addAll(origin(head.origin()));
    }

    /** The day alone where the source knows no more. */
    private static String time(Head head, Formats formats) {
        boolean isDayOnly =
                head.time().atZone(head.zone()).toLocalTime().equals(LocalTime.MIDNIGHT);
        return isDayOnly
                ? formats.date(head.date())
                : formats.dateTime(head.time(), head.zone()) + "  " + head.zone();
    }

    private List<Node> origin(Origin origin) {
        Label heading = new Label(messages.text("transactions.origin.heading"));
        heading.getStyleClass().add("ek-heading");
        VBox section = new VBox(8, heading);
        section.getStyleClass().add("ek-section");
        if (origin.batch().equals(BatchId.BY_HAND)) {
            section.getChildren().add(new Label(messages.text("transactions.origin.by-hand")));
            return List.of(section);
        }
        GridPane facts = facts();
        Map<BatchId, String> files =
                viewModel.loadedProperty().get() == null
                        ? Map.of()
                        : viewModel.loadedProperty().get().files();
        Hyperlink file =
                new Hyperlink(files.getOrDefault(origin.batch(), "#" + origin.batch().value()));
        file.getStyleClass().add("ek-fact-link");
        file.setOnAction(event -> workspace.navigator().go(new Route.Imports(origin.batch())));
        add(facts, "file", file);
        fact(facts, "line", origin.line() == 0 ? "" : Long.toString(origin.line()));
        fact(facts, "layout", origin.source() + " / " + origin.layout());
        fact(facts, "external-id", origin.externalId());
        TextArea raw = new TextArea(origin.rawRow());
        raw.setEditable(false);
        raw.setWrapText(true);
        raw.setPrefRowCount(3);
        raw.setAccessibleText(messages.text("transactions.origin.raw"));
        raw.getStyleClass().add("ek-raw");
        section.getChildren().addAll(facts, raw);
        return List.of(section);
    }

    private static GridPane facts() {
        GridPane facts = new GridPane(12, 6);
        ColumnConstraints names = new ColumnConstraints(88);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(names, values);
        return facts;
    }

    private void fact(GridPane facts, String key, String value) {
        if (!value.isEmpty()) {
            Label label = new Label(value);
            label.setWrapText(true);
            add(facts, key, label);
        }
    }

    private void add(GridPane facts, String key, Node value) {
        Label name = new Label(messages.text("transactions.fact." + key));
        name.getStyleClass().add("ek-caption");
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        facts.addRow(facts.getRowCount(), name, value);
    }

    private String leg(@Nullable Leg leg, Formats formats) {
        if (leg == null || viewModel.loadedProperty().get() == null) {
            return "";
        }
        var asset = viewModel.loadedProperty().get().ledger().assets().get(leg.asset());
        return formats.quantity(leg.quantity()) + " " + (asset == null ? "" : asset.symbol());
    }
}
