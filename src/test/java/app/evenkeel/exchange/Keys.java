package app.evenkeel.exchange;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of the exchange's customers, each with its secret and the account it is for. */
public final class Keys {
    private static final int PKCS8_HEAD = 28;

    private final Map<String, Customer> byKey = new ConcurrentHashMap<>();

    /** A customer's key. */
    public record Customer(
            String key, String secret, String account, @Nullable PublicKey publicKey) {
        byte[] decodedSecret() {
            return Base64.getDecoder().decode(secret);
        }
    }

    /** Lets a key be used for an account; its secret is Base64, as Kraken wants it. */
    public Customer add(String key, String account) {
        String secret =
                Base64.getEncoder()
                        .encodeToString(("secret of " + key).getBytes(StandardCharsets.UTF_8));
        return put(new Customer(key, secret, account, null));
    }

    /** Lets a key of Coinbase's present kind be used; its secret is a private key in PEM. */
    public Customer addOfCoinbase(String key, String account) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] pkcs8 = pair.getPrivate().getEncoded();
            // As RFC 5915 has it, which is what stands at the end.
            byte[] bare = Arrays.copyOfRange(pkcs8, PKCS8_HEAD, pkcs8.length);
            String pem =
                    "-----BEGIN EC PRIVATE KEY-----\n"
                            + Base64.getEncoder().encodeToString(bare)
                            + "\n-----END EC PRIVATE KEY-----\n";
            return put(
                    new Customer(
                            "organizations/one/apiKeys/" + key, pem, account, pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Customer put(Customer customer) {
        byKey.put(customer.key(), customer);
        return customer;
    }

    @Nullable Customer of(String key) {
        return byKey.get(key);
    }
}
