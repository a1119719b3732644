package app.evenkeel.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

class OwnerOnlyTest {
    @TempDir private Path directory;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows opens no folders as files")
    void forcesAFolderAndSaysWhenItCannot() {
        assertThatCode(() -> OwnerOnly.forceFolder(directory)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OwnerOnly.forceFolder(directory.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
