package app.evenkeel.presentation.settings;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.job.DueRule;
import app.evenkeel.domain.job.DueRules;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.job.Retention;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.settings.SettingsDesk.Reading;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is set in the store, and how it is changed. JavaFX thread only; the work is done elsewhere.
 */
public final class SettingsViewModel {
    private static final int PREVIEWED = 3;

    private final SettingsDesk desk;
    private final Changes changes;
    private final Workspace workspace;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<@Nullable Reading> reading = new ReadOnlyObjectWrapper<>();
    private final Subscriptions subscriptions = new Subscriptions();
    private Handle loading = Handle.NONE;

    public SettingsViewModel(SettingsDesk desk, Changes changes, Workspace workspace, Clock clock) {
        this.desk = desk;
        this.changes = changes;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** What a rule comes to: its next moments, or why it is none. */
    record Preview(List<Instant> next, @Nullable Problem problem) {}

    /** Begins to follow the store, and reads. */
    public void activate() {
        FxThread.require();
        Changes.Subscription listening =
                changes.subscribe(change -> {
                    if (change == Change.JOBS || change == Change.SETTINGS) {
                        workspace.tasks().post(this::load);
                    }
                });
        subscriptions.add(listening::close);
        load();
    }

    public void deactivate() {
        subscriptions.close();
        loading.cancel();
    }

    /** What is set now; {@code null} before it was read. */
    ReadOnlyObjectProperty<@Nullable Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    void chooseCurrency(CurrencyCode currency) {
        act(() -> desk.setBaseCurrency(currency), workspace.notices()::problem);
    }

    void chooseOffline(boolean offline) {
        act(() -> desk.setOffline(offline), workspace.notices()::problem);
    }

    void saveStooqKey(String key) {
        act(() -> desk.setStooqKey(key), workspace.notices()::problem);
    }

    void saveOwnNode(Chain chain, String address, Consumer<Problem> refused) {
        act(() -> desk.setOwnNode(chain, address), refused);
    }

    /** Moves a feed up or down by one place; does nothing at the ends. */
    void moveFeed(AssetKind kind, String feed, int by) {
        Reading now = reading.get();
        if (now == null) {
            return;
        }
        List<String> order = new ArrayList<>(now.feeds().getOrDefault(kind, List.of()));
        int from = order.indexOf(feed);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
            act(() -> desk.setFeeds(kind, order), workspace.notices()::problem);
        }
    }

    Preview preview(String rule) {
        try {
            DueRule parsed = DueRules.parse(rule, clock.getZone());
            List<Instant> next = new ArrayList<>();
            Instant at = clock.instant();
            for (int i = 0; i < PREVIEWED; i++) {
                at = parsed.nextAfter(at);
                next.add(at);
            }
            return new Preview(next, null);
        } catch (EvenkeelException e) {
            return new Preview(List.of(), e.problem());
        }
    }

    void reschedule(String job, String rule, Consumer<Problem> refused) {
        act(() -> desk.reschedule(job, rule), refused);
    }

    void pause(String job, boolean paused) {
        act(() -> desk.setPaused(job, paused), workspace.notices()::problem);
    }

    void keep(Retention what, String text, Consumer<Problem> refused) {
        act(() -> desk.setRetention(what, text), refused);
    }

    private void load() {
        loading.cancel();
        loading =
                workspace
                        .tasks()
                        .run(desk::read)
                        .onSuccess(reading::set)
                        .onProblem(workspace.notices()::problem)
                        .start();
    }

    private void act(Runnable action, Consumer<Problem> refused) {
        FxThread.require();
        workspace
                .tasks()
                .run(() -> {
                    action.run();
                    return true;
                })
                .onProblem(problem -> {
                    refused.accept(problem);
                    load();
                })
                .start();
    }
}
