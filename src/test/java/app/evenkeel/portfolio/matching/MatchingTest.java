package app.evenkeel.portfolio.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class MatchingTest {
    private static final Fingerprint A = Fingerprint.of("account", "a");
    private static final Fingerprint B = Fingerprint.of("account", "b");
    private static final Fingerprint CROSS = Fingerprint.of("account", "cross");

    private final FileRows rows = new FileRows();

    @Test
    void trueTwinsSurvive() {
        add(A, 1);
        add(A, 1);

        settle(new Matching(rows));

        assertThat(verdicts()).containsExactly(Verdict.NEW, Verdict.NEW);
        assertThat(rows.occurrence(0)).isZero();
        assertThat(rows.occurrence(1)).isEqualTo(1);
    }

    @Test
    void ofThreeTwinsTwoStoredOneIsNew() {
        add(A, 1);
        add(A, 1);
        add(A, 1);
        Matching matching = new Matching(rows);
        matching.known(10, A, 0, 1);
        matching.known(11, A, 3, 1);

        settle(matching);

        assertThat(verdicts()).containsExactly(Verdict.KNOWN, Verdict.KNOWN, Verdict.NEW);
        assertThat(rows.occurrence(2)).as("the next free one").isEqualTo(4);
    }

    @Test
    void aRowStoredWhenItWasReadOtherwiseIsKnownAndItsTwinIsNew() {
        rows.add(0, A, B, 1, FileRows.NO_CROSS);
        rows.add(1, A, B, 1, FileRows.NO_CROSS);
        Matching matching = new Matching(rows);
        matching.known(10, B, 0, 99);

        settle(matching);

        assertThat(verdicts()).containsExactly(Verdict.KNOWN, Verdict.NEW);
        assertThat(rows.identity(0)).isEqualTo(B.uuid());
        assertThat(rows.identity(1)).isEqualTo(A.uuid());
    }

    @Test
    void aRowThatIsStoredAsItIsReadNowIsNotTakenForAnother() {
        rows.add(0, A, B, 1, FileRows.NO_CROSS);
        add(B, 2);
        Matching matching = new Matching(rows);
        matching.known(10, B, 0, 2);

        settle(matching);

        assertThat(verdicts()).containsExactly(Verdict.NEW, Verdict.KNOWN);
    }

    @Test
    void aRestatedRowNeverTakesThePlaceOfAnUnchangedOne() {
        add(A, 99);
        add(A, 1);
        Matching matching = new Matching(rows);
        matching.known(10, A, 0, 1);

        settle(matching);

        assertThat(verdicts()).containsExactly(Verdict.NEW, Verdict.KNOWN);
    }

    @Test
    void otherContentUnderAKnownIdentityIsSuspect() {
        add(A, 2);
        Matching matching = new Matching(rows);
        matching.known(10, A, 5, 1);

        settle(matching);

        assertThat(verdicts()).containsExactly(Verdict.SUSPECT);
        assertThat(matching.suspects()).containsExactly(new Matching.Suspect(0, 10, 5));
    }

    @Test
    void whatTheFileDoesNotHaveIsPassedOver() {
        add(A, 1);
        Matching matching = new Matching(rows);
        matching.known(10, B, 0, 1);

        settle(matching);

        assertThat(verdicts()).containsExactly(Verdict.NEW);
    }

    @Test
    void anotherLayoutMakesAsManyKnownAsItTold() {
        rows.add(0, A, FileRows.NO_FORMER, 1, CROSS);
        rows.add(1, B, FileRows.NO_FORMER, 2, CROSS);
        Matching matching = new Matching(rows);
        matching.settleKnown();
        matching.crossKey(CROSS, true);
        matching.settleRest();

        assertThat(verdicts()).containsExactly(Verdict.KNOWN, Verdict.NEW);
    }

    @Test
    void theSameLayoutTakesNothingByCrossKeyButTellsTheEvent() {
        rows.add(0, A, FileRows.NO_FORMER, 1, CROSS);
        Matching matching = new Matching(rows);
        matching.settleKnown();
        matching.crossKey(CROSS, false);
        matching.settleRest();

        assertThat(verdicts()).containsExactly(Verdict.NEW);
        assertThat(matching.takeTold(CROSS)).isTrue();
        assertThat(matching.takeTold(CROSS)).as("one event confirms one row").isFalse();
        assertThat(matching.takeTold(A)).isFalse();
    }

    @Test
    void aMillionEqualRowsTakeNoLongerThanDifferentOnes() {
        Matching matching;
        for (int i = 0; i < 1_000_000; i++) {
            add(A, 1);
        }
        matching = new Matching(rows);
        for (int i = 0; i < 1_000_000; i++) {
            matching.known(i, A, i, 1);
        }

        settle(matching);

        assertThat(rows.count(Verdict.KNOWN)).isEqualTo(1_000_000);
    }

    @Test
    void exportsOfAnyPeriodsInAnyOrderAddUpToTheirUnion() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Integer> history = new ArrayList<>();
            for (int time = 0; time < 40; time++) {
                int twins = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
                for (int t = 0; t < twins; t++) {
                    history.add(time);
                }
            }
            Ledger ledger = new Ledger();
            boolean[] covered = new boolean[40];
            for (int export = 0; export < 6; export++) {
                int from = random.nextInt(40);
                int to = from + random.nextInt(40 - from + 1);
                List<Integer> rowsOfExport = new ArrayList<>();
                for (int time : history) {
                    if (time >= from && time < to) {
                        rowsOfExport.add(time);
                        covered[time] = true;
                    }
                }
                if (random.nextBoolean()) {
                    Collections.reverse(rowsOfExport);
                }
                ledger.take(rowsOfExport);
            }

            List<Integer> union = history.stream().filter(t -> covered[t]).toList();
            assertThat(ledger.sorted()).as("seed %d", seed).isEqualTo(union);
        }
    }

    /** A ledger of whole numbers: each is its own identity. */
    private static final class Ledger {
        private final List<Integer> times = new ArrayList<>();
        private final List<Integer> occurrences = new ArrayList<>();

        void take(List<Integer> export) {
            FileRows file = new FileRows();
            export.forEach(t ->
                    file.add(file.size(), identity(t), FileRows.NO_FORMER, t, FileRows.NO_CROSS));
            Matching matching = new Matching(file);
            for (int i = 0; i < times.size(); i++) {
                matching.known(i, identity(times.get(i)), occurrences.get(i), times.get(i));
            }
            settle(matching);
            Map<String, Integer> seen = new HashMap<>();
            for (int i = 0; i < export.size(); i++) {
                if (file.verdict(i) == Verdict.NEW) {
                    times.add(export.get(i));
                    occurrences.add(file.occurrence(i));
                }
            }
            for (int i = 0; i < times.size(); i++) {
                assertThat(seen.put(times.get(i) + "/" + occurrences.get(i), i)).isNull();
            }
        }

        List<Integer> sorted() {
            return times.stream().sorted().toList();
        }

        private static Fingerprint identity(int time) {
            return Fingerprint.of("account", "at:" + time);
        }
    }

    private void add(Fingerprint identity, long digest) {
        rows.add(rows.size(), identity, FileRows.NO_FORMER, digest, FileRows.NO_CROSS);
    }

    private static void settle(Matching matching) {
        matching.settleKnown();
        matching.settleRest();
    }

    private List<Verdict> verdicts() {
        List<Verdict> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(rows.verdict(i));
        }
        return all;
    }
}
