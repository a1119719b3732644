package app.evenkeel.presentation.fx;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A workspace that remembers what it was asked to show, and runs work at once. */
public final class FakeWorkspace {
    public final List<String> notices = new ArrayList<>();
    public final List<Problem> problems = new ArrayList<>();
    public final List<Route> routes = new ArrayList<>();
    public final DirectTaskRunner tasks = new DirectTaskRunner();
    private Runnable action = () -> {};

    public Workspace workspace() {
        return new Workspace(
                new Messages(Locale.ENGLISH, Locale.US),
                new ViewContext(
                        LocalDate.of(2026, 11, 20), CurrencyCode.EUR, new Formats(Locale.US)),
                tasks,
                routes::add,
                new Remembering(),
                new Silent(),
                WindowChoices.FIXED);
    }

    /** The action of the last notice that had one. */
    public Runnable lastAction() {
        return action;
    }

    private final class Remembering implements Notices {
        @Override
        public void done(String text) {
            notices.add(text);
        }

        @Override
        public void done(String text, String actionLabel, Runnable offered) {
            notices.add(text);
            action = offered;
        }

        @Override
        public void problem(Problem problem) {
            problems.add(problem);
        }
    }

    private static final class Silent implements Dialogs {
        @Override
        public void confirm(String title, String text, String verb, Runnable confirmed) {
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
