package app.evenkeel.bootstrap.demo;

import app.evenkeel.bootstrap.graph.AppGraph;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.shell.Look;
import app.evenkeel.report.HtmlSummary;
import app.evenkeel.report.JsonSummary;
import app.evenkeel.report.Summary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the demo leaves where there is no display: every screen as a picture, and a summary. */
public final class DemoReport {
    private static final List<String> SCREENS =
            List.of(
                    "overview",
                    "holdings",
                    "transactions",
                    "performance",
                    "risk",
                    "backtest",
                    "allocation",
                    "imports",
                    "assets",
                    "accounts",
                    "health",
                    "activity",
                    "settings");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);
    private static final List<int[]> SIZES = List.of(new int[] {1280, 800}, new int[] {1920, 1080});

    private final SessionGraph session;
    private final Clock clock;
    private final Path directory;

    public DemoReport(SessionGraph session, Clock clock, Path directory) {
        this.session = session;
        this.clock = clock;
        this.directory = directory;
    }

    /** Draws and writes everything; returns the paths to name to the user. */
    public List<Path> write() {
        List<Summary.Picture> pictures = draw();
        Summary summary = summary(pictures);
        Path html = directory.resolve("summary.html");
        Path json = directory.resolve("summary.json");
        try {
            Files.createDirectories(directory);
            Files.write(html, HtmlSummary.write(summary));
            Files.write(json, JsonSummary.write(summary));
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        }
        return List.of(directory.resolve("screens"), html, json);
    }

    private List<Summary.Picture> draw() {
        List<Summary.Picture> pictures = new ArrayList<>();
        try (ScreenPictures screens = new ScreenPictures(AppGraph.storeOf(session, clock), clock)) {
            for (Theme theme : Theme.values()) {
                for (Locale language : LANGUAGES) {
                    Look look = new Look(theme, language, language, false);
                    for (int[] size : SIZES) {
                        for (String screen : SCREENS) {
                            String file = name(screen, look, size);
                            screens.draw(
                                    Route.of(screen).orElseThrow(),
                                    look,
                                    size[0],
                                    size[1],
                                    directory.resolve(file));
                            pictures.add(new Summary.Picture(file, caption(screen, look, size)));
                        }
                    }
                    String file = name("unlock", look, SIZES.getFirst());
                    screens.drawEntry(
                            false,
                            look,
                            SIZES.getFirst()[0],
                            SIZES.getFirst()[1],
                            directory.resolve(file));
                }
            }
        }
        return pictures;
    }

    private Summary summary(List<Summary.Picture> pictures) {
        LocalDate day = LocalDate.now(clock);
        CurrencyCode currency = session.settings().baseCurrency();
        return new Summary(
                session.valuation().snapshot(day, currency, Scope.ALL),
                session.valuation().positions(day, Scope.ALL),
                session.valuation().series(day, currency, Scope.ALL),
                session.valuation().problems(day, currency),
                pictures);
    }

    private static String name(String screen, Look look, int[] size) {
        return "screens/%s-%s-%s-%dx%d.png"
                .formatted(
                        screen,
                        look.theme().name().toLowerCase(Locale.ROOT),
                        look.language().getLanguage(),
                        size[0],
                        size[1]);
    }

    private static String caption(String screen, Look look, int[] size) {
        return "%s, %s, %s, %d × %d"
                .formatted(
                        screen,
                        look.theme().name().toLowerCase(Locale.ROOT),
                        look.language().getLanguage(),
                        size[0],
                        size[1]);
    }
}
