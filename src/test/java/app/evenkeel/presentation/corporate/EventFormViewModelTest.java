package app.evenkeel.presentation.corporate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.CorporateEvent.Kind;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.EventTerms;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.DirectTaskRunner;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

class EventFormViewModelTest {
    private static final LocalDate DAY = LocalDate.parse("2025-05-02");
    private static final Asset OLD = asset(1, "OLD", AssetKind.EQUITY);
    private static final Asset FRESH = asset(2, "NEW", AssetKind.EQUITY);
    private static final Asset DOLLARS = asset(3, "USD", AssetKind.CASH);

    private final DirectTaskRunner tasks = new DirectTaskRunner();
    private final TestWorkspace.Told told = new TestWorkspace.Told();
    private final TestWorkspace.Asking dialogs = new TestWorkspace.Asking();
    private final Desk desk = new Desk();
    private EventFormViewModel form;
    private int closed;

    @BeforeEach
    void open() {
        form =
                new EventFormViewModel(
                        desk,
                        TestWorkspace.of(Locale.ENGLISH, tasks, told, dialogs),
                        OLD,
                        List.of(DOLLARS, OLD, FRESH),
                        () -> closed++);
    }

    @Test
    void asksForWhatASplitNeedsAndOffersNeitherCashNorTheAssetItselfToBecome() {
        assertThat(form.missingProperty().get())
                .isEqualTo(Set.of(EventField.DAY, EventField.NEW_UNITS));
        assertThat(form.errorsProperty().get()).isEmpty();
        assertThat(form.others()).containsExactly(FRESH);
    }

