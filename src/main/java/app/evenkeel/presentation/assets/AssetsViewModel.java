package app.evenkeel.presentation.assets;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.corporate.EventDesk;
import app.evenkeel.presentation.corporate.EventFormViewModel;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The assets, which one is chosen, and what can be changed about it. */
public final class AssetsViewModel {
    private final AssetDesk desk;
    private final EventDesk events;
    private final Changes changes;
    private final Workspace workspace;
    private final ObservableList<AssetLine> all = FXCollections.observableArrayList();
    private final FilteredList<AssetLine> shown = new FilteredList<>(all);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable AssetDetail> detail =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable EventFormViewModel> eventForm =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Subscriptions subscriptions = new Subscriptions();
    private @Nullable AssetId wanted;
    private Handle loading = Handle.NONE;
    private Handle reading = Handle.NONE;

    /**
     * @param events previews and books corporate actions
     */
    public AssetsViewModel(AssetDesk desk, EventDesk events, Changes changes, Workspace workspace) {
        this.desk = desk;
        this.events = events;
        this.changes = changes;
        this.workspace = workspace;
        search.subscribe(text -> {
            String sought = text.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(line -> matches(line.asset(), sought));
        });
    }

    private static boolean matches(Asset asset, String sought) {
        return asset.name().toLowerCase(Locale.ROOT).contains(sought)
                || asset.symbol().toLowerCase(Locale.ROOT).contains(sought)
                || asset.isin().toLowerCase(Locale.ROOT).contains(sought);
    }

    /** Begins to listen and loads; chooses an asset if one is given. */
    public void activate(@Nullable AssetId focus) {
        FxThread.require();
        if (focus != null) {
            wanted = focus;
            search.set("");
        }
        Changes.Subscription listening =
                changes.subscribe(change -> {
                    if (change == Change.PRICES || change == Change.LEDGER) {
                        workspace.tasks().post(this::load);
                    }
                });
        subscriptions.add(listening::close);
        load();
    }

    /** Stops listening. */
    public void deactivate() {
        subscriptions.close();
        loading.cancel();
        reading.cancel();
        closeEventForm();
    }

    /** Loads again. */
    public void load() {
        FxThread.require();
        loading.cancel();
        loading =
                workspace
                        .tasks()
                        .run(desk::lines)
                        .onSuccess(this::show)
                        .onProblem(problem::set)
                        .start();
    }

    private void show(List<AssetLine> lines) {
        problem.set(null);
        all.setAll(lines);
        loaded.set(true);
        if (wanted == null && !lines.isEmpty()) {
            wanted = lines.getFirst().asset().id();
        }
        lines.stream()
                .map(AssetLine::asset)
                .filter(asset -> asset.id().equals(wanted))
                .findFirst()
                .ifPresent(this::choose);
    }

    /** Shows one asset. */
    public void choose(Asset asset) {
        FxThread.require();
        wanted = asset.id();
        reading.cancel();
        reading =
                workspace
                        .tasks()
                        .run(() -> desk.detail(asset))
                        .onSuccess(detail::set)
                        .onProblem(workspace.notices()::problem)
                        .start();
    }

    /** Replaces what is known of an asset. */
    public void edit(Asset asset) {
        act(() -> desk.edit(asset), true);
    }

    /** Lets a held bar count. */
    public void release(HeldBar bar) {
        act(() -> desk.release(bar), false);
    }

    /** Throws a held bar away. */
    public void discard(HeldBar bar) {
        act(() -> desk.discard(bar), false);
    }

    /** Has prices fetched also while the asset is not held, or not. */
    public void watch(Asset asset, boolean watched) {
        act(() -> desk.setWatched(asset, watched), false);
    }

    /** Asks a feed before the one it now comes after. */
    public void prefer(FeedChoice choice) {
        AssetDetail shownNow = detail.get();
        if (shownNow == null) {
            return;
        }
        List<FeedChoice> order = new ArrayList<>(shownNow.choices());
        int place = order.indexOf(choice);
        if (place > 0) {
            Collections.swap(order, place, place - 1);
            act(() -> desk.setChoices(shownNow.asset(), order), false);
        }
    }

    /** Opens the form for what the issuer of the chosen asset did. */
    public void openEventForm() {
        AssetDetail shownNow = detail.get();
        if (shownNow != null) {
            eventForm.set(
                    new EventFormViewModel(
                            events,
                            workspace,
                            shownNow.asset(),
                            all.stream().map(AssetLine::asset).toList(),
                            () -> eventForm.set(null)));
        }
    }

    /** Leaves that form; asks first where that would lose what was typed. */
    void leaveEventForm() {
        EventFormViewModel open = eventForm.get();
        if (open != null) {
            open.leave();
        }
    }

    /** Closes that form. */
    public void closeEventForm() {
        EventFormViewModel open = eventForm.get();
        if (open != null) {
            open.close();
        }
    }

    private void act(Runnable work, boolean tell) {
        FxThread.require();
        workspace
                .tasks()
                .run(() -> {
                    work.run();
                    return true;
                })
                .onSuccess(done -> {
                    if (tell) {
                        workspace.notices().done(workspace.messages().text("assets.saved"));
                    }
                    load();
                })
                .onProblem(workspace.notices()::problem)
                .start();
    }

    /** The assets that match the search. */
    public ObservableList<AssetLine> lines() {
        return shown;
    }

    public StringProperty searchProperty() {
        return search;
    }

    /** The chosen asset, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable AssetDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** The open form for a corporate action, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable EventFormViewModel> eventFormProperty() {
        return eventForm.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
