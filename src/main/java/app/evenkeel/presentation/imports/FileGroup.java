package app.evenkeel.presentation.imports;

import app.evenkeel.portfolio.StagedFile;

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
}
