package app.evenkeel.bootstrap.command;

import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.allocation.Participation;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.job.MailAccount;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.template.TemplateField;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** The command line as a whole: which commands there are, and what they return. */
public final class CommandProgram {
    private CommandProgram() {}

    /** Runs one command and returns its exit code. */
    public static int run(CommandContext context, String... args) {
        if (args.length == 0) {
            // The window need not wait until all commands are put together.
            return RootCommand.openWindow(context, StoreOptions.usual(context), null, List.of());
        }
        return commandLine(context).execute(args);
    }

    static CommandLine commandLine(CommandContext context) {
        CommandLine line = new CommandLine(new RootCommand(context));
        line.addSubcommand(new CreateCommand(context));
        line.addSubcommand(new ImportCommand(context));
        line.addSubcommand(new MapCommand(context));
        line.addSubcommand(new ImportsCommand(context));
        line.addSubcommand(new UndoImportCommand(context));
        line.addSubcommand(new ExportCommand(context));
        line.addSubcommand(new AccountsCommand(context));
        line.addSubcommand(new TransactionsCommand(context));
        line.addSubcommand(new PositionsCommand(context));
        line.addSubcommand(new LotsCommand(context));
        line.addSubcommand(new SnapshotCommand(context));
        line.addSubcommand(new SeriesCommand(context));
        line.addSubcommand(
                with(
                        new PortfoliosCommand(context),
                        new PortfoliosCommand.Create(context),
                        new PortfoliosCommand.Remove(context)));
        line.addSubcommand(
                "prices",
                group(
                        "Prices of assets.",
                        new PricesUpdateCommand(context),
                        new PricesListCommand(context),
                        new PricesHeldCommand(context),
                        new PricesSourcesCommand(context),
                        new PricesImportCommand(context)));
        line.addSubcommand(
                with(
                        new ConnectionsCommand(context),
                        new ConnectionAddCommand(context),
                        new ConnectionRemoveCommand(context, false)));
        line.addSubcommand(
                "addresses",
                group(
                        "Addresses on block chains.",
                        new AddressAddCommand(context),
                        new AddressesCommand(context),
                        new ConnectionRemoveCommand(context, true)));
        line.addSubcommand(new CollectCommand(context));
        line.addSubcommand(new HostsCommand(context));
        line.addSubcommand(new SettingCommand(context));
        line.addSubcommand(
                with(
                        new MailCommand(context),
                        new MailCommand.Set(context),
                        new MailCommand.Test(context),
                        new MailCommand.Off(context)));
        line.addSubcommand("fx", group("Exchange rates.", new FxImportCommand(context)));
        line.addSubcommand(jobs(context));
        line.addSubcommand(with(new HealthCommand(context), new HealthCommand.Mend(context)));
        line.addSubcommand(
                with(
                        new TransfersCommand(context),
                        new TransfersCommand.Accept(context),
                        new TransfersCommand.Reject(context)));
        line.addSubcommand(
                "actions",
                group(
                        "Corporate actions: splits, mergers, spin-offs, new names.",
                        new ActionsCommand.Preview(context),
                        new ActionsCommand.Apply(context)));
        line.addSubcommand(new RebalanceCommand(context));
        line.addSubcommand(
                with(
                        new RunsCommand(context),
                        new RunsCommand.Approve(context),
                        new RunsCommand.Dismiss(context),
                        new RunsCommand.Report(context)));
        line.addSubcommand(with(new UpcomingCommand(context), new UpcomingCommand.Set(context)));
        line.addSubcommand(new OrdersCommand(context));
        line.addSubcommand(new SettleCommand(context));
        line.addSubcommand(new ReconcileCommand(context));
        line.addSubcommand(new ArmCommand(context));
        line.addSubcommand(new ArmedCommand(context));
        line.addSubcommand(new DisarmCommand(context));
        line.addSubcommand(new StopCommand(context));
        line.addSubcommand(new PauseCommand(context));
        line.addSubcommand("paper", group("The paper book.", new PaperResetCommand(context)));
        line.addSubcommand(new RenderCommand(context));
        line.addSubcommand(new DemoCommand(context));
        line.addSubcommand(new VerifyCommand(context));
        line.addSubcommand(new PerformanceCommand(context));
        line.addSubcommand(new RiskCommand(context));
        line.addSubcommand(new CorrelationCommand(context));
        line.addSubcommand(
                with(
                        new BacktestCommand(context),
                        new BacktestCommand.Kept(context),
                        new BacktestCommand.Show(context),
                        new BacktestCommand.Again(context),
                        new BacktestCommand.Remove(context)));
        line.addSubcommand(new SweepCommand(context));
        line.addSubcommand(new StrategiesCommand(context));
        line.addSubcommand(
                with(
                        new TargetsCommand(context),
                        new TargetsCommand.Set(context),
                        new TradingCommand(context)));
        line.addSubcommand(new DriftCommand(context));
        line.addSubcommand(new PlanCommand(context));
        line.addSubcommand(new WarmUpCommand(context));
        for (CommandLine sub : line.getSubcommands().values()) {
            sub.getCommandSpec().mixinStandardHelpOptions(true);
        }
        line.registerConverter(CurrencyCode.class, CommandProgram::currency);
        line.registerConverter(LocalDate.class, CommandProgram::day);
        line.registerConverter(PricesOf.class, PricesOf::parse);
        for (Class<? extends Enum<?>> words :
                List.of(
                        TemplateField.class,
                        NumberText.class,
                        AssetKind.class,
                        Chain.class,
                        Destination.class,
                        PlanRequest.Mode.class,
                        PolicyFrequency.class,
                        CorporateEvent.Kind.class,
                        Mode.class,
                        Automation.Approval.class,
                        Participation.class,
                        LotOrder.class,
                        MailAccount.Security.class,
                        Notification.Level.class,
                        PeriodOptions.Timing.class)) {
            register(line, words);
        }
        line.setOut(writer(context.out()));
        line.setErr(writer(context.err()));
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            if (thrown instanceof EvenkeelException known) {
                context.err().println(known.problem().text(Locale.ENGLISH));
                return ExitCode.of(known.problem().code());
            }
            context.err().println("Something unexpected went wrong: " + thrown);
            if (context.environment().containsKey("EVENKEEL_TRACE")) {
                thrown.printStackTrace(context.err());
            }
            return ExitCode.FAILED;
        });
        return line;
    }

    private static CommandLine jobs(CommandContext context) {
        return with(
                new JobsCommand(context),
                new JobRunCommand(context),
                new JobPauseCommand.Pause(context),
                new JobPauseCommand.Resume(context),
                new JobScheduleCommand(context));
    }

    /** A command that also has commands of its own. */
    private static CommandLine with(StoreCommand main, StoreCommand... commands) {
        CommandLine line = new CommandLine(main);
        for (StoreCommand command : commands) {
            CommandLine sub = new CommandLine(command);
            sub.getCommandSpec().mixinStandardHelpOptions(true);
            line.addSubcommand(sub);
        }
        return line;
    }

    private static CommandLine group(String description, StoreCommand... commands) {
        CommandLine group = new CommandLine(new GroupCommand());
        group.getCommandSpec().usageMessage().description(description);
        for (StoreCommand command : commands) {
            CommandLine sub = new CommandLine(command);
            sub.getCommandSpec().mixinStandardHelpOptions(true);
            group.addSubcommand(sub);
        }
        return group;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Constants are typed as words: lower case, hyphens. */
    private static <E extends Enum<?>> void register(CommandLine line, Class<E> words) {
        line.registerConverter(
                words,
                text -> {
                    for (E constant : words.getEnumConstants()) {
                        if (constant.name().replace('_', '-').equalsIgnoreCase(text.strip())) {
                            return constant;
                        }
                    }
                    throw new TypeConversionException("'" + text + "' is none of the words known");
                });
    }

    private static CurrencyCode currency(String text) {
        CurrencyCode code = quotation(text);
        if (!code.isIso()) {
            throw noCurrency(text);
        }
        return code;
    }

    /** What prices are quoted in: a currency or its hundredth. */
    static CurrencyCode quotation(String text) {
        try {
            CurrencyCode code = CurrencyCode.of(text);
            if (code.major().isIso()) {
                return code;
            }
        } catch (IllegalArgumentException _) {
            // Told below as every other word that is none.
        }
        throw noCurrency(text);
    }

    private static TypeConversionException noCurrency(String text) {
        return new TypeConversionException(
                Problem.of(ProblemCode.NO_CURRENCY, text).text(Locale.ENGLISH));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "\"" + text + "\" is not a day. Give it as 2026-03-31.");
        }
    }
}
