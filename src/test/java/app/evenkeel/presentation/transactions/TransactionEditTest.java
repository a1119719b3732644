package app.evenkeel.presentation.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionDigest;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;
import app.evenkeel.portfolio.LedgerService.Ledger;
import app.evenkeel.presentation.InventedPortfolio;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Editing a stored transaction changes what was edited, and nothing else. */
class TransactionEditTest {
    private static final CurrencyCode BNB = new CurrencyCode("BNB");
    private static final Map<AssetId, Asset> ASSETS = new LinkedHashMap<>();
    private static final Asset YEN = asset(1, AssetKind.CASH, "JPY", CurrencyCode.JPY);
    private static final Asset DOLLAR = asset(2, AssetKind.CASH, "USD", CurrencyCode.USD);
    private static final Asset POUND = asset(3, AssetKind.CASH, "GBP", CurrencyCode.GBP);
    private static final Asset EURO = asset(4, AssetKind.CASH, "EUR", CurrencyCode.EUR);
    private static final Asset COIN = asset(5, AssetKind.CRYPTO, "BNB", BNB);
    private static final Asset SHARE = asset(6, AssetKind.EQUITY, "ACME", CurrencyCode.USD);
    private static final Asset OTHER = asset(7, AssetKind.EQUITY, "ZETA", CurrencyCode.USD);
    private static final Asset THIRD = asset(8, AssetKind.EQUITY, "NOVA", CurrencyCode.USD);
    private static final Asset BITCOIN = asset(9, AssetKind.CRYPTO, "BTC", CurrencyCode.USD);
    private static final Account BROKER = account(1, "Broker");
    private static final Account SECOND = account(2, "Second");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant TIME = Instant.parse("2024-05-06T07:08:09.123456789Z");

    static Stream<Arguments> editsOfRowsInManyCurrencies() {
        List<Arguments> edits = new ArrayList<>();
        for (TransactionType type : TransactionType.values()) {
            for (EntryField field : EntryField.values()) {
                // What kind a new asset is, is no part of a stored row.
                if (field.isFor(type) && field != EntryField.KIND) {
                    edits.add(Arguments.of(type, field));
                }
            }
        }
        return edits.stream();
    }

    @ParameterizedTest
    @MethodSource("editsOfRowsInManyCurrencies")
    void leavesAllElseOfARowInManyCurrenciesAsItWas(TransactionType type, EntryField field) {
        Transaction stored = stored(type, inManyCurrencies(type));
        TransactionFormViewModel form = form(stored);
        if (field == EntryField.DATE) {
            form.dateProperty().set(LocalDate.of(2024, 5, 7));
        } else {
            form.text(field).set(other(field));
        }
        Transaction built = build(form, stored);
        assertThat(changed(stored, built)).isEqualTo(expected(type, field));
    }

    @ParameterizedTest
    @EnumSource(TransactionType.class)
    void givesBackARowThatWasOnlyLookedAt(TransactionType type) {
        Transaction stored = stored(type, inManyCurrencies(type));
        Transaction built = build(form(stored), stored);
        assertThat(built).isEqualTo(stored);
        assertThat(TransactionDigest.of(built)).isEqualTo(TransactionDigest.of(stored));
    }

    @ParameterizedTest
    @EnumSource(TransactionType.class)
    void asksForNothingThatTheSourceDidNotState(TransactionType type) {
        Movement full = inManyCurrencies(type);
        Transaction stored =
                stored(
                        type,
                        new Movement(
                                moved(full.in(), SHARE),
                                moved(full.out(), OTHER),
                                null,
                                null,
                                null,
                                null,
                                type == TransactionType.SPIN_OFF ? OTHER.id() : null));
        TransactionFormViewModel form = form(stored);
        form.text(EntryField.MEMO).set("seen");
        assertThat(build(form, stored).movement()).isEqualTo(stored.movement());
    }

