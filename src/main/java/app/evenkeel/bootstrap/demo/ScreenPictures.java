package app.evenkeel.bootstrap.demo;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.shell.Look;
import app.evenkeel.presentation.shell.OpenStore;
import app.evenkeel.presentation.shell.Shell;
import app.evenkeel.presentation.shell.Shell.Loose;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/**
 * Draws screens of an open store as PNG files, without a display. Starts JavaFX; ended by {@link
 * #close}.
 */
public final class ScreenPictures implements AutoCloseable {
    private static final int SETTLING_ROUNDS = 3;
    private static final int WIDTH = 400;
    private static final int MOST_HEIGHT = 1000;

    private final OpenStore store;
    private final Clock clock;

    public ScreenPictures(OpenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.setImplicitExit(false);
    }

    /** A scene in its window, and what lets go of it. */
    private record Drawn(Stage stage, Runnable end) {}

    /** A screen at a size in pixels. */
    public void draw(Route route, Look look, int width, int height, Path file) {
        write(
                picture(
                        () -> Shell.sceneFor(store, route, look, clock, width, height),
                        width,
                        height),
                file);
    }

    /** The unlock screen, or the one that makes a store. */
    public void drawEntry(boolean firstRun, Look look, int width, int height, Path file) {
        write(picture(() -> Shell.entryScene(firstRun, look, width, height), width, height), file);
    }

    /**
     * Tiles draw their content only in a window that is shown, and without a display no window can
     * be larger than 1000 pixels. So the window is smaller, and the screen in it has its full size.
     * The height is as near as can be: parts above each other keep what they were first given.
     */
    private static BufferedImage picture(Supplier<Loose> loose, int width, int height) {
        Drawn drawn =
                onFxThread(() -> {
                    Loose made = loose.get();
                    Stage shown = new Stage(StageStyle.UNDECORATED);
                    shown.setScene(made.scene());
                    shown.setWidth(WIDTH);
                    shown.setHeight(Math.min(height, MOST_HEIGHT));
                    shown.show();
                    return new Drawn(shown, made.end());
                });
        for (int round = 0; round < SETTLING_ROUNDS; round++) {
            onFxThread(() -> laidOut(drawn.stage(), width, height));
        }
        return onFxThread(() -> {
            Parent screen = laidOut(drawn.stage(), width, height);
            BufferedImage image = SwingFXUtils.fromFXImage(screen.snapshot(null, null), null);
            drawn.stage().close();
            drawn.end().run();
            return image;
        });
    }

    private static Parent laidOut(Stage stage, int width, int height) {
        Parent screen = stage.getScene().getRoot();
        screen.resize(width, height);
        screen.applyCss();
        screen.layout();
        return screen;
    }

    private static void write(BufferedImage image, Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IllegalStateException("Every Java writes PNG");
            }
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        }
    }

    private static <T> T onFxThread(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (Throwable e) {
                // Whatever it is, memory that is short too: who waits has to hear of it.
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while drawing", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        Platform.exit();
    }
}
