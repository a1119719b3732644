package app.evenkeel.portfolio.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Matches the candidates of one file with what is there: the ledger, and the files before it in the
 * same drop. Counts rather than compares: the n-th candidate with an identity is known only if n
 * are there, so that true twins survive and an overlapping export adds nothing.
 *
 * <p>In order: {@link #known} for all that is there, {@link #settleKnown}, {@link #wantsCrossKeys}
 * and {@link #crossKey} for what other layouts told, {@link #settleRest}. Used by one thread.
 */
public final class Matching {
    private static final int NONE = -1;

    /** Stand in for the row id of what is no longer in the ledger. */
    private static final long DELETED = Long.MAX_VALUE;

    private static final long REPLACED = Long.MAX_VALUE - 1;

    private final FileRows file;
    private final PairIndex identities;
    private final int[] firstKnown;
    private final int[] nextOccurrence;
    private long[] knownRow = new long[16];
    private long[] knownDigest = new long[16];
    private int[] knownOccurrence = new int[16];
    private int[] knownNext = new int[16];
    private int knownSize;
    private final PairIndex crossKeys = new PairIndex(16);
    private int[] crossOthers = new int[16];
    private int[] crossLeft = new int[16];
    private final List<Suspect> suspects = new ArrayList<>();

    /**
     * A candidate that has the identity of a known transaction, but other content.
     *
     * @param index of the candidate in its file
     * @param knownRow the row id that was given to {@link #known}
     * @param knownOccurrence the known transaction's occurrence
     */
    public record Suspect(int index, long knownRow, int knownOccurrence) {}

    public Matching(FileRows file) {
        this.file = file;
        identities = new PairIndex(file.size());
        for (int i = 0; i < file.size(); i++) {
            identities.add(file.high(i), file.low(i));
            if (file.hasFormer(i)) {
                identities.add(file.formerHigh(i), file.formerLow(i));
            }
        }
        firstKnown = new int[identities.size()];
        Arrays.fill(firstKnown, NONE);
        nextOccurrence = new int[identities.size()];
    }

    /** Tells of a transaction that is there; ignored if the file has nothing like it. */
    public void known(long row, Fingerprint identity, int occurrence, long digest) {
        known(row, identity.high(), identity.low(), occurrence, digest);
    }

    /**
     * Tells of what was there once. To be told before what is there, which comes first then.
     *
     * @param byUser whether the user deleted it; else another import's rows took its place
     */
    public void gone(Fingerprint identity, int occurrence, long digest, boolean byUser) {
        known(byUser ? DELETED : REPLACED, identity.high(), identity.low(), occurrence, digest);
    }

    /** Tells of what an earlier file brings: its new rows, and those it left to the user. */
    public void knownFrom(FileRows earlier, long firstRow) {
        for (int i = 0; i < earlier.size(); i++) {
            Verdict verdict = earlier.verdict(i);
            if (verdict == Verdict.NEW || verdict == Verdict.RESTATED) {
                known(
                        firstRow + i,
                        earlier.high(i),
                        earlier.low(i),
                        earlier.occurrence(i),
                        earlier.digest(i));
            } else if (verdict == Verdict.CONFLICT) {
                // It may yet be kept beside the stored one, so its number is taken.
                int at = identities.find(earlier.high(i), earlier.low(i));
                if (at != NONE) {
                    nextOccurrence[at] = Math.max(nextOccurrence[at], earlier.occurrence(i) + 1);
                }
            }
        }
    }

    private void known(long row, long high, long low, int occurrence, long digest) {
        int at = identities.find(high, low);
        if (at == NONE) {
            return;
        }
        if (knownSize == knownRow.length) {
            int capacity = knownSize * 2;
            knownRow = Arrays.copyOf(knownRow, capacity);
            knownDigest = Arrays.copyOf(knownDigest, capacity);
            knownOccurrence = Arrays.copyOf(knownOccurrence, capacity);
            knownNext = Arrays.copyOf(knownNext, capacity);
        }
        knownRow[knownSize] = row;
        knownDigest[knownSize] = digest;
        knownOccurrence[knownSize] = occurrence;
        knownNext[knownSize] = firstKnown[at];
        firstKnown[at] = knownSize++;
        nextOccurrence[at] = Math.max(nextOccurrence[at], occurrence + 1);
    }

    /**
     * Settles the candidates whose equal is there. All of them before any other, so that a restated
     * transaction never takes the place of one that stayed as it was.
     */
    public void settleKnown() {
        for (int i = 0; i < file.size(); i++) {
            int at = identities.find(file.high(i), file.low(i));
            int taken = takeEqual(at, file.digest(i));
            if (taken != NONE) {
                file.decide(i, verdict(knownRow[taken]));
            }
        }
        for (int i = 0; i < file.size(); i++) {
            if (file.verdict(i) == Verdict.OPEN && file.hasFormer(i)) {
                settleFormer(i);
            }
        }
        for (int i = 0; i < file.size(); i++) {
            if (file.verdict(i) == Verdict.OPEN) {
                settleSuspect(i);
            }
        }
    }

    private static Verdict verdict(long row) {
        return row == DELETED ? Verdict.DELETED : Verdict.KNOWN;
    }

    /** Takes what is equal out of the chain, so that a million twins are not walked over again. */
    private int takeEqual(int at, long digest) {
        int before = NONE;
        for (int k = firstKnown[at]; k != NONE; k = knownNext[k]) {
            if (knownDigest[k] == digest) {
                if (before == NONE) {
                    firstKnown[at] = knownNext[k];
                } else {
                    knownNext[before] = knownNext[k];
                }
                return k;
            }
            before = k;
        }
        return NONE;
    }

    /**
     * A candidate that was stored when it was read otherwise is known, though its content is told
     * otherwise now. What it had in common with the stored one is in its identity.
     */
    private void settleFormer(int index) {
        int at = identities.find(file.formerHigh(index), file.formerLow(index));
        int k = firstKnown[at];
        if (k != NONE) {
            firstKnown[at] = knownNext[k];
            file.takeFormer(index);
            file.decide(index, verdict(knownRow[k]));
        }
    }

    private void settleSuspect(int index) {
        int at = identities.find(file.high(index), file.low(index));
        int k = firstKnown[at];
        if (k != NONE) {
            firstKnown[at] = knownNext[k];
            if (knownRow[k] == DELETED || knownRow[k] == REPLACED) {
                // What it said is gone, so there is nothing to compare with.
                file.decide(index, verdict(knownRow[k]));
                return;
            }
            file.decide(index, Verdict.SUSPECT);
            file.number(index, nextOccurrence[at]++);
            suspects.add(new Suspect(index, knownRow[k], knownOccurrence[k]));
        }
    }

    public List<Suspect> suspects() {
        return List.copyOf(suspects);
    }

    /** Whether a candidate is still open that other layouts may have told. */
    public boolean wantsCrossKeys() {
        for (int i = 0; i < file.size(); i++) {
            if (wantsCrossKey(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this candidate is still open and may have been told by another layout. */
    public boolean wantsCrossKey(int index) {
        return file.verdict(index) == Verdict.OPEN && file.hasCross(index);
    }

    /**
     * Tells of a transaction that is there and has a cross key.
     *
     * @param otherLayout whether it came from another layout than this file's
     */
    public void crossKey(Fingerprint key, boolean otherLayout) {
        crossKey(key.high(), key.low(), otherLayout);
    }

    /** Tells of the cross keys that an earlier file of the same source brings, or this one. */
    public void crossKeysFrom(FileRows rows, boolean otherLayout) {
        for (int i = 0; i < rows.size(); i++) {
            Verdict verdict = rows.verdict(i);
            if (rows.hasCross(i) && (verdict == Verdict.NEW || verdict == Verdict.RESTATED)) {
                crossKey(rows.crossHigh(i), rows.crossLow(i), otherLayout);
            }
        }
    }

    private void crossKey(long high, long low, boolean otherLayout) {
        int at = crossKeys.add(high, low);
        if (at == crossOthers.length) {
            crossOthers = Arrays.copyOf(crossOthers, at * 2);
            crossLeft = Arrays.copyOf(crossLeft, at * 2);
        }
        crossLeft[at]++;
        if (otherLayout) {
            crossOthers[at]++;
        }
    }

    /** Settles what is left: told by another layout, or new with the next free occurrence. */
    public void settleRest() {
        for (int i = 0; i < file.size(); i++) {
            if (file.verdict(i) != Verdict.OPEN) {
                continue;
            }
            int cross =
                    file.hasCross(i) ? crossKeys.find(file.crossHigh(i), file.crossLow(i)) : NONE;
            if (cross != NONE && crossOthers[cross] > 0) {
                crossOthers[cross]--;
                file.decide(i, Verdict.KNOWN);
            } else {
                int at = identities.find(file.high(i), file.low(i));
                file.number(i, nextOccurrence[at]++);
                file.decide(i, Verdict.NEW);
            }
        }
    }

    /**
     * Whether the event that a row only confirms is there, or in this file itself. Two rows that
     * confirm need two events.
     */
    public boolean takeTold(Fingerprint key) {
        int at = crossKeys.find(key.high(), key.low());
        return at != NONE && crossLeft[at]-- > 0;
    }
}
