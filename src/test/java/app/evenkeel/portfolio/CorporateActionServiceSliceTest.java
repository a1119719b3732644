package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.CorporateEvent.Ratio;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.EventTerms;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

class CorporateActionServiceSliceTest {
    private static final LocalDate LATER = LocalDate.parse("2025-12-31");
    private static final LocalDate DAY = LocalDate.parse("2025-05-02");

    @TempDir private Path directory;
    private ServiceStore store;
    private HandLedger hand;
    private ValuationService valuation;
    private CorporateActionService actions;

    @BeforeEach
    void open() {
        store = ServiceStore.open(directory);
        hand = new HandLedger(store);
        valuation = new ValuationService(store.session);
        actions = new CorporateActionService(store.session, store.ledger, valuation);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void splitsEveryLotInEveryAccountAndKeepsCostAndDates() {
        AssetId stock = hand.stock("SPLT");
        hand.buy("one", "", "2024-01-10", "10", stock, "1000");
        hand.buy("one", "", "2024-02-10", "5", stock, "600");
        hand.buy("two", "", "2024-03-10", "4", stock, "500");

        actions.apply(split(stock, "3", "1", null));

        assertThat(lots(stock))
                .containsExactly("2024-01-10 30 1000", "2024-02-10 15 600", "2024-03-10 12 500");
        store.ledger.undo();
        assertThat(lots(stock))
                .containsExactly("2024-01-10 10 1000", "2024-02-10 5 600", "2024-03-10 4 500");
        store.ledger.redo();
        assertThat(lots(stock)).hasSize(3).contains("2024-03-10 12 500");
    }

    @Test
    void joinsTwoUnitsIntoOneAndPaysTheFractionInCash() {
        AssetId stock = hand.stock("IAU");
        hand.buy("one", "特定", "2024-01-10", "4", stock, "80");
        hand.buy("two", "", "2024-02-10", "5", stock, "110");

        actions.apply(split(stock, "1", "2", "40"));

        assertThat(lots(stock)).containsExactly("2024-01-10 2 80", "2024-02-10 2 88");
        assertThat(gain()).isEqualByComparingTo("-2");
    }

    @Test
    void leavesAloneAnAccountWhoseBrokerBookedTheSplitAsMovesOfCustody() {
        AssetId stock = hand.stock("IAU");
        hand.buy("one", "特定", "2024-01-10", "4", stock, "80");
        hand.add(
                TransactionType.CUSTODY_MOVE,
                "one",
                "特定",
                "2025-05-02",
                Movement.ofOut(HandLedger.leg(stock, "4")));
        hand.add(
                TransactionType.CUSTODY_MOVE,
                "one",
                "一般",
                "2025-05-02",
                Movement.ofIn(HandLedger.leg(stock, "2")));

        EventPreview preview = actions.preview(split(stock, "1", "2", null));

        assertThat(preview.rows()).isEmpty();
        assertThat(preview.booked()).isEqualTo(1);
        assertThat(lots(stock)).containsExactly("2024-01-10 2 80");
    }

    @Test
    void takesNoOrdinaryMoveOfCustodyNearTheDayForTheSplit() {
        AssetId stock = hand.stock("SPLT");
        hand.buy("one", "", "2024-01-10", "10", stock, "1000");
        move("one", "", "2025-05-05", stock, "30");
        hand.buy("two", "", "2024-01-10", "10", stock, "1000");
        move("two", "", "2025-04-30", stock, "-4");

        EventPreview preview = actions.preview(split(stock, "2", "1", null));

        assertThat(preview.booked()).isZero();
        actions.apply(split(stock, "2", "1", null));
        assertThat(total(stock, false)).isEqualByComparingTo("62");
    }

    @Test
    void knowsTheSplitInMovesOfCustodyBesideOtherMoves() {
        AssetId stock = hand.stock("SPLT");
        // Two for three, the half of one pool paid out.
        hand.buy("one", "特定", "2024-01-10", "4", stock, "80");
        hand.buy("one", "NISA", "2024-01-10", "3", stock, "80");
        move("one", "特定", "2025-05-02", stock, "2");
        move("one", "NISA", "2025-05-02", stock, "1");
        move("one", "特定", "2025-05-06", stock, "50");
        // Booked a day early, in full.
        hand.buy("two", "", "2024-01-10", "8", stock, "80");
        move("two", "", "2025-05-01", stock, "4");

        EventPreview preview = actions.preview(split(stock, "3", "2", null));

        assertThat(preview.rows()).isEmpty();
        assertThat(preview.booked()).isEqualTo(3);
    }

    @Test
    void mergesIntoAnotherShareWithCashForTheFraction() {
        AssetId old = hand.stock("OLD");
        AssetId fresh = hand.stock("NEW");
        hand.buy("one", "", "2023-01-10", "15", old, "300");

        CorporateEvent merger =
                new CorporateEvent.Merger(
                        old, fresh, DAY, ratio("0.5", "1"), Money.of("60", CurrencyCode.USD));
        EventPreview preview = actions.preview(merger);
        assertThat(preview.places()).hasSize(2);
        assertThat(preview.places().getFirst().after().quantity()).isZero();
        actions.apply(merger);

        assertThat(lots(old)).isEmpty();
        assertThat(lots(fresh)).containsExactly("2023-01-10 7 280");
        assertThat(gain()).isEqualByComparingTo("10");
    }

    @Test
    void sellsAPartOfEveryLotForTheCashThatAMergerPaysBeside() {
        AssetId old = hand.stock("OLD");
        AssetId fresh = hand.stock("NEW");
        hand.buy("one", "", "2023-01-10", "10", old, "100");
        hand.buy("one", "", "2024-01-10", "30", old, "600");
        Ratio ratio = ratio("1", "2");
        // 5 in cash and half a share of 30: a quarter of what is given is cash.
        CorporateEvent merger =
                new CorporateEvent.Merger(
                        old,
                        fresh,
                        DAY,
                        ratio,
                        null,
                        CorporateEvent.CashPart.byWorth(
                                Money.of("5", CurrencyCode.USD), ratio, new BigDecimal("30")));

        EventPreview preview = actions.preview(merger);
        actions.apply(merger);

        assertThat(lots(old)).isEmpty();
        assertThat(lots(fresh)).containsExactly("2023-01-10 5 75", "2024-01-10 15 450");
        assertThat(preview.places()).hasSize(2);
        assertThat(preview.places().getLast().after().lots()).isEqualTo(lotsOf(fresh));
        // 200 in cash for a quarter of 700.
        assertThat(gain()).isEqualByComparingTo("25");
        assertThat(cash()).isEqualByComparingTo("-500");
        store.ledger.undo();
        assertThat(lots(old)).containsExactly("2023-01-10 10 100", "2024-01-10 30 600");
        assertThat(gain()).isZero();
    }

    @Test
    void showsTheClosesOfASourceThatDoesNotKnowASplitBeforeAndAfter() {
        AssetId stock = hand.stock("GAP");
        hand.buy("one", "", "2024-01-10", "10", stock, "1000");
        List<PriceBar> bars =
                List.of(bar(DAY.minusDays(2), "401"), bar(DAY.minusDays(1), "400"), bar(DAY, "99"));
        store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .prices()
                                .saveBars(tx, stock, CurrencyCode.USD, "sample", bars.iterator()));
        store.session.changes().publish(Change.PRICES);

        EventPreview preview = actions.preview(split(stock, "4", "1", null));

        EventPreview.PriceChange eve = preview.prices().getFirst();
        assertThat(Objects.requireNonNull(eve.before()).value()).isEqualByComparingTo("400");
        assertThat(Objects.requireNonNull(eve.after()).value()).isEqualByComparingTo("100");
        assertThat(eve.factor().orElseThrow()).isEqualByComparingTo("0.25");
        actions.apply(split(stock, "4", "1", null));
        assertThat(valuation.price(stock, DAY.minusDays(1), DAY).orElseThrow().value())
                .isEqualByComparingTo("100");
        assertThat(valuation.price(stock, DAY, DAY).orElseThrow().value())
                .isEqualByComparingTo("99");
    }

