package app.evenkeel.bootstrap.graph;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.presentation.accounts.AccountsDesk;
import app.evenkeel.presentation.accounts.AccountsView;
import app.evenkeel.presentation.accounts.AccountsViewModel;
import app.evenkeel.presentation.activity.ActivityDesk;
import app.evenkeel.presentation.activity.ActivityView;
import app.evenkeel.presentation.activity.ActivityViewModel;
import app.evenkeel.presentation.allocation.AllocationDesk;
import app.evenkeel.presentation.allocation.AllocationServices;
import app.evenkeel.presentation.allocation.AllocationView;
import app.evenkeel.presentation.allocation.AllocationViewModel;
import app.evenkeel.presentation.assets.AssetDesk;
import app.evenkeel.presentation.assets.AssetsView;
import app.evenkeel.presentation.assets.AssetsViewModel;
import app.evenkeel.presentation.backtest.BacktestDesk;
import app.evenkeel.presentation.backtest.BacktestView;
import app.evenkeel.presentation.backtest.BacktestViewModel;
import app.evenkeel.presentation.corporate.EventDesk;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.ScreenFactory;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.health.HealthDesk;
import app.evenkeel.presentation.health.HealthView;
import app.evenkeel.presentation.health.HealthViewModel;
import app.evenkeel.presentation.holdings.HoldingsSource;
import app.evenkeel.presentation.holdings.HoldingsView;
import app.evenkeel.presentation.holdings.HoldingsViewModel;
import app.evenkeel.presentation.imports.ImportDesk;
import app.evenkeel.presentation.imports.ImportsView;
import app.evenkeel.presentation.imports.ImportsViewModel;
import app.evenkeel.presentation.measure.MeasureViewModel;
import app.evenkeel.presentation.overview.OverviewSource;
import app.evenkeel.presentation.overview.OverviewView;
import app.evenkeel.presentation.overview.OverviewViewModel;
import app.evenkeel.presentation.performance.PerformanceDesk;
import app.evenkeel.presentation.performance.PerformanceView;
import app.evenkeel.presentation.risk.RiskDesk;
import app.evenkeel.presentation.risk.RiskView;
import app.evenkeel.presentation.settings.AppearancePane;
import app.evenkeel.presentation.settings.CurrencyPane;
import app.evenkeel.presentation.settings.FeedsPane;
import app.evenkeel.presentation.settings.NetworkPane;
import app.evenkeel.presentation.settings.NoticesDesk;
import app.evenkeel.presentation.settings.NoticesPane;
import app.evenkeel.presentation.settings.NoticesViewModel;
import app.evenkeel.presentation.settings.RetentionPane;
import app.evenkeel.presentation.settings.SchedulePane;
import app.evenkeel.presentation.settings.SecurityPane;
import app.evenkeel.presentation.settings.SecurityViewModel;
import app.evenkeel.presentation.settings.SettingsDesk;
import app.evenkeel.presentation.settings.SettingsSection;
import app.evenkeel.presentation.settings.SettingsView;
import app.evenkeel.presentation.settings.SettingsViewModel;
import app.evenkeel.presentation.transactions.TransactionsSource;
import app.evenkeel.presentation.transactions.TransactionsView;
import app.evenkeel.presentation.transactions.TransactionsViewModel;
import app.evenkeel.presentation.unlock.FirstRunViewModel;

import java.time.ZoneId;
import java.util.List;

/** Makes the screens of a session, each with exactly what it uses. */
final class SessionScreens implements ScreenFactory {
    private final SessionGraph session;
    private final Changes changes;
    private final ZoneId zone;

    SessionScreens(SessionGraph session, ZoneId zone) {
        this.session = session;
        this.changes = session.session().changes();
        this.zone = zone;
    }

    @Override
    public Screen create(Route route, Workspace workspace) {
        return switch (route) {
            case Route.Overview _ -> overview(workspace);
            case Route.Holdings _ -> holdings(workspace);
            case Route.Transactions _ -> transactions(workspace);
            case Route.Performance _ -> performance(workspace);
            case Route.Risk _ -> risk(workspace);
            case Route.Backtest _ -> backtest(workspace);
            case Route.Allocation _ -> allocation(workspace);
            case Route.Imports _ -> imports(workspace);
            case Route.Assets _ -> assets(workspace);
            case Route.Health _ -> health(workspace);
            case Route.Accounts _ -> accounts(workspace);
            case Route.Activity _ -> activity(workspace);
            case Route.Settings _ -> settings(workspace);
        };
    }

    private Screen overview(Workspace workspace) {
        OverviewSource source =
                OverviewSource.of(
                        session.valuation(),
                        session.ledger(),
                        session.analysis().values(),
                        session.analysis().performance(),
                        session.analysis().figures());
        return new OverviewView(
                new OverviewViewModel(source, workspace, changes),
                workspace,
                chooseFiles(workspace));
    }

    private Screen holdings(Workspace workspace) {
        HoldingsSource source = HoldingsSource.of(session.valuation(), session.ledger());
        return new HoldingsView(
                new HoldingsViewModel(source, workspace, changes),
                workspace,
                chooseFiles(workspace));
    }

