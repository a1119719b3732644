package app.evenkeel.presentation;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.Dialogs;
import app.evenkeel.presentation.fx.DirectTaskRunner;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Notices;
import app.evenkeel.presentation.fx.TaskRunner;
import app.evenkeel.presentation.fx.ViewContext;
import app.evenkeel.presentation.fx.WindowChoices;
import app.evenkeel.presentation.fx.Workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A window's loans to a screen, for tests: notices are remembered, dialogs say yes. */
public final class TestWorkspace {
    private TestWorkspace() {}

    public static Workspace of(Locale language) {
        return of(language, new DirectTaskRunner(), new Told());
    }

    public static Workspace of(Locale language, TaskRunner tasks, Notices notices) {
        return of(language, tasks, notices, new Agreeing());
    }

    public static Workspace of(
            Locale language, TaskRunner tasks, Notices notices, Dialogs dialogs) {
        return new Workspace(
                new Messages(language, Locale.ENGLISH),
                new ViewContext(
                        InventedPortfolio.TODAY, CurrencyCode.JPY, new Formats(Locale.ENGLISH)),
                tasks,
                route -> {},
                notices,
                dialogs,
                WindowChoices.FIXED);
    }

    /** What the user was told, in order. */
    public static final class Told implements Notices {
        public final List<String> texts = new ArrayList<>();
        public final List<Runnable> actions = new ArrayList<>();

        @Override
        public void done(String text) {
            texts.add(text);
        }

        @Override
        public void done(String text, String actionLabel, Runnable action) {
            texts.add(text);
            actions.add(action);
        }

        @Override
        public void problem(Problem problem) {
            texts.add(problem.code().key());
        }
    }

    /** Remembers what saying yes would do, and says nothing. */
    public static final class Asking extends Agreeing {
        public final List<Runnable> asked = new ArrayList<>();

        @Override
        public void confirm(String title, String text, String action, Runnable confirmed) {
            asked.add(confirmed);
        }
    }

    /** Says yes. */
    public static class Agreeing implements Dialogs {
        @Override
        public void confirm(String title, String text, String action, Runnable confirmed) {
            confirmed.run();
        }

        @Override
        public void chooseFiles(String title, Consumer<List<Path>> chosen) {}

        @Override
        public void saveFile(String title, String suggestedName, Consumer<Path> chosen) {}

        @Override
        public void copy(String text) {}
    }
}
