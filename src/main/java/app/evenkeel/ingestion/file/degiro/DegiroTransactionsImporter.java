package app.evenkeel.ingestion.file.degiro;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Groups;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * The list of transactions: one row for each execution, in the account's money. The executions of
 * an order are one trade, as in the account statement, so that both files may be imported.
 */
public final class DegiroTransactionsImporter extends TableImporter {
    private static final String UNITS =
            "Aantal|Quantity|Anzahl|Número|Cantidad|Quantité|Quantità|Quantidade|Antal";
    private static final String PRICE = "Koers|Price|Kurs|Precio|Cours|Quotazione|Preço|Prezzo";
    private static final String LOCAL =
            "Lokale waarde|Local value|Wert in Lokalwährung|Valor local|Montant devise locale"
                    + "|Valeur locale|Valore locale|Lokal værdi";
    private static final String COSTS =
            "Transactiekosten en/of|Transactiekosten en/of kosten van derden EUR"
                    + "|Transaction and/or third|Transaction and/or third party fees EUR"
                    + "|Transaction and/or third party fees|Transaktionsgebühren"
                    + "|Transaktionsgebühr|Transaktionsgebühren und/oder Gebühren Dritter EUR"
                    + "|Costes de transacción|Costes de transacción y/o de terceros EUR"
                    + "|Frais de transaction|Frais de courtage et/ou de parties tierces EUR"
                    + "|Frais de courtage et/ou de parties|Costi di transazione"
                    + "|Custos de transação|Kosten";
    private static final String AUTO_FX =
            "AutoFX Fee|AutoFX Kosten|AutoFX Gebühr|Comisión AutoFX|Frais AutoFX";
    private static final String TOTAL =
            "Totaal|Totaal EUR|Total|Total EUR|Gesamt|Gesamt EUR|Montant négocié EUR|Totale|Totale EUR";

    public DegiroTransactionsImporter() {
        super(
                Degiro.SOURCE,
                "transactions",
                Degiro.DATE,
                Degiro.TIME,
                Degiro.PRODUCT,
                Degiro.ISIN,
                UNITS,
                PRICE,
                LOCAL,
                TOTAL,
                Degiro.ORDER);
    }

    @Override
    public int precedence() {
        return 10;
    }

    @Override
    protected RowReader begin(Reading reading) {
        Groups orders = new Groups(rows -> order(rows, reading));
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                String order = cells.text(Degiro.ORDER);
                if (order.isEmpty()) {
                    order(List.of(cells), reading);
                } else {
                    orders.add(order, cells);
                }
            }

            @Override
            public void end() {
                orders.finish();
            }
        };
    }

    private static void order(List<RowCells> rows, Reading reading) {
        RowCells first = rows.getFirst();
        reading.guard(first.row(), () -> book(rows, reading));
        rows.stream().skip(1).forEach(row -> reading.partOf(first.row(), row.row()));
    }

    private static void book(List<RowCells> rows, Reading reading) {
        RowCells first = rows.getFirst();
        String priced = Degiro.after(first, PRICE);
        CurrencyCode quoted = Degiro.currency(first, PRICE, priced);
        BigDecimal price = number(first, PRICE);
        CurrencyCode settled = currency(first);
        BigDecimal units = sum(rows, row -> number(row, UNITS));
        BigDecimal costs =
                sum(rows, row -> optional(row, COSTS))
                        .add(sum(rows, row -> optional(row, AUTO_FX)));
        Booking booking =
                new Booking(reading, first.row(), Degiro.ACCOUNT)
                        .time(Degiro.time(first), Degiro.ZONE)
                        .asset(Degiro.share(first, quoted))
                        .units(units)
                        .cash(settled, sum(rows, row -> number(row, TOTAL)))
                        .memo(first.text(Degiro.PRODUCT))
                        .id(first.text(Degiro.ORDER));
        boolean onePrice = rows.stream().map(row -> number(row, PRICE)).distinct().count() == 1;
        if (onePrice) {
            booking.price(Degiro.isPence(priced) ? price.movePointLeft(2) : price, quoted);
        }
        if (costs.signum() != 0) {
            booking.fee(costs);
        }
        booking.book(Deed.TRADE);
    }

    /** Named beside the amount, or in the header: {@code Total EUR}. */
    private static CurrencyCode currency(RowCells cells) {
        String name = cells.columns().name(cells.columns().index(TOTAL));
        int blank = name.lastIndexOf(' ');
        return Degiro.currency(
                cells, TOTAL, blank > 0 ? name.substring(blank + 1) : Degiro.after(cells, TOTAL));
    }

    private static BigDecimal sum(List<RowCells> rows, Function<RowCells, BigDecimal> value) {
        return rows.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(RowCells cells, String column) {
        return Degiro.number(cells, column, cells.required(column));
    }

    private static BigDecimal optional(RowCells cells, String column) {
        return cells.isAbsent(column) ? BigDecimal.ZERO : number(cells, column);
    }
}
