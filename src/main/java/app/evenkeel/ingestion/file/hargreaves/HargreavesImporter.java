package app.evenkeel.ingestion.file.hargreaves;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.statement.Booking;
import app.evenkeel.ingestion.file.statement.Deed;
import app.evenkeel.ingestion.file.statement.ShareKinds;
import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hargreaves Lansdown: the reference is a contract note's number or a word. The client's name and
 * number stand above the header; prices are in pence, or in pounds where the header says so.
 */
public final class HargreavesImporter extends TableImporter {
    private static final String REFERENCE = "Reference";
    private static final String TEXT = "Description";
    private static final String PENCE = "Unit cost (p)";
    private static final String POUNDS = "Unit cost (£)|Unit cost";
    private static final String UNITS = "Quantity|Qty";
    private static final String VALUE = "Value (£)";
    private static final String PROVIDER = "Hargreaves Lansdown";
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final TimePattern DAY = TimePattern.of("d/M/y");
    private static final Pattern NOTE = Pattern.compile("(?<side>[BS])\\d{4,}");
    private static final Pattern NAME =
            Pattern.compile("(?<name>.*?)\\s+[\\d.,]+\\s*@\\s*£?[\\d.,]+.*");

    private static final Words<Deed> WORDS =
            new Words<Deed>()
                    .mean(
                            Deed.DIVIDEND,
                            "ST DIV",
                            "DIV",
                            "DIVIDEND",
                            "UK DIV",
                            "OVR CR",
                            "OVS DIV",
                            "UTC CR",
                            "UT DIV",
                            "EQUALISATION",
                            "CASH IN LIEU")
                    .mean(Deed.INTEREST, "INTEREST*", "INT")
                    .mean(Deed.FEE, "MANAGE FEE*", "FEE*", "DEALING FEE", "ADMIN*", "ADR FEE")
                    .mean(
                            Deed.CASH,
                            "CARD WEB",
                            "CARD*",
                            "FPC",
                            "FPD",
                            "BACS*",
                            "CHAPS*",
                            "CHQ*",
                            "DD",
                            "DIRECT DEBIT",
                            "REG SAVER*",
                            "RSP*",
                            "PAYMENT*",
                            "WITHDRAWAL*",
                            "TAX RELIEF*",
                            "GOVT BONUS*",
                            "LISA BONUS*")
                    .mean(Deed.REWARD, "LOYALTY*", "LYB*", "REBATE*", "COMMISSION*", "CASHBACK*")
                    .mean(Deed.TRANSFER, "TRANSFER*", "TFR*")
                    .mean(Deed.TAX, "TAX*", "STAMP*");

    public HargreavesImporter() {
        super(
                "hargreaves",
                "summary",
                "Trade date",
                "Settle date",
                REFERENCE,
                TEXT,
                PENCE + "|" + POUNDS,
                UNITS,
                VALUE);
    }

    @Override
    protected int spareColumns() {
        return 1;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return new Rows(reading);
    }

    private static final class Rows implements RowReader {
        private final Reading reading;
        private String account = PROVIDER;

        Rows(Reading reading) {
            this.reading = reading;
        }

        /** The title names the account, such as the tax-free one. */
        @Override
        public void preamble(CsvRow row) {
            String first = row.cells().getFirst().strip();
            if (first.startsWith("Client Number") && row.cells().size() > 1) {
                account = row.cells().get(1).strip();
            }
        }

        @Override
        public void row(RowCells cells) {
            String reference = cells.required(REFERENCE);
            BigDecimal value = cells.decimal(VALUE);
            Matcher note = NOTE.matcher(reference);
            Booking booking =
                    new Booking(
                                    reading,
                                    cells.row(),
                                    new AccountRef(AccountKind.BROKER, PROVIDER, account))
                            .day(cells.date("Trade date", DAY), ZONE)
                            .settled(cells.optionalDate("Settle date", DAY))
                            .cash(CurrencyCode.GBP, value)
                            .memo(cells.text(TEXT));
            if (note.matches()) {
                booking.asset(share(cells))
                        .units(number(cells, UNITS))
                        .price(price(cells), CurrencyCode.GBP)
                        .id(reference)
                        .book(note.group("side").equals("B") ? Deed.BUY : Deed.SELL);
                return;
            }
            Deed deed = WORDS.find(reference);
            if (deed == null) {
                throw cells.refusal(REFERENCE, ProblemCode.UNKNOWN_TYPE, reference);
            }
            if (deed == Deed.DIVIDEND) {
                booking.asset(payer(cells));
            }
            booking.book(deed);
        }

        private static AssetRef share(RowCells cells) {
            Matcher form = NAME.matcher(cells.required(TEXT));
            return named(form.matches() ? form.group("name") : cells.text(TEXT));
        }

        private static AssetRef payer(RowCells cells) {
            return named(
                    cells.required(TEXT)
                            .replaceFirst("(?i)\\s*(overseas |stock )?dividend payment\\b.*$", "")
                            .replaceFirst("(?i)\\s*unit trust (income )?payment\\b.*$", ""));
        }

        private static AssetRef named(String name) {
            return ShareKinds.share(
                    ShareKinds.withFunds(name), "", name.strip(), CurrencyCode.GBP, "");
        }

        private static @Nullable BigDecimal price(RowCells cells) {
            BigDecimal pounds = number(cells, POUNDS);
            BigDecimal pence = number(cells, PENCE);
            return pence == null ? pounds : pence.movePointLeft(2);
        }

        private static @Nullable BigDecimal number(RowCells cells, String column) {
            String text = cells.text(column);
            return NumberText.isAbsent(text) || text.equalsIgnoreCase("n/a")
                    ? null
                    : cells.decimalIn(column, text);
        }
    }
}
