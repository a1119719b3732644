package app.evenkeel.domain.ledger;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * A 64-bit digest of what a transaction says: type, time, zone, settlement, account and tax
 * account, legs, fee, tax, price, amount, subject and the source's own id. It tells a restated
 * transaction from the same one, and a damaged row from a sound one.
 *
 * <p>Memo, raw row and line do not count, since another export of the same source may give them
 * otherwise. Accounts and assets count by id: a transaction that still names provisional ids has
 * another digest than the same one stored. The migration to schema 6 makes the same digest in SQL.
 */
public final class TransactionDigest {
    private static final char END = '\n';

    private TransactionDigest() {}

    /** The first eight bytes of the SHA-256 of the canonical text. */
    public static long of(Transaction transaction) {
        Movement m = transaction.movement();
        Head head = transaction.head();
        Instant time = head.time();
        StringBuilder text = new StringBuilder(200);
        text.append(transaction.type().name()).append(END);
        text.append(time.getEpochSecond()).append('.').append(time.getNano()).append(END);
        text.append(head.zone().getId()).append(END);
        if (head.settlement() != null) {
            text.append(head.settlement());
        }
        text.append(END).append(head.account().value()).append(END);
        text.append(head.taxAccount()).append(END);
        leg(text, m.in());
        leg(text, m.out());
        Fee fee = m.fee();
        if (fee != null) {
            quantity(text, fee.asset(), fee.quantity());
            text.append(fee.included() ? '+' : '-');
        }
        text.append(END);
        if (m.tax() != null) {
            amount(text, m.tax().amount(), m.tax().currency());
        }
        text.append(END);
        if (m.price() != null) {
            amount(text, m.price().value(), m.price().currency());
        }
        text.append(END);
        if (m.amount() != null) {
            amount(text, m.amount().amount(), m.amount().currency());
        }
        text.append(END);
        if (m.subject() != null) {
            text.append(m.subject().value());
        }
        text.append(END);
        text.append(head.origin().externalId());
        return ByteBuffer.wrap(sha256(text.toString())).getLong();
    }

    private static void leg(StringBuilder text, @Nullable Leg leg) {
        if (leg != null) {
            quantity(text, leg.asset(), leg.quantity());
        }
        text.append(END);
    }

    private static void quantity(StringBuilder text, AssetId asset, BigDecimal quantity) {
        text.append(asset.value()).append(' ').append(quantity.toPlainString());
    }

    private static void amount(StringBuilder text, BigDecimal amount, CurrencyCode currency) {
        text.append(amount.toPlainString()).append(' ').append(currency.value());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
