package app.evenkeel.presentation.shell;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.LedgerService.EditName;
import app.evenkeel.portfolio.PriceDays;
import app.evenkeel.portfolio.TransactionDays;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Navigator;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.TaskRunner;
import app.evenkeel.presentation.fx.ViewContext;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The window's own state: where the user is, what every screen obeys, what can be undone. */
final class ShellViewModel implements Navigator {
    /** The screens there are, in the order of the sidebar and of Ctrl+1 to Ctrl+9. */
    static final List<Route> SCREENS =
            List.of(
                    new Route.Overview(),
                    new Route.Holdings(null),
                    new Route.Transactions(null),
                    new Route.Performance(),
                    new Route.Risk(),
                    new Route.Backtest(),
                    new Route.Allocation(),
                    new Route.Imports(null),
                    new Route.Assets(null),
                    new Route.Accounts(),
                    new Route.Health(),
                    new Route.Activity());

    /** Ctrl+1 to Ctrl+9 are all there are; screens beyond have none. */
    private static final int DIGITS = 9;

    /** Between two looks at whether trading is stopped. */
    private static final Duration GLANCE = Duration.ofSeconds(2);

    private static final String LAST_ROUTE = "window.route";
    private static final String LAST_PERIOD = "window.period";

    private final OpenStore store;
    private final TaskRunner tasks;
    private final ViewContext context;
    private final ReadOnlyObjectWrapper<@Nullable Route> route = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<PriceDays> priceDays =
            new ReadOnlyObjectWrapper<>(PriceDays.NONE);
    private final ReadOnlyObjectWrapper<@Nullable ZonedDateTime> quoted =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<TradingDesk.@Nullable Standing> trading =
            new ReadOnlyObjectWrapper<>();
    private final ObservableList<ScopeChoice> scopes = FXCollections.observableArrayList();
    private final Subscriptions subscriptions = new Subscriptions();
    private final Messages messages;
    private final Clock clock;
    private Handle refreshing = Handle.NONE;
    private Handle disarming = Handle.NONE;
    private Handle watching = Handle.NONE;
    private TradingDesk.@Nullable Switches seen;
    private TransactionDays transactionDays = TransactionDays.NONE;
    private boolean isPeriodChosen;
    private boolean isFitting;
    private @Nullable Workspace workspace;
    private Runnable fileChooser = () -> {};
    private Runnable columnMapper = () -> {};

    /** A scope and what it is called. */
    record ScopeChoice(String name, Scope scope) {
        @Override
        public String toString() {
            return name;
        }
    }

    private record State(
            CurrencyCode currency,
            List<Account> accounts,
            List<Portfolio> portfolios,
            PriceDays priceDays,
            Optional<ZonedDateTime> quoted,
            TransactionDays transactionDays,
            Optional<EditName> undoable,
            Optional<EditName> redoable,
            TradingDesk.Standing trading) {}

    private record Start(State state, String route, String period) {}

    ShellViewModel(
            OpenStore store, TaskRunner tasks, Messages messages, Formats formats, Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.messages = messages;
        this.clock = clock;
        this.context = new ViewContext(LocalDate.now(clock), CurrencyCode.JPY, formats);
    }

    /** What screens are given; set once, before {@link #start}. */
    void setWorkspace(Workspace lent, Runnable chooser, Runnable mapper) {
        workspace = lent;
        fileChooser = chooser;
        columnMapper = mapper;
    }

    /**
     * Loads what the window needs and goes to a screen.
     *
     * @param wanted where to, or {@code null} for where the user was last
     */
    void start(@Nullable Route wanted) {
        FxThread.require();
        Changes.Subscription listening =
                store.changes().subscribe(change -> tasks.post(() -> changed(change)));
        subscriptions.add(listening::close);
        tasks.run(() ->
                        new Start(
                                state(context.asOf()),
                                store.setting(LAST_ROUTE, "overview"),
                                store.setting(LAST_PERIOD, "")))
                .onSuccess(start -> {
                    chosenPeriod(start.period())
                            .ifPresent(chosen -> {
                                isPeriodChosen = true;
                                context.periodProperty().set(chosen);
                            });
                    show(start.state());
                    context.periodProperty().subscribe((before, now) -> choosePeriod(now));
                    go(
                            wanted != null
                                    ? wanted
                                    : Route.of(start.route()).orElse(new Route.Overview()));
                    watch();
                })
                .onProblem(problem -> lent().notices().problem(problem))
                .start();
    }

