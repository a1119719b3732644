package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FolderFilesTest {
    @TempDir private Path folder;

    @Test
    void aFolderStandsForTheFilesInItAndInItsFolders() throws IOException {
        Path top = file("year/b.csv");
        Path deep = file("year/2024/broker/a.csv");
        file("year/.hidden.csv");
        file("year/.git/config");
        Path alone = file("alone.csv");

        assertThat(FolderFiles.of(List.of(alone, folder.resolve("year"))))
                .containsExactly(alone, deep, top);
    }

    @Test
    void linksInAFolderAreNotFollowedButAFolderMayBeNamedByOne() throws IOException {
        Path real = file("year/a.csv");
        file("elsewhere/secret.csv");
        Files.createSymbolicLink(folder.resolve("year/out"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("year/round"), folder.resolve("year"));
        Files.createSymbolicLink(
                folder.resolve("year/one.csv"), folder.resolve("elsewhere/secret.csv"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("year"));

        assertThat(FolderFiles.of(List.of(folder.resolve("year")))).containsExactly(real);
        assertThat(FolderFiles.of(List.of(link))).containsExactly(real);
    }

    @Test
    void anEmptyFolderStaysSoThatItIsNamed() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty/inner")).getParent();
        assertThat(FolderFiles.of(List.of(empty))).containsExactly(empty);
    }

    @Test
    void aFolderWithTooMuchInItIsRefusedRatherThanReadInPart() throws IOException {
        file("deep/1/2/3/4/5/6/7/a.csv");
        assertThat(FolderFiles.of(List.of(folder.resolve("deep")))).hasSize(1);
        file("deep/1/2/3/4/5/6/7/8/b.csv");
        assertRefused(folder.resolve("deep"));
        for (int i = 0; i <= FileLimits.MAX_ENTRIES; i++) {
            file("many/" + i + ".csv");
        }
        assertRefused(folder.resolve("many"));
    }

    private static void assertRefused(Path folder) {
        assertThatThrownBy(() -> FolderFiles.of(List.of(folder)))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e ->
                                assertThat(e.problem().code())
                                        .isEqualTo(ProblemCode.FOLDER_TOO_LARGE));
    }

    private Path file(String name) throws IOException {
        Path file = folder.toRealPath().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "a,b\n");
    }
}
