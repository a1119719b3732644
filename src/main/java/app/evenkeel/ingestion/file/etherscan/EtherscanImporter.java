package app.evenkeel.ingestion.file.etherscan;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;

import java.math.BigDecimal;
import java.time.ZoneOffset;

/**
 * Etherscan's transactions, and with other headings its internal ones: what came and what went
 * stand in two columns named after the chain's coin. The sender pays the fee, even of a transaction
 * that failed.
 */
public final class EtherscanImporter extends TableImporter {
    private final boolean internal;

    private EtherscanImporter(boolean internal, String layout, String... needed) {
        super("etherscan", layout, needed);
        this.internal = internal;
    }

    public static EtherscanImporter ofTransactions() {
        return new EtherscanImporter(
                false,
                "transactions",
                Etherscan.HASH,
                "Blockno",
                "UnixTimestamp",
                "From",
                "To",
                "ContractAddress",
                "TxnFee(USD)",
                "Status");
    }

    public static EtherscanImporter ofInternal() {
        return new EtherscanImporter(
                true,
                "internal",
                Etherscan.HASH,
                "Blockno",
                "UnixTimestamp",
                "ParentTxFrom",
                "ParentTxTo",
                "From",
                "TxTo",
                "Status");
    }

    @Override
    protected RowReader begin(Reading reading) {
        OwnAddress own = new OwnAddress(reading.context().fileName());
        return cells -> read(cells, reading, own);
    }

    private void read(RowCells cells, Reading reading, OwnAddress own) {
        String inColumn = Etherscan.column(cells, "Value_IN");
        AssetRef coin = Etherscan.coin(inColumn);
        BigDecimal in = cells.decimalOrZero(inColumn);
        BigDecimal out = cells.decimalOrZero(Etherscan.column(cells, "Value_OUT"));
        String from = cells.required("From");
        String to = cells.text(internal ? "TxTo" : "To");
        own.learn(in.signum() > 0 ? to : out.signum() > 0 ? from : "");
        String me = own.known() == null ? from : own.known();
        boolean sent = me.equalsIgnoreCase(from);
        String status = cells.text("Status");
        boolean failed = !status.isEmpty() && !status.equals("0");
        BigDecimal fee =
                internal || !sent ? null : cells.optionalDecimal(Etherscan.column(cells, "TxnFee"));
        String hash = cells.required(Etherscan.HASH);
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                Etherscan.account(me),
                                Etherscan.time(cells),
                                ZoneOffset.UTC)
                        .memo(hash)
                        .sameWhen(hash, layout(), from, to, in, out)
                        .fee(coin, fee);
        // To oneself both columns may be filled, and nothing moves but the fee.
        if (!failed && in.compareTo(out) != 0) {
            entry.moved(coin, in.subtract(out));
        }
        entry.as(in.compareTo(out) > 0 ? Meaning.DEPOSIT : Meaning.WITHDRAWAL);
    }
}
