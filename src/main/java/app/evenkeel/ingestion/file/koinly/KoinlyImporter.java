package app.evenkeel.ingestion.file.koinly;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;
import app.evenkeel.ingestion.file.exchange.Entry;
import app.evenkeel.ingestion.file.exchange.Meaning;
import app.evenkeel.ingestion.file.exchange.Words;

import java.math.BigDecimal;
import java.time.ZoneOffset;

/**
 * Koinly's universal layout: sent, received, fee on top, and a label where the row is more than a
 * trade or a transfer.
 */
public final class KoinlyImporter extends TableImporter {
    private static final AccountRef ACCOUNT =
            new AccountRef(AccountKind.WALLET, "Koinly", "Koinly");
    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d H:m UTC"),
        TimePattern.of("y-M-d H:m:s UTC"),
        TimePattern.of("y-M-d H:m[:s[.S]]"),
        TimePattern.of("y-M-dTH:m:sZ"),
        TimePattern.of("y-M-dTH:m:s.SZ"),
    };
    private static final Words LABELS =
            Words.NONE
                    .with(
                            Meaning.REWARD,
                            "reward",
                            "staking",
                            "airdrop",
                            "fork",
                            "mining",
                            "cashback",
                            "income",
                            "other income",
                            "salary",
                            "bonus",
                            "fee refund")
                    .with(
                            Meaning.INTEREST,
                            "lending interest",
                            "loan interest",
                            "interest",
                            "margin interest")
                    .with(Meaning.FEE, "cost", "fee", "loan fee", "margin fee", "futures fee")
                    .with(
                            Meaning.RESULT,
                            "realized gain",
                            "realised gain",
                            "margin trade",
                            "futures")
                    .with(
                            Meaning.TRANSFER,
                            "swap",
                            "stake",
                            "unstake",
                            "loan",
                            "loan repayment",
                            "liquidity in",
                            "liquidity out",
                            "from pool",
                            "to pool",
                            "add to pool",
                            "remove from pool")
                    .with(Meaning.WITHDRAWAL, "gift", "lost", "donation", "payment", "card spend")
                    .with(Meaning.VOID, "ignored");

    public KoinlyImporter() {
        super(
                "koinly",
                "universal",
                "Date|Koinly Date",
                "Sent Amount",
                "Sent Currency",
                "Received Amount",
                "Received Currency",
                "Fee Amount",
                "Fee Currency",
                "Label");
    }

    @Override
    protected int spareColumns() {
        return 3;
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        BigDecimal sent = cells.decimalOrZero("Sent Amount");
        BigDecimal received = cells.decimalOrZero("Received Amount");
        String label = cells.text("Label");
        Meaning meaning = label.isEmpty() ? Meaning.TRADE : LABELS.find(label);
        if (meaning == null) {
            throw cells.refusal("Label", ProblemCode.UNKNOWN_TYPE, label);
        }
        if (label.isEmpty() && (sent.signum() == 0 || received.signum() == 0)) {
            meaning = received.signum() == 0 ? Meaning.WITHDRAWAL : Meaning.DEPOSIT;
        }
        String hash = cells.text("TxHash");
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                ACCOUNT,
                                cells.time("Date|Koinly Date", ZoneOffset.UTC, TIMES),
                                ZoneOffset.UTC)
                        .memo(hash.isEmpty() ? cells.text("Description") : hash);
        if (sent.signum() != 0) {
            entry.out(Coins.of(cells.required("Sent Currency")), sent);
        }
        if (received.signum() != 0) {
            entry.in(Coins.of(cells.required("Received Currency")), received);
        }
        BigDecimal fee = cells.decimalOrZero("Fee Amount");
        if (fee.signum() != 0) {
            entry.fee(Coins.of(cells.required("Fee Currency")), fee.abs());
        }
        if (!cells.isAbsent("Net Worth Amount") && !cells.isAbsent("Net Worth Currency")) {
            entry.worth(
                    cells.decimal("Net Worth Amount"),
                    Coins.of(cells.required("Net Worth Currency")).currency());
        }
        entry.as(meaning);
    }
}
