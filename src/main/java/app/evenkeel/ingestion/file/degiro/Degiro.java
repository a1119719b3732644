package app.evenkeel.ingestion.file.degiro;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What both of the broker's layouts have in common. */
final class Degiro {
    static final String SOURCE = "degiro";
    static final String DATE = "Datum|Date|Fecha|Data|Dato";
    static final String TIME = "Tijd|Time|Hora|Uhrzeit|Uhrze.|Heure|Ora|Tid";
    static final String PRODUCT = "Product|Producto|Produkt|Produit|Prodotto|Produto";
    static final String ISIN = "ISIN|Code ISIN";
    static final String ORDER =
            "Order Id|Order ID|Order-ID|ID Orden|ID Ordre|ID Ordine|ID da Ordem|Ordre-id";
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    static final AccountRef ACCOUNT = new AccountRef(AccountKind.BROKER, "DEGIRO", "DEGIRO");

    private static final TimePattern[] DAYS = {TimePattern.of("d-M-y"), TimePattern.of("d/M/y")};
    private static final TimePattern CLOCK = TimePattern.of("y-M-d H:m[:s]");
    private static final int THOUSAND = 3;

    /** {@code AEX C650 21JAN22}. */
    private static final Pattern CONTRACT =
            Pattern.compile(".*\\b[CP]\\d+([.,]\\d+)? \\d{2}[A-Z]{3}\\d{2}$");

    private Degiro() {}

    static Instant time(RowCells cells) {
        LocalDate day = cells.date(DATE, DAYS);
        LocalDateTime time = CLOCK.parse(day + " " + cells.required(TIME));
        if (time == null) {
            throw cells.refusal(TIME, ProblemCode.BAD_DATE, cells.text(TIME));
        }
        return time.atZone(ZONE).toInstant();
    }

    static AssetRef share(RowCells cells, CurrencyCode currency) {
        String name = cells.text(PRODUCT);
        String isin = cells.required(ISIN);
        AssetKind kind =
                CONTRACT.matcher(name).matches()
                        ? AssetKind.OPTION
                        : name.contains("ETF") || name.contains("UCITS")
                                ? AssetKind.ETF
                                : AssetKind.EQUITY;
        return AssetRef.security(kind, isin, name, currency, isin);
    }

    /** A price's currency; pence are pounds. */
    static CurrencyCode currency(RowCells cells, String column, String text) {
        if (isPence(text)) {
            return CurrencyCode.GBP;
        }
        try {
            return CurrencyCode.of(text);
        } catch (IllegalArgumentException e) {
            throw cells.refusal(column, ProblemCode.UNKNOWN_CURRENCY, text);
        }
    }

    static boolean isPence(String currency) {
        return currency.equals("GBX") || currency.equals("GBp");
    }

    /** The cell after a named one: amounts and currencies share a name. */
    static String after(RowCells cells, String column) {
        int index = cells.columns().index(column) + 1;
        return index > 0 && index < cells.row().cells().size()
                ? cells.row().cells().get(index).strip()
                : "";
    }

    /**
     * A number that may be written either way, as rows of one file are; if it reads both ways, the
     * comma is the decimal mark.
     */
    static BigDecimal number(RowCells cells, String column, String text) {
        List<BigDecimal> readings = readings(text);
        if (readings.isEmpty()) {
            throw cells.refusal(column, ProblemCode.BAD_NUMBER, text);
        }
        return readings.getFirst();
    }

    /** What a number may be: {@code 1,550} is one and a half, or fifteen hundred. */
    static List<BigDecimal> readings(String text) {
        String plain = text.replaceAll("[\\h']", "");
        int comma = plain.lastIndexOf(',');
        int point = plain.lastIndexOf('.');
        List<BigDecimal> readings = new ArrayList<>(2);
        if (comma >= 0 && point >= 0) {
            add(readings, comma > point ? comma(plain) : plain.replace(",", ""));
        } else if (comma >= 0) {
            add(readings, comma(plain));
            if (plain.length() - comma - 1 == THOUSAND) {
                add(readings, plain.replace(",", ""));
            }
        } else {
            add(readings, plain);
            if (point >= 0 && plain.length() - point - 1 == THOUSAND) {
                add(readings, plain.replace(".", ""));
            }
        }
        return readings;
    }

    private static String comma(String text) {
        return text.replace(".", "").replace(',', '.');
    }

    private static void add(List<BigDecimal> readings, String text) {
        BigDecimal value = NumberText.POINT.parse(text);
        if (value != null) {
            readings.add(value);
        }
    }

    /** Of the ways to read units and price, the one whose product comes nearest to the cash. */
    static BigDecimal @Nullable [] matching(
            List<BigDecimal> units, List<BigDecimal> prices, BigDecimal cash) {
        BigDecimal[] best = null;
        BigDecimal distance = null;
        for (BigDecimal count : units) {
            for (BigDecimal price : prices) {
                BigDecimal off = count.multiply(price).abs().subtract(cash.abs()).abs();
                if (distance == null || off.compareTo(distance) < 0) {
                    best = new BigDecimal[] {count, price};
                    distance = off;
                }
            }
        }
        return best;
    }
}
