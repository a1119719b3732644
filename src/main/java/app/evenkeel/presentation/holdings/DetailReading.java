package app.evenkeel.presentation.holdings;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.LedgerService.Ledger;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.holdings.HoldingDetail.LotRow;
import app.evenkeel.presentation.holdings.HoldingDetail.TransactionLine;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what is behind one position. Blocks; knows no JavaFX. */
final class DetailReading {
    /** The pane shows the newest; all of them are on the Transactions screen. */
    private static final int MOST_TRANSACTIONS = 500;

    private final HoldingsSource source;

    DetailReading(HoldingsSource source) {
        this.source = source;
    }

    HoldingDetail read(HoldingRow row, LocalDate asOf, Period period, Scope scope) {
        List<LotRow> lots =
                source.lots(asOf, scope).stream()
                        .filter(lot -> isOf(row, lot))
                        .sorted(Comparator.comparing(Lot::acquired))
                        .map(lot -> lotRow(lot, row))
                        .toList();
        List<Disposal> disposals =
                source.disposals(asOf, scope).stream()
                        .filter(disposal -> isOf(row, disposal))
                        .sorted(Comparator.comparing(Disposal::day).reversed())
                        .toList();
        PriceHistory history = source.priceHistory(row.asset().id()).orElse(null);
        return new HoldingDetail(
                row,
                lots,
                disposals,
                transactions(row.asset().id(), asOf),
                history == null ? row.asset().currency() : history.currency(),
                history == null ? List.of() : prices(history, asOf, period));
    }

    private static boolean isOf(HoldingRow row, Lot lot) {
        return lot.asset().equals(row.asset().id())
                && lot.account().equals(row.account().id())
                && lot.taxAccount().equals(row.taxAccount());
    }

    private static boolean isOf(HoldingRow row, Disposal disposal) {
        return disposal.asset().equals(row.asset().id())
                && disposal.account().equals(row.account().id())
                && disposal.taxAccount().equals(row.taxAccount());
    }

    private static LotRow lotRow(Lot lot, HoldingRow row) {
        CurrencyCode currency = lot.cost() == null ? row.currency() : lot.cost().currency();
        BigDecimal cost = lot.cost() == null ? null : lot.cost().amount();
        BigDecimal value =
                row.value() == null
                                || row.quantity().signum() == 0
                                || !currency.equals(row.currency())
                        ? null
                        : row.value()
                                .multiply(lot.quantity())
                                .divide(row.quantity(), Decimals.WORKING);
        return new LotRow(
                lot.acquired(),
                lot.quantity(),
                currency,
                cost,
                value,
                value == null || cost == null ? null : value.subtract(cost));
    }

    private List<TransactionLine> transactions(AssetId asset, LocalDate asOf) {
        Ledger ledger = source.ledger();
        List<TransactionLine> found = new ArrayList<>();
        for (Transaction transaction : ledger.transactions()) {
            if (transaction.head().date().isAfter(asOf) || !concerns(transaction, asset)) {
                continue;
            }
            Account account = ledger.accounts().get(transaction.head().account());
            found.add(
                    new TransactionLine(
                            transaction,
                            account == null ? "" : account.name(),
                            quantity(transaction.movement(), asset)));
        }
        found.sort(
                Comparator.comparing((TransactionLine line) -> line.transaction().head().time())
                        .reversed());
        return found.subList(0, Math.min(MOST_TRANSACTIONS, found.size()));
    }

    private static boolean concerns(Transaction transaction, AssetId asset) {
        Movement moved = transaction.movement();
        return asset.equals(moved.subject()) || quantity(moved, asset) != null;
    }

    private static @Nullable BigDecimal quantity(Movement moved, AssetId asset) {
        Leg in = moved.in();
        if (in != null && in.asset().equals(asset)) {
            return in.quantity();
        }
        Leg out = moved.out();
        return out != null && out.asset().equals(asset) ? out.quantity().negate() : null;
    }

    private static List<PricePoint> prices(PriceHistory history, LocalDate asOf, Period period) {
        int last = history.indexAt(asOf.toEpochDay());
        if (last < 0) {
            return List.of();
        }
        LocalDate start = period.startFrom(asOf, history.day(0));
        List<PricePoint> points = new ArrayList<>();
        for (int i = Math.max(0, history.indexAt(start.toEpochDay())); i <= last; i++) {
            points.add(new PricePoint(history.close(i), history.currency(), history.day(i), ""));
        }
        return points;
    }
}
