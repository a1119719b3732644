package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Enters rows by hand into a test's store, in dollars. */
public final class HandLedger {
    private final ServiceStore store;

    public HandLedger(ServiceStore store) {
        this.store = store;
    }

    public AssetId stock(String symbol) {
        return store.ledger.assetFor(
                AssetRef.security(AssetKind.EQUITY, symbol, symbol, CurrencyCode.USD, ""));
    }

    AssetId fund(String name) {
        return store.ledger.assetFor(
                new AssetRef(AssetKind.FUND, name, name, CurrencyCode.of("JPY"), "", 10_000));
    }

    AssetId coin(String symbol) {
        return store.ledger.assetFor(AssetRef.coin(symbol));
    }

    AssetId dollars() {
        return store.ledger.assetFor(AssetRef.cash(CurrencyCode.USD));
    }

    AccountId account(String name) {
        return store.ledger.accountFor(new AccountRef(AccountKind.BROKER, "broker", name));
    }

    public Transaction buy(
            String account, String tax, String day, String units, AssetId asset, String cost) {
        return add(
                TransactionType.BUY,
                account,
                tax,
                day,
                Movement.ofTrade(leg(asset, units), leg(dollars(), cost))
                        .withAmount(Money.of(cost, CurrencyCode.USD)));
    }

    Transaction sell(
            String account, String tax, String day, String units, AssetId asset, String proceeds) {
        return add(
                TransactionType.SELL,
                account,
                tax,
                day,
                Movement.ofTrade(leg(dollars(), proceeds), leg(asset, units))
                        .withAmount(Money.of(proceeds, CurrencyCode.USD)));
    }

    Transaction in(TransactionType type, String account, String day, String units, AssetId asset) {
        return add(type, account, "", day, Movement.ofIn(leg(asset, units)));
    }

    Transaction out(TransactionType type, String account, String day, String units, AssetId asset) {
        return add(type, account, "", day, Movement.ofOut(leg(asset, units)));
    }

    Transaction add(
            TransactionType type, String account, String tax, String day, Movement movement) {
        Head head =
                new Head(
                        TransactionId.NONE,
                        account(account),
                        tax,
                        LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        ZoneOffset.UTC,
                        null,
                        "",
                        Origin.byHand());
        return store.ledger.add(Transaction.of(type, head, movement));
    }

    static Leg leg(AssetId asset, String units) {
        return new Leg(asset, new BigDecimal(units));
    }
}