    private Screen transactions(Workspace workspace) {
        TransactionsSource source = TransactionsSource.of(session.ledger(), session.imports());
        return new TransactionsView(
                new TransactionsViewModel(source, workspace, changes, zone),
                workspace,
                chooseFiles(workspace));
    }

    private Screen performance(Workspace workspace) {
        PerformanceDesk desk =
                PerformanceDesk.of(
                        session.analysis().performance(),
                        session.analysis().portfolios(),
                        session.assets());
        return new PerformanceView(
                new MeasureViewModel<>(desk, workspace, changes),
                workspace,
                chooseFiles(workspace));
    }

    private Screen risk(Workspace workspace) {
        RiskDesk desk =
                RiskDesk.of(
                        session.analysis().risk(),
                        session.analysis().portfolios(),
                        session.assets());
        return new RiskView(
                new MeasureViewModel<>(desk, workspace, changes),
                workspace,
                chooseFiles(workspace));
    }

    private Screen backtest(Workspace workspace) {
        BacktestDesk desk =
                BacktestDesk.of(session.analysis().backtests(), session.analysis().portfolios());
        return new BacktestView(new BacktestViewModel(desk, workspace, changes), workspace, zone);
    }

    private Screen allocation(Workspace workspace) {
        AllocationDesk desk =
                new AllocationServices(
                        session.analysis().portfolios(),
                        session.valuation(),
                        session.policy().targets(),
                        session.policy().drift(),
                        session.policy().plans(),
                        session.execution().execution(),
                        session.execution().arming(),
                        session.execution().settlement(),
                        session.execution().automation(),
                        run ->
                                RunPages.of(
                                        session,
                                        session.execution().confirmation(run, session.ledger()),
                                        zone),
                        session.connections(),
                        session.session().clock());
        return new AllocationView(
                new AllocationViewModel(desk, workspace, changes), workspace, zone);
    }

    private Screen imports(Workspace workspace) {
        ImportDesk desk = ImportDesk.of(session.imports(), session.ledger(), session.templates());
        return new ImportsView(new ImportsViewModel(desk, changes, workspace), workspace, zone);
    }

    private Screen assets(Workspace workspace) {
        AssetDesk desk =
                AssetDesk.of(session.assets(), session.priceSources(), session.priceQuality());
        return new AssetsView(
                new AssetsViewModel(desk, EventDesk.of(session.actions()), changes, workspace),
                workspace,
                chooseFiles(workspace));
    }

    private Screen health(Workspace workspace) {
        HealthDesk desk =
                HealthDesk.of(
                        session.health(), session.transfers(), session.actions(), session.jobs());
        return new HealthView(new HealthViewModel(desk, changes, workspace), workspace);
    }

    private Screen accounts(Workspace workspace) {
        AccountsDesk desk =
                AccountsDesk.of(session.ledger(), session.connections(), session.collect());
        return new AccountsView(new AccountsViewModel(desk, changes, workspace), workspace, zone);
    }

    private Screen activity(Workspace workspace) {
        ActivityDesk desk = ActivityDesk.of(session.jobs());
        return new ActivityView(new ActivityViewModel(desk, changes, workspace), workspace, zone);
    }

    private Screen settings(Workspace workspace) {
        SecurityViewModel security = new SecurityViewModel(session.access(), workspace);
        Messages messages = workspace.messages();
        SettingsDesk desk =
                new SettingsDesk.Services(
                        session.settings(),
                        session.network(),
                        session.feedOrder(),
                        session.jobs(),
                        session.retention());
        SettingsViewModel model =
                new SettingsViewModel(desk, changes, workspace, session.session().clock());
        NoticesViewModel notices =
                new NoticesViewModel(
                        new NoticesDesk.Services(session.settings(), session.mails()), workspace);
        return new SettingsView(
                List.of(
                        SettingsSection.of(
                                "settings.appearance", messages, new AppearancePane(workspace)),
                        SettingsSection.of(
                                "settings.currency",
                                messages,
                                new CurrencyPane(model, messages, FirstRunViewModel.CURRENCIES)),
                        SettingsSection.of(
                                "settings.network", messages, new NetworkPane(model, messages)),
                        SettingsSection.of(
                                "settings.notices", messages, new NoticesPane(notices, messages)),
                        SettingsSection.of(
                                "settings.feeds", messages, new FeedsPane(model, messages)),
                        SettingsSection.of(
                                "settings.schedule",
                                messages,
                                new SchedulePane(
                                        model, messages, workspace.context().formats(), zone)),
                        SettingsSection.of(
                                "settings.retention", messages, new RetentionPane(model, messages)),
                        SettingsSection.of(
                                "settings.security",
                                messages,
                                new SecurityPane(security, workspace))),
                workspace.tasks()::post,
                () -> {
                    model.activate();
                    notices.activate();
                },
                () -> {
                    security.forget();
                    notices.forget();
                    model.deactivate();
                });
    }

    private static Runnable chooseFiles(Workspace workspace) {
        return () -> workspace.navigator().importFiles();
    }
}
