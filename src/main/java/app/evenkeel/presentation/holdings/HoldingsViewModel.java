package app.evenkeel.presentation.holdings;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Loading;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.fx.TaskRunner;
import app.evenkeel.presentation.fx.ViewContext;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.holdings.HoldingsReading.Holdings;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Loads the positions, arranges them as the user wants them, and reads what is behind the selected
 * one. JavaFX thread only; what it reads, it reads elsewhere.
 */
public final class HoldingsViewModel {
    private final Loading<Holdings> loading;
    private final DetailReading details;
    private final TaskRunner tasks;
    private final ViewContext context;
    private final Locale language;
    private final ReadOnlyObjectWrapper<@Nullable Holdings> holdings =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<HoldingLine>> lines =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable HoldingRow> selected =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable HoldingDetail> detail =
            new ReadOnlyObjectWrapper<>();
    private Handle detailLoad = Handle.NONE;
    private HoldingOrder order = HoldingOrder.DEFAULT;
    private @Nullable AssetId focus;
    private boolean begun;

    public HoldingsViewModel(HoldingsSource source, Workspace workspace, Changes changes) {
        HoldingsReading reading = new HoldingsReading(source);
        this.loading =
                new Loading<>(
                        workspace,
                        changes,
                        view ->
                                reading.read(
                                        view.asOf(), view.currency(), view.period(), view.scope()),
                        this::show);
        this.details = new DetailReading(source);
        this.tasks = workspace.tasks();
        this.context = workspace.context();
        this.language = workspace.messages().language();
    }

    /** All positions, or {@code null} until they are loaded. */
    ReadOnlyObjectProperty<@Nullable Holdings> holdingsProperty() {
        return holdings.getReadOnlyProperty();
    }

    /** The lines of the table, arranged. */
    ReadOnlyObjectProperty<List<HoldingLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable HoldingRow> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** What is behind the selected position; {@code null} while none is or it is being read. */
    ReadOnlyObjectProperty<@Nullable HoldingDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** Why nothing could be loaded, or {@code null}. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return loading.problemProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.loadingProperty();
    }

    /**
     * Begins to follow period, scope and changes of the store.
     *
     * @param asset what to select, or {@code null}
     */
    public void activate(@Nullable AssetId asset) {
        FxThread.require();
        deactivate();
        focus = asset;
        loading.activate();
    }

    /** Stops following, and drops what is being loaded. */
    public void deactivate() {
        FxThread.require();
        loading.deactivate();
        detailLoad.cancel();
    }

    /** Loads again; an older load that is still under way is dropped. */
    void reload() {
        loading.reload();
    }

    private void show(Holdings loaded) {
        holdings.set(loaded);
        arrange();
        HoldingRow before = selected.get();
        HoldingRow again =
                loaded.rows().stream()
                        .filter(row -> isWanted(row, before))
                        .findFirst()
                        .orElseGet(() -> begun ? null : first());
        focus = null;
        begun = true;
        select(again);
    }

    /** The first of the lines that has something behind it, so that the details are not empty. */
    private @Nullable HoldingRow first() {
        for (HoldingLine line : lines.get()) {
            if (line instanceof HoldingLine.Holding holding && !holding.row().asset().isCash()) {
                return holding.row();
            }
        }
        return null;
    }

    private boolean isWanted(HoldingRow row, @Nullable HoldingRow before) {
        return focus != null
                ? row.asset().id().equals(focus)
                : before != null && row.isSamePool(before);
    }

    /** Reads what is behind a position; nothing if {@code null}. */
    void select(@Nullable HoldingRow row) {
        FxThread.require();
        detailLoad.cancel();
        selected.set(row);
        if (row == null) {
            detail.set(null);
            return;
        }
        LocalDate asOf = context.asOf();
        Period period = context.period();
        Scope scope = context.scope();
        detailLoad =
                tasks.run(() -> details.read(row, asOf, period, scope))
                        .onSuccess(detail::set)
                        .onProblem(loading::fail)
                        .start();
    }

    void group(Grouping grouping) {
        arrange(order.withGrouping(grouping));
    }

    void filter(String words) {
        arrange(order.withFilter(words));
    }

    void sort(HoldingColumn column, boolean descending) {
        arrange(order.withSort(column, descending));
    }

    private void arrange(HoldingOrder wanted) {
        FxThread.require();
        if (!wanted.equals(order)) {
            order = wanted;
            arrange();
        }
    }

    // Positions are at most a few thousand: arranging them takes less than a frame.
    private void arrange() {
        Holdings now = holdings.get();
        if (now != null) {
            lines.set(order.arrange(now.rows(), language));
        }
    }
}
