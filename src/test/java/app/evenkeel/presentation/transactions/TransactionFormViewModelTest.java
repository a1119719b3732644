package app.evenkeel.presentation.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.presentation.InventedPortfolio;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;

class TransactionFormViewModelTest {
    private final InventedPortfolio portfolio = InventedPortfolio.filled();

    @Test
    void fillsTheThirdOfQuantityPriceAndAmount() {
        TransactionFormViewModel form = form(null);
        type(form, EntryField.ASSET, "7911");
        type(form, EntryField.QUANTITY, "100");
        type(form, EntryField.PRICE, "2,500");
        assertThat(form.text(EntryField.AMOUNT).get()).isEqualTo("250000");
        type(form, EntryField.AMOUNT, "260000");
        assertThat(form.text(EntryField.QUANTITY).get()).isEqualTo("104");
    }

    @Test
    void countsAFundsPriceForTenThousandUnits() {
        TransactionFormViewModel form = form(null);
        type(form, EntryField.ASSET, portfolio.fund.symbol());
        type(form, EntryField.QUANTITY, "25000");
        type(form, EntryField.PRICE, "20000");
        assertThat(form.text(EntryField.AMOUNT).get()).isEqualTo("50000");
    }

    @Test
    void takesTheCurrencyOfTheAsset() {
        TransactionFormViewModel form = form(null);
        type(form, EntryField.ASSET, "wldx");
        assertThat(form.text(EntryField.CURRENCY).get()).isEqualTo("USD");
    }

    @Test
    void saysWhichFieldIsWrong() {
        TransactionFormViewModel form = form(null);
        type(form, EntryField.ASSET, "7911");
        type(form, EntryField.QUANTITY, "ten");
        type(form, EntryField.AMOUNT, "-5");
        assertThat(form.errorsProperty().get())
                .containsEntry(EntryField.QUANTITY, "transactions.form.bad-number")
                .containsEntry(EntryField.AMOUNT, "transactions.form.negative");
        assertThat(form.draft()).isEmpty();
    }

    @Test
    void asksWhatANewAssetIs() {
        TransactionFormViewModel form = form(null);
        type(form, EntryField.ASSET, "BRANDNEW");
        assertThat(form.newAssetProperty().get()).isTrue();
        type(form, EntryField.ASSET, "EUR");
        assertThat(form.newAssetProperty().get()).isFalse();
    }

    @Test
    void paysFeeAndTaxOnTopOfAPurchase() {
        TransactionFormViewModel form = form(null);
        type(form, EntryField.ASSET, "7911");
        type(form, EntryField.QUANTITY, "100");
        type(form, EntryField.PRICE, "2500");
        type(form, EntryField.FEE, "300");
        type(form, EntryField.TAX, "30");
        Transaction built = build(form, null);
        assertThat(Objects.requireNonNull(built.movement().out()).quantity())
                .isEqualByComparingTo("250330");
        assertThat(built.movement().amount()).isEqualTo(Money.of("250330", CurrencyCode.JPY));
        assertThat(Objects.requireNonNull(built.movement().fee()).included()).isTrue();
    }

    @Test
    void readsBackEveryTypeAsItWasStored() {
        for (Transaction stored : portfolio.load().transactions()) {
            TransactionFormViewModel form = form(stored);
            assertThat(form.errorsProperty().get()).as(stored.toString()).isEmpty();
            assertThat(build(form, stored)).isEqualTo(stored);
        }
    }

    @Test
    void keepsWhatTheSourceStatedWhenOnlyTheMemoChanges() {
        Transaction stored = portfolio.load().transactions().get(7);
        TransactionFormViewModel form = form(stored);
        type(form, EntryField.MEMO, "seen");
        Transaction built = build(form, stored);
        assertThat(built.movement()).isEqualTo(stored.movement());
        assertThat(built.head().origin()).isEqualTo(stored.head().origin());
        assertThat(built.head().memo()).isEqualTo("seen");
    }

    @Test
    void movesCashThroughADepositOfACurrency() {
        TransactionFormViewModel form = form(null);
        form.typeProperty().set(TransactionType.DEPOSIT);
        type(form, EntryField.ASSET, "JPY");
        type(form, EntryField.QUANTITY, "50,000");
        Transaction built = build(form, null);
        assertThat(Objects.requireNonNull(built.movement().in()).asset())
                .isEqualTo(portfolio.yen.id());
        assertThat(Objects.requireNonNull(built.movement().in()).quantity())
                .isEqualByComparingTo(new BigDecimal("50000"));
    }

    @Test
    void turnsATransferRoundByItsSign() {
        TransactionFormViewModel form = form(null);
        form.typeProperty().set(TransactionType.TRANSFER);
        type(form, EntryField.ASSET, "JPY");
        type(form, EntryField.QUANTITY, "-1000");
        Transaction built = build(form, null);
        assertThat(built.movement().in()).isNull();
        assertThat(built.movement().out()).isNotNull();
    }

    private Transaction build(TransactionFormViewModel form, @Nullable Transaction edited) {
        return new TransactionAssembly(portfolio, portfolio.load())
                .build(form.draft().orElseThrow(), edited);
    }

    private TransactionFormViewModel form(@Nullable Transaction edited) {
        return new TransactionFormViewModel(
                portfolio.load(),
                edited,
                InventedPortfolio.TODAY,
                portfolio.broker.name(),
                "JPY",
                Locale.ENGLISH,
                InventedPortfolio.TOKYO);
    }

    private static void type(TransactionFormViewModel form, EntryField field, String text) {
        form.text(field).set(text);
    }
}
