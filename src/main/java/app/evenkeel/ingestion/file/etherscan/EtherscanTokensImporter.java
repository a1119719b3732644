package app.evenkeel.ingestion.file.etherscan;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Etherscan's token transfers. No column tells what came and what went, so that the own address
 * must be known: from the file's name, or as the one that is in every row.
 */
public final class EtherscanTokensImporter extends TableImporter {
    private static final String VALUE = "TokenValue|Value";
    private static final int WAITING = 10_000;

    public EtherscanTokensImporter() {
        super(
                "etherscan",
                "tokens",
                Etherscan.HASH,
                "UnixTimestamp",
                "From",
                "To",
                VALUE,
                "ContractAddress",
                "TokenName",
                "TokenSymbol");
    }

    @Override
    protected RowReader begin(Reading reading) {
        OwnAddress own = new OwnAddress(reading.context().fileName());
        List<RowCells> waiting = new ArrayList<>();
        return new RowReader() {
            @Override
            public void row(RowCells cells) {
                own.seen(cells.required("From"), cells.required("To"));
                if (own.known() == null && waiting.size() < WAITING) {
                    waiting.add(cells);
                    return;
                }
                end();
                read(cells, reading, own);
            }

            @Override
            public void end() {
                for (RowCells cells : waiting) {
                    reading.guard(cells.row(), () -> read(cells, reading, own));
                }
                waiting.clear();
            }
        };
    }

    private static void read(RowCells cells, Reading reading, OwnAddress own) {
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
        AssetRef token = Coins.of(cells.required("TokenSymbol"));
        BigDecimal value = cells.decimal(VALUE);
        boolean sent = me.equalsIgnoreCase(from);
        String hash = cells.required(Etherscan.HASH);
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                Etherscan.account(me),
                                Etherscan.time(cells),
                                ZoneOffset.UTC)
                        .memo(hash)
                        .sameWhen(hash, "token", from, to, cells.text("ContractAddress"), value);
        boolean self = from.equalsIgnoreCase(to);
        entry.moved(token, self ? BigDecimal.ZERO : sent ? value.negate() : value)
                .as(Meaning.DEPOSIT);
    }
}
