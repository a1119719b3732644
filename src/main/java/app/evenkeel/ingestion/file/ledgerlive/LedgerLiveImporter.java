package app.evenkeel.ingestion.file.ledgerlive;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
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
import java.util.Locale;

/**
 * Ledger Live's operations. What went out includes the network's fee; what came in is net of the
 * sender's. An operation that only costs its fee states that fee as its amount.
 */
public final class LedgerLiveImporter extends TableImporter {
    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-dTH:m:s.SZ"), TimePattern.of("y-M-dTH:m:sZ")
    };
    private static final String TYPE = "Operation Type";
    private static final Words TYPES =
            Words.NONE
                    .with(Meaning.DEPOSIT, "IN")
                    .with(Meaning.WITHDRAWAL, "OUT")
                    .with(
                            Meaning.REWARD,
                            "REWARD",
                            "REWARD_PAYOUT",
                            "CLAIM_REWARDS",
                            "WITHDRAW_REWARDS")
                    .with(
                            Meaning.FEE,
                            "FEES",
                            "REVEAL",
                            "BOND",
                            "UNBOND",
                            "REBOND",
                            "WITHDRAW_UNBONDED",
                            "DELEGATE",
                            "UNDELEGATE",
                            "REDELEGATE",
                            "STAKE",
                            "UNSTAKE",
                            "FREEZE",
                            "UNFREEZE",
                            "VOTE",
                            "OPT_IN",
                            "OPT_OUT",
                            "CREATE",
                            "ACTIVATE",
                            "APPROVE",
                            "NOMINATE",
                            "CHILL",
                            "SET_CONTROLLER")
                    .with(Meaning.VOID, "NFT_IN", "NFT_OUT", "NONE");

    public LedgerLiveImporter() {
        super(
                "ledger-live",
                "operations",
                "Operation Date",
                "Currency Ticker",
                TYPE,
                "Operation Amount",
                "Operation Fees",
                "Operation Hash",
                "Account Name");
    }

    @Override
    protected RowReader begin(Reading reading) {
        return cells -> read(cells, reading);
    }

    private static void read(RowCells cells, Reading reading) {
        Meaning meaning = TYPES.of(cells, TYPE);
        AssetRef coin = Coins.of(cells.required("Currency Ticker"));
        BigDecimal amount = cells.decimal("Operation Amount").abs();
        BigDecimal fee = cells.decimalOrZero("Operation Fees").abs();
        boolean failed = cells.text("Status").toUpperCase(Locale.ROOT).startsWith("FAILED");
        boolean pays = meaning == Meaning.WITHDRAWAL || meaning == Meaning.FEE;
        // A token's fee is in the chain's own coin, which the row does not name; only a fee that
        // the amount can hold is inside it.
        boolean inside = pays && fee.compareTo(amount) <= 0;
        String hash = cells.text("Operation Hash");
        String account = cells.required("Account Name");
        Entry entry =
                new Entry(
                                reading,
                                cells.row(),
                                new AccountRef(AccountKind.WALLET, "Ledger Live", account),
                                cells.time("Operation Date", ZoneOffset.UTC, TIMES),
                                ZoneOffset.UTC)
                        .memo(hash)
                        // A transaction may be several operations.
                        .sameWhen(hash, cells.text(TYPE), coin.symbol(), amount);
        if (failed || meaning == Meaning.FEE) {
            entry.fee(coin, pays ? (fee.signum() == 0 ? amount : fee) : null).as(Meaning.FEE);
            return;
        }
        entry.moved(coin, pays ? (inside ? amount.subtract(fee) : amount).negate() : amount)
                .fee(coin, inside ? fee : null)
                .as(meaning);
    }
}
