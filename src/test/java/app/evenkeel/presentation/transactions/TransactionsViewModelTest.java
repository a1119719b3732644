package app.evenkeel.presentation.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.presentation.InventedPortfolio;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.Dialogs;
import app.evenkeel.presentation.fx.DirectTaskRunner;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.fx.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

class TransactionsViewModelTest {
    private final InventedPortfolio portfolio = InventedPortfolio.filled();
    private final DirectTaskRunner tasks = new DirectTaskRunner();
    private final TestWorkspace.Told told = new TestWorkspace.Told();
    private final Workspace workspace = TestWorkspace.of(Locale.ENGLISH, tasks, told);
    private final Changes changes = new Changes();
    private final TransactionsViewModel viewModel =
            new TransactionsViewModel(portfolio, workspace, changes, InventedPortfolio.TOKYO);

    @BeforeEach
    void activate() {
        workspace.context().periodProperty().set(Period.MAX);
        viewModel.activate(null);
    }

    @Test
    void showsTheNewestFirst() {
        assertThat(shown()).hasSize(64);
        assertThat(shown())
                .isSortedAccordingTo(
                        Comparator.comparing(
                                        (TransactionRow row) -> row.transaction().head().time())
                                .reversed());
    }

    @Test
    void searchesOnlyAfterTheUserStoppedTyping() {
        viewModel.search("bitcoin");
        assertThat(shown()).hasSize(64);
        tasks.runDelayed();
        assertThat(shown()).isNotEmpty().allMatch(row -> row.concerns(portfolio.bitcoin.id()));
    }

    @Test
    void combinesTypeAccountAndWords() {
        viewModel.showType(TransactionType.SELL);
        viewModel.showAccount(portfolio.broker.id());
        assertThat(shown())
                .isNotEmpty()
                .allMatch(row -> row.type() == TransactionType.SELL)
                .allMatch(row -> row.accountId().equals(portfolio.broker.id()));
    }

    @Test
    void obeysPeriodAndScope() {
        workspace.context().periodProperty().set(Period.ONE_MONTH);
        assertThat(shown())
                .isNotEmpty()
                .allMatch(row ->
                        row.transaction()
                                .head()
                                .date()
                                .isAfter(InventedPortfolio.TODAY.minusMonths(1)));
        workspace.context().periodProperty().set(Period.MAX);
        workspace.context().scopeProperty().set(new Scope.CryptoOnly());
        assertThat(shown()).isNotEmpty().allMatch(row -> row.concerns(portfolio.bitcoin.id()));
    }

    @Test
    void bringsDeletedRowsBackFromTheNotice() {
        List<TransactionRow> before = shown();
        viewModel.delete(before.subList(0, 3));
        assertThat(shown()).hasSize(61);
        assertThat(told.texts).last().isEqualTo("Deleted 3 transactions");
        told.actions.getLast().run();
        assertThat(shown()).isEqualTo(before);
        viewModel.redo();
        assertThat(shown()).hasSize(61);
    }

    @Test
    void addsWhatTheFormHolds() {
        viewModel.create();
        TransactionFormViewModel form = Objects.requireNonNull(viewModel.formProperty().get());
        form.text(EntryField.ASSET).set("NEWCO");
        form.text(EntryField.QUANTITY).set("10");
        form.text(EntryField.PRICE).set("1200");
        viewModel.save(false);
        assertThat(viewModel.formProperty().get()).isNull();
        assertThat(shown()).hasSize(65);
        assertThat(portfolio.assets()).extracting(asset -> asset.symbol()).contains("NEWCO");
    }

    @Test
    void asksBeforeItDiscardsAHalfFilledForm() {
        List<String> asked = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>();
        TransactionsViewModel asking = asking(asked, answers);
        asking.activate(null);
        asking.create();
        asking.leaveForm();
        assertThat(asking.formProperty().get()).isNull();
        assertThat(asked).isEmpty();

        asking.create();
        TransactionFormViewModel form = Objects.requireNonNull(asking.formProperty().get());
        form.text(EntryField.QUANTITY).set("10");
        asking.leaveForm();
        asking.create();
        assertThat(asking.formProperty().get()).isSameAs(form);
        assertThat(asked).containsExactly("Discard what you typed?", "Discard what you typed?");
        answers.getFirst().run();
        assertThat(asking.formProperty().get()).isNull();
    }

    private TransactionsViewModel asking(List<String> asked, List<Runnable> answers) {
        Dialogs dialogs =
                new Dialogs() {
                    @Override
                    public void confirm(
                            String title, String text, String action, Runnable confirmed) {
                        asked.add(title);
                        answers.add(confirmed);
                    }

                    @Override
                    public void chooseFiles(String title, Consumer<List<Path>> chosen) {}

                    @Override
                    public void saveFile(
                            String title, String suggestedName, Consumer<Path> chosen) {}

                    @Override
                    public void copy(String text) {}
                };
        Workspace lent =
                new Workspace(
                        workspace.messages(),
                        workspace.context(),
                        tasks,
                        workspace.navigator(),
                        told,
                        dialogs,
                        workspace.window());
        return new TransactionsViewModel(portfolio, lent, changes, InventedPortfolio.TOKYO);
    }

    @Test
    void losesNothingTypedWhenSavingFails() {
        viewModel.create();
        TransactionFormViewModel form = Objects.requireNonNull(viewModel.formProperty().get());
        form.typeProperty().set(TransactionType.SELL);
        form.text(EntryField.ASSET).set("7911");
        form.text(EntryField.QUANTITY).set("1");
        form.text(EntryField.AMOUNT).set("100");
        form.text(EntryField.FEE).set("500");
        viewModel.save(false);
        assertThat(viewModel.saveProblemProperty().get()).isNotNull();
        assertThat(viewModel.formProperty().get()).isSameAs(form);
        assertThat(form.text(EntryField.FEE).get()).isEqualTo("500");
    }

    @Test
    void followsTheLedgerOnlyWhileItIsShown() {
        portfolio.delete(List.of(shown().getFirst().transaction().head().id()));
        changes.publish(Change.LEDGER);
        assertThat(shown()).hasSize(63);
        viewModel.deactivate();
        portfolio.undo();
        changes.publish(Change.LEDGER);
        assertThat(shown()).hasSize(63);
    }

    private List<TransactionRow> shown() {
        return viewModel.shownProperty().get();
    }
}
