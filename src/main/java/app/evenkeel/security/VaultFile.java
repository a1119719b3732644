package app.evenkeel.security;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The content of {@code vault.json}. There is exactly one way to write it, so that any other byte
 * is damage.
 *
 * @param format version of this layout
 * @param vaultId 16 random bytes in hex
 * @param mac HMAC-SHA256 over all the rest, under a key derived from the data key: tells a change
 *     by someone who does not know the key
 * @param checksum SHA-256 over all the rest: tells damage before a passphrase is tried, so that it
 *     is not taken for a wrong one
 */
@JsonPropertyOrder({"format", "vaultId", "slots", "mac", "checksum"})
record VaultFile(int format, String vaultId, List<KeySlot> slots, String mac, String checksum) {
    static final int FORMAT = 1;
    static final int MOST_BYTES = 64 * 1024;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    VaultFile {
        slots = List.copyOf(slots);
    }

    /** A file over these slots, with its MAC and checksum. */
    static VaultFile seal(String vaultId, List<KeySlot> slots, byte[] dataKey) {
        VaultFile open = new VaultFile(FORMAT, vaultId, slots, "", "");
        return new VaultFile(
                        FORMAT,
                        vaultId,
                        slots,
                        open.macUnder(dataKey),
                        HexFormat.of().formatHex(new byte[32]))
                .withChecksum();
    }

    /**
     * Reads a file, or nothing if it is not exactly what {@link #bytes()} would write.
     *
     * @throws VaultException if the cost of a slot is outside its bounds
     */
    static Optional<VaultFile> parse(byte[] bytes) {
        VaultFile file;
        try {
            file = MAPPER.readValue(bytes, VaultFile.class);
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
        if (file.format != FORMAT || file.slots.isEmpty()) {
            return Optional.empty();
        }
        for (KeySlot slot : file.slots) {
            slot.kdf().check();
        }
        boolean whole =
                Arrays.equals(file.bytes(), bytes)
                        && file.withChecksum().checksum.equals(file.checksum)
                        && file.vaultId.matches("[0-9a-f]{32}")
                        && file.slots.stream().allMatch(KeySlot::isWellFormed)
                        && file.hasDistinctSlots();
        return whole ? Optional.of(file) : Optional.empty();
    }

    /** The one spelling of this file. */
    byte[] bytes() {
        // Line feeds on every system: the bytes are what the checksum and the MAC are over.
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return (MAPPER.writer(printer).writeValueAsString(this) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A vault is plain data", e);
        }
    }

    /** Whether the file was last written by someone who knew the data key. */
    boolean isAuthentic(byte[] dataKey) {
        return MessageDigest.isEqual(
                macUnder(dataKey).getBytes(StandardCharsets.US_ASCII),
                mac.getBytes(StandardCharsets.US_ASCII));
    }

    private String macUnder(byte[] dataKey) {
        byte[] key = Hkdf.subkey(dataKey, "vault-header");
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] covered = new VaultFile(format, vaultId, slots, "", "").bytes();
            return HexFormat.of().formatHex(hmac.doFinal(covered));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The same file with the checksum that belongs to it. */
    VaultFile withChecksum() {
        try {
            byte[] covered = new VaultFile(format, vaultId, slots, mac, "").bytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(covered);
            return new VaultFile(format, vaultId, slots, mac, HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    private boolean hasDistinctSlots() {
        Set<Object> seen = new HashSet<>();
        return slots.stream().allMatch(slot -> seen.add(slot.id()) && seen.add(slot.user()));
    }
}