    @Test
    void asksForTheCurrencyOfAPriceThatIsAdded() {
        Transaction stored =
                stored(TransactionType.BUY, Movement.ofTrade(leg(SHARE, "10"), leg(OTHER, "3")));
        TransactionFormViewModel form = form(stored);
        form.text(EntryField.PRICE).set("5");
        assertThat(form.errorsProperty().get()).containsOnlyKeys(EntryField.CURRENCY);
        form.text(EntryField.CURRENCY).set("USD");
        assertThat(build(form, stored).movement())
                .isEqualTo(stored.movement().withPrice(price("5", CurrencyCode.USD)));
    }

    @Test
    void keepsTheYenThatADollarShareWasPaidWith() {
        Transaction stored =
                stored(
                        TransactionType.BUY,
                        Movement.ofTrade(leg(SHARE, "10"), leg(YEN, "389250"))
                                .withFee(fee(DOLLAR, "12.38", true))
                                .withTax(money("1.23", CurrencyCode.USD))
                                .withPrice(price("250", CurrencyCode.USD))
                                .withAmount(money("2513.61", CurrencyCode.USD)));
        TransactionFormViewModel form = form(stored);
        assertThat(form.text(EntryField.AMOUNT).get()).isEqualTo("2500");
        form.text(EntryField.QUANTITY).set("11");
        assertThat(form.text(EntryField.AMOUNT).get()).isEqualTo("2500");
        assertThat(changed(stored, build(form, stored))).containsExactly("in.quantity");
    }

    @Test
    void takesAHigherFeeOutOfTheSettledPoundsAndLeavesThePriceInDollars() {
        Transaction stored =
                stored(
                        TransactionType.BUY,
                        Movement.ofTrade(leg(SHARE, "10"), leg(POUND, "1972.96"))
                                .withFee(fee(POUND, "2.96", true))
                                .withPrice(price("250", CurrencyCode.USD))
                                .withAmount(money("1972.96", CurrencyCode.GBP)));
        TransactionFormViewModel form = form(stored);
        assertThat(form.ownUnit(EntryField.PRICE)).isEqualTo("USD");
        assertThat(form.ownUnit(EntryField.FEE)).isEmpty();
        form.text(EntryField.FEE).set("3.96");
        Movement built = build(form, stored).movement();
        assertThat(built.price()).isEqualTo(price("250", CurrencyCode.USD));
        assertThat(built.out()).isEqualTo(leg(POUND, "1973.96"));
        assertThat(built.amount()).isEqualTo(money("1973.96", CurrencyCode.GBP));
        assertThat(built.fee()).isEqualTo(fee(POUND, "3.96", true));
    }

    @Test
    void leavesAFeeInACoinOnTopOfTheTrade() {
        Transaction stored =
                stored(
                        TransactionType.SELL,
                        Movement.ofTrade(leg(EURO, "30000"), leg(BITCOIN, "0.5"))
                                .withFee(fee(COIN, "0.01", false))
                                .withPrice(price("60000", CurrencyCode.EUR))
                                .withAmount(money("30000", CurrencyCode.EUR)));
        TransactionFormViewModel form = form(stored);
        form.text(EntryField.AMOUNT).set("30001");
        Movement built = build(form, stored).movement();
        assertThat(built.fee()).isEqualTo(fee(COIN, "0.01", false));
        assertThat(built.in()).isEqualTo(leg(EURO, "30001"));
        assertThat(built.amount()).isEqualTo(money("30001", CurrencyCode.EUR));
        assertThat(built.price()).isEqualTo(stored.movement().price());
    }

    @Test
    void movesEveryFigureOfTheFormsCurrencyToTheNewOne() {
        Transaction stored =
                stored(
                        TransactionType.BUY,
                        Movement.ofTrade(leg(SHARE, "10"), leg(DOLLAR, "2502"))
                                .withFee(fee(DOLLAR, "2", true))
                                .withTax(money("7", CurrencyCode.JPY))
                                .withPrice(price("250", CurrencyCode.USD))
                                .withAmount(money("2502", CurrencyCode.USD)));
        TransactionFormViewModel form = form(stored);
        form.text(EntryField.CURRENCY).set("eur");
        assertThat(changed(stored, build(form, stored)))
                .containsExactly("amount.currency", "fee.asset", "out.asset", "price.currency");
    }

