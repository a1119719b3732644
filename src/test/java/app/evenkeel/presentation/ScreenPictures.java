package app.evenkeel.presentation;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.holdings.HoldingsView;
import app.evenkeel.presentation.holdings.HoldingsViewModel;
import app.evenkeel.presentation.overview.OverviewView;
import app.evenkeel.presentation.overview.OverviewViewModel;
import app.evenkeel.presentation.transactions.TransactionsView;
import app.evenkeel.presentation.transactions.TransactionsViewModel;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

import javax.imageio.ImageIO;

/** Draws the three screens with invented data into a folder, to be looked at. */
final class ScreenPictures {
    private static final double SIDEBAR = 208;
    private static final double BARS = 88;

    private ScreenPictures() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                drawAll(folder, args.length > 1 ? args[1] : "");
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private static void drawAll(Path folder, String only) {
        for (Theme theme : Theme.values()) {
            for (Locale language : new Locale[] {Locale.ENGLISH, Locale.JAPANESE}) {
                for (String screen :
                        new String[] {"overview", "holdings", "transactions", "empty", "form"}) {
                    for (int width : new int[] {1280, 1920}) {
                        String name =
                                "%s-%s-%s-%d"
                                        .formatted(
                                                screen,
                                                theme.name().toLowerCase(Locale.ROOT),
                                                language,
                                                width);
                        if (name.contains(only)) {
                            draw(folder.resolve(name + ".png"), screen, theme, language, width);
                        }
                    }
                }
            }
        }
    }

    private static void draw(Path file, String kind, Theme theme, Locale language, int width) {
        double height = width == 1280 ? 800 : 1080;
        Screen screen = screen(kind, language);
        Region side = new Region();
        side.setPrefWidth(SIDEBAR);
        Region bar = new Region();
        bar.setPrefHeight(BARS);
        BorderPane root = new BorderPane(screen.node());
        root.setLeft(side);
        root.setTop(bar);
        Scene scene = new Scene(root, width, height);
        theme.apply(scene);
        if (kind.equals("form")) {
            screen.create();
        }
        root.applyCss();
        root.layout();
        if (kind.equals("transactions")
                && screen.node().lookup("#transactions-table") instanceof TableView<?> table) {
            table.getSelectionModel().select(2);
        }
        root.applyCss();
        root.layout();
        try {
            ImageIO.write(
                    SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Screen screen(String kind, Locale language) {
        InventedPortfolio data =
                kind.equals("empty") ? InventedPortfolio.empty() : InventedPortfolio.filled();
        Workspace workspace = TestWorkspace.of(language);
        Changes changes = new Changes();
        return switch (kind) {
            case "holdings" -> {
                HoldingsView view =
                        new HoldingsView(
                                new HoldingsViewModel(data, workspace, changes),
                                workspace,
                                () -> {});
                view.activate(new Route.Holdings(data.motors.id()));
                yield view;
            }
            case "transactions", "form" -> {
                TransactionsView view =
                        new TransactionsView(
                                new TransactionsViewModel(
                                        data, workspace, changes, InventedPortfolio.TOKYO),
                                workspace,
                                () -> {});
                view.activate(new Route.Transactions(null));
                yield view;
            }
            default -> {
                OverviewView view =
                        new OverviewView(
                                new OverviewViewModel(data, workspace, changes),
                                workspace,
                                () -> {});
                view.activate(new Route.Overview());
                yield view;
            }
        };
    }
}
