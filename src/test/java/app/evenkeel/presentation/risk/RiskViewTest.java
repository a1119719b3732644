package app.evenkeel.presentation.risk;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.presentation.InventedFigures;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.control.FigureLink;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.measure.MeasureViewModel;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

@ExtendWith(ApplicationExtension.class)
class RiskViewTest {
    private final StackPane root = new StackPane();
    private final List<List<AssetId>> asked = new CopyOnWriteArrayList<>();
    private final RiskReport report = new InventedFigures().risk();

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root, 980, 900);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void showsTheTailByConfidenceAndMethod(FxRobot robot) {
        show(robot);

        List<String> figures =
                robot.lookup("#risk-tail .ek-figure-link").queryAllAs(FigureLink.class).stream()
                        .map(FigureLink::getAccessibleText)
                        .toList();
        assertThat(figures).hasSize(12).allMatch(text -> text.contains("%"));
    }

    @Test
    void saysInTheTableThatADrawdownIsNotOver(FxRobot robot) {
        show(robot);
        TableView<?> table = robot.lookup("#risk-drawdowns").queryAs(TableView.class);

        Object recovered = table.getColumns().get(2).getCellObservableValue(0).getValue();

        assertThat(recovered).isEqualTo(report.drawdowns().getFirst());
        assertThat(robot.lookup("not yet").tryQuery()).isPresent();
    }

    @Test
    void asksHowTheCorrelationWasMadeThatIsChosenByKeyboard(FxRobot robot) {
        show(robot);
        Node map = robot.lookup("#risk-correlations").query();

        robot.interact(map::requestFocus);
        robot.push(KeyCode.RIGHT).push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        List<Asset> assets = report.correlations().assets();
        assertThat(asked).containsExactly(List.of(assets.get(0).id(), assets.get(1).id()));
    }

    @Test
    void saysOverEachRollingGraphWhatItShows(FxRobot robot) {
        show(robot);

        assertThat(robot.lookup("#risk-rolling-volatility").queryAs(Label.class).getText())
                .isEqualTo("Volatility");
        assertThat(robot.lookup("#risk-rolling-ratios").queryAs(Label.class).getText())
                .startsWith("Sharpe ratio");
    }

    @Test
    void namesNoFigureBesideABenchmarkWhereThereIsNone(FxRobot robot) {
        show(robot);

        assertThat(robot.lookup("Beta").tryQuery()).isEmpty();
        assertThat(
                        robot.lookup(
                                        "The portfolio has no benchmark. Give it one, and these figures"
                                                + " appear.")
                                .tryQuery())
                .isPresent();
    }

    private void show(FxRobot robot) {
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
        robot.interact(() -> {
            RiskView view =
                    new RiskView(
                            new MeasureViewModel<>(new Desk(), workspace, new Changes()),
                            workspace,
                            () -> {});
            root.getChildren().setAll(view.node());
            view.activate(new Route.Risk());
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private final class Desk implements RiskDesk {
        @Override
        public Optional<RiskReport> report(PerformanceQuery query) {
            return Optional.of(report);
        }

        @Override
        public Optional<Explanation> explain(PerformanceQuery query, Metric metric) {
            return Optional.empty();
        }

        @Override
        public Optional<Explanation> explainCorrelation(
                PerformanceQuery query, AssetId one, AssetId other) {
            asked.add(List.of(one, other));
            return Optional.empty();
        }

        @Override
        public Benchmark benchmark(Scope scope) {
            return Benchmark.NONE;
        }

        @Override
        public void compareWith(Scope scope, Benchmark benchmark) {}

        @Override
        public List<Asset> benchmarks() {
            return List.of();
        }
    }
}
