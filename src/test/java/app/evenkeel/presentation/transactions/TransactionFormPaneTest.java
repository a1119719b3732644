package app.evenkeel.presentation.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.presentation.InventedPortfolio;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import impl.org.controlsfx.skin.AutoCompletePopup;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

@ExtendWith(ApplicationExtension.class)
class TransactionFormPaneTest {
    private final InventedPortfolio portfolio = InventedPortfolio.filled();
    private final AtomicReference<Stage> window = new AtomicReference<>();

    @Start
    void start(Stage stage) {
        window.set(stage);
        stage.setScene(new Scene(new javafx.scene.layout.Pane(), 400, 712));
        stage.show();
    }

    @Test
    void tellsAssetsOfOneSymbolApartAndTakesTheChosenOne(FxRobot robot) throws TimeoutException {
        portfolio.assetFor(
                AssetRef.security(AssetKind.EQUITY, "T", "Telephones", CurrencyCode.USD, ""));
        AssetId coin = portfolio.assetFor(AssetRef.coin("T"));
        TransactionFormViewModel form = show(robot, null);
        robot.clickOn("#form-asset").write("T");
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> offered().contains("T · Telephones · Shares"));
        assertThat(offered().subList(0, 2))
                .containsExactlyInAnyOrder("T · Telephones · Shares", "T · Crypto");
        assertThat(form.errorsProperty().get())
                .containsEntry(EntryField.ASSET, "transactions.form.ambiguous");
        // The first is chosen to begin with.
        for (int i = 0; i < offered().indexOf("T · Crypto"); i++) {
            robot.push(KeyCode.DOWN);
        }
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#form-asset").queryAs(TextField.class).getText()).isEqualTo("T");
        robot.interact(() -> {
            form.text(EntryField.QUANTITY).set("2");
            form.text(EntryField.AMOUNT).set("30");
        });
        assertThat(form.draft().orElseThrow().figures().asset())
                .isInstanceOfSatisfying(
                        AssetChoice.Known.class,
                        known -> assertThat(known.asset().id()).isEqualTo(coin));
    }

    @Test
    void saysWhatAFigureIsInThatIsNotInTheFormsCurrency(FxRobot robot) {
        Transaction trade = portfolio.load().transactions().get(1);
        Transaction foreign =
                Transaction.of(
                        trade.type(),
                        trade.head(),
                        trade.movement().withPrice(new Price(BigDecimal.TEN, CurrencyCode.EUR)));
        show(robot, foreign);
        assertThat(label(robot, "#form-price")).isEqualTo("Price (EUR)");
        assertThat(label(robot, "#form-fee")).isEqualTo("Fee");
        assertThat(robot.lookup("#form-settled").queryAs(Label.class).isVisible()).isFalse();
    }

    @Test
    void saysWhatWasSettledInAnotherCurrencyThanTheAmount(FxRobot robot) {
        Transaction trade = portfolio.load().transactions().get(1);
        show(
                robot,
                Transaction.of(
                        trade.type(),
                        trade.head(),
                        Movement.ofTrade(
                                        new Leg(portfolio.etf.id(), BigDecimal.TEN),
                                        new Leg(portfolio.yen.id(), new BigDecimal("389250")))
                                .withAmount(Money.of("2500", CurrencyCode.USD))));
        assertThat(robot.lookup("#form-settled").queryAs(Label.class).getText())
                .isEqualTo("Settled as 389250 JPY, which stays as its source states it.");
    }

    private static String label(FxRobot robot, String field) {
        Node box = robot.lookup(field).queryAs(TextField.class).getParent();
        return ((Label) box.lookup(".ek-caption")).getText();
    }

    private TransactionFormViewModel show(FxRobot robot, @Nullable Transaction edited) {
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
        AtomicReference<TransactionFormViewModel> shown = new AtomicReference<>();
        robot.interact(() -> {
            TransactionFormViewModel form =
                    new TransactionFormViewModel(
                            portfolio.load(),
                            edited,
                            InventedPortfolio.TODAY,
                            portfolio.broker.name(),
                            "JPY",
                            Locale.ENGLISH,
                            InventedPortfolio.TOKYO);
            TransactionsViewModel screen =
                    new TransactionsViewModel(
                            portfolio, workspace, new Changes(), InventedPortfolio.TOKYO);
            Scene scene =
                    new Scene(
                            new TransactionFormPane(screen, form, workspace.messages()), 400, 712);
            Theme.LIGHT.apply(scene);
            window.get().setScene(scene);
            shown.set(form);
        });
        return Objects.requireNonNull(shown.get());
    }

    /** The texts of the list under the field. */
    private static List<String> offered() {
        return Window.getWindows().stream()
                .filter(AutoCompletePopup.class::isInstance)
                .flatMap(open -> texts((AutoCompletePopup<?>) open))
                .toList();
    }

    private static <T> Stream<String> texts(AutoCompletePopup<T> popup) {
        return popup.getSuggestions().stream().map(popup.getConverter()::toString);
    }
}
