package app.evenkeel.analytics.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CostMethod;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The oracle of the speed workload W1: trades from {@code speed/gen.py}, pooled by account and
 * symbol, price only, each repeated line once. The file is generated, so the test is skipped where
 * {@code EK_DATA} does not name its folder.
 */
class GeneratedTradesTest {
    @Test
    void agreesWithTheOracleOfOneHundredThousandTrades() throws IOException {
        String folder = Objects.requireNonNullElse(System.getenv("EK_DATA"), "target/speed-data");
        Path file = Path.of(folder, "trades_100k.csv");
        Assumptions.assumeTrue(Files.isRegularFile(file), "skipped: " + file + " is not here");
        Timeline timeline = read(file);

        long start = System.nanoTime();
        LotBook fifo = LotBook.of(timeline, LocalDate.MAX, CostMethod.FIFO, Rates.NONE);
        LotBook average =
                LotBook.of(timeline, LocalDate.MAX, CostMethod.MOVING_AVERAGE, Rates.NONE);
        Duration both = Duration.ofNanos(System.nanoTime() - start);

        assertThat(timeline.size()).isEqualTo(99_000);
        assertThat(sum(fifo, true)).isEqualByComparingTo("52661887.6295");
        assertThat(sum(average, true))
                .isCloseTo(new BigDecimal("45999855.6556"), within(new BigDecimal("0.0001")));
        assertThat(sum(fifo, false)).isEqualByComparingTo("313913466.1000");
        assertThat(shares(fifo)).isEqualByComparingTo("1789514");
        assertThat(fifo.pools().stream().filter(GeneratedTradesTest::isOpenShare).count())
                .isEqualTo(1_958);
        assertThat(both).isLessThan(Duration.ofSeconds(10));
    }

    private static boolean isOpenShare(PoolState pool) {
        return !pool.lots().isEmpty();
    }

    private static BigDecimal shares(LotBook book) {
        return book.pools().stream()
                .filter(GeneratedTradesTest::isOpenShare)
                .map(PoolState::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(LotBook book, boolean realised) {
        return book.pools().stream()
                .filter(pool -> realised || isOpenShare(pool))
                .map(pool -> Objects.requireNonNull(realised ? pool.realised() : pool.cost()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Timeline read(Path file) throws IOException {
        Map<String, Asset> assets = new HashMap<>();
        Asset usd = asset(assets, "USD", AssetKind.CASH);
        Set<String> lines = new LinkedHashSet<>(Files.readAllLines(file));
        List<Transaction> transactions = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith("timestamp")) {
                transactions.add(trade(line, assets, usd, transactions.size() + 1L));
            }
        }
        Map<AssetId, Asset> byId = new HashMap<>();
        assets.values().forEach(asset -> byId.put(asset.id(), asset));
        return Timeline.of(transactions, byId);
    }

    private static Transaction trade(String line, Map<String, Asset> assets, Asset usd, long id) {
        List<String> cells = List.of(line.split(",", -1));
        Head head =
                new Head(
                        new TransactionId(id),
                        new AccountId(Long.parseLong(cells.get(1).substring(3)) + 1),
                        "",
                        Instant.parse(cells.get(0)),
                        ZoneOffset.UTC,
                        null,
                        "",
                        Origin.byHand());
        BigDecimal quantity = new BigDecimal(cells.get(4));
        BigDecimal amount = quantity.multiply(new BigDecimal(cells.get(5)));
        Leg share = new Leg(asset(assets, cells.get(2), AssetKind.EQUITY).id(), quantity);
        Leg cash = new Leg(usd.id(), amount);
        Money money = new Money(amount, CurrencyCode.USD);
        return cells.get(3).equals("BUY")
                ? Transaction.of(
                        TransactionType.BUY, head, Movement.ofTrade(share, cash).withAmount(money))
                : Transaction.of(
                        TransactionType.SELL,
                        head,
                        Movement.ofTrade(cash, share).withAmount(money));
    }

    private static Asset asset(Map<String, Asset> assets, String symbol, AssetKind kind) {
        return assets.computeIfAbsent(
                symbol,
                _ ->
                        new Asset(
                                new AssetId(assets.size() + 1L),
                                symbol,
                                kind,
                                symbol,
                                "",
                                CurrencyCode.USD,
                                "",
                                1,
                                true));
    }
}
