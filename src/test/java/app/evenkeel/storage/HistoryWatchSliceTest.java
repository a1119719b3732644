package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.portfolio.HandLedger;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.ServiceStore;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.performance.FigureService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tables figures are made of, as the database saw it. */
class HistoryWatchSliceTest {
    private static final Pattern TABLE =
            Pattern.compile("(?:from|join)\\s+\"?(?:public\"?\\.)?\"?([a-z_]+)");

    /** A mark names the portfolio and its currency; the counters are the watch's own. */
    private static final Set<String> NOT_WATCHED = Set.of("portfolio", "id_counter", "setting");

    @TempDir private Path folder;

    @Test
    void watchesEveryTableThatFiguresAreMadeOf() {
        try (ServiceStore store = ServiceStore.open(folder)) {
            HandLedger ledger = new HandLedger(store);
            AssetId share = ledger.stock("S");
            ledger.buy("Broker", "", "2025-01-03", "50", share, "5000");
            SettingService settings = new SettingService(store.session);
            settings.setBaseCurrency(CurrencyCode.USD);
            PortfolioService portfolios = new PortfolioService(store.session, settings);
            portfolios.edit(
                    portfolios.overAll().withBenchmark(Benchmark.of(ledger.stock("INDEX"))));
            Database database = store.session.stores().database();
            set(database, true);

            new FigureService(store.session, new ValuationService(store.session), portfolios)
                    .compute(portfolios.overAll(), LocalDate.of(2025, 2, 1));

            Set<String> read = tablesRead(database);
            set(database, false);
            assertThat(read).contains("ledger_transaction", "price_bar", "fx_rate", "quote");
            read.removeAll(NOT_WATCHED);
            assertThat(
                            Stream.of(
                                            HistoryWatch.LEDGER,
                                            HistoryWatch.PRICES,
                                            HistoryWatch.PORTFOLIOS)
                                    .flatMap(tables -> tables.stream())
                                    .collect(Collectors.toSet()))
                    .containsAll(read);
        }
    }

    private static void set(Database database, boolean isKept) {
        database.write(tx ->
                tx.jdbc(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute("set query_statistics " + isKept);
                    }
                }));
    }

    private static Set<String> tablesRead(Database database) {
        Set<String> tables = new TreeSet<>();
        database.<Boolean>read(tx -> {
            tx.forEach(
                    "select sql_statement from information_schema.query_statistics",
                    row -> {
                        String sql = row.getString(1).toLowerCase(Locale.ROOT);
                        Matcher found = TABLE.matcher(sql);
                        while (!sql.contains("information_schema") && found.find()) {
                            tables.add(found.group(1));
                        }
                    });
            return true;
        });
        return tables;
    }
}
