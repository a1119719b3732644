package app.evenkeel.presentation.health;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.CorporateEvent.Ratio;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.DataProblem.Kind;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.EventPreview.Holding;
import app.evenkeel.domain.portfolio.Finding;
import app.evenkeel.domain.portfolio.Finding.Severity;
import app.evenkeel.domain.portfolio.Fix;
import app.evenkeel.domain.portfolio.TransferPair;
import app.evenkeel.domain.portfolio.TransferProposal;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
class HealthViewTest {
    private static final LocalDate DAY = LocalDate.parse("2025-05-02");
    private static final Asset STOCK =
            new Asset(
                    new AssetId(1),
                    "SECURITY:ABC:USD",
                    AssetKind.EQUITY,
                    "ABC",
                    "Abacus",
                    CurrencyCode.USD,
                    "",
                    1,
                    true);
    private static final Account ACCOUNT =
            new Account(new AccountId(1), "broker/one", AccountKind.BROKER, "broker", "one");
    private static final CorporateEvent SPLIT =
            new CorporateEvent.Split(
                    STOCK.id(), DAY, new Ratio(new BigDecimal("4"), BigDecimal.ONE), null);

    private final Desk desk = new Desk();

    @Start
    void start(Stage stage) {
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
        HealthView view =
                new HealthView(new HealthViewModel(desk, new Changes(), workspace), workspace);
        Scene scene = new Scene((Parent) view.node(), 1072, 712);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        view.activate(new Route.Health());
    }

    @Test
    void saysWhatIsWrongAndWhyWithTheWorstFirst(FxRobot robot) {
        assertThat(robot.lookup("Figures are wrong  1").tryQuery()).isPresent();
        assertThat(
                        robot.lookup(
                                        "Abacus: a split of 4:1 on May 2, 2025 was reported and is not booked")
                                .tryQuery())
                .isPresent();
        assertThat(robot.lookup("#finding-b").lookup("2 rows").tryQuery()).isPresent();
    }

    @Test
    void showsASplitBeforeAndAfterAndBooksItOnlyThen(FxRobot robot) {
        Button show = robot.lookup("Split: before and after...").queryButton();
        robot.interact(show::fire);
        assertThat(robot.lookup("#event-preview").tryQuery()).isPresent();
        assertThat(desk.asked).containsExactly("preview");

        robot.interact(() -> robot.lookup("#event-book").queryButton().fire());

        assertThat(robot.lookup("#event-preview").tryQuery()).isEmpty();
        assertThat(desk.asked).containsExactly("preview", "mend BookEvent");
    }

    @Test
    void leavesThePreviewByEscapeWithoutBooking(FxRobot robot) {
        robot.interact(() -> robot.lookup("Split: before and after...").queryButton().fire());
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#event-preview").tryQuery()).isEmpty();
        assertThat(desk.asked).containsExactly("preview");
    }

    @Test
    void hasMissingRatesFetched(FxRobot robot) {
        robot.interact(() -> robot.lookup("Get rates").queryButton().fire());
        assertThat(desk.asked).containsExactly("rates");
    }

    @Test
    void acceptsAMove(FxRobot robot) {
        robot.interact(() -> robot.lookup("Accept as one move").queryButton().fire());
        assertThat(desk.asked).containsExactly("mend AcceptTransfer");
    }

    private static final class Desk implements HealthDesk {
        private final List<String> asked = new ArrayList<>();

        @Override
        public List<Finding> findings(LocalDate asOf, CurrencyCode currency) {
            TransferProposal pair =
                    new TransferProposal(
                            new TransactionId(4),
                            new TransactionId(5),
                            BigDecimal.ONE,
                            BigDecimal.ZERO,
                            TransferProposal.Reason.SAME_QUANTITY,
                            TransferProposal.Confidence.LIKELY);
            return List.of(
                    new Finding(
                            "a",
                            new DataProblem(
                                    Kind.SPLIT_REPORTED,
                                    STOCK,
                                    null,
                                    List.of("Abacus", "4:1", "2025-05-02")),
                            Severity.ERROR,
                            List.of(),
                            List.of(new Fix.BookEvent(SPLIT))),
                    new Finding(
                            "b",
                            new DataProblem(
                                    Kind.PROPOSED_TRANSFER,
                                    STOCK,
                                    ACCOUNT,
                                    List.of("Abacus", "one", "two", "1", "2025-05-02")),
                            Severity.WARNING,
                            List.of(pair.out(), pair.in()),
                            List.of(new Fix.AcceptTransfer(pair))),
                    new Finding(
                            "c",
                            new DataProblem(Kind.MISSING_RATE, null, null, List.of("USD/JPY")),
                            Severity.WARNING,
                            List.of(),
                            List.of(new Fix.GetRates())));
        }

        @Override
        public void getRates() {
            asked.add("rates");
        }

        @Override
        public List<TransferPair> pairs() {
            return List.of();
        }

        @Override
        public EventPreview preview(CorporateEvent event) {
            asked.add("preview");
            Money cost = Money.of("100", CurrencyCode.USD);
            return new EventPreview(
                    event,
                    List.of(
                            new EventPreview.Place(
                                    ACCOUNT,
                                    "",
                                    STOCK,
                                    new Holding(BigDecimal.TEN, cost, List.of()),
                                    new Holding(new BigDecimal("40"), cost, List.of()))),
                    List.of(),
                    List.of(
                            new Transaction.Split(
                                    new Head(
                                            TransactionId.NONE,
                                            ACCOUNT.id(),
                                            "",
                                            Instant.EPOCH,
                                            ZoneOffset.UTC,
                                            null,
                                            "",
                                            Origin.byHand()),
                                    Movement.ofIn(new Leg(STOCK.id(), new BigDecimal("30"))))),
                    0);
        }

        @Override
        public boolean mend(Fix fix) {
            asked.add("mend " + fix.getClass().getSimpleName());
            return true;
        }

        @Override
        public void reject(TransferProposal pair) {
            asked.add("reject");
        }

        @Override
        public int acceptConfident() {
            asked.add("confident");
            return 1;
        }
    }
}