    @Test
    void keepsTheStatedAmountOfInterest() {
        Transaction stored =
                stored(
                        TransactionType.INTEREST,
                        Movement.ofIn(leg(DOLLAR, "8.50"))
                                .withTax(money("1.50", CurrencyCode.USD))
                                .withAmount(money("8.50", CurrencyCode.USD)));
        TransactionFormViewModel form = form(stored);
        form.text(EntryField.AMOUNT).set("8.75");
        Movement built = build(form, stored).movement();
        assertThat(built.in()).isEqualTo(leg(DOLLAR, "8.75"));
        assertThat(built.amount()).isEqualTo(money("8.75", CurrencyCode.USD));
        assertThat(built.tax()).isEqualTo(stored.movement().tax());
    }

    @Test
    void turnsAPaymentRoundByItsSignInWhateverItWasSettled() {
        Transaction stored =
                stored(
                        TransactionType.DIVIDEND,
                        Movement.ofIn(leg(YEN, "1500"))
                                .withAmount(money("10", CurrencyCode.USD))
                                .withSubject(SHARE.id()));
        TransactionFormViewModel form = form(stored);
        form.text(EntryField.AMOUNT).set("-10");
        Movement built = build(form, stored).movement();
        assertThat(built.in()).isNull();
        assertThat(built.out()).isEqualTo(leg(YEN, "1500"));
        assertThat(built.amount()).isEqualTo(money("10", CurrencyCode.USD));
    }

    @Test
    void showsASaleThatItsCostsAteUpAsWhatItWasBeforeThem() {
        Transaction stored =
                stored(
                        TransactionType.SELL,
                        Movement.ofTrade(leg(DOLLAR, "1"), leg(SHARE, "1"))
                                .withFee(fee(DOLLAR, "1.50", false))
                                .withAmount(money("-0.50", CurrencyCode.USD)));
        TransactionFormViewModel form = form(stored);
        form.text(EntryField.MEMO).set("seen");
        assertThat(build(form, stored).movement()).isEqualTo(stored.movement());
    }

    @Test
    void makesASaleOfAPurchase() {
        Transaction stored =
                stored(
                        TransactionType.BUY,
                        Movement.ofTrade(leg(SHARE, "10"), leg(DOLLAR, "2502"))
                                .withFee(fee(DOLLAR, "2", true))
                                .withPrice(price("250", CurrencyCode.USD))
                                .withAmount(money("2502", CurrencyCode.USD)));
        TransactionFormViewModel form = form(stored);
        form.typeProperty().set(TransactionType.SELL);
        Movement built = build(form, stored).movement();
        assertThat(built.in()).isEqualTo(leg(DOLLAR, "2498"));
        assertThat(built.out()).isEqualTo(leg(SHARE, "10"));
        assertThat(built.amount()).isEqualTo(money("2498", CurrencyCode.USD));
        assertThat(built.fee()).isEqualTo(stored.movement().fee());
    }

    @Test
    void makesInterestOfAChargeWithItsOwnDirection() {
        Transaction stored = stored(TransactionType.FEE, Movement.ofOut(leg(DOLLAR, "5")));
        TransactionFormViewModel form = form(stored);
        assertThat(form.text(EntryField.AMOUNT).get()).isEqualTo("5");
        form.typeProperty().set(TransactionType.INTEREST);
        assertThat(build(form, stored).movement()).isEqualTo(Movement.ofIn(leg(DOLLAR, "5")));
    }

