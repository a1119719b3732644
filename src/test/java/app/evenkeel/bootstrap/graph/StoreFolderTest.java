package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class StoreFolderTest {
    private static final Path HOME = Path.of("/home/mika");

    @Test
    void takesTheChosenFolderFirstThenTheVariable() {
        Map<String, String> environment = Map.of(StoreFolder.VARIABLE, "/data/wealth");

        assertThat(StoreFolder.choose(Path.of("/tmp/a"), environment, HOME, "Linux"))
                .isEqualTo(Path.of("/tmp/a"));
        assertThat(StoreFolder.choose(null, environment, HOME, "Linux"))
                .isEqualTo(Path.of("/data/wealth"));
    }

    @Test
    void elseTakesWhereTheSystemKeepsDataOfPrograms() {
        assertThat(StoreFolder.choose(null, Map.of(), HOME, "Linux"))
                .isEqualTo(HOME.resolve(".local/share/evenkeel"));
        assertThat(StoreFolder.choose(null, Map.of("XDG_DATA_HOME", "/xdg"), HOME, "Linux"))
                .isEqualTo(Path.of("/xdg/evenkeel"));
        assertThat(StoreFolder.choose(null, Map.of("XDG_DATA_HOME", "xdg"), HOME, "Linux"))
                .isEqualTo(HOME.resolve(".local/share/evenkeel"));
        assertThat(StoreFolder.choose(null, Map.of(), HOME, "Mac OS X"))
                .isEqualTo(HOME.resolve("Library/Application Support/Evenkeel"));
        assertThat(StoreFolder.choose(null, Map.of("APPDATA", "/roaming"), HOME, "Windows 11"))
                .isEqualTo(Path.of("/roaming/Evenkeel"));
    }

    @Test
    void closesInReverseOrderAndGoesOnAfterAFailure() {
        List<String> closed = new ArrayList<>();
        Closer closer = new Closer();
        closer.add(() -> closed.add("first"));
        closer.add(() -> {
            throw new IllegalStateException("second fails");
        });
        closer.add(() -> closed.add("third"));

        org.assertj.core.api.Assertions.assertThatThrownBy(closer::close)
                .hasMessage("second fails");

        assertThat(closed).containsExactly("third", "first");
    }
}
