package app.evenkeel.analytics.ledger;

import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a transaction on a chain, where a source states it. */
public final class ChainHash {
    /** 32 bytes in hexadecimal digits, or the 64 bytes of a signature in base 58. */
    private static final Pattern HASH =
            Pattern.compile(
                    "(?<![0-9A-Za-z])(?:(?:0x)?([0-9a-fA-F]{64})|([1-9A-HJ-NP-Za-km-z]{86,88}))"
                            + "(?![0-9A-Za-z])");

    private static final int SHORTEST = 64;

    private ChainHash() {}

    /**
     * The hash that a deposit, withdrawal or transfer names in its external id, its memo or its
     * cross key; empty if there is none. Not in its raw row: on some chains addresses look the
     * same, and many transactions name one.
     */
    public static String of(Transaction transaction) {
        if (!(transaction instanceof Transaction.Deposit
                || transaction instanceof Transaction.Withdrawal
                || transaction instanceof Transaction.Transfer)) {
            return "";
        }
        Head head = transaction.head();
        Origin origin = head.origin();
        String found = in(origin.externalId());
        if (found.isEmpty()) {
            found = in(head.memo());
        }
        return found.isEmpty() ? in(origin.crossKey()) : found;
    }

    private static String in(String text) {
        if (text.length() < SHORTEST) {
            return "";
        }
        Matcher matcher = HASH.matcher(text);
        if (!matcher.find()) {
            return "";
        }
        String hexadecimal = matcher.group(1);
        return hexadecimal == null ? matcher.group(2) : hexadecimal.toLowerCase(Locale.ROOT);
    }
}
