package app.evenkeel.presentation.fx;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.Problem;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps what a screen shows loaded while the screen is active: reads it again when period, scope,
 * day, currency or the store change, drops an older reading that is still under way, and holds the
 * problem of the last one. JavaFX thread only; it reads on another.
 */
public final class Loading<T> {
    private final TaskRunner tasks;
    private final ViewContext context;
    private final Changes changes;
    private final Function<View, T> reader;
    private final Consumer<T> shown;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private Handle load = Handle.NONE;
    private Function<View, Optional<T>> sooner = _ -> Optional.empty();
    private boolean isShown;

    /** What the pickers of the window say. */
    public record View(LocalDate asOf, CurrencyCode currency, Period period, Scope scope) {}

    /**
     * @param reader blocks; called on another thread
     * @param shown takes what was read, on the JavaFX thread
     */
    public Loading(
            Workspace workspace, Changes changes, Function<View, T> reader, Consumer<T> shown) {
        this.tasks = workspace.tasks();
        this.context = workspace.context();
        this.changes = changes;
        this.reader = reader;
        this.shown = shown;
    }

    /**
     * Shows something that is there at once, until the first reading has ended.
     *
     * @param reading blocks for a moment only; called on another thread. Where it finds nothing, or
     *     fails, nothing is shown before the reading itself
     */
    public Loading<T> showingSooner(Function<View, Optional<T>> reading) {
        sooner = reading;
        return this;
    }

    /** Begins to follow the pickers and the store, and reads. */
    public void activate() {
        FxThread.require();
        deactivate();
        subscriptions.onChange(
                this::reload,
                context.periodProperty(),
                context.scopeProperty(),
                context.asOfProperty(),
                context.baseCurrencyProperty());
        Changes.Subscription notices =
                changes.subscribe(change -> {
                    // Settings say where the window stands, not what is owned; the base currency
                    // comes by the context. Jobs publish apart what they changed.
                    if (change != Change.SETTINGS && change != Change.JOBS) {
                        tasks.post(this::reload);
                    }
                });
        subscriptions.add(notices::close);
        reload();
    }

    /** Stops following, and drops what is being read. */
    public void deactivate() {
        FxThread.require();
        subscriptions.close();
        load.cancel();
        loading.set(false);
    }

    /** Reads again; an older reading that is still under way is dropped. */
    public void reload() {
        FxThread.require();
        load.cancel();
        loading.set(true);
        View view =
                new View(context.asOf(), context.baseCurrency(), context.period(), context.scope());
        if (isShown) {
            read(view);
            return;
        }
        load =
                tasks.run(() -> sooner.apply(view))
                        .onSuccess(found -> {
                            found.ifPresent(shown);
                            read(view);
                        })
                        .onProblem(_ -> read(view))
                        .start();
    }

    private void read(View view) {
        load =
                tasks.run(() -> reader.apply(view))
                        .onSuccess(result -> {
                            isShown = true;
                            problem.set(null);
                            shown.accept(result);
                            loading.set(false);
                        })
                        .onProblem(found -> {
                            problem.set(found);
                            loading.set(false);
                        })
                        .start();
    }

    /** Shows a problem of something that belongs to what was read. */
    public void fail(Problem found) {
        problem.set(found);
    }

    /** Why nothing could be read, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
