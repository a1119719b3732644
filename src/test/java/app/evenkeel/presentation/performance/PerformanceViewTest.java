package app.evenkeel.presentation.performance;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.performance.Contributor;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.presentation.InventedFigures;
import app.evenkeel.presentation.InventedPortfolio;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.control.FigureLink;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.measure.MeasureViewModel;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

@ExtendWith(ApplicationExtension.class)
class PerformanceViewTest {
    private final StackPane root = new StackPane();
    private final List<PerformanceQuery> asked = new ArrayList<>();
    private final List<Contributor> explained = new ArrayList<>();
    private Benchmark compared = Benchmark.NONE;
    private @Nullable PerformanceReport report = new InventedFigures().performance();

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root, 980, 900);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void showsReturnsSideBySideAndWhyOneHasNoNumber(FxRobot robot) {
        show(robot);

        assertThat(words(robot, "#performance-time-weighted"))
                .contains("12.50 %", "11.00 % a year");
        assertThat(words(robot, "#performance-money-weighted"))
                .contains("–", "no unique rate: 2 rates solve the flows");
        assertThat(words(robot, "#performance-simple-gain")).contains("1 234 567 JPY");
    }

    @Test
    void saysHowManyDaysHaveNoReturn(FxRobot robot) {
        show(robot);

        assertThat(robot.lookup("#performance-coverage").queryAs(Label.class).getText())
                .startsWith("200 of 400 days have no return");
    }

    @Test
    void explainsAFigureThatIsClicked(FxRobot robot) {
        show(robot);

        robot.interact(() ->
                robot.lookup("#performance-time-weighted .ek-figure-link")
                        .queryAs(FigureLink.class)
                        .fire());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(words(robot, "#explanation"))
                .contains("Time-weighted return", Metric.TIME_WEIGHTED_RETURN.formula());
    }

    @Test
    void explainsWhatOneAssetAdded(FxRobot robot) {
        show(robot);

        robot.interact(() ->
                robot.lookup("#performance-contributions .ek-figure-link")
                        .queryAs(Hyperlink.class)
                        .fire());
        WaitForAsyncUtils.waitForFxEvents();

        Asset fund = InventedPortfolio.filled().fund;
        assertThat(explained).containsExactly(new Contributor.OfAsset(fund.id()));
    }

    @Test
    void asksAgainWhenFlowsCountAtAnotherTime(FxRobot robot) {
        show(robot);
        @SuppressWarnings("unchecked")
        ComboBox<FlowTiming> timing = robot.lookup("#performance-timing").queryAs(ComboBox.class);

        robot.interact(() -> timing.setValue(FlowTiming.ALL_AT_END));

        assertThat(asked.getLast().timing()).isEqualTo(FlowTiming.ALL_AT_END);
    }

    @Test
    void remembersWhatIsComparedWith(FxRobot robot) {
        show(robot);
        ComboBox<?> benchmark = robot.lookup("#performance-benchmark").queryAs(ComboBox.class);

        robot.interact(() -> benchmark.getSelectionModel().select(1));

        Asset fund = InventedPortfolio.filled().fund;
        assertThat(compared).isEqualTo(Benchmark.of(fund.id()));
        assertThat(asked.getLast().benchmark()).isEqualTo(compared);
    }

    @Test
    void givesContributionsByAssetAndByClass(FxRobot robot) {
        show(robot);
        TableView<?> table = robot.lookup("#performance-contributions").queryAs(TableView.class);
        assertThat(table.getItems()).hasSize(1);

        robot.interact(
                () -> robot.lookup("#performance-by-class").queryAs(ToggleButton.class).fire());

        assertThat(table.getItems()).isEmpty();
    }

    @Test
    void offersFilesWhereNothingMovedYet(FxRobot robot) {
        report = null;
        show(robot);

        assertThat(robot.lookup(".ek-empty").tryQuery()).isPresent();
    }

    private void show(FxRobot robot) {
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
        robot.interact(() -> {
            PerformanceView view =
                    new PerformanceView(
                            new MeasureViewModel<>(new Desk(), workspace, new Changes()),
                            workspace,
                            () -> {});
            root.getChildren().setAll(view.node());
            view.activate(new Route.Performance());
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<String> words(FxRobot robot, String id) {
        List<String> words = new ArrayList<>();
        Node node = robot.lookup(id).query();
        node.lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .forEach(label -> words.add(label.getText().replace('\u00a0', ' ')));
        return words;
    }

    private final class Desk implements PerformanceDesk {
        @Override
        public Optional<PerformanceReport> report(PerformanceQuery query) {
            asked.add(query);
            return Optional.ofNullable(report);
        }

        @Override
        public Optional<Explanation> explain(PerformanceQuery query, Metric metric) {
            return Objects.requireNonNull(report).returns().figures().stream()
                    .filter(figure -> figure.metric() == metric)
                    .map(figure -> new Explanation(figure, List.of(), List.of(), List.of()))
                    .findFirst();
        }

        @Override
        public Optional<Explanation> explain(PerformanceQuery query, Contributor contributor) {
            explained.add(contributor);
            return Optional.empty();
        }

        @Override
        public Benchmark benchmark(Scope scope) {
            return compared;
        }

        @Override
        public void compareWith(Scope scope, Benchmark benchmark) {
            compared = benchmark;
        }

        @Override
        public List<Asset> benchmarks() {
            return List.of(InventedPortfolio.filled().fund);
        }
    }
}
