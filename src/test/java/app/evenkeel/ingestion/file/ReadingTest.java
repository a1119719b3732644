package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What becomes of the rows that an importer reads, one by one and in groups. */
final class ReadingTest {
    private final Collected sink = new Collected();
    private final RowAccount account = new RowAccount(sink);
    private final Reading reading =
            new Reading(
                    new ExampleImporter(),
                    new ImportContext(sink, "a.csv", null, Collected.TODAY),
                    account);
    private final CsvRow first = row(0);
    private final CsvRow second = row(1);

    @BeforeEach
    void count() {
        reading.row(first, () -> {});
        reading.row(second, () -> {});
    }

    @Test
    void forgetsWhatWasSaidOfARowThatIsRefusedAfterwards() {
        reading.guard(
                first,
                () -> {
                    reading.nothingNew(first);
                    reading.note(first, "", ProblemCode.DATE_ASSUMED);
                    throw new CellProblem("", ProblemCode.VALUE_MISSING);
                });
        reading.nothingNew(second);
        account.finish();

        assertThat(sink.problemLines()).containsExactly("1 VALUE_MISSING");
        assertThat(sink.nothingNew).containsExactly(2L);
    }

    @Test
    void keepsWhatWasSaidOfOtherRowsMeanwhile() {
        reading.guard(
                second,
                () -> {
                    reading.guard(first, () -> reading.nothingNew(first));
                    throw new CellProblem("", ProblemCode.VALUE_MISSING);
                });
        account.finish();

        assertThat(sink.nothingNew).containsExactly(1L);
        assertThat(sink.problemLines()).containsExactly("2 VALUE_MISSING");
    }

    @Test
    void leavesOutAllRowsOfAGroupThatMakesNoSense() {
        reading.together(
                List.of(first, second),
                () -> {
                    reading.nothingNew(second);
                    throw new IllegalArgumentException("no trade");
                });
        account.finish();

        assertThat(sink.problemLines()).containsExactly("1 BAD_VALUE");
        assertThat(sink.nothingNew).containsExactly(2L);
    }

    @Test
    void stopsAtARowThatIsPassedOverWithoutAWord() {
        reading.nothingNew(first);

        assertThatThrownBy(account::finish)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[2]");
    }

    @Test
    void stopsAtARowThatIsBothToldAndRejected() {
        reading.nothingNew(first);

        assertThatThrownBy(() -> reading.reject(first, ProblemCode.INCOMPLETE_GROUP, "x"))
                .isInstanceOf(AssertionError.class);
    }

    private static CsvRow row(int place) {
        return new CsvRow(place, place + 1L, List.of("a"), "a");
    }
}
