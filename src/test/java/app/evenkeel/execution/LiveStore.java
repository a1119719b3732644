package app.evenkeel.execution;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.exchange.Keys;
import app.evenkeel.security.Credentials;
import app.evenkeel.security.Vault;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A whole program over a real store with one connection, for tests of live runs: as it is outside
 * of them but for its surroundings.
 */
public final class LiveStore implements AutoCloseable {
    public static final String LABEL = "main";

    private static final String PASSPHRASE = "nine brown kettles at noon";

    /** Wide enough for the runs of such tests. */
    public static final Limits LIMITS =
            new Limits(
                    new BigDecimal("1000000"),
                    new BigDecimal("1000000000"),
                    50,
                    new BigDecimal("0.05"),
                    new BigDecimal("0.05"),
                    3);

    public final SessionGraph graph;
    public final ExecutionService execution;
    private final Clock clock;

    private LiveStore(SessionGraph graph, Path folder, Clock clock, Surroundings around) {
        this.graph = graph;
        this.clock = clock;
        this.execution =
                new ExecutionService(
                        graph.session(),
                        graph.valuation(),
                        graph.connections(),
                        new ClosingService(
                                graph.session(),
                                graph.analysis().portfolios(),
                                graph.policy().drift(),
                                graph.execution().snapshots()),
                        graph.policy().plans(),
                        new StopSwitch(folder),
                        around);
    }

    /**
     * Makes a store in which the connection is armed.
     *
     * @param trades an export of Binance's trades, which leave what the exchange has
     */
    public static void make(
            Vault vault,
            Clock clock,
            String venue,
            URI exchange,
            Keys.Customer customer,
            String trades)
            throws IOException {
        try (SessionGraph graph =
                SessionGraph.create(
                                vault,
                                new SessionGraph.NewStore("owner", CurrencyCode.EUR, "en", true),
                                passphrase(),
                                clock)
                        .session()) {
            graph.collectNetwork().redirect(venue, exchange);
            Path file = Files.writeString(Files.createTempFile("trades", ".csv"), trades);
            graph.imports()
                    .apply(
                            graph.imports().stage(List.of(file), null, Progress.NONE),
                            Map.of(),
                            Progress.NONE);
            Files.delete(file);
            AccountId account = graph.ledger().accounts().getFirst().id();
            try (Credentials credentials =
                    new Credentials(
                            customer.key().toCharArray(), customer.secret().toCharArray(), null)) {
                graph.connections().add(venue, LABEL, account, credentials, false, Progress.NONE);
            }
            graph.policy()
                    .targets()
                    .setPolicy(
                            graph.analysis().portfolios().overAll(),
                            new RebalancePolicy(
                                    PolicyFrequency.DAILY,
                                    ZoneOffset.UTC,
                                    RebalancePolicy.USUAL_TIME,
                                    BandKind.ABSOLUTE,
                                    new BigDecimal("0.05"),
                                    Destination.TARGET));
            arm(graph, LIMITS, "1000000");
        }
    }

    /** Opens the store as a start of the program does. */
    public static LiveStore open(
            Vault vault, Clock clock, String venue, URI exchange, Surroundings around) {
        SessionGraph graph = SessionGraph.unlock(vault, null, passphrase(), clock);
        graph.collectNetwork().redirect(venue, exchange);
        return new LiveStore(graph, vault.directory(), clock, around);
    }

    static char[] passphrase() {
        return PASSPHRASE.toCharArray();
    }

    /**
     * Arms the connection anew without asking the exchange, or takes the leave back.
     *
     * @param limits {@code null} to take it back
     */
    public void armBehind(@Nullable Limits limits, String pilot) {
        Stores stores = graph.session().stores();
        Caller caller = graph.session().caller();
        long connection = graph.connections().connections().getFirst().id();
        stores.database()
                .<Boolean>write(tx -> {
                    if (limits == null) {
                        stores.armings().remove(tx, caller, connection);
                    } else {
                        stores.armings()
                                .put(
                                        tx,
                                        caller,
                                        new Arming(
                                                connection,
                                                clock.instant(),
                                                clock.instant().plus(Duration.ofDays(30)),
                                                CurrencyCode.EUR,
                                                limits,
                                                new BigDecimal(pilot)));
                    }
                    return true;
                });
    }

    private static void arm(SessionGraph graph, Limits limits, String pilot) {
        graph.execution()
                .arming()
                .arm(
                        new ArmingService.Wanted(
                                LABEL,
                                Duration.ofDays(30),
                                CurrencyCode.EUR,
                                limits,
                                new BigDecimal(pilot)),
                        LABEL,
                        passphrase(),
                        Progress.NONE);
    }

    public Portfolio portfolio() {
        return graph.analysis().portfolios().overAll();
    }

    /** Sets targets in percent, by symbol; cash is {@code CASH}. */
    public void target(Map<String, Integer> percents) {
        List<TargetRow> rows = new ArrayList<>();
        percents.forEach((symbol, percent) ->
                rows.add(new TargetRow(symbol, BigDecimal.valueOf(percent, 2), "")));
        graph.policy().targets().setTargets(portfolio().id(), graph.policy().targets().of(rows));
    }

    /** What the ledger holds, by symbol; without what is nothing. */
    public Map<String, BigDecimal> held() {
        Map<String, BigDecimal> held = new TreeMap<>();
        for (Position position : graph.valuation().positions(LocalDate.now(clock), Scope.ALL)) {
            Asset asset = position.asset();
            if (position.quantity().signum() != 0) {
                held.merge(
                        asset.isCash() ? asset.currency().value() : asset.symbol(),
                        position.quantity(),
                        BigDecimal::add);
            }
        }
        return held;
    }

    @Override
    public void close() {
        graph.close();
    }
}