    void stop() {
        subscriptions.close();
        refreshing.cancel();
        disarming.cancel();
        watching.cancel();
    }

    /** The digit that leads to a screen together with Ctrl, if one does. */
    static Optional<String> digit(Route screen) {
        int place = SCREENS.indexOf(screen);
        return place < 0 || place >= DIGITS
                ? Optional.empty()
                : Optional.of(Integer.toString(place + 1));
    }

    @Override
    public void go(Route next) {
        FxThread.require();
        Route before = route.get();
        route.set(next);
        if (before == null || !before.key().equals(next.key())) {
            remember(LAST_ROUTE, next.key());
        }
    }

    @Override
    public void importFiles() {
        fileChooser.run();
    }

    @Override
    public void mapColumns() {
        columnMapper.run();
    }

    void undo() {
        edit(store::undo);
    }

    void redo() {
        edit(store::redo);
    }

    void toggleAmounts() {
        context.hideAmountsProperty().set(!context.hideAmountsProperty().get());
    }

    ViewContext context() {
        return context;
    }

    ReadOnlyObjectProperty<@Nullable Route> routeProperty() {
        return route.getReadOnlyProperty();
    }

    /** What undo would take back, in words; empty if there is nothing. */
    ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    /** Of which days the prices of what is held are. */
    ReadOnlyObjectProperty<PriceDays> priceDaysProperty() {
        return priceDays.getReadOnlyProperty();
    }

    /** When the latest quote was so; {@code null} if there is none, or a close is later. */
    ReadOnlyObjectProperty<@Nullable ZonedDateTime> quotedProperty() {
        return quoted.getReadOnlyProperty();
    }

    /** How real an order could be now; {@code null} until it is loaded. */
    ReadOnlyObjectProperty<TradingDesk.@Nullable Standing> tradingProperty() {
        return trading.getReadOnlyProperty();
    }

    /** Stops all trading at once, whatever screen is shown. */
    void stopTrading() {
        tasks.run(
                        () -> {
                            store.trading().stop();
                            return true;
                        })
                .onSuccess(done -> lent().notices().done(messages.text("shell.stopped")))
                .onProblem(problem -> lent().notices().problem(problem))
                .start();
    }

    ObservableList<ScopeChoice> scopes() {
        return scopes;
    }

    private Workspace lent() {
        if (workspace == null) {
            throw new IllegalStateException("The workspace is lent before the window starts");
        }
        return workspace;
    }

    private void edit(Runnable change) {
        tasks.run(
                        () -> {
                            change.run();
                            return true;
                        })
                .onProblem(problem -> lent().notices().problem(problem))
                .start();
    }

    private void changed(Change change) {
        if (change == Change.JOBS) {
            return;
        }
        if (change == Change.SETTINGS) {
            // Every change of screen is remembered as a setting; figures do not depend on those.
            tasks.run(store::baseCurrency)
                    .onSuccess(context.baseCurrencyProperty()::set)
                    .onProblem(problem -> lent().notices().problem(problem))
                    .start();
            return;
        }
        refreshing.cancel();
        LocalDate day = context.asOf();
        refreshing =
                tasks.run(() -> state(day))
                        .onSuccess(this::show)
                        .onProblem(problem -> lent().notices().problem(problem))
                        .start();
    }

    private State state(LocalDate day) {
        return new State(
                store.baseCurrency(),
                store.accounts(),
                store.portfolios(),
                store.priceDays(day),
                store.lastQuote(day),
                store.transactionDays(),
                store.undoable(),
                store.redoable(),
                store.trading().standing());
    }

