package app.evenkeel.portfolio.matching;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * The candidates of one file as numbers, some 70 bytes each, with what matching made of them. The
 * index is the candidate's place in the file, from 0.
 */
public final class FileRows {
    /** Stands for "has no cross key". */
    public static final Fingerprint NO_CROSS = new Fingerprint(0, 0);

    /** Stands for "was never known by another identity". */
    public static final Fingerprint NO_FORMER = new Fingerprint(0, 0);

    private int size;
    private long[] high = new long[64];
    private long[] low = new long[64];
    private long[] formerHigh = new long[64];
    private long[] formerLow = new long[64];
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
     * @param former what an earlier version stored it under, or {@link #NO_FORMER}
     * @param cross of its cross key, or {@link #NO_CROSS}
     */
    public void add(
            int row,
            Fingerprint identity,
            Fingerprint former,
            long contentDigest,
            Fingerprint cross) {
        if (size == high.length) {
            grow();
        }
        place[size] = row;
        high[size] = identity.high();
        low[size] = identity.low();
        formerHigh[size] = former.high();
        formerLow[size] = former.low();
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

    public boolean hasFormer(int index) {
        return formerHigh[index] != 0 || formerLow[index] != 0;
    }

    public UUID formerIdentity(int index) {
        return new UUID(formerHigh[index], formerLow[index]);
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

    /** From here on the candidate goes by what it was stored under. */
    void takeFormer(int index) {
        high[index] = formerHigh[index];
        low[index] = formerLow[index];
    }

    long formerHigh(int index) {
        return formerHigh[index];
    }

    long formerLow(int index) {
        return formerLow[index];
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
        formerHigh = Arrays.copyOf(formerHigh, capacity);
        formerLow = Arrays.copyOf(formerLow, capacity);
        digest = Arrays.copyOf(digest, capacity);
        crossHigh = Arrays.copyOf(crossHigh, capacity);
        crossLow = Arrays.copyOf(crossLow, capacity);
        occurrence = Arrays.copyOf(occurrence, capacity);
        place = Arrays.copyOf(place, capacity);
        verdict = Arrays.copyOf(verdict, capacity);
    }
}
