package app.evenkeel.presentation.overview;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.overview.OverviewData.Change;
import app.evenkeel.presentation.overview.ShareBars.Share;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/** The first screen: tiles, value chart, allocation, movers, data problems. */
public final class OverviewView implements Screen {
    private final OverviewViewModel viewModel;
    private final Workspace workspace;
    private final Messages messages;
    private final StatePane root;
    private final EmptyState empty;
    private final ScrollPane page = new ScrollPane();
    private final StatTile total;
    private final StatTile day;
    private final StatTile period;
    private final StatTile cash;
    private final ValueChart chart;
    private final ShareBars classes;
    private final ShareBars accounts;
    private final MoverList movers;
    private final ProblemList problems;
    private final VBox problemSection;
    private final Label moversEmpty;

    /**
     * @param chooseFiles lets the user choose files to import
     */
    public OverviewView(OverviewViewModel viewModel, Workspace workspace, Runnable chooseFiles) {
        this.viewModel = viewModel;
        this.workspace = workspace;
        this.messages = workspace.messages();
        root = new StatePane(messages, viewModel::reload);
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        OverviewView.class.getResource(
                                                "/app/evenkeel/style/screens.css"))
                                .toExternalForm());
        empty =
                new EmptyState(
                                MaterialDesignC.CHART_LINE,
                                messages.text("overview.empty.title"),
                                messages.text("overview.empty.text"))
                        .withMain(messages.text("action.choose-files"), chooseFiles);
        total = tile("overview.total.name", "overview-total");
        day = tile("overview.day.name", "overview-day");
        period = tile("overview.period.name", "overview-period");
        cash = tile("overview.cash.name", "overview-cash");
        chart = new ValueChart(workspace, viewModel::compareWith);
        classes = new ShareBars(messages.text("overview.share.incomplete"));
        accounts = new ShareBars(messages.text("overview.share.incomplete"));
        movers = new MoverList(workspace.navigator());
        problems = new ProblemList(messages, workspace.navigator());
        moversEmpty = new Label(messages.text("overview.movers.empty"));
        moversEmpty.getStyleClass().add("ek-caption");
        moversEmpty.setWrapText(true);
        moversEmpty.managedProperty().bind(moversEmpty.visibleProperty());
        problemSection = section("overview.problems.heading", "", problems);
        problemSection.managedProperty().bind(problemSection.visibleProperty());
        page.setContent(layOut());
        page.setFitToWidth(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.follow(viewModel.problemProperty());
        viewModel.dataProperty().subscribe(data -> show());
        workspace.context().formatsProperty().subscribe(formats -> show());
    }

    private StatTile tile(String key, String id) {
        StatTile tile = new StatTile(messages.text(key));
        tile.setId(id);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setMaxWidth(Double.MAX_VALUE);
        return tile;
    }

    private VBox layOut() {
        HBox tiles = new HBox(16, total, day, period, cash);
        GridPane lower = new GridPane(40, 24);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        lower.getColumnConstraints().addAll(half, half);
        lower.addRow(
                0,
                section("overview.classes.heading", "", classes),
                section("overview.accounts.heading", "", accounts));
        lower.addRow(
                1,
                section(
                        "overview.movers.heading",
                        "overview.movers.note",
                        new VBox(movers, moversEmpty)),
                problemSection);
        VBox column = new VBox(24, tiles, chart, lower);
        column.getStyleClass().add("ek-page");
        return column;
    }

    private VBox section(String key, String noteKey, Node content) {
        Label heading = new Label(messages.text(key));
        heading.getStyleClass().add("ek-heading");
        VBox box = new VBox(12, heading);
        if (!noteKey.isEmpty()) {
            Label note = new Label(messages.text(noteKey));
            note.getStyleClass().add("ek-caption");
            note.setWrapText(true);
            box.getChildren().setAll(new VBox(2, heading, note));
        }
        box.getChildren().add(content);
        box.getStyleClass().add("ek-section");
        return box;
    }

    private void show() {
        OverviewData data = viewModel.dataProperty().get();
        if (data == null) {
            return;
        }
        if (!data.held()) {
            root.show(empty);
            return;
        }
        Formats formats = workspace.context().formats();
        showTiles(data, formats);
        chart.show(data, formats);
        showShares(data, formats);
        movers.show(data.movers(), data.currency(), formats);
        moversEmpty.setVisible(data.movers().isEmpty());
        problems.show(data.problems());
        problemSection.setVisible(!data.problems().isEmpty());
        root.show(page);
    }

    private void showTiles(OverviewData data, Formats formats) {
        CurrencyCode currency = data.currency();
        total.show(
                formats.amount(data.total(), currency),
                currency.value(),
                data.complete()
                        ? messages.text("overview.total.as-of", formats.date(data.asOf()))
                        : messages.text("overview.total.incomplete", data.missing()),
                0);
        total.warn(!data.complete());
        showChange(day, data.dayChange(), currency, formats, messages.text("overview.day.note"));
        showChange(
                period,
                data.periodChange(),
                currency,
                formats,
                messages.text(
                        "overview.period.note", formats.signedAmount(data.periodFlow(), currency)));
        period.explain(messages.text("overview.period.words", formats.date(data.from())));
        cash.show(
                formats.amount(data.cash(), currency),
                currency.value(),
                messages.text(
                        data.cashComplete() ? "overview.cash.note" : "overview.cash.incomplete",
                        weight(data, formats)),
                0);
        cash.warn(!data.cashComplete());
    }

    private static String weight(OverviewData data, Formats formats) {
        BigDecimal held = data.cash();
        BigDecimal fraction =
                held == null || data.total().signum() <= 0
                        ? null
                        : held.divide(data.total(), java.math.MathContext.DECIMAL64);
        return formats.percent(fraction, 1);
    }

    private void showChange(
            StatTile tile,
            @Nullable Change change,
            CurrencyCode currency,
            Formats formats,
            String note) {
        if (change == null) {
            tile.show(Formats.UNKNOWN, currency.value(), note, 0);
            tile.warn(false);
            return;
        }
        String arrow = Formats.arrow(change.amount());
        String percent =
                change.fraction() == null ? "" : formats.signedPercent(change.fraction(), 2) + "  ";
        tile.show(
                (arrow + " " + formats.signedAmount(change.amount(), currency)).strip(),
                currency.value(),
                change.complete() ? percent + note : messages.text("overview.change.incomplete"),
                change.amount().signum());
        tile.warn(!change.complete());
    }

    private void showShares(OverviewData data, Formats formats) {
        double longestClass = longest(data.byClass().stream().map(OverviewData.ClassShare::weight));
        classes.show(
                data.byClass().stream()
                        .map(share ->
                                new Share(
                                        messages.text("kind." + share.kind()),
                                        part(share.weight(), longestClass),
                                        formats.percent(share.weight(), 1),
                                        formats.amount(share.value(), data.currency()),
                                        share.complete()))
                        .toList());
        double longestAccount =
                longest(data.byAccount().stream().map(OverviewData.AccountShare::weight));
        accounts.show(
                data.byAccount().stream()
                        .map(share ->
                                new Share(
                                        share.name(),
                                        part(share.weight(), longestAccount),
                                        formats.percent(share.weight(), 1),
                                        formats.amount(share.value(), data.currency()),
                                        share.complete()))
                        .toList());
    }

    private static double longest(Stream<@Nullable BigDecimal> weights) {
        return weights.filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(1);
    }

    private static double part(@Nullable BigDecimal weight, double longest) {
        return weight == null || longest <= 0 ? 0 : weight.doubleValue() / longest;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void activate(Route route) {
        viewModel.activate();
    }

    @Override
    public void deactivate() {
        viewModel.deactivate();
    }
}
