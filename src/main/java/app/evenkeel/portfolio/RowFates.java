package app.evenkeel.portfolio;

import app.evenkeel.portfolio.matching.FileRows;
import app.evenkeel.portfolio.matching.Verdict;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;

/** What becomes of each data row of a file, by its place; counted once matching is done. */
final class RowFates {
    private final BitSet counted = new BitSet();
    private final BitSet rejected = new BitSet();
    private final BitSet stated = new BitSet();

    /** For each row that is part of another, that one's place and one; else zero. */
    private int[] lead = {};

    void count(int place) {
        counted.set(place);
    }

    void reject(int place) {
        rejected.set(place);
    }

    /** The row states what is held. */
    void state(int place) {
        stated.set(place);
    }

    void partOf(int place, int of) {
        if (place >= lead.length) {
            lead = Arrays.copyOf(lead, Math.max(64, place + (place >> 1) + 1));
        }
        lead[place] = of + 1;
    }

    /**
     * Counts the rows.
     *
     * @param rows the candidates
     * @param verdicts on each of them
     * @param isStatedAlready whether what the file states is in the store
     */
    RowTally tally(FileRows rows, IntFunction<Verdict> verdicts, boolean isStatedAlready) {
        BitSet fresh = isStatedAlready ? new BitSet() : (BitSet) stated.clone();
        BitSet conflicting = new BitSet();
        for (int i = 0; i < rows.size(); i++) {
            switch (verdicts.apply(i)) {
                case OPEN, NEW -> fresh.set(rows.place(i));
                case SUSPECT, CONFLICT, RESTATED -> conflicting.set(rows.place(i));
                case KNOWN, DELETED -> {
                    // What is left when all else is counted.
                }
            }
        }
        long[] counts = new long[4];
        for (int place = counted.nextSetBit(0); place >= 0; place = counted.nextSetBit(place + 1)) {
            int of = leadOf(place);
            int fate = rejected.get(of) ? 3 : conflicting.get(of) ? 2 : fresh.get(of) ? 0 : 1;
            counts[fate]++;
        }
        return new RowTally(counts[0], counts[1], counts[2], counts[3]);
    }

    private int leadOf(int place) {
        int at = place;
        // A lead may itself turn out to be part of another row, but never in a circle for long.
        for (int steps = 0; at < lead.length && lead[at] > 0 && steps < 8; steps++) {
            at = lead[at] - 1;
        }
        return at;
    }
}
