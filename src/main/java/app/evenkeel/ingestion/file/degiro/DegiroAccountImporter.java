package app.evenkeel.ingestion.file.degiro;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * The account statement: every movement of cash. A trade is told in several rows that share the
 * order's id; a long id may go on in a row of its own.
 */
public final class DegiroAccountImporter extends TableImporter {
    static final String TEXT =
            "Omschrijving|Description|Descripción|Beschreibung|Descrizione|Descrição|Beskrivelse";
    private static final String CHANGE =
            "Mutatie|Change|Variación|Änderung|Mouvements|Variazioni|Variazione|Mudança|Mutación"
                    + "|Variação|Ændring";

    public DegiroAccountImporter() {
        super(
                Degiro.SOURCE,
                "account",
                Degiro.DATE,
                Degiro.TIME,
                Degiro.PRODUCT,
                Degiro.ISIN,
                TEXT,
                CHANGE,
                Degiro.ORDER);
    }

    @Override
    protected RowReader begin(Reading reading) {
        AccountRows rows = new AccountRows(reading);
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                if (cells.text(Degiro.DATE).isEmpty() && !cells.text(Degiro.ORDER).isEmpty()) {
                    rows.continued(cells);
                    return;
                }
                rows.add(entry(cells));
            }

            @Override
            public void end() {
                rows.finish();
            }
        };
    }

    private static AccountRow entry(RowCells cells) {
        String text = Entry.repaired(cells.required(TEXT)).replaceAll("\\s+", " ");
        TradeText trade = TradeText.of(text);
        Entry entry = Entry.of(text);
        if (entry == null && trade == null) {
            throw cells.refusal(TEXT, ProblemCode.UNKNOWN_TYPE, text);
        }
        String amountText = Degiro.after(cells, CHANGE);
        BigDecimal amount = null;
        CurrencyCode currency = null;
        if (!amountText.isEmpty()) {
            amount = Degiro.number(cells, CHANGE, amountText);
            currency = Degiro.currency(cells, CHANGE, cells.required(CHANGE));
        } else if (entry != Entry.INTERNAL) {
            throw cells.refusal(CHANGE, ProblemCode.VALUE_MISSING);
        }
        return new AccountRow(
                cells,
                Degiro.time(cells),
                text,
                entry,
                entry == null ? trade : null,
                amount,
                currency,
                cells.text(Degiro.ORDER));
    }

    /** Where the amounts of one list stand, summed. */
    static BigDecimal sum(List<AccountRow> rows, @Nullable CurrencyCode in) {
        return rows.stream()
                .filter(row -> in == null || in.equals(row.currency()))
                .map(AccountRow::cash)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