    private void show(State state) {
        context.baseCurrencyProperty().set(state.currency());
        quoted.set(state.quoted().orElse(null));
        show(state.trading());
        priceDays.set(state.priceDays());
        fitPeriod(state.transactionDays());
        undoName.set(state.undoable().map(this::name).orElse(""));
        redoName.set(state.redoable().map(this::name).orElse(""));
        List<ScopeChoice> choices = new ArrayList<>();
        choices.add(new ScopeChoice(messages.text("scope.all"), Scope.ALL));
        choices.add(new ScopeChoice(messages.text("scope.crypto"), new Scope.CryptoOnly()));
        choices.add(
                new ScopeChoice(messages.text("scope.traditional"), new Scope.TraditionalOnly()));
        state.portfolios().stream()
                .filter(portfolio -> !portfolio.coversAll())
                .forEach(portfolio ->
                        choices.add(new ScopeChoice(portfolio.name(), portfolio.scope())));
        state.accounts()
                .forEach(account ->
                        choices.add(
                                new ScopeChoice(
                                        account.name(), new Scope.OneAccount(account.id()))));
        if (!choices.equals(scopes)) {
            scopes.setAll(choices);
            context.scopeProperty().set(present(context.scope(), choices));
        }
    }

    /** Another program may stop trading, or let it go on, without a word to this one. */
    private void watch() {
        watching =
                tasks.later(
                        GLANCE,
                        () ->
                                watching =
                                        tasks.run(store.trading()::switches)
                                                .onSuccess(this::follow)
                                                .start());
    }

    private void follow(TradingDesk.Switches now) {
        if (!now.equals(seen)) {
            // Remembered at once: what is read again takes longer than until the next look.
            seen = now;
            store.changes().publish(Change.ORDERS);
        }
        watch();
    }

    private void show(TradingDesk.Standing found) {
        trading.set(found);
        seen = found.switches();
        disarming.cancel();
        ZonedDateTime until = found.armedUntil();
        if (until != null) {
            // An arming ends without anybody's doing.
            Duration left = Duration.between(clock.instant(), until.toInstant()).plusSeconds(1);
            disarming = tasks.later(left, () -> changed(Change.ORDERS));
        }
    }

    /** The scope as it is now: a portfolio may have other accounts, or be gone. */
    private static Scope present(Scope scope, List<ScopeChoice> choices) {
        return choices.stream()
                .map(ScopeChoice::scope)
                .filter(choice ->
                        choice.equals(scope)
                                || (choice instanceof Scope.OnePortfolio now
                                        && scope instanceof Scope.OnePortfolio before
                                        && now.portfolio().equals(before.portfolio())))
                .findFirst()
                .orElse(Scope.ALL);
    }

    private String name(EditName edit) {
        return messages.text("edit." + edit.verb(), edit.count());
    }

    private void remember(String name, String value) {
        tasks.run(
                        () -> {
                            store.putSetting(name, value);
                            return true;
                        })
                .onProblem(problem -> lent().notices().problem(problem))
                .start();
    }

    private void choosePeriod(Period chosen) {
        if (!isFitting) {
            isPeriodChosen = true;
            remember(LAST_PERIOD, chosen.name());
        }
    }

    /**
     * Until the user chooses a period it is the last year, or all there is where what was imported
     * is older: screens would be empty after the import. A period that was chosen stays.
     */
    private void fitPeriod(TransactionDays now) {
        TransactionDays before = transactionDays;
        transactionDays = now;
        LocalDate start = context.period().startFrom(context.asOf(), LocalDate.MIN);
        boolean isUnseen =
                now.size() > before.size()
                        && context.period() != Period.MAX
                        && now.after(start) <= before.after(start);
        if (!isUnseen) {
            return;
        }
        if (isPeriodChosen) {
            if (before.size() > 0) {
                lent().notices()
                        .done(
                                messages.text("shell.period.older"),
                                messages.text("shell.period.all"),
                                () -> context.periodProperty().set(Period.MAX));
            }
            return;
        }
        isFitting = true;
        context.periodProperty().set(Period.MAX);
        isFitting = false;
    }

    private static Optional<Period> chosenPeriod(String name) {
        return Arrays.stream(Period.values())
                .filter(period -> period.name().equals(name))
                .findFirst();
    }
}
