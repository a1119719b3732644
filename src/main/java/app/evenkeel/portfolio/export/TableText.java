package app.evenkeel.portfolio.export;

import app.evenkeel.domain.holding.Chain;
import app.evenkeel.portfolio.NetworkService;
import app.evenkeel.storage.ExportStore;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/** A table being written as CSV, digested on the way. */
final class TableText {
    private static final int FLUSH_AT = 64 * 1024;

    /** Names of settings that are no one's business but the store's. */
    private static final Set<String> SECRETS =
            Set.of(
                    NetworkService.STOOQ_KEY,
                    // Such an address may have a key in it.
                    NetworkService.nodeSetting(Chain.BITCOIN),
                    NetworkService.nodeSetting(Chain.ETHEREUM));

    private final OutputStream out;
    private final MessageDigest digest;
    private final ExportStore.Table table;
    private final StringBuilder buffer = new StringBuilder();
    private long rows;

    TableText(OutputStream out, MessageDigest digest, ExportStore.Table table) {
        this.out = out;
        this.digest = digest;
        this.table = table;
        String comma = "";
        for (ExportStore.Column column : table.columns()) {
            buffer.append(comma).append(column.name());
            comma = ",";
        }
        buffer.append("\r\n");
    }

    void row(List<@Nullable String> cells) {
        if (isSecret(cells)) {
            return;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                buffer.append(',');
            }
            switch (table.columns().get(i).kind()) {
                case TEXT -> PlainCsv.text(buffer, cells.get(i));
                case NUMBER, FLAG, DATE, TIME, UUID -> PlainCsv.number(buffer, cells.get(i));
            }
        }
        buffer.append("\r\n");
        rows++;
        if (buffer.length() >= FLUSH_AT) {
            flush();
        }
    }

    private boolean isSecret(List<@Nullable String> cells) {
        String name = table.name().equals("setting") ? cells.getFirst() : null;
        return name != null && SECRETS.contains(name);
    }

    long rows() {
        return rows;
    }

    void flush() {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        buffer.setLength(0);
        digest.update(bytes);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
