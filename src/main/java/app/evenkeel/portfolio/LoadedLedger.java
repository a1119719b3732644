package app.evenkeel.portfolio;

import app.evenkeel.analytics.ledger.ChainHash;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.valuation.LedgerPrices;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.TransferChoice;
import app.evenkeel.storage.HoldingStore.Stated;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The ledger as valuation needs it, read in one transaction and kept in memory. Provenance is left
 * out: raw rows would take more room than all figures together. Of memos and raw rows only the hash
 * of a chain's transaction is kept, as the memo, since it tells which sides of a move belong
 * together.
 *
 * @param priced what prices may be needed of: what is in the ledger, and coins others are quoted in
 * @param currencies what amounts and assets are in
 */
record LoadedLedger(
        Timeline timeline,
        Map<AccountId, Account> accounts,
        LedgerPrices ledgerPrices,
        List<Stated> stated,
        List<TransferChoice> choices,
        Set<AssetId> priced,
        Set<CurrencyCode> currencies) {

    static LoadedLedger load(Tx tx, Session session) {
        Map<AssetId, Asset> assets = new HashMap<>();
        session.stores().assets().findAll(tx).forEach(asset -> assets.put(asset.id(), asset));
        Map<AccountId, Account> accounts = new HashMap<>();
        session.stores()
                .accounts()
                .findAll(tx, session.caller())
                .forEach(account -> accounts.put(account.id(), account));
        Collector collector = new Collector();
        session.stores().ledger().forEach(tx, session.caller(), collector);
        List<Stated> stated = session.stores().holdings().findLatest(tx, session.caller());

        List<TransferChoice> choices = session.stores().transfers().findAll(tx, session.caller());
        Timeline timeline = Timeline.of(collector.transactions, assets, choices);
        List<LedgerPrices.Stated> prices = new ArrayList<>();
        session.stores()
                .holdings()
                .forEachPrice(
                        tx,
                        session.caller(),
                        (asset, day, price) ->
                                prices.add(new LedgerPrices.Stated(asset, day, price)));
        LedgerPrices ledgerPrices = LedgerPrices.of(timeline, prices);
        Set<AssetId> priced = new HashSet<>(collector.assets);
        assets.values().stream()
                .filter(LoadedLedger::isCoin)
                .forEach(asset -> priced.add(asset.id()));
        Set<CurrencyCode> currencies = new HashSet<>(collector.currencies);
        currencies.addAll(ledgerPrices.currencies());
        priced.forEach(id -> currencies.add(timeline.asset(id).currency()));
        Set<CurrencyCode> majors = new HashSet<>();
        currencies.forEach(currency -> majors.add(currency.major()));
        return new LoadedLedger(
                timeline,
                Map.copyOf(accounts),
                ledgerPrices,
                stated,
                choices,
                priced,
                Set.copyOf(majors));
    }

    private static boolean isCoin(Asset asset) {
        return asset.kind() == AssetKind.CRYPTO || asset.kind() == AssetKind.STABLECOIN;
    }

    /** Keeps what counts of each transaction, and one copy of what repeats. */
    private static final class Collector implements Consumer<Transaction> {
        private static final Origin NOT_KEPT = Origin.byHand();

        private final List<Transaction> transactions = new ArrayList<>();
        private final Set<AssetId> assets = new HashSet<>();
        private final Set<CurrencyCode> currencies = new HashSet<>();
        private final Map<String, String> words = new HashMap<>();
        private final Map<ZoneId, ZoneId> zones = new HashMap<>();
        private final Map<AccountId, AccountId> accounts = new HashMap<>();

        @Override
        public void accept(Transaction transaction) {
            Head head = transaction.head();
            transactions.add(
                    transaction.withHead(
                            new Head(
                                    head.id(),
                                    accounts.computeIfAbsent(head.account(), id -> id),
                                    words.computeIfAbsent(head.taxAccount(), word -> word),
                                    head.time(),
                                    zones.computeIfAbsent(head.zone(), zone -> zone),
                                    null,
                                    ChainHash.of(transaction),
                                    NOT_KEPT)));
            Movement movement = transaction.movement();
            note(movement.in());
            note(movement.out());
            Fee fee = movement.fee();
            if (fee != null) {
                assets.add(fee.asset());
            }
            Money amount = movement.amount();
            if (amount != null) {
                currencies.add(amount.currency());
            }
        }

        private void note(@Nullable Leg leg) {
            if (leg != null) {
                assets.add(leg.asset());
            }
        }
    }
}
