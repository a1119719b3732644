package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class CloserTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void closesInReverseAllButWhatWasRemoved() {
        Closer closer = new Closer();
        closer.add(() -> closed.add("first"));
        AutoCloseable second = closer.add(() -> closed.add("second"));
        closer.add(() -> closed.add("third"));

        closer.remove(second);

        assertThat(closer.size()).isEqualTo(2);
        closer.close();
        assertThat(closed).containsExactly("third", "first");
    }
}
