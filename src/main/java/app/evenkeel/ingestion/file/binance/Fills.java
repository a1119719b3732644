package app.evenkeel.ingestion.file.binance;

import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Groups;
import app.evenkeel.ingestion.file.exchange.TradeGroup;
import app.evenkeel.ingestion.file.exchange.TradeGroup.Posting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one execution each. Those of one pair, side and second become one trade, as the account
 * statement tells it, so that reading both adds nothing twice.
 */
abstract class Fills implements TableImporter.RowReader {
    private final Reading reading;
    private final Groups groups = new Groups(this::trade);

    Fills(Reading reading) {
        this.reading = reading;
    }

    /** Reads a row; may throw {@code CellProblem}. */
    abstract Fill fill(RowCells cells);

    @Override
    public void row(RowCells cells) {
        Fill fill = fill(cells);
        Instant time = Binance.time(cells, Binance.TIME);
        groups.add(
                fill.pair().base().symbol()
                        + "/"
                        + fill.pair().quote().symbol()
                        + (fill.buy() ? "+" : "-")
                        + time.getEpochSecond(),
                cells);
    }

    @Override
    public void end() {
        groups.finish();
    }

    private void trade(List<RowCells> rows) {
        List<Posting> postings = new ArrayList<>();
        for (RowCells cells : rows) {
            Fill fill = fill(cells);
            BigDecimal size = fill.size().abs();
            BigDecimal cost = fill.cost().abs();
            postings.add(
                    new Posting(
                            cells.row(),
                            fill.pair().base(),
                            fill.buy() ? size : size.negate(),
                            BigDecimal.ZERO));
            postings.add(
                    new Posting(
                            cells.row(),
                            fill.pair().quote(),
                            fill.buy() ? cost.negate() : cost,
                            BigDecimal.ZERO));
            postings.add(
                    new Posting(
                            cells.row(),
                            fill.fee().asset(),
                            BigDecimal.ZERO,
                            fill.fee().quantity()));
        }
        RowCells first = rows.getFirst();
        Instant time = Binance.time(first, Binance.TIME);
        TradeGroup.read(
                reading,
                postings,
                time.toString(),
                () -> new TradeGroup.Terms(Binance.ACCOUNT, time, "", ""));
    }
}
