package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.report.Json;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The portfolios, and what makes and removes them. */
@Command(
        name = "portfolios",
        description = "Lists the portfolios: accounts that are looked at together.")
final class PortfoliosCommand extends StoreCommand {
    PortfoliosCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<Portfolio> portfolios = session.analysis().portfolios().all();
        Map<AccountId, String> names = ConnectionsCommand.accountNames(session);
        print(
                out -> out.array(portfolios, (json, each) -> write(json, each, names)),
                () -> {
                    Table table =
                            new Table(
                                    ">id",
                                    "name",
                                    "currency",
                                    "accounts",
                                    "looked at",
                                    "band",
                                    ">threshold",
                                    "back to");
                    for (Portfolio each : portfolios) {
                        table.row(
                                each.id().value(),
                                each.name(),
                                each.baseCurrency(),
                                each.coversAll() ? "all" : accounts(each, names),
                                Words.of(each.policy().frequency()),
                                Words.of(each.policy().bandKind()),
                                Table.percent(each.policy().threshold()),
                                Words.of(each.policy().destination()));
                    }
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }

    private static String accounts(Portfolio portfolio, Map<AccountId, String> names) {
        return portfolio.accounts().stream()
                .sorted()
                .map(id -> Objects.requireNonNull(names.get(id)))
                .collect(Collectors.joining(", "));
    }

    private static void write(Json json, Portfolio each, Map<AccountId, String> names) {
        json.number("id", each.id().value())
                .text("name", each.name())
                .text("description", each.description())
                .flag("coversAll", each.coversAll())
                .text("currency", each.baseCurrency())
                .text("kind", Words.of(each.kind()))
                .amount("capital", each.capital())
                .text("frequency", Words.of(each.policy().frequency()))
                .text("zone", each.policy().zone())
                .text("bandKind", Words.of(each.policy().bandKind()))
                .text("threshold", Decimals.plain(each.policy().threshold()))
                .text("destination", Words.of(each.policy().destination()))
                .text("lastRebalance", each.lastRebalance())
                .text("nextRebalance", each.nextRebalance());
        json.texts(
                "accounts",
                each.accounts().stream()
                        .sorted()
                        .map(id -> Objects.requireNonNull(names.get(id)))
                        .toList());
    }

    /** Makes a portfolio of some accounts. */
    @Command(name = "create", description = "Makes a portfolio of some accounts.")
    static final class Create extends StoreCommand {
        @Parameters(paramLabel = "NAME", description = "what to call it")
        private String name = "";

        @Option(
                names = "--account",
                required = true,
                paramLabel = "ACCOUNT",
                description = "an account by its name, as often as there are some")
        private List<String> accounts = List.of();

        @Mixin private final CurrencyOption currency = new CurrencyOption();

        Create(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            Portfolio made =
                    session.analysis()
                            .portfolios()
                            .create(
                                    Portfolio.over(
                                            name,
                                            ids(session),
                                            currency.currency(session),
                                            context().clock().getZone(),
                                            context().clock().instant()));
            print(
                    out -> out.object(() -> out.number("id", made.id().value()).text("name", name)),
                    () -> context().out().println("Made portfolio " + name + "."));
            return ExitCode.DONE;
        }

        private Set<AccountId> ids(SessionGraph session) {
            Map<String, AccountId> known =
                    session.ledger().accounts().stream()
                            .collect(Collectors.toMap(Account::name, Account::id));
            Set<AccountId> ids = new HashSet<>();
            for (String each : accounts) {
                AccountId id = known.get(each);
                if (id == null) {
                    throw new EvenkeelException(Problem.of(ProblemCode.ACCOUNT_NOT_FOUND, each));
                }
                ids.add(id);
            }
            return ids;
        }
    }

    /** Removes a portfolio. */
    @Command(
            name = "remove",
            description = "Removes a portfolio with its targets; accounts and ledger stay.")
    static final class Remove extends StoreCommand {
        @Parameters(paramLabel = "NAME", description = "the name that 'portfolios' lists")
        private String name = "";

        Remove(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            session.analysis()
                    .portfolios()
                    .delete(session.analysis().portfolios().named(name).id());
            print(
                    out -> out.object(() -> out.text("removed", name)),
                    () -> context().out().println("Removed portfolio " + name + "."));
            return ExitCode.DONE;
        }
    }
}
