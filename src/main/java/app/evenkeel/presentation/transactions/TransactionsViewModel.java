package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.LedgerService.EditName;
import app.evenkeel.portfolio.LedgerService.Ledger;
import app.evenkeel.presentation.fx.Dialogs;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Notices;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.TaskRunner;
import app.evenkeel.presentation.fx.ViewContext;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The ledger as one list of rows that is filtered and sorted away from the JavaFX thread, and its
 * edits. JavaFX thread only.
 */
public final class TransactionsViewModel {
    private static final Duration TYPING_PAUSE = Duration.ofMillis(150);

    private final TransactionsSource source;
    private final TaskRunner tasks;
    private final ViewContext context;
    private final Messages messages;
    private final Notices notices;
    private final Dialogs dialogs;
    private final Changes changes;
    private final ZoneId zone;
    private final Map<TransactionType, String> typeNames = new EnumMap<>(TransactionType.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<@Nullable Loaded> loaded = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<TransactionRow>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<TransactionQuery> query =
            new ReadOnlyObjectWrapper<>(TransactionQuery.ALL);
    private final ReadOnlyObjectWrapper<@Nullable TransactionFormViewModel> form =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> saveProblem =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private Handle load = Handle.NONE;
    private Handle pause = Handle.NONE;
    private Handle filter = Handle.NONE;
    private String lastAccount = "";

    /**
     * @param zone the user's zone, in which new transactions happen
     */
    public TransactionsViewModel(
            TransactionsSource source, Workspace workspace, Changes changes, ZoneId zone) {
        this.source = source;
        this.tasks = workspace.tasks();
        this.context = workspace.context();
        this.messages = workspace.messages();
        this.notices = workspace.notices();
        this.dialogs = workspace.dialogs();
        this.changes = changes;
        this.zone = zone;
        for (TransactionType type : TransactionType.values()) {
            typeNames.put(type, messages.text("type." + type));
        }
    }

    /**
     * What was read from the store.
     *
     * @param files names of imported files by import
     */
    record Loaded(
            Ledger ledger,
            List<TransactionRow> rows,
            List<Asset> assets,
            List<Account> accounts,
            Map<BatchId, String> files) {}

    ReadOnlyObjectProperty<@Nullable Loaded> loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** The rows that the filters leave, in order; each change is a new list. */
    ReadOnlyObjectProperty<List<TransactionRow>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TransactionQuery> queryProperty() {
        return query.getReadOnlyProperty();
    }

    /** The form that is open, or {@code null}. */
    ReadOnlyObjectProperty<@Nullable TransactionFormViewModel> formProperty() {
        return form.getReadOnlyProperty();
    }

    /** Why nothing could be loaded, or {@code null}. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why the form could not be saved, or {@code null}; what was typed is still there. */
    ReadOnlyObjectProperty<@Nullable Problem> saveProblemProperty() {
        return saveProblem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Whether what is in the form is on its way to the store. */
    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** Begins to follow period, scope and changes of the ledger. */
    public void activate(@Nullable AssetId asset) {
        FxThread.require();
        deactivate();
        if (asset != null) {
            query.set(query.get().withAsset(asset));
        }
        subscriptions.onChange(
                this::refilter,
                context.periodProperty(),
                context.scopeProperty(),
                context.asOfProperty());
        Changes.Subscription ledger =
                changes.subscribe(change -> {
                    if (change == Change.LEDGER || change == Change.ACCOUNTS) {
                        tasks.post(this::reload);
                    }
                });
        subscriptions.add(ledger::close);
        reload();
    }

    /** Stops following, and drops what is under way. */
    public void deactivate() {
        FxThread.require();
        subscriptions.close();
        load.cancel();
        pause.cancel();
        filter.cancel();
        loading.set(false);
    }

    /** Loads everything again. */
    void reload() {
        FxThread.require();
        load.cancel();
        loading.set(true);
        load =
                tasks.runWithProgress(this::read)
                        .onSuccess(result -> {
                            problem.set(null);
                            loaded.set(result);
                            refilter();
                        })
                        .onProblem(found -> {
                            problem.set(found);
                            loading.set(false);
                        })
                        .start();
    }

    private Loaded read(Progress progress) {
        Ledger ledger = source.load();
        List<TransactionRow> rows = new ArrayList<>(ledger.transactions().size());
        for (Transaction transaction : ledger.transactions()) {
            progress.checkCancelled();
            rows.add(
                    TransactionRow.of(
                            transaction, ledger, typeNames.getOrDefault(transaction.type(), "")));
        }
        return new Loaded(
                ledger,
                rows,
                ledger.assets().values().stream()
                        .sorted(Comparator.comparing(Asset::symbol))
                        .toList(),
                ledger.accounts().values().stream()
                        .sorted(Comparator.comparing(Account::name))
                        .toList(),
                source.fileNames());
    }

    /** Searches once the user has stopped typing for a moment. */
    void search(String words) {
        query.set(query.get().withWords(words));
        pause.cancel();
        pause = tasks.later(TYPING_PAUSE, this::refilter);
    }

    void showType(@Nullable TransactionType type) {
        query.set(query.get().withType(type));
        refilter();
    }

    void showAccount(@Nullable AccountId account) {
        query.set(query.get().withAccount(account));
        refilter();
    }

    void showAsset(@Nullable AssetId asset) {
        query.set(query.get().withAsset(asset));
        refilter();
    }

    void sort(TransactionColumn column, boolean descending) {
        query.set(query.get().sortedBy(column, descending));
        refilter();
    }

    /** Takes all filters of this screen away, the period too. */
    void showAll() {
        TransactionQuery now = query.get();
        query.set(TransactionQuery.ALL.sortedBy(now.column(), now.descending()));
        context.periodProperty().set(app.evenkeel.presentation.fx.Period.MAX);
        refilter();
    }

    private void refilter() {
        FxThread.require();
        pause.cancel();
        filter.cancel();
        Loaded now = loaded.get();
        if (now == null) {
            return;
        }
        TransactionQuery wanted = query.get().within(after(now), context.scope());
        filter =
                tasks.runWithProgress(progress -> wanted.run(now.rows(), progress))
                        .onSuccess(rows -> {
                            shown.set(rows);
                            loading.set(false);
                        })
                        .onProblem(found -> {
                            problem.set(found);
                            loading.set(false);
                        })
                        .start();
    }

    /** The day before the period, or {@code null} if the period takes in the first transaction. */
    private @Nullable LocalDate after(Loaded now) {
        LocalDate first =
                now.ledger().transactions().stream()
                        .map(transaction -> transaction.head().date())
                        .min(Comparator.naturalOrder())
                        .orElse(context.asOf());
        LocalDate start = context.period().startFrom(context.asOf(), first);
        return start.isAfter(first) ? start : null;
    }

    /** Opens an empty form. */
    void create() {
        open(null);
    }

    /** Opens the form on a stored transaction. */
    void edit(TransactionRow row) {
        open(row.transaction());
    }

    private void open(@Nullable Transaction transaction) {
        Loaded now = loaded.get();
        if (now != null) {
            discarding(() -> open(transaction, now));
        }
    }

    private void open(@Nullable Transaction transaction, Loaded now) {
        String account =
                lastAccount.isEmpty() && !now.accounts().isEmpty()
                        ? now.accounts().getFirst().name()
                        : lastAccount;
        saveProblem.set(null);
        form.set(
                new TransactionFormViewModel(
                        now.ledger(),
                        transaction,
                        context.asOf(),
                        account,
                        context.baseCurrency().value(),
                        context.formats().locale(),
                        zone));
    }

    /** Closes the form; asks first where that would lose what was typed. */
    void leaveForm() {
        discarding(this::closeForm);
    }

    private void discarding(Runnable then) {
        TransactionFormViewModel now = form.get();
        if (now == null || !now.isTouched()) {
            then.run();
            return;
        }
        dialogs.confirm(
                messages.text("form.discard.title"),
                messages.text("transactions.form.discard.text"),
                messages.text("action.discard"),
                then);
    }

    private void closeForm() {
        saveProblem.set(null);
        form.set(null);
    }

    /**
     * Saves what is in the form; it stays open with what was typed if that fails. Does nothing
     * while it is being saved: what is saved twice is two transactions.
     *
     * @param another whether to go on with an empty form
     */
    void save(boolean another) {
        TransactionFormViewModel open = form.get();
        TransactionDraft draft = open == null ? null : open.draft().orElse(null);
        if (open == null || draft == null || saving.get()) {
            return;
        }
        saving.set(true);
        Transaction edited = open.edited();
        lastAccount = draft.account();
        Callable<Transaction> work =
                () -> {
                    Transaction built =
                            new TransactionAssembly(source, open.ledger()).build(draft, edited);
                    if (edited == null) {
                        return source.add(built);
                    }
                    source.edit(built);
                    return built;
                };
        tasks.run(work)
                .onSuccess(stored -> {
                    saving.set(false);
                    closeForm();
                    tell(new EditName(edited == null ? "add" : "edit", 1));
                    if (another) {
                        create();
                    }
                })
                .onProblem(found -> {
                    saving.set(false);
                    saveProblem.set(found);
                })
                .onCancelled(() -> saving.set(false))
                .start();
    }

    void delete(List<TransactionRow> rows) {
        List<TransactionId> ids = rows.stream().map(row -> row.transaction().head().id()).toList();
        if (ids.isEmpty()) {
            return;
        }
        change(
                () -> {
                    source.delete(ids);
                    return Optional.of(new EditName("delete", ids.size()));
                },
                this::tell);
    }

    public void undo() {
        change(
                () -> {
                    Optional<EditName> name = source.undoable();
                    name.ifPresent(any -> source.undo());
                    return name;
                },
                name ->
                        notices.done(
                                messages.text("transactions.undone." + name.verb(), name.count())));
    }

    public void redo() {
        change(
                () -> {
                    Optional<EditName> name = source.redoable();
                    name.ifPresent(any -> source.redo());
                    return name;
                },
                name ->
                        notices.done(
                                messages.text("transactions.redone." + name.verb(), name.count())));
    }

    private void change(
            Callable<Optional<EditName>> work, java.util.function.Consumer<EditName> told) {
        tasks.run(work)
                .onSuccess(name -> {
                    name.ifPresent(told);
                    reload();
                })
                .onProblem(notices::problem)
                .start();
    }

    private void tell(EditName name) {
        notices.done(
                messages.text("transactions.done." + name.verb(), name.count()),
                messages.text("transactions.undo"),
                this::undo);
        reload();
    }
}
