package app.evenkeel.security;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869): keys for separate purposes out of one. */
final class Hkdf {
    private Hkdf() {}

    /** 32 bytes for the purpose that {@code label} names. */
    static byte[] subkey(byte[] key, String label) {
        return derive(key, null, label.getBytes(StandardCharsets.US_ASCII), 32);
    }

    static byte[] derive(byte[] key, byte @Nullable [] salt, byte[] info, int length) {
        try {
            HKDFParameterSpec.Builder extract =
                    HKDFParameterSpec.ofExtract().addIKM(new SecretKeySpec(key, "HKDF"));
            if (salt != null && salt.length > 0) {
                extract.addSalt(salt);
            }
            return KDF.getInstance("HKDF-SHA256").deriveData(extract.thenExpand(info, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is part of every Java since 25", e);
        }
    }
}
