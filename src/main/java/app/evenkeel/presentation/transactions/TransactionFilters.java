package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.presentation.control.Choice;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Search field and the pickers for type, account and asset. */
final class TransactionFilters extends HBox {
    private final TextField search = new TextField();
    private final ComboBox<Choice<TransactionType>> type = new ComboBox<>();
    private final ComboBox<Choice<Account>> account = new ComboBox<>();
    private final ComboBox<Choice<Asset>> asset = new ComboBox<>();
    private final TransactionsViewModel viewModel;
    private boolean filling;

    TransactionFilters(TransactionsViewModel viewModel, Messages messages) {
        super(8);
        this.viewModel = viewModel;
        setAlignment(Pos.CENTER_LEFT);
        search.setId("transactions-search");
        search.setPromptText(messages.text("transactions.search.prompt"));
        search.setAccessibleText(messages.text("transactions.search.prompt"));
        search.setPrefWidth(280);
        search.textProperty()
                .subscribe((before, words) -> {
                    if (!filling) {
                        viewModel.search(words);
                    }
                });
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        HBox.setHgrow(search, Priority.SOMETIMES);
        prepare(
                type,
                "type",
                messages,
                found -> messages.text("type." + found),
                found -> viewModel.showType(found.orElse(null)));
        type.getItems().setAll(Choice.noneOr(List.of(TransactionType.values())));
        type.setValue(Choice.none());
        prepare(
                account,
                "account",
                messages,
                Account::name,
                found -> viewModel.showAccount(found.map(Account::id).orElse(null)));
        prepare(
                asset,
                "asset",
                messages,
                Asset::symbol,
                found -> viewModel.showAsset(found.map(Asset::id).orElse(null)));
        getChildren().addAll(search, type, account, asset);
    }

    private <T> void prepare(
            ComboBox<Choice<T>> box,
            String key,
            Messages messages,
            Function<T, String> name,
            Consumer<Optional<T>> chosen) {
        String all = messages.text("transactions.filter." + key);
        box.setId("transactions-" + key);
        box.setAccessibleText(messages.text("transactions.column." + key));
        box.setPrefWidth(164);
        box.setMinWidth(96);
        box.setVisibleRowCount(16);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Choice<T> value) {
                        return value == null ? all : value.value().map(name).orElse(all);
                    }

                    @Override
                    public Choice<T> fromString(String text) {
                        return Choice.none();
                    }
                });
        box.valueProperty()
                .subscribe((before, now) -> {
                    if (!filling) {
                        chosen.accept(now == null ? Optional.empty() : now.value());
                    }
                });
    }

    /** Offers the accounts and assets of the ledger, and keeps what is chosen. */
    void fill(TransactionsViewModel.Loaded loaded) {
        filling = true;
        TransactionQuery query = viewModel.queryProperty().get();
        offer(account, loaded.accounts());
        offer(asset, loaded.assets());
        account.setValue(
                new Choice<>(
                        loaded.accounts().stream()
                                .filter(each -> each.id().equals(query.account()))
                                .findFirst()));
        asset.setValue(
                new Choice<>(
                        loaded.assets().stream()
                                .filter(each -> each.id().equals(query.asset()))
                                .findFirst()));
        filling = false;
    }

    private static <T> void offer(ComboBox<Choice<T>> box, List<T> items) {
        box.getItems().setAll(Choice.noneOr(items));
    }

    /** Shows that nothing is filtered. */
    void clear() {
        filling = true;
        search.clear();
        type.setValue(Choice.none());
        account.setValue(Choice.none());
        asset.setValue(Choice.none());
        filling = false;
    }

    void find() {
        search.requestFocus();
        search.selectAll();
    }
}
