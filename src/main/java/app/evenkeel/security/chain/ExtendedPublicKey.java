package app.evenkeel.security.chain;

import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A public key from which the addresses of a whole wallet follow, and no key that could spend (BIP
 * 32): written as {@code xpub}, {@code ypub} or {@code zpub}.
 */
public final class ExtendedPublicKey {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final int XPUB = 0x0488b21e;
    private static final int YPUB = 0x049d7cb2;
    private static final int ZPUB = 0x04b24746;
    private static final int LENGTH = 78;
    private static final int CHAIN_CODE_AT = 13;
    private static final int KEY_AT = 45;
    private static final int HALF = 32;

    private final int version;
    private final byte[] chainCode;
    private final ECPoint point;

    private ExtendedPublicKey(int version, byte[] chainCode, ECPoint point) {
        this.version = version;
        this.chainCode = chainCode;
        this.point = point;
    }

    /** Reads one, or nothing if it is none, is a private one, or its checksum is wrong. */
    public static Optional<ExtendedPublicKey> parse(String text) {
        Optional<byte[]> payload = Base58.decode(text);
        if (payload.isEmpty() || payload.get().length != LENGTH) {
            return Optional.empty();
        }
        byte[] bytes = payload.get();
        int version = ByteBuffer.wrap(bytes).getInt();
        if (version != XPUB && version != YPUB && version != ZPUB) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ExtendedPublicKey(
                            version,
                            Arrays.copyOfRange(bytes, CHAIN_CODE_AT, KEY_AT),
                            CURVE.getCurve()
                                    .decodePoint(Arrays.copyOfRange(bytes, KEY_AT, LENGTH))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The forms of address that the wallet may use. {@code ypub} and {@code zpub} say it; under
     * {@code xpub} wallets of all ages are found.
     */
    public List<BitcoinAddress.Form> forms() {
        return switch (version) {
            case YPUB -> List.of(BitcoinAddress.Form.NESTED);
            case ZPUB -> List.of(BitcoinAddress.Form.WITNESS);
            default -> List.of(BitcoinAddress.Form.values());
        };
    }

    /**
     * The child of a number below 2^31; the others need the private key.
     *
     * @throws IllegalArgumentException for the one number in 2^127 that has no child
     */
    public ExtendedPublicKey child(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("A hardened child needs the private key");
        }
        byte[] key = key();
        byte[] data =
                ByteBuffer.allocate(key.length + Integer.BYTES).put(key).putInt(number).array();
        byte[] derived = Digests.hmacSha512(chainCode, data);
        BigInteger left = new BigInteger(1, Arrays.copyOf(derived, HALF));
        ECPoint child = CURVE.getG().multiply(left).add(point).normalize();
        if (left.compareTo(CURVE.getN()) >= 0 || child.isInfinity()) {
            throw new IllegalArgumentException("There is no child " + number);
        }
        return new ExtendedPublicKey(
                version, Arrays.copyOfRange(derived, HALF, derived.length), child);
    }

    /** The address of this key itself. */
    public String address(BitcoinAddress.Form form) {
        return BitcoinAddress.of(key(), form);
    }

    private byte[] key() {
        return point.getEncoded(true);
    }
}
