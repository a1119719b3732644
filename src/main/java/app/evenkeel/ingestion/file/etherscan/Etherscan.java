package app.evenkeel.ingestion.file.etherscan;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TimePattern;
import app.evenkeel.ingestion.file.exchange.Coins;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** What the exports of Etherscan and its sister sites share. */
final class Etherscan {
    static final String HASH = "Transaction Hash|Txhash";
    static final String WHEN = "DateTime (UTC)|DateTime";

    private static final TimePattern[] TIMES = {
        TimePattern.of("y-M-d H:m:s"), TimePattern.of("M/d/y H:m[:s]")
    };
    private static final int LONGEST_EPOCH = 12;

    private Etherscan() {}

    static Instant time(RowCells cells) {
        String epoch = cells.text("UnixTimestamp");
        if (!epoch.isEmpty()
                && epoch.length() <= LONGEST_EPOCH
                && epoch.chars().allMatch(Character::isDigit)) {
            return Instant.ofEpochSecond(Long.parseLong(epoch));
        }
        return cells.time(WHEN, ZoneOffset.UTC, TIMES);
    }

    static AccountRef account(String address) {
        return new AccountRef(AccountKind.WALLET, "Ethereum", address.toLowerCase(Locale.ROOT));
    }

    /** The column that begins so, such as {@code Value_IN(ETH)}. */
    static String column(RowCells cells, String start) {
        for (String name : cells.columns().names()) {
            if (name.startsWith(start + "(") && name.endsWith(")") && !name.endsWith("(USD)")) {
                return name;
            }
        }
        throw cells.refusal(start, ProblemCode.VALUE_MISSING);
    }

    /** The coin that a column counts. */
    static AssetRef coin(String column) {
        return Coins.of(column.substring(column.indexOf('(') + 1, column.length() - 1));
    }
}
