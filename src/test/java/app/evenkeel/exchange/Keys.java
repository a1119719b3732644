package app.evenkeel.exchange;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of the exchange's customers, each with its secret and the account it is for. */
public final class Keys {
    private final Map<String, Customer> byKey = new ConcurrentHashMap<>();

    /** A customer's key. */
    public record Customer(String key, String secret, String account) {
        byte[] decodedSecret() {
            return Base64.getDecoder().decode(secret);
        }
    }

    /** Lets a key be used for an account; its secret is Base64, as Kraken wants it. */
    public Customer add(String key, String account) {
        String secret =
                Base64.getEncoder()
                        .encodeToString(("secret of " + key).getBytes(StandardCharsets.UTF_8));
        Customer customer = new Customer(key, secret, account);
        byKey.put(key, customer);
        return customer;
    }

    @Nullable Customer of(String key) {
        return byKey.get(key);
    }
}
