package app.evenkeel.portfolio.export;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.storage.ExportStore;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

class TableTextTest {
    @Test
    void leavesOutSecretSettingsAndNoneThatOnlySoundSo() throws NoSuchAlgorithmException {
        ExportStore.Table table =
                new ExportStore.Table(
                        "setting",
                        List.of(
                                new ExportStore.Column("name", ExportStore.Kind.TEXT, false),
                                new ExportStore.Column("content", ExportStore.Kind.TEXT, false)),
                        true,
                        false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableText text = new TableText(out, MessageDigest.getInstance("SHA-256"), table);

        text.row(List.of("stooq-key", "k9"));
        text.row(List.of("template.token.com", "{}"));
        text.flush();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .doesNotContain("k9")
                .contains("template.token.com");
        assertThat(text.rows()).isEqualTo(1);
    }
}
