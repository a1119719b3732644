package app.evenkeel.presentation.accounts;

import app.evenkeel.domain.holding.CollectStatus;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.holding.WatchedAddress;
import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.Icons;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.time.ZoneId;
import java.util.function.Function;

/** Accounts above; below, the selected one's sources and its assets, collected beside derived. */
public final class AccountsView extends StackPane implements Screen {
    private final AccountsViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final ZoneId zone;

    /**
     * @param zone that times are shown in
     */
    public AccountsView(AccountsViewModel model, Workspace workspace, ZoneId zone) {
        this.model = model;
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        this.zone = zone;
        getStyleClass().add("ek-page");
        VBox body = new VBox(12, header(), accounts(), detail());
        HBox.setHgrow(body, Priority.ALWAYS);
        StackPane side = new StackPane();
        HBox page = new HBox(24, body, side);
        model.formProperty()
                .subscribe(form -> {
                    side.getChildren().clear();
                    boolean shown = form != AccountsViewModel.Form.NONE;
                    side.setManaged(shown);
                    side.setVisible(shown);
                    if (shown) {
                        side.getChildren().add(new AccountFormPane(model, workspace, form));
                    }
                });
        EmptyState empty =
                new EmptyState(
                                MaterialDesignB.BANK_OUTLINE,
                                messages.text("accounts.empty.title"),
                                messages.text("accounts.empty.text"))
                        .withMain(
                                messages.text("accounts.add.key"),
                                () -> model.show(AccountsViewModel.Form.KEY))
                        .withSecond(
                                messages.text("accounts.add.address"),
                                () -> model.show(AccountsViewModel.Form.ADDRESS));
        StatePane state = new StatePane(messages, model::load);
        state.follow(model.problemProperty());
        Runnable arrange =
                () -> {
                    if (model.loadedProperty().get()) {
                        boolean nothing =
                                model.accounts().isEmpty()
                                        && model.formProperty().get()
                                                == AccountsViewModel.Form.NONE;
                        state.show(nothing ? empty : page);
                    }
                };
        model.loadedProperty().subscribe(arrange);
        model.formProperty().subscribe(arrange);
        model.selectedProperty().subscribe(arrange);
        getChildren().add(state);
    }

