package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.report.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

@Command(name = "lots", description = "Lists the open lots.")
final class LotsCommand extends StoreCommand {
    /** Which lots a disposal uses up, by the words of the command line. */
    enum Method {
        fifo,
        average
    }

    @Mixin private final DayOption asOf = new DayOption();

    @Option(
            names = "--method",
            defaultValue = "fifo",
            paramLabel = "M",
            description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Method method = Method.fifo;

    LotsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        CostMethod chosen =
                switch (method) {
                    case fifo -> CostMethod.FIFO;
                    case average -> CostMethod.MOVING_AVERAGE;
                };
        List<Lot> lots = session.valuation().lots(asOf.day(context()), Scope.ALL, chosen);
        Map<AccountId, Account> accounts =
                session.ledger().accounts().stream()
                        .collect(Collectors.toMap(Account::id, Function.identity()));
        Map<AssetId, Asset> assets =
                session.ledger().assets().stream()
                        .collect(Collectors.toMap(Asset::id, Function.identity()));
        print(
                out ->
                        out.array(
                                lots,
                                (json, lot) ->
                                        write(
                                                json,
                                                lot,
                                                named(accounts, lot.account()),
                                                named(assets, lot.asset()))),
                () -> table(lots, accounts, assets).print(context().out()));
        return ExitCode.DONE;
    }

    private static void write(Json json, Lot lot, Account account, Asset asset) {
        Money cost = lot.cost();
        json.text("account", account.name())
                .text("taxAccount", lot.taxAccount())
                .text("symbol", asset.symbol())
                .text("name", asset.name())
                .text("acquired", lot.acquired())
                .amount("quantity", lot.quantity())
                .text("currency", cost == null ? null : cost.currency())
                .amount("cost", cost == null ? null : cost.amount());
    }

    private static Table table(
            List<Lot> lots, Map<AccountId, Account> accounts, Map<AssetId, Asset> assets) {
        Table table =
                new Table(
                        "account",
                        "tax account",
                        "symbol",
                        "name",
                        "acquired",
                        ">quantity",
                        "currency",
                        ">cost");
        for (Lot lot : lots) {
            Money cost = lot.cost();
            Asset asset = named(assets, lot.asset());
            table.row(
                    named(accounts, lot.account()).name(),
                    lot.taxAccount(),
                    asset.symbol(),
                    Table.name(asset),
                    lot.acquired(),
                    Table.quantity(lot.quantity()),
                    cost == null ? null : cost.currency(),
                    cost == null ? null : Table.amount(cost.amount(), cost.currency()));
        }
        return table;
    }

    private static <K, V> V named(Map<K, V> map, K id) {
        return Objects.requireNonNull(map.get(id), "a lot names what the ledger knows");
    }
}
