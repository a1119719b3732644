package app.evenkeel.ingestion.file.etherscan;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Transfers of tokens. No column tells what came and what went, so that the own address must be
 * known: from the file's name, or as the one that is in every row.
 */
abstract class TokenTransfers implements TableImporter.RowReader {
    private static final int WAITING = 10_000;

    private final Reading reading;
    private final String word;
    private final OwnAddress own;
    private final List<RowCells> waiting = new ArrayList<>();

    /**
     * @param word tells transfers of this kind from others of the same chain transaction
     */
    TokenTransfers(Reading reading, String word) {
        this.reading = reading;
        this.word = word;
        this.own = new OwnAddress(reading.context().fileName());
    }

    abstract AssetRef token(RowCells cells);

    /** How many of them; more than zero, or zero where nothing moved. */
    abstract BigDecimal units(RowCells cells);

    @Override
    public void row(RowCells cells) {
        own.seen(cells.required("From"), cells.required("To"));
        if (own.known() == null && waiting.size() < WAITING) {
            waiting.add(cells);
            return;
        }
        end();
        read(cells);
    }

    @Override
    public void end() {
        for (RowCells cells : waiting) {
            reading.guard(cells.row(), () -> read(cells));
        }
        waiting.clear();
    }

    private void read(RowCells cells) {
        String from = cells.required("From");
        String to = cells.required("To");
        String me = own.known();
        if (me == null || (!me.equalsIgnoreCase(from) && !me.equalsIgnoreCase(to))) {
            throw cells.refusal(
                    "From",
                    ProblemCode.BAD_VALUE,
                    from,
                    "known to be yours or not; keep your address in the file's name");
        }
        AssetRef token = token(cells);
        BigDecimal units = units(cells);
        boolean sent = me.equalsIgnoreCase(from);
        boolean self = from.equalsIgnoreCase(to);
        String hash = cells.required(Etherscan.HASH);
        new Entry(
                        reading,
                        cells.row(),
                        Etherscan.account(me),
                        Etherscan.time(cells),
                        ZoneOffset.UTC)
                .memo(hash)
                .sameWhen(key(cells, hash, from, to, units))
                .moved(token, self ? BigDecimal.ZERO : sent ? units.negate() : units)
                .as(Meaning.DEPOSIT);
    }

    private Object[] key(RowCells cells, String hash, String from, String to, BigDecimal units) {
        String contract = cells.text("ContractAddress");
        return cells.has(EtherscanNftsImporter.NUMBER)
                ? new Object[] {
                    hash, word, from, to, contract, cells.text(EtherscanNftsImporter.NUMBER), units
                }
                : new Object[] {hash, word, from, to, contract, units};
    }
}
