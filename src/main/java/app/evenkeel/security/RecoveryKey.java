package app.evenkeel.security;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * The key that a user keeps on paper: 160 random bits and a checksum of 20 bits, as nine groups of
 * four signs that are hard to mistake for one another (Crockford's base 32).
 */
final class RecoveryKey {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DATA_SIGNS = 32;
    private static final int CHECK_SIGNS = 4;
    private static final int GROUP = 4;

    private RecoveryKey() {}

    static String create(SecureRandom random) {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < DATA_SIGNS; i++) {
            signs.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return grouped(signs + checksum(signs.toString()));
    }

    /**
     * The key as it was shown, from what was typed: case, spaces and hyphens do not matter, and O,
     * I and L stand for the digits they look like.
     *
     * @throws VaultException if it is mistyped
     */
    static String parse(String typed) {
        StringBuilder signs = new StringBuilder();
        for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            switch (c) {
                case 'O' -> signs.append('0');
                case 'I', 'L' -> signs.append('1');
                default -> {
                    if (SIGNS.indexOf(c) >= 0) {
                        signs.append(c);
                    } else if (c != '-' && !Character.isWhitespace(c)) {
                        throw wrong();
                    }
                }
            }
        }
        if (signs.length() != DATA_SIGNS + CHECK_SIGNS
                || !checksum(signs.substring(0, DATA_SIGNS)).equals(signs.substring(DATA_SIGNS))) {
            throw wrong();
        }
        return grouped(signs.toString());
    }

    static VaultException wrong() {
        return new VaultException(Problem.of(ProblemCode.RECOVERY_KEY_WRONG), null);
    }

    private static String checksum(String signs) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(signs.getBytes(StandardCharsets.US_ASCII));
            StringBuilder check = new StringBuilder();
            for (int i = 0; i < CHECK_SIGNS; i++) {
                check.append(SIGNS.charAt(digest[i] & 31));
            }
            return check.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    private static String grouped(String signs) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < signs.length(); i += GROUP) {
            grouped.append(i == 0 ? "" : "-").append(signs, i, i + GROUP);
        }
        return grouped.toString();
    }
}
