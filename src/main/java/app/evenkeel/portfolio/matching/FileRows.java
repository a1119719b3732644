package app.evenkeel.portfolio.matching;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * The candidates of one file as numbers, some 50 bytes each, with what matching made of them. The
 * index is the candidate's place in the file, from 0.
 */
public final class FileRows {
    /** Stands for "has no cross key". */
    public static final Fingerprint NO_CROSS = new Fingerprint(0, 0);

    private int size;
    private long[] high = new long[64];
    private long[] low = new long[64];
    private long[] digest = new long[64];
    private long[] crossHigh = new long[64];
    private long[] crossLow = new long[64];
    private int[] occurrence = new int[64];
    private int[] place = new int[64];
    private Verdict[] verdict = new Verdict[64];
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

    /**
     * Adds the next candidate.
     *
     * @param row the place of the file's row that tells it
     * @param cross of its cross key, or {@link #NO_CROSS}
     */
    public void add(int row, Fingerprint identity, long contentDigest, Fingerprint cross) {
        if (size == high.length) {
            grow();
        }
        place[size] = row;
        high[size] = identity.high();
        low[size] = identity.low();
        digest[size] = contentDigest;
        crossHigh[size] = cross.high();
        crossLow[size] = cross.low();
        verdict[size] = Verdict.OPEN;
        size++;
        counts.merge(Verdict.OPEN, 1, Integer::sum);
    }

    /** Place of the row that tells it. */
    public int place(int index) {
        return place[index];
    }

    public int size() {
        return size;
    }

    public UUID identity(int index) {
        return new UUID(high[index], low[index]);
    }

    public Verdict verdict(int index) {
        return verdict[index];
    }

    /** How many with the same identity stand before it in the ledger once it is stored. */
    public int occurrence(int index) {
        return occurrence[index];
    }

    public long digest(int index) {
        return digest[index];
    }

    public long count(Verdict value) {
        return counts.getOrDefault(value, 0);
    }

    public boolean hasCross(int index) {
        return crossHigh[index] != 0 || crossLow[index] != 0;
    }

    /** Decides what matching by numbers had to leave open. */
    public void decide(int index, Verdict value) {
        counts.merge(verdict[index], -1, Integer::sum);
        counts.merge(value, 1, Integer::sum);
        verdict[index] = value;
    }

    void number(int index, int value) {
        occurrence[index] = value;
    }

    long high(int index) {
        return high[index];
    }

    long low(int index) {
        return low[index];
    }

    long crossHigh(int index) {
        return crossHigh[index];
    }

    long crossLow(int index) {
        return crossLow[index];
    }

    private void grow() {
        int capacity = size + (size >> 1) + 64;
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        digest = Arrays.copyOf(digest, capacity);
        crossHigh = Arrays.copyOf(crossHigh, capacity);
        crossLow = Arrays.copyOf(crossLow, capacity);
        occurrence = Arrays.copyOf(occurrence, capacity);
        place = Arrays.copyOf(place, capacity);
        verdict = Arrays.copyOf(verdict, capacity);
    }
}