    private HBox header() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button key = new Button(messages.text("accounts.add.key"));
        key.setId("accounts-add-key");
        key.setOnAction(event -> model.show(AccountsViewModel.Form.KEY));
        Button address = new Button(messages.text("accounts.add.address"));
        address.setId("accounts-add-address");
        address.setOnAction(event -> model.show(AccountsViewModel.Form.ADDRESS));
        Button collect = new Button(messages.text("accounts.collect"));
        collect.setId("accounts-collect");
        collect.getStyleClass().add("accent");
        collect.disableProperty().bind(model.busyProperty());
        collect.setOnAction(event -> model.collect());
        HBox header = new HBox(12, space, key, address, collect);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private TableView<AccountRow> accounts() {
        TableView<AccountRow> table = new TableView<>(model.accounts());
        table.setId("accounts-table");
        table.setAccessibleText(messages.text("accounts.heading"));
        table.getColumns()
                .add(
                        column("account", 176, row -> row.account().name())
                                .explained(row -> row.account().name()));
        table.getColumns()
                .add(
                        column(
                                "kind",
                                88,
                                row -> messages.text("accounts.kind." + row.account().kind())));
        table.getColumns().add(column("provider", 120, row -> row.account().provider()));
        table.getColumns()
                .add(
                        column("sources", 224, this::sources)
                                .styled(row -> row.mayWithdraw() ? "ek-warn" : "")
                                .explained(this::sources));
        table.getColumns().add(column("checked", 160, this::checked));
        table.getColumns()
                .add(
                        column("status", 96, this::status)
                                .styled(AccountsView::style)
                                .explained(this::reason));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setPrefHeight(260);
        table.setMinHeight(140);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null) {
                        model.selectedProperty().set(row);
                    }
                });
        model.selectedProperty()
                .subscribe(row -> {
                    if (row != null) {
                        table.getSelectionModel().select(row);
                    }
                });
        return table;
    }

    private TextColumn<AccountRow> column(
            String id, double width, Function<AccountRow, String> text) {
        TextColumn<AccountRow> column =
                new TextColumn<>(id, messages.text("accounts.column." + id), text);
        column.setSortable(false);
        return column.wide(width);
    }

    private String sources(AccountRow row) {
        if (!row.hasSource()) {
            return Formats.UNKNOWN;
        }
        return row.mayWithdraw()
                ? row.sources() + " · " + messages.text("accounts.source.danger")
                : row.sources();
    }

    private String checked(AccountRow row) {
        return row.collection() == null
                ? Formats.UNKNOWN
                : formats.dateTime(row.collection().attemptedAt(), zone);
    }

    private String status(AccountRow row) {
        if (!row.hasSource()) {
            return messages.text("accounts.status.none");
        }
        CollectStatus status =
                row.collection() == null ? CollectStatus.NEVER : row.collection().status();
        return messages.text("accounts.status." + status);
    }

    private String reason(AccountRow row) {
        return row.collection() == null || row.collection().problem() == null
                ? ""
                : messages.text(row.collection().problem());
    }

    private static String style(AccountRow row) {
        if (!row.hasSource()) {
            return "ek-muted";
        }
        return row.collection() != null && row.collection().status() == CollectStatus.FAILED
                ? "ek-error"
                : "";
    }

    private VBox detail() {
        Label heading = new Label();
        heading.getStyleClass().add("ek-heading");
        VBox sources = new VBox(4);
        Label problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().addAll("ek-note", "error");
        problem.managedProperty().bind(problem.visibleProperty());
        TableView<CollectedLine> assets = new CollectedTable(model, messages, formats);
        VBox.setVgrow(assets, Priority.ALWAYS);
        VBox detail = new VBox(8, heading, sources, problem, assets);
        VBox.setVgrow(detail, Priority.ALWAYS);
        model.selectedProperty()
                .subscribe(row -> {
                    heading.setText(row == null ? "" : row.account().name());
                    showSources(sources, row);
                    String reason = row == null ? "" : reason(row);
                    problem.setText(reason);
                    problem.setVisible(!reason.isEmpty());
                    if (row == null) {
                        assets.getItems().clear();
                    } else {
                        assets.getItems().setAll(row.lines());
                    }
                });
        return detail;
    }

    private void showSources(VBox box, @Nullable AccountRow row) {
        box.getChildren().clear();
        if (row == null) {
            return;
        }
        if (!row.hasSource()) {
            Label none = new Label(messages.text("accounts.source.none"));
            none.getStyleClass().add("ek-caption");
            box.getChildren().add(none);
        }
        for (Connection key : row.connections()) {
            String may =
                    switch (key.withdrawal()) {
                        case NO -> "safe";
                        case YES -> "danger";
                        case NOT_STATED -> "unknown";
                    };
            Label text =
                    new Label(
                            key.label()
                                    + " · "
                                    + venue(key.venue())
                                    + " · "
                                    + messages.text("accounts.source." + may));
            text.getStyleClass()
                    .add(key.withdrawal() == Connection.Withdrawal.YES ? "ek-warn" : "ek-caption");
            box.getChildren().add(source(text, key.label(), false));
        }
        for (WatchedAddress address : row.addresses()) {
            Label text =
                    new Label(
                            address.label()
                                    + " · "
                                    + messages.text("accounts.chain." + address.chain())
                                    + " · "
                                    + address.address());
            text.getStyleClass().add("ek-caption");
            box.getChildren().add(source(text, address.label(), true));
        }
    }

    /** An exchange as it writes itself. */
    private String venue(String word) {
        return model.venues().stream()
                .filter(choice -> choice.word().equals(word))
                .map(AccountsDesk.VenueChoice::label)
                .findFirst()
                .orElse(word);
    }

    private HBox source(Label text, String label, boolean isAddress) {
        HBox line =
                new HBox(
                        8,
                        text,
                        Icons.button(
                                MaterialDesignC.CLOSE,
                                messages.text("accounts.remove", label),
                                () -> model.remove(label, isAddress)));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void activate(Route route) {
        model.activate();
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }
}
