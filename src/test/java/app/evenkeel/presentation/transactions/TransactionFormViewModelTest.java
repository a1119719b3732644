package app.evenkeel.presentation.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.InventedPortfolio;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
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

    @Test
    void asksWhichOfTwoAssetsOfOneSymbolIsMeant() {
        Asset share =
                asset(AssetRef.security(AssetKind.EQUITY, "T", "Telephones", CurrencyCode.USD, ""));
        Asset coin = asset(AssetRef.coin("T"));
        TransactionFormViewModel form = form(null);
        type(form, EntryField.ASSET, "t");
        type(form, EntryField.QUANTITY, "3");
        type(form, EntryField.AMOUNT, "60");
        assertThat(form.errorsProperty().get())
                .containsEntry(EntryField.ASSET, "transactions.form.ambiguous");
        assertThat(form.draft()).isEmpty();
        assertThat(form.suggestions("t").subList(0, 2))
                .containsExactlyInAnyOrder(
                        new AssetChoice.Known(share), new AssetChoice.Known(coin));
        for (Asset wanted : List.of(coin, share)) {
            form.pick(EntryField.ASSET, new AssetChoice.Known(wanted));
            assertThat(form.errorsProperty().get()).isEmpty();
            assertThat(Objects.requireNonNull(build(form, null).movement().in()).asset())
                    .isEqualTo(wanted.id());
        }
        type(form, EntryField.ASSET, "T ");
        assertThat(form.errorsProperty().get()).isEmpty();
        type(form, EntryField.ASSET, "TT");
        type(form, EntryField.ASSET, "T");
        assertThat(form.errorsProperty().get()).containsKey(EntryField.ASSET);
    }

    @Test
    void leavesAStoredCoinACoinThoughAShareHasItsSymbol() {
        asset(AssetRef.security(AssetKind.EQUITY, "T", "Telephones", CurrencyCode.USD, ""));
        Asset coin = asset(AssetRef.coin("T"));
        Transaction stored =
                Transaction.of(
                        TransactionType.REWARD,
                        portfolio.load().transactions().getFirst().head(),
                        Movement.ofIn(new Leg(coin.id(), BigDecimal.ONE)));
        TransactionFormViewModel form = form(stored);
        type(form, EntryField.QUANTITY, "2");
        assertThat(build(form, stored).movement())
                .isEqualTo(Movement.ofIn(new Leg(coin.id(), BigDecimal.TWO)));
    }

    @Test
    void paysInCashThoughAFundHasTheCurrencysSymbol() {
        asset(AssetRef.security(AssetKind.ETF, "GBP", "Sterling fund", CurrencyCode.USD, ""));
        TransactionFormViewModel form = form(null);
        type(form, EntryField.ASSET, "7911");
        type(form, EntryField.QUANTITY, "3");
        type(form, EntryField.AMOUNT, "60");
        type(form, EntryField.CURRENCY, "GBP");
        AssetId paid = Objects.requireNonNull(build(form, null).movement().out()).asset();
        assertThat(Objects.requireNonNull(portfolio.load().assets().get(paid)).kind())
                .isEqualTo(AssetKind.CASH);
    }

    @Test
    void offersTheCashOfACurrencyBesideAFundOfThatSymbol() {
        Asset fund =
                asset(
                        AssetRef.security(
                                AssetKind.ETF, "GBP", "Sterling fund", CurrencyCode.USD, ""));
        TransactionFormViewModel form = form(null);
        form.typeProperty().set(TransactionType.DEPOSIT);
        type(form, EntryField.ASSET, "GBP");
        type(form, EntryField.QUANTITY, "60");
        assertThat(form.errorsProperty().get()).containsKey(EntryField.ASSET);
        AssetChoice cash = new AssetChoice.New(AssetRef.cash(CurrencyCode.GBP));
        assertThat(form.suggestions("GBP")).containsExactly(new AssetChoice.Known(fund), cash);
        form.pick(EntryField.ASSET, cash);
        AssetId paid = Objects.requireNonNull(build(form, null).movement().in()).asset();
        assertThat(Objects.requireNonNull(portfolio.load().assets().get(paid)).kind())
                .isEqualTo(AssetKind.CASH);
    }

    @Test
    void takesNoShareForACurrency() {
        TransactionFormViewModel form = form(null);
        type(form, EntryField.CURRENCY, portfolio.etf.symbol());
        assertThat(form.errorsProperty().get())
                .containsEntry(EntryField.CURRENCY, "transactions.form.bad-currency");
    }

    @Test
    void refusesASaleOfWhichCostsLeaveNothing() {
        TransactionFormViewModel form = form(null);
        form.typeProperty().set(TransactionType.SELL);
        type(form, EntryField.ASSET, "7911");
        type(form, EntryField.QUANTITY, "1");
        type(form, EntryField.AMOUNT, "100");
        type(form, EntryField.FEE, "120");
        assertThatThrownBy(() -> build(form, null))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e ->
                                assertThat(e.problem())
                                        .isEqualTo(Problem.of(ProblemCode.NOTHING_SETTLED, "-20")));
    }

    private Asset asset(AssetRef ref) {
        AssetId id = portfolio.assetFor(ref);
        return Objects.requireNonNull(portfolio.load().assets().get(id));
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
