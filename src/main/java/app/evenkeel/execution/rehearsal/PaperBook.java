package app.evenkeel.execution.rehearsal;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.allocation.HoldingBook;
import app.evenkeel.portfolio.allocation.LedgerHoldings;
import app.evenkeel.storage.AssetStore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is held on paper. An account's page begins as a copy of the ledger, with its cash by
 * currency, and goes its own way from there; until it is begun, the account holds on paper what the
 * ledger says. Blocking and thread-safe.
 */
public final class PaperBook implements HoldingBook {
    private final Session session;
    private final ValuationService valuation;
    private final KnownAssets assets;
    private final LedgerHoldings ledger;

    public PaperBook(Session session, ValuationService valuation) {
        this.session = session;
        this.valuation = valuation;
        this.assets = new KnownAssets(valuation);
        this.ledger = new LedgerHoldings(valuation);
    }

    /** What the ledger says an account holds, by symbol, with its cash by currency. */
    Map<String, BigDecimal> ledger(AccountId account) {
        Map<String, BigDecimal> held = new TreeMap<>();
        for (Holding each : ledger.held(today(), Scope.ALL)) {
            if (each.account().id().equals(account)) {
                held.merge(symbol(each.asset()), each.quantity(), BigDecimal::add);
            }
        }
        return held;
    }

    private static String symbol(Asset asset) {
        return asset.isCash() ? asset.currency().value() : asset.symbol();
    }

    /**
     * How a run in a currency may use the cash among what is held.
     *
     * @throws EvenkeelException if the rate of some of it is not known
     */
    PaperCash cash(Map<String, BigDecimal> held, CurrencyCode currency) {
        Map<String, BigDecimal> rates = new HashMap<>();
        held.forEach((symbol, quantity) -> {
            if (!symbol.equals(currency.value()) && assets.cash(symbol).isPresent()) {
                rates.put(
                        symbol, quantity.signum() == 0 ? BigDecimal.ZERO : rate(symbol, currency));
            }
        });
        return new PaperCash(currency, rates);
    }

    private BigDecimal rate(String from, CurrencyCode to) {
        return valuation
                .rate(new CurrencyCode(from), to, today())
                .map(FxRate::rate)
                .orElseThrow(() ->
                        new EvenkeelException(
                                Problem.of(ProblemCode.BALANCES_INCOMPLETE, "Paper", from)));
    }

    /** What an account holds on paper; empty if its page was never begun. */
    public Map<String, BigDecimal> page(AccountId account) {
        return session.stores()
                .database()
                .read(tx -> session.stores().paper().balances(tx, session.caller(), account));
    }

    /** Begins an account's page if there is none, for a run in a currency. */
    void begin(AccountId account, CurrencyCode currency) {
        if (assets.cash(currency.value()).isEmpty()) {
            // What is sold brings cash in it, which is an asset like any other; a run beside this
            // one may have been quicker.
            AssetRef cash = AssetRef.cash(currency);
            AssetStore store = session.stores().assets();
            session.stores()
                    .database()
                    .<Asset>write(tx ->
                            store.findAll(tx).stream()
                                    .filter(asset -> asset.key().equals(cash.key()))
                                    .findFirst()
                                    .orElseGet(() -> store.insert(tx, cash)));
            session.changes().publish(Change.LEDGER);
        }
        if (page(account).isEmpty()) {
            Map<String, BigDecimal> held = ledger(account);
            held.putIfAbsent(currency.value(), BigDecimal.ZERO);
            session.stores()
                    .database()
                    .<Boolean>write(tx -> {
                        session.stores().paper().setBalances(tx, session.caller(), account, held);
                        return true;
                    });
        }
    }

    @Override
    public List<Holding> held(LocalDate day, Scope scope) {
        List<Holding> booked = ledger.held(day, scope);
        List<Holding> found = new ArrayList<>();
        for (Account account : valuation.accounts().values()) {
            List<Holding> own =
                    booked.stream()
                            .filter(each -> each.account().id().equals(account.id()))
                            .toList();
            Map<String, BigDecimal> page = page(account.id());
            if (page.isEmpty()) {
                found.addAll(own);
            } else {
                page.forEach((symbol, quantity) -> {
                    if (quantity.signum() != 0) {
                        held(account, symbol, quantity, own).stream()
                                .filter(each -> scope.contains(account.id(), each.asset()))
                                .forEach(found::add);
                    }
                });
            }
        }
        return found;
    }

    /** What a line of a page is, knowing what the ledger says is in the account. */
    private List<Holding> held(
            Account account, String symbol, BigDecimal quantity, List<Holding> booked) {
        Optional<Asset> cash = assets.cash(symbol);
        if (cash.isPresent()) {
            return List.of(new Holding(account, cash.get(), quantity));
        }
        List<Holding> copied =
                booked.stream()
                        .filter(each -> !each.asset().isCash())
                        .filter(each -> each.asset().symbol().equals(symbol))
                        .toList();
        if (copied.stream().map(Holding::asset).distinct().count() > 1) {
            // Nobody can tell them apart, so that none was traded.
            return copied;
        }
        return (copied.isEmpty() ? assets.of(symbol) : Optional.of(copied.getFirst().asset()))
                .map(asset -> new Holding(account, asset, quantity)).stream().toList();
    }

    /** Those of the ledger; what was sold on paper is taken to be what was acquired first. */
    @Override
    public List<Lot> lots(LocalDate day, Scope scope) {
        record Place(AccountId account, AssetId asset) {}
        Map<Place, BigDecimal> sold = new HashMap<>();
        List<Lot> booked = ledger.lots(day, scope);
        booked.forEach(lot ->
                sold.merge(new Place(lot.account(), lot.asset()), lot.quantity(), BigDecimal::add));
        for (Holding each : held(day, scope)) {
            sold.computeIfPresent(
                    new Place(each.account().id(), each.asset().id()),
                    (_, units) -> units.subtract(each.quantity()));
        }
        List<Lot> left = new ArrayList<>();
        for (Lot lot : booked) {
            Place place = new Place(lot.account(), lot.asset());
            BigDecimal gone =
                    sold.getOrDefault(place, BigDecimal.ZERO)
                            .min(lot.quantity())
                            .max(BigDecimal.ZERO);
            sold.merge(place, gone.negate(), BigDecimal::add);
            if (gone.compareTo(lot.quantity()) != 0) {
                left.add(gone.signum() == 0 ? lot : rest(lot, lot.quantity().subtract(gone)));
            }
        }
        return left;
    }

    private static Lot rest(Lot lot, BigDecimal quantity) {
        Money cost = lot.cost();
        return new Lot(
                lot.account(),
                lot.taxAccount(),
                lot.asset(),
                lot.acquired(),
                lot.opening(),
                quantity,
                cost == null
                        ? null
                        : new Money(
                                Decimals.rounded(
                                        cost.amount()
                                                .multiply(quantity)
                                                .divide(lot.quantity(), Decimals.WORKING)),
                                cost.currency()));
    }

    /** Empties the whole book, so that every page begins anew. */
    public void reset() {
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores().paper().clear(tx, session.caller());
                    return true;
                });
        session.changes().publish(Change.ORDERS);
    }

    private LocalDate today() {
        return LocalDate.now(session.clock());
    }
}
