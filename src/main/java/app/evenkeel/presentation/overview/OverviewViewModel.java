package app.evenkeel.presentation.overview;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.TaskRunner;
import app.evenkeel.presentation.fx.ViewContext;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Loads the Overview and keeps it up to date while the screen is shown. JavaFX thread only; what it
 * reads, it reads elsewhere.
 */
public final class OverviewViewModel {
    private final OverviewReading reading;
    private final TaskRunner tasks;
    private final ViewContext context;
    private final Changes changes;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<@Nullable OverviewData> data =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private Handle load = Handle.NONE;
    private @Nullable AssetId benchmark;

    public OverviewViewModel(OverviewSource source, Workspace workspace, Changes changes) {
        this.reading = new OverviewReading(source);
        this.tasks = workspace.tasks();
        this.context = workspace.context();
        this.changes = changes;
    }

    /** What is shown, or {@code null} until it is loaded. */
    ReadOnlyObjectProperty<@Nullable OverviewData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** Why nothing could be loaded, or {@code null}. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Begins to follow period, scope and changes of the store. */
    public void activate() {
        FxThread.require();
        deactivate();
        subscriptions.onChange(
                this::reload,
                context.periodProperty(),
                context.scopeProperty(),
                context.asOfProperty(),
                context.baseCurrencyProperty());
        Changes.Subscription notices = changes.subscribe(change -> tasks.post(this::reload));
        subscriptions.add(notices::close);
        reload();
    }

    /** Stops following, and drops what is being loaded. */
    public void deactivate() {
        FxThread.require();
        subscriptions.close();
        load.cancel();
        loading.set(false);
    }

    /** Compares with another asset, or with none. */
    void compareWith(@Nullable AssetId asset) {
        benchmark = asset;
        reload();
    }

    /** Loads again; an older load that is still under way is dropped. */
    void reload() {
        FxThread.require();
        load.cancel();
        loading.set(true);
        LocalDate asOf = context.asOf();
        CurrencyCode currency = context.baseCurrency();
        Period period = context.period();
        Scope scope = context.scope();
        AssetId chosen = benchmark;
        load =
                tasks.run(() -> reading.read(asOf, currency, period, scope, chosen))
                        .onSuccess(result -> {
                            problem.set(null);
                            data.set(result);
                            loading.set(false);
                        })
                        .onProblem(found -> {
                            problem.set(found);
                            loading.set(false);
                        })
                        .start();
    }
}