    @Test
    void keepsWhichOfTwoEqualHoursItWas() {
        Instant second = Instant.parse("2024-10-27T01:30:00Z");
        Transaction deposit =
                stored(TransactionType.DEPOSIT, Movement.ofIn(leg(POUND, "10")))
                        .withHead(head(second));
        TransactionFormViewModel form = form(deposit);
        form.text(EntryField.MEMO).set("seen");
        assertThat(build(form, deposit).head().time()).isEqualTo(second);
    }

    /** Legs, fee, tax, price and amount in six currencies, whether the form shows them or not. */
    private static Movement inManyCurrencies(TransactionType type) {
        Leg units = leg(SHARE, "10");
        Leg given = leg(OTHER, "3");
        Leg cash = leg(YEN, "389250");
        Movement legs =
                switch (type) {
                    case BUY -> Movement.ofTrade(units, cash);
                    case SELL -> Movement.ofTrade(cash, units);
                    case SWAP, MERGER -> Movement.ofTrade(units, given);
                    case SPIN_OFF -> Movement.ofTrade(units, given).withSubject(OTHER.id());
                    case DEPOSIT, REWARD, OPENING_BALANCE -> Movement.ofIn(units);
                    case WITHDRAWAL, TRANSFER -> Movement.ofOut(units);
                    case SPLIT, CUSTODY_MOVE -> Movement.ofIn(units).withSubject(SHARE.id());
                    case DIVIDEND, INTEREST -> Movement.ofIn(cash).withSubject(SHARE.id());
                    case FEE, TAX -> Movement.ofOut(cash).withSubject(SHARE.id());
                };
        return legs.withFee(fee(COIN, "0.25", false))
                .withTax(money("1.25", CurrencyCode.EUR))
                .withPrice(price("250", CurrencyCode.USD))
                .withAmount(money("1972.96", CurrencyCode.GBP));
    }

    private static @Nullable Leg moved(@Nullable Leg leg, Asset asset) {
        return leg == null ? null : new Leg(asset.id(), leg.quantity());
    }

    private static String other(EntryField field) {
        return switch (field) {
            case TIME -> "9:30";
            case ACCOUNT -> "second";
            case TAX_ACCOUNT -> "ISA";
            case ASSET, GIVEN_ASSET -> THIRD.symbol().toLowerCase(Locale.ROOT);
            case CURRENCY -> "USD";
            case MEMO -> "seen";
            case QUANTITY, PRICE, AMOUNT, FEE, TAX, GIVEN_QUANTITY -> "77";
            case DATE, KIND -> throw new IllegalArgumentException(field.name());
        };
    }

    private static Set<String> expected(TransactionType type, EntryField field) {
        String units =
                switch (type) {
                    case SELL, WITHDRAWAL, TRANSFER -> "out";
                    default -> "in";
                };
        return switch (field) {
            case DATE, TIME -> Set.of("time");
            case ACCOUNT -> Set.of("account");
            case TAX_ACCOUNT -> Set.of("taxAccount");
            case MEMO -> Set.of("memo");
            case QUANTITY ->
                    // A typed number without a sign arrived.
                    type == TransactionType.TRANSFER
                            ? Set.of("in.asset", "in.quantity", "out.asset", "out.quantity")
                            : Set.of(units + ".quantity");
            case PRICE -> Set.of("price.value");
            case AMOUNT -> Set.of("amount.amount");
            case CURRENCY -> Set.of("amount.currency");
            case FEE -> Set.of("fee.quantity");
            case TAX -> Set.of("tax.amount");
            case ASSET ->
                    switch (type) {
                        case DIVIDEND -> Set.of("subject");
                        case SPLIT, CUSTODY_MOVE -> Set.of("in.asset", "subject");
                        default -> Set.of(units + ".asset");
                    };
            case GIVEN_ASSET ->
                    type == TransactionType.SPIN_OFF
                            ? Set.of("out.asset", "subject")
                            : Set.of("out.asset");
            case GIVEN_QUANTITY -> Set.of("out.quantity");
            case KIND -> Set.of();
        };
    }

