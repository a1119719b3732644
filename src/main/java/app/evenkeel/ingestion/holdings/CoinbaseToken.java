package app.evenkeel.ingestion.holdings;

import app.evenkeel.ingestion.net.Hosts;

import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.RestInvocation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * What Coinbase wants with each request under a key of its present kind, whose name begins with
 * {@code organizations/}: a token (RFC 7519) for that one request, signed with the private key,
 * good for two minutes. The library knows the kind before only. Thread-safe.
 */
public final class CoinbaseToken implements ParamsDigest {
    private static final String NAME = "organizations/";
    private static final long SECONDS = 120;
    private static final int ED25519_SEED = 32;
    private static final int NONCE = 16;

    /** A P-256 key as RFC 5915 writes it becomes one as PKCS #8 does with this before it. */
    private static final byte[] P256 =
            HexFormat.of().parseHex("020100301306072a8648ce3d020106082a8648ce3d030107");

    /** The same for the seed of an Ed25519 key (RFC 8410). */
    private static final byte[] ED25519 =
            HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final String name;
    private final PrivateKey key;
    private final LongSupplier seconds;
    private final SecureRandom random = new SecureRandom();

    private CoinbaseToken(String name, PrivateKey key, LongSupplier seconds) {
        this.name = name;
        this.key = key;
        this.seconds = seconds;
    }

    /** Whether a key is of this kind, by its name. */
    public static boolean isNameOfKey(String name) {
        return name.startsWith(NAME);
    }

    /**
     * @param secret the private key as the exchange hands it out: PEM of an elliptic key, on one
     *     line or several, or Base64 of an Ed25519 key
     * @param seconds the exchange's time, since 1970
     * @throws IllegalArgumentException if that is no such key
     */
    public static CoinbaseToken of(String name, String secret, LongSupplier seconds) {
        if (!isNameOfKey(name) || !name.chars().allMatch(CoinbaseToken::isPlain)) {
            throw new IllegalArgumentException("No name of a key");
        }
        try {
            return new CoinbaseToken(name, key(secret), seconds);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No private key", e);
        }
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || c == '/' || c == '-' || c == '_';
    }

    private static PrivateKey key(String secret) throws GeneralSecurityException {
        boolean isBare = secret.contains("EC PRIVATE KEY");
        boolean isPem = secret.contains("PRIVATE KEY");
        String text =
                secret.replaceAll("-----[A-Z ]+-----", "").replace("\\n", "").replaceAll("\\s", "");
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!isPem) {
            // The public half may stand behind it.
            if (bytes.length != ED25519_SEED && bytes.length != 2 * ED25519_SEED) {
                throw new IllegalArgumentException("No private key");
            }
            byte[] seed = Arrays.copyOf(bytes, ED25519_SEED);
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(joined(ED25519, seed)));
        }
        byte[] whole = isBare ? sequence(0x30, joined(P256, sequence(0x04, bytes))) : bytes;
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(whole));
    }

    private static byte[] sequence(int tag, byte[] content) {
        byte[] head =
                content.length < 0x80
                        ? new byte[] {(byte) tag, (byte) content.length}
                        : new byte[] {(byte) tag, (byte) 0x81, (byte) content.length};
        return joined(head, content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    /** The value of the header {@code Authorization}. */
    @Override
    public String digestParams(RestInvocation request) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        boolean isElliptic = key.getAlgorithm().equals("EC");
        long now = seconds.getAsLong();
        String head =
                String.format(
                        Locale.ROOT,
                        "{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"%s\",\"nonce\":\"%s\"}",
                        isElliptic ? "ES256" : "EdDSA",
                        name,
                        HexFormat.of().formatHex(nonce));
        String claims =
                String.format(
                        Locale.ROOT,
                        "{\"sub\":\"%s\",\"iss\":\"cdp\",\"nbf\":%d,\"exp\":%d,\"uri\":\"%s %s/%s\"}",
                        name,
                        now,
                        now + SECONDS,
                        request.getHttpMethod(),
                        Hosts.COINBASE.name(),
                        request.getPath());
        String signed = encoded(head) + "." + encoded(claims);
        return "Bearer " + signed + "." + URL.encodeToString(signature(signed, isElliptic));
    }

    private static String encoded(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] signature(String text, boolean isElliptic) {
        try {
            Signature signature =
                    Signature.getInstance(isElliptic ? "SHA256withECDSAinP1363Format" : "Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
