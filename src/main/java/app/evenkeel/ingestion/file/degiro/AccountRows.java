package app.evenkeel.ingestion.file.degiro;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Draft;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Exchanges;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows of one account statement, put together to trades, exchanges of money, and dividends with
 * the tax that was withheld. Used by one thread.
 */
final class AccountRows {
    private final Reading reading;
    private final OrderRows orders;
    private final Exchanges replaced;
    private final List<AccountRow> dividends = new ArrayList<>();
    private final List<AccountRow> taxes = new ArrayList<>();
    private final List<AccountRow> money = new ArrayList<>();
    private final Map<String, List<AccountRow>> byOrder = new LinkedHashMap<>();
    private @Nullable AccountRow last;

    AccountRows(Reading reading) {
        this.reading = reading;
        this.orders = new OrderRows(reading, this::single);
        this.replaced = new Exchanges(reading);
    }

    void add(AccountRow row) {
        release();
        last = row;
    }

    /** The rest of the last row's id. */
    void continued(RowCells cells) {
        AccountRow before = last;
        if (before == null) {
            throw cells.refusal(Degiro.DATE, ProblemCode.VALUE_MISSING);
        }
        last = before.withOrder(before.order() + cells.text(Degiro.ORDER));
        reading.partOf(before.cells().row(), cells.row());
    }

    void finish() {
        release();
        byOrder.values().forEach(orders::read);
        joinDividends();
        money.forEach(
                row -> reading.reject(row.cells().row(), ProblemCode.INCOMPLETE_GROUP, row.text()));
        replaced.finish();
    }

    private void release() {
        AccountRow row = last;
        last = null;
        if (row == null) {
            return;
        }
        boolean incomes = row.entry() == Entry.DIVIDEND || row.entry() == Entry.DIVIDEND_TAX;
        if (row.order().isEmpty() || incomes) {
            reading.guard(row.cells().row(), () -> single(row));
        } else {
            byOrder.computeIfAbsent(row.order(), k -> new ArrayList<>(4)).add(row);
        }
    }

    /** A row that belongs to no order. */
    private void single(AccountRow row) {
        if (row.trade() != null) {
            event(row, row.trade());
            return;
        }
        switch (Objects.requireNonNull(row.entry())) {
            case DIVIDEND -> dividends.add(row);
            case DIVIDEND_TAX -> taxes.add(row);
            case EXCHANGE -> exchange(row);
            case COSTS -> booking(row).book(Deed.FEE);
            case TAX -> booking(row).book(Deed.TAX);
            case INTEREST -> booking(row).asset(null).book(Deed.INTEREST);
            case CASH -> booking(row).book(Deed.CASH);
            case REWARD -> booking(row).book(Deed.REWARD);
            case INTERNAL -> reading.nothingNew(row.cells().row());
        }
    }

    private void event(AccountRow row, TradeText trade) {
        BigDecimal units = orders.units(row, trade);
        BigDecimal signed = trade.buys() ? units : units.negate();
        boolean free = row.cash().signum() == 0;
        Booking booking = orders.priced(booking(row), row, trade).units(signed);
        if (free && (trade.isSplit() || trade.isReplacement())) {
            replaced.add(
                    row.time().toString().substring(0, 10) + trade.event(),
                    new Exchanges.Half(
                            row.cells().row(),
                            Degiro.ACCOUNT,
                            row.time(),
                            Degiro.ZONE,
                            orders.share(row, trade),
                            signed,
                            row.text(),
                            trade.isSplit()));
        } else if (free && trade.isSpinOff()) {
            booking.book(Deed.CUSTODY);
        } else if (free && !trade.event().isEmpty() && !trade.isGift() && trade.buys()) {
            throw row.cells()
                    .refusal(DegiroAccountImporter.TEXT, ProblemCode.UNKNOWN_TYPE, row.text());
        } else {
            booking.book(trade.buys() ? Deed.BUY : Deed.SELL);
        }
    }

    private void exchange(AccountRow row) {
        Iterator<AccountRow> waiting = money.iterator();
        while (waiting.hasNext()) {
            AccountRow other = waiting.next();
            if (other.time().equals(row.time())
                    && other.cash().signum() == -row.cash().signum()
                    && !other.money().equals(row.money())) {
                waiting.remove();
                orders.swap(other, row, "");
                reading.partOf(other.cells().row(), row.cells().row());
                return;
            }
        }
        if (row.cash().signum() == 0) {
            reading.nothingNew(row.cells().row());
        } else {
            money.add(row);
        }
    }

    private Booking booking(AccountRow row) {
        return new Booking(reading, row.cells().row(), Degiro.ACCOUNT)
                .time(row.time(), Degiro.ZONE)
                .asset(row.isin().isEmpty() ? null : Degiro.share(row.cells(), row.money()))
                .cash(row.money(), row.cash())
                .memo(row.text());
    }

    /** Withholding joins the dividend of the same day, payer and currency that can bear it. */
    private void joinDividends() {
        for (AccountRow dividend : dividends) {
            List<AccountRow> own = new ArrayList<>();
            BigDecimal net = dividend.cash();
            for (Iterator<AccountRow> each = taxes.iterator(); each.hasNext(); ) {
                AccountRow tax = each.next();
                BigDecimal left = net.add(tax.cash());
                if (isOf(tax, dividend) && left.signum() == dividend.cash().signum()) {
                    own.add(tax);
                    net = left;
                    each.remove();
                }
            }
            BigDecimal paid = net;
            reading.guard(dividend.cells().row(), () -> emit(dividend, paid, own.isEmpty()));
            own.forEach(tax -> reading.partOf(dividend.cells().row(), tax.cells().row()));
        }
        taxes.forEach(tax -> reading.guard(tax.cells().row(), () -> booking(tax).book(Deed.TAX)));
    }

    private static boolean isOf(AccountRow tax, AccountRow dividend) {
        return tax.isin().equals(dividend.isin())
                && tax.money().equals(dividend.money())
                && tax.cash().signum() == -dividend.cash().signum()
                && day(tax).equals(day(dividend));
    }

    private static String day(AccountRow row) {
        return row.cells().text(Degiro.DATE);
    }

    private void emit(AccountRow dividend, BigDecimal net, boolean untaxed) {
        if (net.signum() == 0) {
            reading.nothingNew(dividend.cells().row());
            return;
        }
        AssetRef payer = Degiro.share(dividend.cells(), dividend.money());
        Draft draft =
                reading.draft(TransactionType.DIVIDEND, dividend.cells().row())
                        .account(Degiro.ACCOUNT)
                        .time(dividend.time(), Degiro.ZONE)
                        .signed(AssetRef.cash(dividend.money()), net)
                        .amount(net, dividend.money())
                        .subject(payer)
                        .memo(dividend.text());
        if (!untaxed) {
            draft.tax(dividend.cash().subtract(net), dividend.money());
        }
        draft.emit();
    }
}
