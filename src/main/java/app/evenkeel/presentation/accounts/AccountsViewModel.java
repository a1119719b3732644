package app.evenkeel.presentation.accounts;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.TaskRunner;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.security.Credentials;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Accounts, the selected one's assets, and the forms for a key and for an address. */
public final class AccountsViewModel {
    /** What is being added. */
    public enum Form {
        NONE,
        KEY,
        ADDRESS
    }

    private final AccountsDesk desk;
    private final Changes changes;
    private final Workspace workspace;
    private final ObservableList<AccountRow> accounts = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable AccountRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> formProblem =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Form> form = new ReadOnlyObjectWrapper<>(Form.NONE);
    private final Subscriptions subscriptions = new Subscriptions();
    private Handle loading = Handle.NONE;

    public AccountsViewModel(AccountsDesk desk, Changes changes, Workspace workspace) {
        this.desk = desk;
        this.changes = changes;
        this.workspace = workspace;
    }

    /** Begins to listen and loads. */
    public void activate() {
        FxThread.require();
        Changes.Subscription listening =
                changes.subscribe(change -> {
                    if (change == Change.COLLECTED
                            || change == Change.LEDGER
                            || change == Change.ACCOUNTS) {
                        workspace.tasks().post(this::load);
                    }
                });
        subscriptions.add(listening::close);
        load();
    }

    /** Stops listening; a form that was begun is closed, so that no secret stays in it. */
    public void deactivate() {
        subscriptions.close();
        loading.cancel();
        show(Form.NONE);
    }

    /** Loads again, as after a problem. */
    public void load() {
        FxThread.require();
        loading.cancel();
        loading =
                workspace
                        .tasks()
                        .run(desk::read)
                        .onSuccess(this::show)
                        .onProblem(problem::set)
                        .start();
    }

    private void show(AccountsDesk.Reading reading) {
        problem.set(null);
        AccountRow before = selected.get();
        accounts.setAll(
                reading.accounts().stream()
                        .map(account -> AccountRow.of(account, reading))
                        .toList());
        AccountRow first =
                accounts.stream()
                        .filter(AccountRow::hasSource)
                        .findFirst()
                        .orElse(accounts.isEmpty() ? null : accounts.getFirst());
        selected.set(
                accounts.stream()
                        .filter(row ->
                                before != null && row.account().id().equals(before.account().id()))
                        .findFirst()
                        .orElse(first));
        loaded.set(true);
    }

    public ObservableList<AccountRow> accounts() {
        return accounts;
    }

    public ObjectProperty<@Nullable AccountRow> selectedProperty() {
        return selected;
    }

    /** Whether there was one load; before that an empty list means nothing. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Whether something is being collected or added. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why what was typed could not be added. */
    public ReadOnlyObjectProperty<@Nullable Problem> formProblemProperty() {
        return formProblem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Form> formProperty() {
        return form.getReadOnlyProperty();
    }

    public void show(Form wanted) {
        formProblem.set(null);
        form.set(wanted);
    }

    List<AccountsDesk.VenueChoice> venues() {
        return desk.venues();
    }

    /** Collects everything, with progress in the status bar. */
    public void collect() {
        FxThread.require();
        busy.set(true);
        workspace
                .tasks()
                .runWithProgress(desk::collect)
                .named("job.collect")
                .onSuccess(count -> {
                    busy.set(false);
                    workspace
                            .notices()
                            .done(workspace.messages().text("accounts.collected", count));
                })
                .onProblem(found -> {
                    busy.set(false);
                    workspace.notices().problem(found);
                })
                .onCancelled(() -> busy.set(false))
                .start();
    }

    /**
     * Adds a key.
     *
     * @param credentials taken over, and cleared once they are sealed
     */
    public void addKey(
            String venue,
            String label,
            @Nullable AccountId account,
            Credentials credentials,
            boolean allowWithdrawal) {
        add(
                progress -> {
                    try (credentials) {
                        return desk.addKey(
                                venue, label, account, credentials, allowWithdrawal, progress);
                    }
                },
                this::warnOfUnseen);
    }

    private void warnOfUnseen(Connection added) {
        if (added.withdrawal() == Connection.Withdrawal.NOT_STATED) {
            workspace
                    .notices()
                    .done(workspace.messages().text("accounts.form.unseen", added.label()));
        }
    }

    /**
     * Adds an address.
     *
     * @param tokens {@code SYMBOL=CONTRACT}, separated by spaces, commas or lines
     */
    public void addAddress(
            Chain chain, String address, String label, @Nullable AccountId account, String tokens) {
        Map<String, String> contracts = new LinkedHashMap<>();
        for (String token : tokens.split("[\\s,]+", -1)) {
            int at = token.indexOf('=');
            if (at > 0) {
                contracts.put(token.substring(0, at), token.substring(at + 1));
            }
        }
        add(
                _ -> {
                    desk.addAddress(chain, address, label, account, contracts);
                    return true;
                },
                _ -> {});
    }

    private <T> void add(TaskRunner.Work<T> work, Consumer<T> added) {
        FxThread.require();
        busy.set(true);
        formProblem.set(null);
        workspace
                .tasks()
                .runWithProgress((Progress progress) -> work.call(progress))
                .onSuccess(done -> {
                    busy.set(false);
                    show(Form.NONE);
                    added.accept(done);
                    load();
                })
                .onProblem(found -> {
                    busy.set(false);
                    formProblem.set(found);
                })
                .onCancelled(() -> busy.set(false))
                .start();
    }

    /** Asks, and removes a key or an address by its label. */
    public void remove(String label, boolean isAddress) {
        workspace
                .dialogs()
                .confirm(
                        workspace.messages().text("accounts.remove.title", label),
                        workspace.messages().text("accounts.remove.text"),
                        workspace.messages().text("accounts.remove.action"),
                        () ->
                                act(() -> {
                                    if (isAddress) {
                                        desk.removeAddress(label);
                                    } else {
                                        desk.removeKey(label);
                                    }
                                }));
    }

    /** Makes the ledger say what was collected; undo takes it back. */
    public void book(CollectedLine line, TransactionType type) {
        workspace
                .tasks()
                .run(() -> {
                    desk.book(line, type);
                    return type;
                })
                .onSuccess(done ->
                        workspace
                                .notices()
                                .done(
                                        workspace
                                                .messages()
                                                .text(
                                                        "accounts.booked",
                                                        workspace
                                                                .messages()
                                                                .text("type." + done.name()))))
                .onProblem(workspace.notices()::problem)
                .start();
    }

    private void act(Runnable action) {
        FxThread.require();
        workspace
                .tasks()
                .run(() -> {
                    action.run();
                    return true;
                })
                .onProblem(workspace.notices()::problem)
                .start();
    }

    List<Account> accountChoices() {
        return accounts.stream().map(AccountRow::account).toList();
    }
}
