package app.evenkeel.presentation.overview;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.performance.Contributor;
import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.ExplanationPane;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.overview.OverviewData.Change;
import app.evenkeel.presentation.overview.OverviewViewModel.Shown;
import app.evenkeel.presentation.overview.ShareBars.Share;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The first screen: tiles, value chart, allocation, movers, data problems. */
public final class OverviewView implements Screen {
    private static final double TILE_HEIGHT = 120;

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
    private final VBox classSection;
    private final VBox accountSection;
    private final VBox moverSection;
    private final VBox problemSection;

    /** Put each part in its place, in the order in which they appear. */
    private final List<Runnable> parts;

    private boolean prepared;
    private final Label moversEmpty;
    private Handle revealing = Handle.NONE;

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
        total = tile("overview.total.name", "overview-total", new Shown.Worth(null));
        day = tile("overview.day.name", "overview-day", new Shown.DayGain());
        period = tile("overview.period.name", "overview-period", new Shown.PeriodGain());
        cash =
                tile(
                        "overview.cash.name",
                        "overview-cash",
                        new Shown.Worth(new Contributor.OfClass(AssetKind.CASH)));
        chart = new ValueChart(workspace, viewModel::compareWith);
        classes = new ShareBars(messages.text("overview.share.incomplete"));
        accounts = new ShareBars(messages.text("overview.share.incomplete"));
        movers = new MoverList(workspace.navigator(), this::showBeside);
        problems = new ProblemList(messages, workspace.navigator());
        moversEmpty = new Label(messages.text("overview.movers.empty"));
        moversEmpty.getStyleClass().add("ek-caption");
        moversEmpty.setWrapText(true);
        moversEmpty.managedProperty().bind(moversEmpty.visibleProperty());
        classSection = section("overview.classes.heading", "", classes);
        accountSection = section("overview.accounts.heading", "", accounts);
        moverSection =
                section(
                        "overview.movers.heading",
                        "overview.movers.note",
                        new VBox(movers, moversEmpty));
        problemSection = section("overview.problems.heading", "", problems);
        problemSection.managedProperty().bind(problemSection.visibleProperty());
        problemSection.setVisible(false);
        parts = layOut();
        page.setFitToWidth(true);
        page.heightProperty().subscribe(height -> chart.fit(height.doubleValue()));
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        root.follow(viewModel.problemProperty());
        viewModel.dataProperty().subscribe(data -> show());
        workspace.context().formatsProperty().subscribe(formats -> show());
    }

    private StatTile tile(String key, String id, Shown figure) {
        StatTile tile = new StatTile(messages.text(key), beside -> explain(figure, beside));
        tile.setId(id);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setMaxWidth(Double.MAX_VALUE);
        return tile;
    }

    private void explain(Shown figure, Node beside) {
        viewModel.explain(figure, explanation -> showBeside(explanation, beside));
    }

    private void showBeside(Explanation explanation, Node beside) {
        FigureWords words =
                new FigureWords(
                        messages.language(),
                        workspace.context().formats(),
                        workspace.context().baseCurrency());
        new ExplanationPane(explanation, words, workspace).showBeside(beside);
    }

    /** Lays out the page without its parts, and says how each is put in its place. */
    private List<Runnable> layOut() {
        HBox tiles = new HBox(16);
        tiles.setMinHeight(TILE_HEIGHT);
        GridPane lower = new GridPane(40, 24);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        lower.getColumnConstraints().addAll(half, half);
        VBox column = new VBox(24, tiles);
        column.getStyleClass().add("ek-page");
        page.setContent(column);
        return List.of(
                () -> put(tiles, total),
                () -> put(tiles, day),
                () -> put(tiles, period),
                () -> put(tiles, cash),
                () -> put(column, chart),
                () -> {
                    put(column, lower);
                    put(lower, classSection, 0, 0);
                },
                () -> put(lower, accountSection, 1, 0),
                () -> put(lower, moverSection, 0, 1),
                () -> put(lower, problemSection, 1, 1));
    }

    private static void put(Pane place, Node part) {
        if (part.getParent() == null) {
            place.getChildren().add(part);
        }
    }

    private static void put(GridPane place, Node part, int column, int row) {
        if (part.getParent() == null) {
            place.add(part, column, row);
        }
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
            prepare();
            return;
        }
        Formats formats = workspace.context().formats();
        root.show(page);
        if (data.stored()) {
            fill(
                    () -> showTotal(data, formats),
                    () -> follows(day, data),
                    () -> showPeriod(data, formats),
                    () -> follows(cash, data),
                    () -> chart.show(data, formats));
            return;
        }
        fill(
                () -> showTotal(data, formats),
                () -> showDay(data, formats),
                () -> showPeriod(data, formats),
                () -> showCash(data, formats),
                () -> chart.show(data, formats),
                () -> showClasses(data, formats),
                () -> showAccounts(data, formats),
                () -> showMovers(data, formats),
                () -> showProblems(data));
    }

    /** Builds the page beneath the empty state, so that the first import need not wait for it. */
    private void prepare() {
        if (!prepared) {
            root.prepare(page);
            Runnable nothing = () -> {};
            fill(Stream.generate(() -> nothing).limit(parts.size()).toArray(Runnable[]::new));
        }
    }

    /** Fills the parts of the page in turn; the first time each is put in its place as well. */
    private void fill(Runnable... fillings) {
        revealing.cancel();
        List<Runnable> steps = new ArrayList<>();
        for (int i = 0; i < fillings.length; i++) {
            Runnable place = parts.get(i);
            Runnable filling = fillings[i];
            steps.add(() -> {
                filling.run();
                place.run();
            });
        }
        steps.add(() -> prepared = true);
        revealing = workspace.tasks().inTurn(steps);
    }

    /** Has a tile say that its figure is being worked out. */
    private void follows(StatTile tile, OverviewData data) {
        tile.show(Formats.UNKNOWN, data.currency().value(), messages.text("overview.following"), 0);
        tile.warn(false);
    }

    private void showMovers(OverviewData data, Formats formats) {
        movers.show(data.movers(), data.currency(), formats);
        moversEmpty.setVisible(data.movers().isEmpty());
    }

    private void showProblems(OverviewData data) {
        problems.show(data.problems(), workspace.context().formats());
        problemSection.setVisible(!data.problems().isEmpty());
    }

    private void showTotal(OverviewData data, Formats formats) {
        CurrencyCode currency = data.currency();
        total.show(
                known(data.total(), data.complete())
                        ? formats.amount(data.total(), currency)
                        : Formats.UNKNOWN,
                currency.value(),
                totalNote(data, formats),
                0);
        total.warn(!data.complete() || data.stale() > 0);
    }

    private String totalNote(OverviewData data, Formats formats) {
        if (!data.complete()) {
            return messages.text("overview.total.incomplete", data.missing());
        }
        return data.stale() > 0
                ? messages.text(
                        "overview.total.stale", data.stale(), formats.date(data.staleSince()))
                : messages.text("overview.total.as-of", formats.date(data.asOf()));
    }

    /** Whether a sum says something: zero of which a part is not known is not zero. */
    private static boolean known(@Nullable BigDecimal sum, boolean isComplete) {
        return sum != null && (isComplete || sum.signum() != 0);
    }

    private void showDay(OverviewData data, Formats formats) {
        showChange(
                day,
                data.dayChange(),
                data.currency(),
                formats,
                messages.text("overview.day.note"),
                messages.text(
                        data.stale() > 0 ? "overview.day.stale" : "overview.change.no-earlier"));
    }

    private void showPeriod(OverviewData data, Formats formats) {
        showChange(
                period,
                data.periodChange(),
                data.currency(),
                formats,
                messages.text(
                        "overview.period.note",
                        formats.signedAmount(data.periodFlow(), data.currency())),
                messages.text("overview.change.no-earlier"));
        period.explain(messages.text("overview.period.words", formats.date(data.from())));
    }

    private void showCash(OverviewData data, Formats formats) {
        cash.show(
                known(data.cash(), data.cashComplete())
                        ? formats.amount(data.cash(), data.currency())
                        : Formats.UNKNOWN,
                data.currency().value(),
                cashNote(data, formats),
                0);
        cash.warn(!data.cashComplete());
    }

    private String cashNote(OverviewData data, Formats formats) {
        if (!known(data.cash(), data.cashComplete())) {
            return messages.text("overview.cash.unknown");
        }
        return messages.text(
                data.cashComplete() ? "overview.cash.note" : "overview.cash.incomplete",
                weight(data, formats));
    }

    private static String weight(OverviewData data, Formats formats) {
        BigDecimal held = data.cash();
        BigDecimal fraction =
                held == null || data.total() == null || data.total().signum() <= 0
                        ? null
                        : held.divide(data.total(), java.math.MathContext.DECIMAL64);
        return formats.percent(fraction, 1);
    }

    private void showChange(
            StatTile tile,
            @Nullable Change change,
            CurrencyCode currency,
            Formats formats,
            String note,
            String reason) {
        if (change == null || !change.complete()) {
            tile.show(
                    Formats.UNKNOWN,
                    currency.value(),
                    change == null ? reason : messages.text("overview.change.incomplete"),
                    0);
            tile.warn(true);
            return;
        }
        String arrow = Formats.arrow(change.amount());
        String percent =
                change.fraction() == null ? "" : formats.signedPercent(change.fraction(), 2) + "  ";
        tile.show(
                (arrow + " " + formats.signedAmount(change.amount(), currency)).strip(),
                currency.value(),
                percent + note,
                change.amount().signum());
        tile.warn(false);
    }

    private void showClasses(OverviewData data, Formats formats) {
        double longestClass = longest(data.byClass().stream().map(OverviewData.ClassShare::weight));
        boolean isShare =
                !hasNegative(data.byClass().stream().map(OverviewData.ClassShare::weight));
        classes.show(
                data.byClass().stream()
                        .map(share ->
                                new Share(
                                        messages.text("kind." + share.kind()),
                                        isShare ? part(share.weight(), longestClass) : 0,
                                        isShare
                                                ? formats.percent(share.weight(), 1)
                                                : Formats.UNKNOWN,
                                        reason(isShare),
                                        known(share.value(), share.complete())
                                                ? formats.amount(share.value(), data.currency())
                                                : Formats.UNKNOWN,
                                        share.complete(),
                                        beside ->
                                                explain(
                                                        new Shown.Worth(
                                                                new Contributor.OfClass(
                                                                        share.kind())),
                                                        beside)))
                        .toList());
    }

    private void showAccounts(OverviewData data, Formats formats) {
        double longestAccount =
                longest(data.byAccount().stream().map(OverviewData.AccountShare::weight));
        boolean isShare =
                !hasNegative(data.byAccount().stream().map(OverviewData.AccountShare::weight));
        accounts.show(
                data.byAccount().stream()
                        .map(share ->
                                new Share(
                                        share.name(),
                                        isShare ? part(share.weight(), longestAccount) : 0,
                                        isShare
                                                ? formats.percent(share.weight(), 1)
                                                : Formats.UNKNOWN,
                                        reason(isShare),
                                        known(share.value(), share.complete())
                                                ? formats.amount(share.value(), data.currency())
                                                : Formats.UNKNOWN,
                                        share.complete(),
                                        beside ->
                                                explain(
                                                        new Shown.Worth(
                                                                new Contributor.OfAccount(
                                                                        share.account())),
                                                        beside)))
                        .toList());
    }

    /** A part of a total from which others are taken away is no share of it. */
    private static boolean hasNegative(Stream<@Nullable BigDecimal> weights) {
        return weights.filter(Objects::nonNull).anyMatch(weight -> weight.signum() < 0);
    }

    private String reason(boolean isShare) {
        return isShare ? "" : messages.text("overview.share.none");
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
        revealing.cancel();
    }
}
