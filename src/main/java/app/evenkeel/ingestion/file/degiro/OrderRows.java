package app.evenkeel.ingestion.file.degiro;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The rows of one order: executions, costs, taxes, and the exchange into the account's money. They
 * are one trade in the money that really moved, so that the list of transactions tells the same.
 */
final class OrderRows {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Reading reading;
    private final Consumer<AccountRow> single;

    OrderRows(Reading reading, Consumer<AccountRow> single) {
        this.reading = reading;
        this.single = single;
    }

    void read(List<AccountRow> rows) {
        List<AccountRow> trades = rows.stream().filter(row -> row.trade() != null).toList();
        List<AccountRow> money = of(rows, Entry.EXCHANGE);
        if (trades.isEmpty() && money.size() == 2 && rows.size() == 2) {
            reading.guard(
                    money.get(0).cells().row(),
                    () -> swap(money.get(0), money.get(1), money.get(0).order()));
            reading.partOf(money.get(0).cells().row(), money.get(1).cells().row());
            return;
        }
        CurrencyCode settled = trades.isEmpty() ? null : settled(rows, trades);
        if (settled == null) {
            rows.forEach(row -> reading.guard(row.cells().row(), () -> single.accept(row)));
            return;
        }
        AccountRow first = trades.getFirst();
        reading.guard(first.cells().row(), () -> trade(rows, trades, settled));
        rows.stream()
                .map(row -> row.cells().row())
                .filter(row -> row.place() != first.cells().row().place())
                .forEach(row -> reading.partOf(first.cells().row(), row));
    }

    /**
     * What the trade was settled in: the one currency that is left of all rows but those of costs
     * in another; {@code null} if they do not make one trade.
     */
    private static @Nullable CurrencyCode settled(List<AccountRow> rows, List<AccountRow> trades) {
        AccountRow first = trades.getFirst();
        boolean one =
                trades.stream()
                        .allMatch(row ->
                                trade(row).buys() == trade(first).buys()
                                        && row.isin().equals(first.isin())
                                        && row.money().equals(first.money()));
        boolean ordinary =
                rows.stream()
                        .allMatch(row ->
                                row.trade() != null
                                        || row.entry() == Entry.COSTS
                                        || row.entry() == Entry.TAX
                                        || row.entry() == Entry.EXCHANGE);
        if (!one || !ordinary) {
            return null;
        }
        if (of(rows, Entry.EXCHANGE).isEmpty()) {
            return first.money();
        }
        Set<CurrencyCode> left = new HashSet<>();
        for (AccountRow row : rows) {
            if (DegiroAccountImporter.sum(rows, row.money()).signum() != 0) {
                left.add(row.money());
            }
        }
        return left.size() == 1 ? left.iterator().next() : null;
    }

    private void trade(List<AccountRow> rows, List<AccountRow> trades, CurrencyCode settled) {
        AccountRow first = trades.getFirst();
        TradeText text = trade(first);
        BigDecimal units =
                trades.stream()
                        .map(row -> units(row, trade(row)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal net = DegiroAccountImporter.sum(rows, settled);
        List<AccountRow> costs = of(rows, Entry.COSTS);
        BigDecimal fees = DegiroAccountImporter.sum(costs, settled).negate();
        BigDecimal taxes = DegiroAccountImporter.sum(of(rows, Entry.TAX), settled).negate();
        AccountRow other =
                costs.stream().filter(row -> !row.money().equals(settled)).findFirst().orElse(null);
        Booking booking =
                new Booking(reading, first.cells().row(), Degiro.ACCOUNT)
                        .time(first.time(), Degiro.ZONE)
                        .asset(share(first, text))
                        .units(units)
                        .cash(settled, net)
                        .memo(first.cells().text(Degiro.PRODUCT))
                        .id(first.order());
        if (trades.stream().map(row -> trade(row).price()).distinct().count() == 1) {
            priced(booking, first, text);
        }
        if (other != null) {
            booking.feeOnTop(
                    AssetRef.cash(other.money()), DegiroAccountImporter.sum(costs, other.money()));
        } else if (!costs.isEmpty()) {
            booking.fee(fees);
        }
        if (taxes.signum() != 0) {
            booking.tax(taxes, settled);
        }
        booking.book(text.buys() ? Deed.BUY : Deed.SELL);
    }

    /** Money of one currency for that of another. */
    void swap(AccountRow a, AccountRow b, String id) {
        AccountRow in = a.cash().signum() > 0 ? a : b;
        AccountRow out = a.cash().signum() > 0 ? b : a;
        Draft draft =
                reading.draft(TransactionType.SWAP, a.cells().row())
                        .account(Degiro.ACCOUNT)
                        .time(a.time(), Degiro.ZONE)
                        .in(AssetRef.cash(in.money()), in.cash())
                        .out(AssetRef.cash(out.money()), out.cash().negate())
                        .memo(a.text());
        draft.id(id.isEmpty() ? "" : id + "#fx").emit();
    }

    /** The units, read so that with the price they make the cash. */
    BigDecimal units(AccountRow row, TradeText text) {
        return numbers(row, text)[0];
    }

    Booking priced(Booking booking, AccountRow row, TradeText text) {
        BigDecimal price = numbers(row, text)[1];
        CurrencyCode quoted = quoted(row, text);
        return price.signum() == 0
                ? booking
                : booking.price(
                        Degiro.isPence(text.currency()) ? price.movePointLeft(2) : price, quoted);
    }

    AssetRef share(AccountRow row, TradeText text) {
        return Degiro.share(row.cells(), quoted(row, text));
    }

    private static CurrencyCode quoted(AccountRow row, TradeText text) {
        return Degiro.currency(row.cells(), DegiroAccountImporter.TEXT, text.currency());
    }

    private static BigDecimal[] numbers(AccountRow row, TradeText text) {
        BigDecimal cash = row.cash();
        BigDecimal[] numbers =
                Degiro.matching(
                        Degiro.readings(text.units()),
                        Degiro.readings(text.price()),
                        Degiro.isPence(text.currency()) ? cash.multiply(HUNDRED) : cash);
        if (numbers == null) {
            throw row.cells()
                    .refusal(DegiroAccountImporter.TEXT, ProblemCode.BAD_NUMBER, row.text());
        }
        return numbers;
    }

    private static TradeText trade(AccountRow row) {
        return Objects.requireNonNull(row.trade());
    }

    private static List<AccountRow> of(List<AccountRow> rows, Entry entry) {
        return rows.stream().filter(row -> row.entry() == entry).toList();
    }
}
