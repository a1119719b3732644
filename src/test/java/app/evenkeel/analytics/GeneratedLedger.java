package app.evenkeel.analytics;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The ledger and prices that {@code speed/gen.py} generates, each repeated line once. They are too
 * large to keep, so what needs them is skipped where {@code EK_DATA} does not name their folder.
 */
public final class GeneratedLedger {
    private final Path folder;
    private final Map<String, Asset> assets = new HashMap<>();
    private final List<Transaction> transactions = new ArrayList<>();

    private GeneratedLedger(Path folder) {
        this.folder = folder;
        asset("USD", AssetKind.CASH);
    }

    /** Reads a file of trades, such as {@code trades_100k.csv}, or skips the calling test. */
    public static GeneratedLedger orSkip(String trades) throws IOException {
        String folder = Objects.requireNonNullElse(System.getenv("EK_DATA"), "target/speed-data");
        Path file = Path.of(folder, trades);
        Assumptions.assumeTrue(Files.isRegularFile(file), "skipped: " + file + " is not here");
        GeneratedLedger ledger = new GeneratedLedger(Path.of(folder));
        for (String line : new LinkedHashSet<>(Files.readAllLines(file))) {
            if (!line.startsWith("timestamp")) {
                ledger.trade(List.of(line.split(",", -1)));
            }
        }
        return ledger;
    }

    /** Adds the deposits of {@code deposits.csv}. */
    public GeneratedLedger withDeposits() throws IOException {
        for (String line : Files.readAllLines(folder.resolve("deposits.csv"))) {
            List<String> cells = List.of(line.split(",", -1));
            if (!cells.getFirst().equals("date")) {
                Instant time =
                        LocalDate.parse(cells.get(0)).atStartOfDay(ZoneOffset.UTC).toInstant();
                Leg in = new Leg(id("USD"), new BigDecimal(cells.get(2)));
                add(TransactionType.DEPOSIT, cells.get(1), time, Movement.ofIn(in));
            }
        }
        return this;
    }

    /** The closes of {@code prices.csv}. */
    public Map<AssetId, PriceHistory> histories() throws IOException {
        Map<String, List<Long>> days = new HashMap<>();
        Map<String, List<BigDecimal>> closes = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("prices.csv"))) {
            List<String> cells = List.of(line.split(",", -1));
            if (!cells.getFirst().equals("date")) {
                days.computeIfAbsent(cells.get(1), _ -> new ArrayList<>())
                        .add(LocalDate.parse(cells.get(0)).toEpochDay());
                closes.computeIfAbsent(cells.get(1), _ -> new ArrayList<>())
                        .add(new BigDecimal(cells.get(2)));
            }
        }
        Map<AssetId, PriceHistory> histories = new HashMap<>();
        days.forEach((symbol, ofSymbol) ->
                histories.put(
                        id(symbol),
                        new PriceHistory(
                                CurrencyCode.USD,
                                "generated",
                                ofSymbol.stream().mapToLong(Long::longValue).toArray(),
                                closes.getOrDefault(symbol, List.of())
                                        .toArray(new BigDecimal[0]))));
        return histories;
    }

    public Map<AssetId, Asset> assets() {
        Map<AssetId, Asset> byId = new HashMap<>();
        assets.values().forEach(asset -> byId.put(asset.id(), asset));
        return byId;
    }

    public Timeline timeline() {
        return Timeline.of(transactions, assets());
    }

    private void trade(List<String> cells) {
        BigDecimal quantity = new BigDecimal(cells.get(4));
        BigDecimal amount = quantity.multiply(new BigDecimal(cells.get(5)));
        Leg share = new Leg(asset(cells.get(2), AssetKind.EQUITY).id(), quantity);
        Leg cash = new Leg(id("USD"), amount);
        boolean buy = cells.get(3).equals("BUY");
        add(
                buy ? TransactionType.BUY : TransactionType.SELL,
                cells.get(1),
                Instant.parse(cells.get(0)),
                Movement.ofTrade(buy ? share : cash, buy ? cash : share)
                        .withAmount(new Money(amount, CurrencyCode.USD))
                        .withFee(new Fee(id("USD"), new BigDecimal(cells.get(6)), false)));
    }

    private void add(TransactionType type, String account, Instant time, Movement movement) {
        Head head =
                new Head(
                        new TransactionId(transactions.size() + 1L),
                        new AccountId(Long.parseLong(account.substring(3)) + 1),
                        "",
                        time,
                        ZoneOffset.UTC,
                        null,
                        "",
                        Origin.byHand());
        transactions.add(Transaction.of(type, head, movement));
    }

    private AssetId id(String symbol) {
        return Objects.requireNonNull(assets.get(symbol)).id();
    }

    private Asset asset(String symbol, AssetKind kind) {
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