    private static Set<String> changed(Transaction before, Transaction after) {
        Map<String, Object> was = facts(before);
        Map<String, Object> now = facts(after);
        Set<String> changed = new TreeSet<>(was.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(fact -> Objects.equals(was.get(fact), now.get(fact)));
        return changed;
    }

    private static Map<String, Object> facts(Transaction transaction) {
        Map<String, Object> facts = new TreeMap<>();
        Head head = transaction.head();
        Movement moved = transaction.movement();
        facts.put("type", transaction.type());
        facts.put("id", head.id());
        facts.put("account", head.account());
        facts.put("taxAccount", head.taxAccount());
        facts.put("time", head.time());
        facts.put("zone", head.zone());
        facts.put("memo", head.memo());
        facts.put("origin", head.origin());
        if (head.settlement() != null) {
            facts.put("settlement", head.settlement());
        }
        if (moved.in() != null) {
            facts.put("in.asset", moved.in().asset());
            facts.put("in.quantity", moved.in().quantity());
        }
        if (moved.out() != null) {
            facts.put("out.asset", moved.out().asset());
            facts.put("out.quantity", moved.out().quantity());
        }
        if (moved.fee() != null) {
            facts.put("fee.asset", moved.fee().asset());
            facts.put("fee.quantity", moved.fee().quantity());
            facts.put("fee.included", moved.fee().included());
        }
        if (moved.tax() != null) {
            facts.put("tax.amount", moved.tax().amount());
            facts.put("tax.currency", moved.tax().currency());
        }
        if (moved.price() != null) {
            facts.put("price.value", moved.price().value());
            facts.put("price.currency", moved.price().currency());
        }
        if (moved.amount() != null) {
            facts.put("amount.amount", moved.amount().amount());
            facts.put("amount.currency", moved.amount().currency());
        }
        if (moved.subject() != null) {
            facts.put("subject", moved.subject());
        }
        return facts;
    }

    private static Transaction stored(TransactionType type, Movement movement) {
        return Transaction.of(type, head(TIME), movement);
    }

    private static Head head(Instant time) {
        return new Head(
                new TransactionId(42),
                BROKER.id(),
                "taxable",
                time,
                LONDON,
                LocalDate.of(2024, 5, 8),
                "as the file says\n",
                new Origin(new BatchId(3), "source", "layout", "X1", null, 0, "", 7, "raw"));
    }

    private static Transaction build(TransactionFormViewModel form, Transaction edited) {
        assertThat(form.errorsProperty().get()).isEmpty();
        return new TransactionAssembly(InventedPortfolio.empty(), ledger())
                .build(form.draft().orElseThrow(), edited);
    }

    private static TransactionFormViewModel form(Transaction edited) {
        return new TransactionFormViewModel(
                ledger(),
                edited,
                InventedPortfolio.TODAY,
                BROKER.name(),
                "JPY",
                Locale.ENGLISH,
                InventedPortfolio.TOKYO);
    }

    private static Ledger ledger() {
        return new Ledger(List.of(), ASSETS, Map.of(BROKER.id(), BROKER, SECOND.id(), SECOND));
    }

    private static Asset asset(long id, AssetKind kind, String symbol, CurrencyCode currency) {
        Asset made = new Asset(new AssetId(id), symbol, kind, symbol, "", currency, "", 1, true);
        ASSETS.put(made.id(), made);
        return made;
    }

    private static Account account(long id, String name) {
        return new Account(new AccountId(id), name, AccountKind.BROKER, name, name);
    }

    private static Leg leg(Asset asset, String quantity) {
        return new Leg(asset.id(), new BigDecimal(quantity));
    }

    private static Fee fee(Asset asset, String quantity, boolean included) {
        return new Fee(asset.id(), new BigDecimal(quantity), included);
    }

    private static Money money(String amount, CurrencyCode currency) {
        return Money.of(amount, currency);
    }

    private static Price price(String value, CurrencyCode currency) {
        return new Price(new BigDecimal(value), currency);
    }
}
