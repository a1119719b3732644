package app.evenkeel.presentation.health;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.Finding;
import app.evenkeel.domain.portfolio.Fix;
import app.evenkeel.domain.portfolio.TransferPair;
import app.evenkeel.domain.portfolio.TransferProposal;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings about the data, and what can be done about each. */
public final class HealthViewModel {
    private final HealthDesk desk;
    private final Changes changes;
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable Reading> reading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable EventPreview> preview =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Subscriptions subscriptions = new Subscriptions();
    private Handle loading = Handle.NONE;

    /**
     * What was found, once.
     *
     * @param pairs rows of the proposed moves
     */
    public record Reading(List<Finding> findings, Map<TransferProposal, TransferPair> pairs) {
        public Reading {
            findings = List.copyOf(findings);
            pairs = Map.copyOf(pairs);
        }

        /** Whether several pairs could be accepted at once. */
        public boolean hasConfident() {
            return pairs.keySet().stream()
                            .filter(p -> p.confidence() != TransferProposal.Confidence.POSSIBLE)
                            .count()
                    > 1;
        }
    }

    public HealthViewModel(HealthDesk desk, Changes changes, Workspace workspace) {
        this.desk = desk;
        this.changes = changes;
        this.workspace = workspace;
    }

    /** Begins to listen and loads. */
    public void activate() {
        FxThread.require();
        Changes.Subscription listening =
                changes.subscribe(change -> {
                    if (change != Change.JOBS) {
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
        preview.set(null);
    }

    /** Loads again. */
    public void load() {
        FxThread.require();
        loading.cancel();
        LocalDate asOf = workspace.context().asOf();
        CurrencyCode currency = workspace.context().baseCurrency();
        loading =
                workspace
                        .tasks()
                        .run(() -> {
                            Map<TransferProposal, TransferPair> pairs = new HashMap<>();
                            desk.pairs().forEach(pair -> pairs.put(pair.proposal(), pair));
                            return new Reading(desk.findings(asOf, currency), pairs);
                        })
                        .onSuccess(found -> {
                            problem.set(null);
                            reading.set(found);
                        })
                        .onProblem(problem::set)
                        .start();
    }

    /** Does what mends a finding, shows it first, or goes where the user can. */
    public void fix(Finding finding, Fix fix) {
        switch (fix) {
            case Fix.BookEvent book -> show(book.event());
            case Fix.AcceptTransfer _, Fix.AddOpeningBalance _, Fix.BookDifference _ -> mend(fix);
            case Fix.GetRates _ ->
                    act(
                            () -> {
                                desk.getRates();
                                return true;
                            },
                            "health.rates");
            case Fix.ImportOlderFile _, Fix.ImportRates _ ->
                    workspace.navigator().go(new Route.Imports(null));
            case Fix.ChoosePriceSource choose ->
                    workspace.navigator().go(new Route.Assets(choose.asset()));
            case Fix.JudgeBars judge -> workspace.navigator().go(new Route.Assets(judge.asset()));
            case Fix.LookAtRows _ -> look(finding);
        }
    }

    /** Goes to the rows of a finding. */
    public void look(Finding finding) {
        var asset = finding.problem().asset();
        workspace.navigator().go(new Route.Transactions(asset == null ? null : asset.id()));
    }

    /** Shows what booking an event would change. */
    public void show(CorporateEvent event) {
        FxThread.require();
        workspace
                .tasks()
                .run(() -> desk.preview(event))
                .onSuccess(preview::set)
                .onProblem(workspace.notices()::problem)
                .start();
    }

    /** Books what is shown. */
    public void book() {
        EventPreview shown = preview.get();
        if (shown != null) {
            preview.set(null);
            mend(new Fix.BookEvent(shown.event()));
        }
    }

    /** Shows no event any more. */
    public void closePreview() {
        preview.set(null);
    }

    /** Never takes the two rows for one move again. */
    public void reject(TransferProposal pair) {
        act(
                () -> {
                    desk.reject(pair);
                    return true;
                },
                "transactions.done.reject");
    }

    /** Accepts all pairs but those that fit as others do. */
    public void acceptConfident() {
        act(() -> desk.acceptConfident() > 0, "health.accepted");
    }

    private void mend(Fix fix) {
        act(() -> desk.mend(fix), "health.mended");
    }

    private interface Work {
        boolean run();
    }

    private void act(Work work, String done) {
        FxThread.require();
        workspace
                .tasks()
                .run(work::run)
                .onSuccess(changed -> {
                    if (changed) {
                        workspace.notices().done(workspace.messages().text(done));
                    }
                })
                .onProblem(workspace.notices()::problem)
                .start();
    }

    /** What was found; {@code null} before the first load. */
    public ReadOnlyObjectProperty<@Nullable Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** The event that is shown before and after, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable EventPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
