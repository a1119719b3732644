package app.evenkeel.ingestion.file.cointracking;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.ZoneOffset;

/**
 * CoinTracking's trade list in its languages: bought, sold and fee, each with its currency in the
 * column right of it. A fee is inside the amounts. Rows name the exchange that they belong to.
 */
public final class CoinTrackingImporter extends TableImporter {
    private static final String TYPE = "Type|Typ|Tipo|Тип";
    private static final String BUY = "Buy|Kauf|Compra|Achat|Acquisto|Buy Amount|Koop|Купля";
    private static final String SELL =
            "Sell|Verkauf|Venta|Vente|Vendita|Sell Amount|Verkoop|Продажа";
    private static final String FEE = "Fee|Gebühr|Comisión|Frais|Commissione|Kosten|Комиссия";
    private static final String PLACE = "Exchange|Börse|Plataforma|Bourse|Piattaforma|Beurs|Биржа";
    private static final String DATE = "Date|Datum|Fecha|Data|Trade Date|Дата";
    private static final String COMMENT =
            "Comment|Kommentar|Comentario|Commentaire|Commento|Opmerking|Комментарий";
    private static final TimePattern[] TIMES = {
        TimePattern.of("d.M.y H:m[:s]"),
        TimePattern.of("y-M-d H:m[:s]"),
        TimePattern.of("y/M/d H:m[:s]"),
        TimePattern.of("d.M.y"),
    };

    public CoinTrackingImporter() {
        super("cointracking", "trades", TYPE, BUY, SELL, PLACE, DATE, "Cur.|Buy Currency");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Meaning meaning = CoinTrackingWords.TYPES.of(cells, TYPE);
        String place = cells.text(PLACE);
        String name = place.isEmpty() ? "CoinTracking" : place;
        String hash = cells.text("Tx-ID|Tx-ID (optional)|Transaktions-ID");
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                new AccountRef(AccountKind.EXCHANGE, name, name),
                                cells.time(DATE, ZoneOffset.UTC, TIMES),
                                ZoneOffset.UTC)
                        .memo(hash.isEmpty() ? cells.text(COMMENT) : hash);
        BigDecimal bought = number(cells, BUY);
        BigDecimal sold = number(cells, SELL);
        if (bought != null && bought.signum() != 0) {
            entry.in(Coins.of(right(cells, BUY)), bought);
        }
        if (sold != null && sold.signum() != 0) {
            entry.out(Coins.of(right(cells, SELL)), sold);
        }
        BigDecimal fee = cells.has(FEE) ? number(cells, FEE) : null;
        if (fee != null && fee.signum() != 0) {
            entry.fee(Coins.of(right(cells, FEE)), fee.abs()).feeInside();
        }
        entry.as(meaning);
    }

    private static String right(RowCells cells, String column) {
        int at = cells.columns().index(column) + 1;
        String text = at < cells.row().cells().size() ? cells.row().cells().get(at).strip() : "";
        if (NumberText.isAbsent(text)) {
            throw cells.refusal(column, ProblemCode.VALUE_MISSING);
        }
        return text;
    }

    /** The number, whose decimal mark follows the user's language. */
    private static @Nullable BigDecimal number(RowCells cells, String column) {
        String text = cells.text(column);
        if (NumberText.isAbsent(text)) {
            return null;
        }
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        boolean german = cells.has("Typ") || cells.has("Tipo");
        boolean mark =
                comma >= 0 && (point >= 0 ? comma > point : german || text.length() - comma != 4);
        BigDecimal value = (mark ? NumberText.COMMA : NumberText.POINT).parse(text);
        if (value == null) {
            throw cells.refusal(column, ProblemCode.BAD_NUMBER, text);
        }
        return value;
    }
}
