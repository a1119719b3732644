package app.evenkeel.security.chain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of Ethereum, whose capitals are a checksum (EIP-55). */
public final class EthereumAddress {
    private static final Pattern FORM = Pattern.compile("0x[0-9a-fA-F]{40}");

    private EthereumAddress() {}

    /**
     * The address with its checksum. One that is written in a single case has none to check.
     *
     * @return nothing if it is no address or its checksum is wrong
     */
    public static Optional<String> checked(String address) {
        if (!FORM.matcher(address).matches()) {
            return Optional.empty();
        }
        String digits = address.substring(2);
        String lower = digits.toLowerCase(Locale.ROOT);
        String expected = capitals(lower);
        boolean unchecked = digits.equals(lower) || digits.equals(digits.toUpperCase(Locale.ROOT));
        return unchecked || digits.equals(expected)
                ? Optional.of("0x" + expected)
                : Optional.empty();
    }

    private static String capitals(String lower) {
        String hash =
                HexFormat.of()
                        .formatHex(Digests.keccak256(lower.getBytes(StandardCharsets.US_ASCII)));
        StringBuilder text = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char digit = lower.charAt(i);
            text.append(
                    Character.digit(hash.charAt(i), 16) >= 8
                            ? Character.toUpperCase(digit)
                            : digit);
        }
        return text.toString();
    }
}