    @Test
    void asksBeforeWhatWasTypedIsLostAndOnlyThen() {
        type(EventField.NEW_UNITS, "4");
        form.leave();
        assertThat(closed).isZero();

        type(EventField.NEW_UNITS, "");
        form.leave();
        assertThat(dialogs.asked).hasSize(1);
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void showsASplitOnceItIsWholeAndBooksWhatIsShown() {
        form.dayProperty().set(DAY);
        type(EventField.NEW_UNITS, "4");
        assertThat(desk.asked).isEmpty();
        tasks.runDelayed();
        assertThat(form.bookableProperty().get()).isTrue();

        form.book();

        assertThat(desk.booked)
                .as("what was shown")
                .containsExactly(desk.asked.getLast())
                .extracting(EventTerms::kind, EventTerms::ratio)
                .containsExactly(
                        tuple(
                                Kind.SPLIT,
                                new CorporateEvent.Ratio(new BigDecimal("4"), BigDecimal.ONE)));
        assertThat(told.texts).containsExactly("Corporate action booked: 1 row");
        assertThat(closed).isOne();
    }

    @Test
    void booksNothingBetweenAKeyAndThePreviewOfIt() {
        form.dayProperty().set(DAY);
        type(EventField.NEW_UNITS, "4");
        tasks.runDelayed();
        type(EventField.NEW_UNITS, "40");

        form.book();

        assertThat(form.bookableProperty().get()).isFalse();
        assertThat(desk.booked).isEmpty();
    }

    @Test
    void booksNothingThatNobodyHeld() {
        desk.rows = 0;
        form.dayProperty().set(DAY);
        type(EventField.NEW_UNITS, "4");
        tasks.runDelayed();

        form.book();

        assertThat(form.previewProperty().get()).isNotNull();
        assertThat(desk.booked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NEW_UNITS,four,Not a number",
        "NEW_UNITS,0,More than zero",
        "NEW_UNITS,-4,More than zero",
        "NEW_UNITS,1.0,As many as before changes nothing",
        "OLD_UNITS,0,More than zero",
        "IN_LIEU,-1,More than zero",
        "IN_LIEU,NaN,Not a number",
    })
    void refusesASplitThatMakesNoSenseBesideTheField(
            EventField field, String text, String refusal) {
        form.dayProperty().set(DAY);
        type(EventField.NEW_UNITS, "4");
        type(field, text);
        tasks.runDelayed();

        form.book();

        assertThat(form.errorsProperty().get()).containsEntry(field, refusal);
        assertThat(form.previewProperty().get()).isNull();
        assertThat(desk.asked).isEmpty();
        assertThat(desk.booked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CASH|0||COST_SHARE|10|CASH|More than zero",
                "CASH||x|WORTH|30|CASH|How much was paid?",
                "CASH|5|x|COST_SHARE|100|COST_SHARE|From 0 to below 100",
                "CASH|5|x|COST_SHARE|-1|COST_SHARE|From 0 to below 100",
                "CASH|5|x|CURRENCY|dollars|CURRENCY|Such as JPY or USD",
            })
    void refusesAMergerWhoseCashMakesNoSense(
            EventField first,
            @Nullable String text,
            @Nullable String none,
            EventField second,
            String other,
            EventField wrong,
            String refusal) {
        merger();
        type(first, text == null ? "" : text);
        type(second, other);
        tasks.runDelayed();

        assertThat(form.errorsProperty().get()).containsEntry(wrong, refusal);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void takesEitherTheWorthOrTheShareOfAMergersCash() {
        merger();
        type(EventField.CASH, "5");
        type(EventField.WORTH, "30");
        type(EventField.COST_SHARE, "25");
        assertThat(form.errorsProperty().get()).containsOnlyKeys(EventField.WORTH);

        type(EventField.WORTH, "");
        tasks.runDelayed();

        EventTerms terms = desk.asked.getFirst();
        assertThat(terms.cash()).isEqualTo(Money.of("5", CurrencyCode.USD));
        assertThat(terms.costShare()).isEqualByComparingTo("0.25");
        assertThat(terms.worth()).isNull();
    }

    @Test
    void forgetsWhatAnotherKindHasNoUseFor() {
        merger();
        type(EventField.CASH, "5");
        type(EventField.COST_SHARE, "nonsense");
        type(EventField.NEW_UNITS, "-1");
        form.kindProperty().set(Kind.RENAME);
        tasks.runDelayed();

        EventTerms terms = desk.asked.getFirst();
        assertThat(terms.other()).isEqualTo(FRESH.id());
        assertThat(terms.ratio()).isEqualTo(CorporateEvent.Ratio.even());
        assertThat(terms.cash()).isNull();
        assertThat(terms.costShare()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProblemCode.class,
            names = {"EVENT_TO_COME", "EVENT_WORTH_UNKNOWN"})
    void tellsARefusalOfTheStoreBesideTheFieldThatMendsIt(ProblemCode code) {
        desk.refusal = Problem.of(code, "2030-01-01");
        merger();
        type(EventField.CASH, "5");
        tasks.runDelayed();

        EventField field = code == ProblemCode.EVENT_TO_COME ? EventField.DAY : EventField.WORTH;
        assertThat(form.errorsProperty().get()).containsOnlyKeys(field);
        assertThat(form.bookableProperty().get()).isFalse();
        type(EventField.WORTH, "30");
        assertThat(form.errorsProperty().get()).isEmpty();
    }

    @Test
    void keepsTheFormOpenWhereBookingFails() {
        form.dayProperty().set(DAY);
        type(EventField.NEW_UNITS, "4");
        tasks.runDelayed();
        desk.refusal = Problem.of(ProblemCode.BAD_ENTRY, "no");

        form.book();

        assertThat(Objects.requireNonNull(form.problemProperty().get()).code())
                .isEqualTo(ProblemCode.BAD_ENTRY);
        assertThat(closed).isZero();
    }

    /** Whatever is typed: what reaches the store has a ratio, cash and share within their range. */
    @Test
    void letsNoNonsenseThrough() {
        String[] typed = {"", "0", "1", "4", "-2", "1e9", "0,5", "99.9", "100", "x", " 7 ", "USD"};
        List<Kind> kinds = List.of(Kind.values());
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            form.kindProperty().set(kinds.get(random.nextInt(kinds.size())));
            form.dayProperty().set(random.nextInt(5) == 0 ? null : DAY);
            form.otherProperty().set(random.nextInt(5) == 0 ? null : FRESH);
            for (EventField field : EnumSet.range(EventField.NEW_UNITS, EventField.CURRENCY)) {
                type(field, typed[random.nextInt(typed.length)]);
            }
            tasks.runDelayed();
        }
        assertThat(desk.asked).hasSizeGreaterThan(50);
        assertThat(desk.asked)
                .allSatisfy(terms -> {
                    assertThat(terms.kind() == Kind.SPLIT).isEqualTo(terms.other() == null);
                    assertThat(terms.ratio().to()).isPositive();
                    if (terms.costShare() != null) {
                        assertThat(terms.costShare())
                                .isBetween(BigDecimal.ZERO, new BigDecimal("0.999"));
                    }
                    if (terms.cash() != null) {
                        assertThat(terms.cash().amount()).isPositive();
                        assertThat(terms.costShare() == null || terms.worth() == null).isTrue();
                    }
                    if (terms.inLieu() != null) {
                        assertThat(terms.inLieu().amount()).isPositive();
                    }
                });
    }

    private void merger() {
        form.kindProperty().set(Kind.MERGER);
        form.otherProperty().set(FRESH);
        form.dayProperty().set(DAY);
        type(EventField.NEW_UNITS, "1");
        type(EventField.OLD_UNITS, "2");
    }

    private void type(EventField field, String text) {
        form.text(field).set(text);
    }

    private static Asset asset(long id, String symbol, AssetKind kind) {
        return new Asset(
                new AssetId(id),
                kind + ":" + symbol,
                kind,
                symbol,
                symbol,
                CurrencyCode.USD,
                "",
                1,
                true);
    }

    private static final class Desk implements EventDesk {
        private final List<EventTerms> asked = new ArrayList<>();
        private final List<EventTerms> booked = new ArrayList<>();
        private int rows = 1;
        private @Nullable Problem refusal;

        private void refuse() {
            if (refusal != null) {
                throw new EvenkeelException(refusal);
            }
        }

        @Override
        public EventPreview preview(EventTerms terms) {
            asked.add(terms);
            refuse();
            Transaction row =
                    Transaction.of(
                            TransactionType.SPLIT,
                            new Head(
                                    TransactionId.NONE,
                                    new AccountId(1),
                                    "",
                                    Instant.EPOCH,
                                    ZoneOffset.UTC,
                                    null,
                                    "",
                                    Origin.byHand()),
                            Movement.ofIn(new Leg(terms.asset(), BigDecimal.ONE)));
            return new EventPreview(
                    new CorporateEvent.Split(terms.asset(), terms.day(), terms.ratio(), null),
                    List.of(),
                    List.of(),
                    rows == 0 ? List.of() : List.of(row),
                    0);
        }

        @Override
        public int book(EventTerms terms) {
            refuse();
            booked.add(terms);
            return rows;
        }
    }
}
