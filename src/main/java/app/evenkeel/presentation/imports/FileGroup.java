package app.evenkeel.presentation.imports;

import app.evenkeel.portfolio.StagedFile;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/** Files under review by what is to be done about them; a file can be of several. */
enum FileGroup {
    ALL,
    NEW,
    KNOWN,
    CONFLICTING,
    NOT_UNDERSTOOD;

    boolean has(StagedFile file) {
        return switch (this) {
            case ALL -> true;
            case NEW -> file.tally().fresh() > 0;
            case KNOWN ->
                    file.tally().known() > 0 && file.tally().fresh() == 0 && !file.hasConflicts();
            case CONFLICTING -> file.hasConflicts();
            case NOT_UNDERSTOOD -> file.hasRejects();
        };
    }

    /** The file that asks for something, else one with notes; {@code null} if there is none. */
    static @Nullable StagedFile mostInteresting(List<StagedFile> files) {
        return files.stream()
                .min(
                        Comparator.comparing(file -> {
                            boolean asks = file.hasRejects() || file.hasConflicts();
                            return asks ? 0 : file.problems().isEmpty() ? 2 : 1;
                        }))
                .orElse(null);
    }
}
