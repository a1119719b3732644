package app.evenkeel.ingestion.file.avanza;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.Exchanges;
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Avanza's transactions: semicolons and decimal commas; the amount is all-in. A fund that was
 * renamed is two rows of another kind, one that takes units and one that gives them.
 */
public final class AvanzaImporter extends TableImporter {
    private static final String TYPE = "Typ av transaktion";
    private static final String TEXT = "Värdepapper/beskrivning";
    private static final String UNITS = "Antal";
    private static final String AMOUNT = "Belopp";
    private static final String FEE = "Courtage|Courtage (SEK)";
    private static final String CURRENCY = "Transaktionsvaluta|Valuta";
    private static final String QUOTED = "Instrumentvaluta";
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final TimePattern DAY = TimePattern.of("y-M-d");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(Deed.BUY, "Köp")
                    .mean(Deed.SELL, "Sälj", "Inlösen*")
                    .mean(Deed.DIVIDEND, "Utdelning*")
                    .mean(Deed.INTEREST, "Ränta*", "Räntor*", "Inlåningsränta*", "Utlåningsränta*")
                    .mean(
                            Deed.TAX,
                            "Utländsk källskatt*",
                            "Preliminärskatt*",
                            "Avkastningsskatt*",
                            "Prelskatt*",
                            "Skatt*")
                    .mean(Deed.CASH, "Insättning*", "Uttag*", "Autogiroinsättning*")
                    .mean(Deed.FEE, "Återbetalning*", "Avgift*", "Kostnad*")
                    .mean(Deed.CUSTODY, "Värdepappersöverföring*", "Överföring*")
                    .mean(Deed.SPLIT, "Split*", "Fondemission*", "Omvänd split*");

    public AvanzaImporter() {
        super(
                "avanza",
                "transactions",
                "Datum",
                "Konto",
                TYPE,
                TEXT,
                UNITS,
                "Kurs",
                AMOUNT,
                FEE,
                "ISIN");
    }

    @Override
    protected NumberText numbers() {
        return NumberText.COMMA;
    }

    @Override
    protected int spareColumns() {
        return 1;
    }

    @Override
    protected RowReader begin(Reading reading) {
        Exchanges exchanges = new Exchanges(reading);
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                read(cells, reading, exchanges);
            }

            @Override
            public void end() {
                exchanges.finish();
            }
        };
    }

    private static void read(RowCells cells, Reading reading, Exchanges exchanges) {
        LocalDate day = cells.date("Datum", DAY);
        BigDecimal units = cells.optionalDecimal(UNITS);
        BigDecimal amount = cells.optionalDecimal(AMOUNT);
        String type = cells.required(TYPE);
        boolean other = type.equals("Övrigt") || type.equals("Byte");
        AccountRef account = new AccountRef(AccountKind.BROKER, "Avanza", cells.required("Konto"));
        if (other && amount == null && units != null) {
            exchanges.add(
                    day + account.name(),
                    new Exchanges.Half(
                            cells.row(),
                            account,
                            day.atStartOfDay(ZONE).toInstant(),
                            ZONE,
                            Exchanges.named(asset(cells)),
                            units,
                            type,
                            false));
            return;
        }
        // What another kind is, its text says: a tax, or a fee paid back.
        Deed deed = other ? WORDS.of(cells, TEXT) : WORDS.of(cells, TYPE);
        CurrencyCode currency =
                cells.isAbsent(CURRENCY) ? new CurrencyCode("SEK") : cells.currency(CURRENCY);
        if (cells.isAbsent("ISIN") && deed == Deed.CUSTODY) {
            deed = Deed.TRANSFER;
        }
        boolean trades = deed == Deed.BUY || deed == Deed.SELL;
        Booking booking =
                new Booking(reading, cells.row(), account)
                        .day(day, ZONE)
                        .asset(asset(cells))
                        .units(units)
                        .cash(currency, amount)
                        .memo(trades ? type : cells.text(TEXT));
        if (trades) {
            booking.fee(cells.optionalDecimal(FEE))
                    .price(cells.optionalDecimal("Kurs"), quoted(cells));
        }
        booking.book(deed);
    }

    private static CurrencyCode quoted(RowCells cells) {
        return cells.isAbsent(QUOTED)
                ? cells.isAbsent(CURRENCY) ? new CurrencyCode("SEK") : cells.currency(CURRENCY)
                : cells.currency(QUOTED);
    }

    private static @Nullable AssetRef asset(RowCells cells) {
        String isin = cells.text("ISIN");
        if (NumberText.isAbsent(isin)) {
            return null;
        }
        String name = cells.required(TEXT);
        return AssetRef.security(ShareKinds.of(name), isin, name, quoted(cells), isin);
    }
}
