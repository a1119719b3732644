package app.evenkeel.analytics.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.analytics.ledger.Postings;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.domain.portfolio.Lot;

import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What holds for every ledger, tried on ledgers made from seeds. */
class LotPropertyTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final List<String> SYMBOLS = List.of("A", "B", "C");

    /** Results are rounded to 18 digits each. */
    private static final Offset<BigDecimal> ROUNDING = within(new BigDecimal("1e-14"));

    static Stream<Arguments> seeds() {
        return IntStream.range(0, 20)
                .boxed()
                .flatMap(seed ->
                        Stream.of(CostMethod.values()).map(method -> Arguments.of(seed, method)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void unitsInLotsAreWhatCameInLessWhatLeft(int seed, CostMethod method) {
        LedgerBuilder ledger = anything(new Random(seed));

        Map<AssetId, BigDecimal> moved = new HashMap<>();
        ledger.transactions()
                .forEach(t -> Postings.forEach(t, (id, q) -> moved.merge(id, q, BigDecimal::add)));
        Map<AssetId, BigDecimal> inLots = new HashMap<>();
        book(ledger.timeline(), method)
                .lots()
                .forEach(lot -> inLots.merge(lot.asset(), lot.quantity(), BigDecimal::add));

        for (String symbol : SYMBOLS) {
            assertThat(inLots.getOrDefault(ledger.id(symbol), BigDecimal.ZERO))
                    .isEqualByComparingTo(moved.getOrDefault(ledger.id(symbol), BigDecimal.ZERO));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void costOfLotsAndDisposalsIsTheCostOfAcquisitions(int seed, CostMethod method) {
        LedgerBuilder ledger = tradesAndSplits(new Random(seed));
        List<Disposal> disposals = new ArrayList<>();

        LotBook book =
                LotBook.of(ledger.timeline(), LocalDate.MAX, method, Rates.NONE, disposals::add);

        BigDecimal bought =
                ledger.transactions().stream()
                        .filter(Transaction.Buy.class::isInstance)
                        .map(t -> amount(t.movement().amount()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left =
                book.lots().stream()
                        .map(lot -> amount(lot.cost()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gone =
                disposals.stream()
                        .map(disposal -> amount(disposal.cost()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(left.add(gone)).isCloseTo(bought, ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theGainIsProceedsLessCostWhateverTheMethodOnceAllIsSold(int seed, CostMethod method) {
        LedgerBuilder ledger = tradesAndSplits(new Random(seed));
        Map<AssetId, BigDecimal> left = new HashMap<>();
        book(ledger.timeline(), method)
                .lots()
                .forEach(lot -> left.merge(lot.asset(), lot.quantity(), BigDecimal::add));
        for (String symbol : SYMBOLS) {
            BigDecimal units = left.getOrDefault(ledger.id(symbol), BigDecimal.ZERO);
            if (units.signum() > 0) {
                ledger.sell("2025-12-30", units.toPlainString(), symbol, "777", "USD");
            }
        }

        LotBook sold = book(ledger.timeline(), method);

        BigDecimal expected = BigDecimal.ZERO;
        for (Transaction t : ledger.transactions()) {
            if (t instanceof Transaction.Buy) {
                expected = expected.subtract(amount(t.movement().amount()));
            } else if (t instanceof Transaction.Sell) {
                expected = expected.add(amount(t.movement().amount()));
            }
        }
        BigDecimal realised =
                sold.pools().stream()
                        .map(pool -> Objects.requireNonNull(pool.realised()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sold.lots()).isEmpty();
        assertThat(realised).isCloseTo(expected, ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void costOfLotsAndDisposalsIsTheCostOfAcquisitionsThroughMovesAndMergers(
            int seed, CostMethod method) {
        LedgerBuilder ledger = movesAndMergers(new Random(seed));
        List<Disposal> disposals = new ArrayList<>();

        LotBook book =
                LotBook.of(ledger.timeline(), LocalDate.MAX, method, Rates.NONE, disposals::add);

        BigDecimal bought =
                ledger.transactions().stream()
                        .filter(Transaction.Buy.class::isInstance)
                        .map(t -> amount(t.movement().amount()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left =
                book.lots().stream()
                        .map(lot -> amount(lot.cost()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gone =
                disposals.stream()
                        .map(disposal -> amount(disposal.cost()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(disposals).isNotEmpty();
        assertThat(left.add(gone)).isCloseTo(bought, ROUNDING);
        Map<AssetId, BigDecimal> moved = new HashMap<>();
        ledger.transactions()
                .forEach(t -> Postings.forEach(t, (id, q) -> moved.merge(id, q, BigDecimal::add)));
        book.lots()
                .forEach(lot -> moved.merge(lot.asset(), lot.quantity().negate(), BigDecimal::add));
        for (String symbol : SYMBOLS) {
            assertThat(moved.getOrDefault(ledger.id(symbol), BigDecimal.ZERO)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderInWhichOtherPoolsAreListedChangesNothing(int seed, CostMethod method) {
        LedgerBuilder ledger = tradesAndSplits(new Random(seed));
        List<Transaction> byAsset = new ArrayList<>();
        List<AssetId> order = new ArrayList<>(SYMBOLS.stream().map(ledger::id).toList());
        Collections.shuffle(order, new Random(seed + 1L));
        for (AssetId id : order) {
            ledger.transactions().stream().filter(t -> names(t, id)).forEach(byAsset::add);
        }

        Timeline shuffled = Timeline.of(byAsset, ledger.assets());

        assertThat(book(shuffled, method).pools())
                .isEqualTo(book(ledger.timeline(), method).pools());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noLotIsEmptyAndFifoKeepsThemByAge(int seed, CostMethod method) {
        LedgerBuilder ledger = anything(new Random(seed));

        for (PoolState pool : book(ledger.timeline(), method).pools()) {
            assertThat(pool.lots()).noneMatch(lot -> lot.quantity().signum() == 0);
            assertThat(pool.lots().stream().filter(lot -> lot.quantity().signum() > 0))
                    .extracting(Lot::acquired)
                    .isSorted();
        }
    }

    private static boolean names(Transaction t, AssetId id) {
        boolean[] found = new boolean[1];
        Postings.forEach(t, (asset, _) -> found[0] |= asset.equals(id));
        return found[0];
    }

    private static BigDecimal amount(@Nullable Money money) {
        return Objects.requireNonNull(money).amount();
    }

    private static LotBook book(Timeline timeline, CostMethod method) {
        return LotBook.of(timeline, LocalDate.MAX, method, Rates.NONE);
    }

    private static LedgerBuilder empty() {
        return new LedgerBuilder(ZoneId.of("UTC"))
                .cash(CurrencyCode.USD)
                .stock("A", CurrencyCode.USD)
                .stock("B", CurrencyCode.USD)
                .coin("C");
    }

    /** Never sells more than is held, so that every cost is known. */
    private static LedgerBuilder tradesAndSplits(Random random) {
        LedgerBuilder ledger = empty();
        Map<String, BigDecimal> held = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            String day = START.plusDays(i).toString();
            String symbol = SYMBOLS.get(random.nextInt(3));
            BigDecimal have = held.getOrDefault(symbol, BigDecimal.ZERO);
            BigDecimal units = BigDecimal.valueOf(1 + random.nextInt(99_999), 4);
            String money = BigDecimal.valueOf(1 + random.nextInt(999_999), 2).toPlainString();
            int dice = random.nextInt(10);
            if (dice < 5 || have.signum() == 0) {
                ledger.buy(day, units.toPlainString(), symbol, money, "USD");
                held.put(symbol, have.add(units));
            } else if (dice < 9) {
                BigDecimal sold = units.min(have);
                ledger.sell(day, sold.toPlainString(), symbol, money, "USD");
                held.put(symbol, have.subtract(sold));
            } else {
                ledger.in(TransactionType.SPLIT, day, units.toPlainString(), symbol);
                held.put(symbol, have.add(units));
            }
        }
        return ledger;
    }

    /** Two accounts between which a third of what is held goes, less a fee of up to a hundredth. */
    private static LedgerBuilder movesAndMergers(Random random) {
        LedgerBuilder ledger = empty();
        Map<String, BigDecimal> held = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            String day = START.plusDays(i * 10L).toString();
            String symbol = SYMBOLS.get(random.nextInt(3));
            long account = 1L + random.nextInt(2);
            ledger.in(account, "");
            BigDecimal have = held.getOrDefault(account + symbol, BigDecimal.ZERO);
            BigDecimal units = BigDecimal.valueOf(1 + random.nextInt(99_999), 4);
            String money = BigDecimal.valueOf(1 + random.nextInt(999_999), 2).toPlainString();
            int dice = random.nextInt(10);
            if (dice < 5 || have.signum() == 0) {
                ledger.buy(day, units.toPlainString(), symbol, money, "USD");
                held.put(account + symbol, have.add(units));
            } else if (dice < 7) {
                BigDecimal sent = units.min(have);
                BigDecimal fee =
                        sent.multiply(BigDecimal.valueOf(random.nextInt(10), 3))
                                .setScale(8, RoundingMode.DOWN);
                boolean asTransfer = random.nextBoolean();
                String other = (3 - account) + symbol;
                ledger.sent(
                                asTransfer ? TransactionType.TRANSFER : TransactionType.WITHDRAWAL,
                                day,
                                sent.toPlainString(),
                                symbol,
                                fee)
                        .in(3 - account, "")
                        .in(
                                asTransfer ? TransactionType.TRANSFER : TransactionType.DEPOSIT,
                                START.plusDays(i * 10L + random.nextInt(3)).toString(),
                                sent.subtract(fee).toPlainString(),
                                symbol);
                held.put(account + symbol, have.subtract(sent));
                held.merge(other, sent.subtract(fee), BigDecimal::add);
            } else if (dice < 9) {
                BigDecimal sold = units.min(have);
                ledger.sell(day, sold.toPlainString(), symbol, money, "USD");
                held.put(account + symbol, have.subtract(sold));
            } else {
                String to = SYMBOLS.get((SYMBOLS.indexOf(symbol) + 1) % 3);
                ledger.transaction(
                        TransactionType.MERGER,
                        day,
                        Movement.ofTrade(
                                ledger.leg(units.toPlainString(), to),
                                ledger.leg(have.toPlainString(), symbol)));
                held.remove(account + symbol);
                held.merge(account + to, units, BigDecimal::add);
            }
        }
        return ledger;
    }

    private static LedgerBuilder anything(Random random) {
        LedgerBuilder ledger = empty();
        List<TransactionType> in =
                List.of(
                        TransactionType.DEPOSIT,
                        TransactionType.REWARD,
                        TransactionType.TRANSFER,
                        TransactionType.CUSTODY_MOVE,
                        TransactionType.SPLIT,
                        TransactionType.OPENING_BALANCE,
                        TransactionType.DIVIDEND);
        List<TransactionType> out =
                List.of(
                        TransactionType.WITHDRAWAL,
                        TransactionType.FEE,
                        TransactionType.TRANSFER,
                        TransactionType.CUSTODY_MOVE,
                        TransactionType.SPLIT,
                        TransactionType.TAX);
        for (int i = 0; i < 300; i++) {
            String day = START.plusDays(random.nextInt(120)).toString();
            String symbol = SYMBOLS.get(random.nextInt(3));
            String units = BigDecimal.valueOf(1 + random.nextInt(5), 1).toPlainString();
            ledger.in(1L + random.nextInt(2), random.nextBoolean() ? "" : "特定");
            switch (random.nextInt(4)) {
                case 0 -> ledger.buy(day, units, symbol, "10", "USD");
                case 1 -> ledger.sell(day, units, symbol, "12", "USD");
                case 2 -> ledger.in(in.get(random.nextInt(in.size())), day, units, symbol);
                default -> ledger.out(out.get(random.nextInt(out.size())), day, units, symbol);
            }
        }
        return ledger;
    }
}
