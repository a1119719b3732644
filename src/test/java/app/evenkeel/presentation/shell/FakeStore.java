package app.evenkeel.presentation.shell;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.portfolio.LedgerService.EditName;
import app.evenkeel.portfolio.PriceDays;
import app.evenkeel.portfolio.TransactionDays;
import app.evenkeel.presentation.activity.ActivityDesk;
import app.evenkeel.presentation.activity.FakeActivity;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.ScreenFactory;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.imports.FakeDesk;
import app.evenkeel.presentation.imports.ImportDesk;
import app.evenkeel.presentation.imports.ImportsView;
import app.evenkeel.presentation.imports.ImportsViewModel;

import javafx.scene.Node;
import javafx.scene.control.Label;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An open store in memory. */
final class FakeStore implements OpenStore {
    final FakeDesk desk = new FakeDesk();
    final FakeActivity activity = new FakeActivity();
    final Changes changes = new Changes();
    final Map<String, String> settings = new HashMap<>();
    Optional<EditName> undoable = Optional.empty();
    List<Portfolio> portfolios =
            List.of(Portfolio.overAll(CurrencyCode.EUR, ZoneOffset.UTC, Instant.EPOCH));
    PriceDays priceDays =
            new PriceDays(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 11, 19), 0, 0);
    TransactionDays transactionDays = TransactionDays.NONE;
    boolean closed;
    boolean stopped;

    @Override
    public TradingDesk trading() {
        return new TradingDesk() {
            @Override
            public Standing standing() {
                return new Standing(Mode.PAPER, null, switches());
            }

            @Override
            public Switches switches() {
                return new Switches(stopped, false);
            }

            @Override
            public void stop() {
                stopped = true;
                changes.publish(Change.ORDERS);
            }
        };
    }

    static TransactionDays days(LocalDate... days) {
        return TransactionDays.of(Stream.of(days).mapToLong(LocalDate::toEpochDay));
    }

    @Override
    public List<Account> accounts() {
        return List.of(
                new Account(
                        new AccountId(1), "Kraken/main", AccountKind.EXCHANGE, "Kraken", "Kraken"));
    }

    @Override
    public List<Portfolio> portfolios() {
        return portfolios;
    }

    @Override
    public CurrencyCode baseCurrency() {
        return CurrencyCode.EUR;
    }

    @Override
    public PriceDays priceDays(LocalDate asOf) {
        return priceDays;
    }

    @Override
    public TransactionDays transactionDays() {
        return transactionDays;
    }

    @Override
    public Optional<ZonedDateTime> lastQuote(LocalDate asOf) {
        return Optional.empty();
    }

    @Override
    public Optional<EditName> undoable() {
        return undoable;
    }

    @Override
    public Optional<EditName> redoable() {
        return Optional.empty();
    }

    @Override
    public void undo() {
        undoable = Optional.empty();
        changes.publish(app.evenkeel.domain.event.Change.LEDGER);
    }

    @Override
    public void redo() {}

    @Override
    public String setting(String name, String otherwise) {
        return settings.getOrDefault(name, otherwise);
    }

    @Override
    public void putSetting(String name, String value) {
        settings.put(name, value);
    }

    @Override
    public Changes changes() {
        return changes;
    }

    @Override
    public ImportDesk imports() {
        return desk;
    }

    @Override
    public ActivityDesk activity() {
        return activity;
    }

    @Override
    public ScreenFactory screens() {
        return this::screen;
    }

    @Override
    public void close() {
        closed = true;
    }

    private Screen screen(Route route, Workspace workspace) {
        return switch (route) {
            case Route.Imports imports ->
                    new ImportsView(
                            new ImportsViewModel(desk, changes, workspace),
                            workspace,
                            ZoneOffset.UTC);
            case Route.Overview other -> new Plain(route.key());
            case Route.Holdings other -> new Plain(route.key());
            case Route.Transactions other -> new Plain(route.key());
            case Route.Performance other -> new Plain(route.key());
            case Route.Risk other -> new Plain(route.key());
            case Route.Backtest other -> new Plain(route.key());
            case Route.Allocation other -> new Plain(route.key());
            case Route.Assets other -> new Plain(route.key());
            case Route.Health other -> new Plain(route.key());
            case Route.Accounts other -> new Plain(route.key());
            case Route.Activity other -> new Plain(route.key());
            case Route.Settings other -> new Plain(route.key());
        };
    }

    private static final class Plain implements Screen {
        private final Label label;

        Plain(String name) {
            label = new Label("screen " + name);
            label.setId("screen-" + name);
        }

        @Override
        public Node node() {
            return label;
        }

        @Override
        public void activate(Route route) {}

        @Override
        public void deactivate() {}
    }
}