    @Test
    void dividesTheCostOfAMergerByTheShareElseTheWorthElseThePriceOfTheDay() {
        AssetId old = hand.stock("OLD");
        AssetId fresh = hand.stock("NEW");
        assertThatThrownBy(() -> actions.event(merger(old, fresh, DAY, "5", null, null)))
                .satisfies(is(ProblemCode.EVENT_WORTH_UNKNOWN));
        List<PriceBar> bars = List.of(bar(DAY, "10"));
        store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .prices()
                                .saveBars(tx, fresh, CurrencyCode.USD, "sample", bars.iterator()));
        store.session.changes().publish(Change.PRICES);

        // Half a new unit for one old: 5 / (5 + 0.5 x 30), and 5 / (5 + 0.5 x 10).
        assertThat(shareOf(merger(old, fresh, DAY, "5", "0.1", "30"))).isEqualByComparingTo("0.1");
        assertThat(shareOf(merger(old, fresh, DAY, "5", null, "30"))).isEqualByComparingTo("0.25");
        assertThat(shareOf(merger(old, fresh, DAY, "5", null, null))).isEqualByComparingTo("0.5");
    }

    @Test
    void refusesTermsThatCannotBe() {
        AssetId old = hand.stock("OLD");
        AssetId fresh = hand.stock("NEW");
        LocalDate tomorrow = LocalDate.now(store.session.clock()).plusDays(1);
        assertThatThrownBy(() -> actions.event(merger(old, fresh, tomorrow, "5", "0.1", null)))
                .satisfies(is(ProblemCode.EVENT_TO_COME));
        for (EventTerms nonsense :
                List.of(
                        merger(old, old, DAY, "5", "0.1", null),
                        merger(old, fresh, DAY, "-5", "0.1", null),
                        merger(old, fresh, DAY, "5", "1", null),
                        merger(old, fresh, DAY, "5", null, "0"),
                        merger(old, fresh, DAY, "5", null, "-10"))) {
            assertThatThrownBy(() -> actions.event(nonsense)).satisfies(is(ProblemCode.BAD_ENTRY));
        }
    }

    private BigDecimal shareOf(EventTerms terms) {
        CorporateEvent.Merger merger = (CorporateEvent.Merger) actions.event(terms);
        return Objects.requireNonNull(merger.cashPart()).costShare();
    }

    @Test
    void spinsOffWhatDoesNotExistYetAndCreatesItOnlyWhenThereIsSomethingToBook() {
        AssetId parent = hand.stock("PARENT");
        AssetId other = hand.stock("OTHER");
        hand.buy("one", "", "2024-01-10", "10", parent, "1000");
        AssetRef child =
                AssetRef.security(AssetKind.EQUITY, "CHILD", "Child Inc", CurrencyCode.USD, "");

        EventPreview preview = actions.preview(spinOff(parent, child));
        assertThat(preview.places())
                .extracting(place -> place.asset().symbol() + " " + place.after().quantity())
                .contains("CHILD 5");
        assertThat(actions.apply(spinOff(other, child))).as("nobody holds it").isEmpty();
        assertThat(store.ledger.assets()).noneMatch(asset -> asset.symbol().equals("CHILD"));

        assertThat(actions.apply(spinOff(parent, child))).isNotEmpty();
        Asset made =
                store.ledger.assets().stream()
                        .filter(asset -> asset.symbol().equals("CHILD"))
                        .findFirst()
                        .orElseThrow();
        assertThat(made.name()).isEqualTo("Child Inc");
        assertThat(lots(made.id())).containsExactly("2024-01-10 5 200");
        assertThat(lots(parent)).containsExactly("2024-01-10 10 800");
    }

    private static EventTerms spinOff(AssetId parent, AssetRef child) {
        return new EventTerms(
                CorporateEvent.Kind.SPIN_OFF,
                parent,
                null,
                child,
                DAY,
                ratio("1", "2"),
                null,
                new BigDecimal("0.2"),
                null,
                null);
    }

    private static EventTerms merger(
            AssetId old,
            AssetId fresh,
            LocalDate day,
            String cash,
            @Nullable String share,
            @Nullable String worth) {
        return new EventTerms(
                CorporateEvent.Kind.MERGER,
                old,
                fresh,
                null,
                day,
                ratio("1", "2"),
                null,
                share == null ? null : new BigDecimal(share),
                Money.of(cash, CurrencyCode.USD),
                worth == null ? null : new BigDecimal(worth));
    }

    private static Consumer<Throwable> is(ProblemCode code) {
        return thrown -> assertThat(((EvenkeelException) thrown).problem().code()).isEqualTo(code);
    }

    private static PriceBar bar(LocalDate day, String close) {
        return new PriceBar(day, null, null, null, new BigDecimal(close), null, Adjustment.SPLIT);
    }

    private BigDecimal cash() {
        return valuation.positions(LATER, Scope.ALL).stream()
                .filter(position -> position.asset().isCash())
                .map(Position::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void movesAShareOfTheCostToWhatWasSpunOff() {
        AssetId parent = hand.stock("PAR");
        AssetId child = hand.stock("CHI");
        hand.buy("one", "", "2023-01-10", "10", parent, "1000");
        hand.buy("one", "", "2024-01-10", "10", parent, "2000");

        actions.apply(
                new CorporateEvent.SpinOff(
                        parent, child, DAY, ratio("1", "4"), new BigDecimal("0.2"), null));

        assertThat(lots(parent)).containsExactly("2023-01-10 10 800", "2024-01-10 10 1600");
        assertThat(lots(child)).containsExactly("2023-01-10 2.5 200", "2024-01-10 2.5 400");
    }

    @Test
    void carriesARenamedFundOverSoThatItEndsWithNothingLessThanNothing() {
        AssetId old = hand.fund("指数ファンド");
        AssetId fresh = hand.fund("プラス指数ファンド");
        hand.buy("one", "NISA", "2023-01-10", "20000", old, "300");
        hand.sell("one", "NISA", "2025-06-10", "15000", fresh, "400");
        assertThat(quantity(fresh)).isNegative();

        CorporateEvent rename = new CorporateEvent.Rename(old, fresh, DAY);
        assertThat(actions.preview(rename).leavesLess()).isFalse();
        actions.apply(rename);

        assertThat(quantity(old)).isZero();
        assertThat(lots(fresh)).containsExactly("2023-01-10 5000 75");
    }

    @Test
    void showsBeforehandExactlyWhatBookingThenDoes() {
        AssetId stock = hand.stock("SPLT");
        hand.buy("one", "", "2024-01-10", "10", stock, "1000");
        CorporateEvent split = split(stock, "7", "3", null);

        EventPreview preview = actions.preview(split);
        assertThat(lots(stock)).containsExactly("2024-01-10 10 1000");
        actions.apply(split);

        assertThat(preview.places().getFirst().after().lots())
                .isEqualTo(valuation.lots(LATER, Scope.ALL, CostMethod.FIFO));
    }

    @Test
    void conservesCostAndUnitsThroughAnyEvent() {
        Random random = new Random(7);
        AssetId stock = hand.stock("RND");
        AssetId into = hand.stock("INTO");
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal units = BigDecimal.ZERO;
        for (int i = 0; i < 40; i++) {
            BigDecimal paid = BigDecimal.valueOf(1 + random.nextInt(99_999), 2);
            BigDecimal bought = BigDecimal.valueOf(1 + random.nextInt(9_999), 3);
            hand.buy(
                    "a" + random.nextInt(3),
                    "",
                    DAY.minusDays(2 + random.nextInt(300)).toString(),
                    bought.toPlainString(),
                    stock,
                    paid.toPlainString());
            cost = cost.add(paid);
            units = units.add(bought);
        }

        actions.apply(split(stock, "8", "5", null));
        actions.apply(
                new CorporateEvent.Merger(stock, into, DAY.plusDays(30), ratio("5", "2"), null));

        assertThat(total(into, true)).isEqualByComparingTo(cost);
        assertThat(total(into, false)).isEqualByComparingTo(units.multiply(new BigDecimal("4")));
    }

    private void move(String account, String pool, String day, AssetId asset, String units) {
        BigDecimal change = new BigDecimal(units);
        Leg leg = new Leg(asset, change.abs());
        hand.add(
                TransactionType.CUSTODY_MOVE,
                account,
                pool,
                day,
                change.signum() > 0 ? Movement.ofIn(leg) : Movement.ofOut(leg));
    }

    private CorporateEvent split(AssetId asset, String to, String from, @Nullable String inLieu) {
        return new CorporateEvent.Split(
                asset,
                DAY,
                ratio(to, from),
                inLieu == null ? null : Money.of(inLieu, CurrencyCode.USD));
    }

    private static Ratio ratio(String to, String from) {
        return new Ratio(new BigDecimal(to), new BigDecimal(from));
    }

    private List<String> lots(AssetId asset) {
        return lotsOf(asset).stream()
                .map(lot ->
                        lot.acquired()
                                + " "
                                + lot.quantity().stripTrailingZeros().toPlainString()
                                + " "
                                + Objects.requireNonNull(lot.cost())
                                        .amount()
                                        .stripTrailingZeros()
                                        .toPlainString())
                .sorted()
                .toList();
    }

    private List<Lot> lotsOf(AssetId asset) {
        return valuation.lots(LATER, Scope.ALL, CostMethod.FIFO).stream()
                .filter(lot -> lot.asset().equals(asset))
                .toList();
    }

    private BigDecimal total(AssetId asset, boolean cost) {
        return lotsOf(asset).stream()
                .map(lot -> cost ? Objects.requireNonNull(lot.cost()).amount() : lot.quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal quantity(AssetId asset) {
        return total(asset, false);
    }

    private BigDecimal gain() {
        return valuation.disposals(LATER, Scope.ALL, CostMethod.FIFO).stream()
                .map(d ->
                        Objects.requireNonNull(d.proceeds())
                                .amount()
                                .subtract(Objects.requireNonNull(d.cost()).amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
