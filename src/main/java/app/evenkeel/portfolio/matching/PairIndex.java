package app.evenkeel.portfolio.matching;

import java.util.Arrays;

/**
 * Numbers 128-bit keys from 0 in the order of their arrival. An open-addressing table of primitive
 * longs: 20 bytes a key at most half full, where a map of objects takes over a hundred.
 */
final class PairIndex {
    private static final int ABSENT = -1;

    private long[] high;
    private long[] low;
    private int[] slots;
    private int size;

    PairIndex(int expected) {
        int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, expected) * 2 - 1) * 2);
        slots = new int[capacity];
        Arrays.fill(slots, ABSENT);
        high = new long[Math.max(8, expected)];
        low = new long[high.length];
    }

    int size() {
        return size;
    }

    /** The key's number, or -1. */
    int find(long keyHigh, long keyLow) {
        return slots[slotOf(keyHigh, keyLow)];
    }

    /** The key's number, a new one if it was not there. */
    int add(long keyHigh, long keyLow) {
        int slot = slotOf(keyHigh, keyLow);
        if (slots[slot] != ABSENT) {
            return slots[slot];
        }
        if (size == high.length) {
            high = Arrays.copyOf(high, size * 2);
            low = Arrays.copyOf(low, size * 2);
        }
        high[size] = keyHigh;
        low[size] = keyLow;
        slots[slot] = size;
        size++;
        if (size * 2L > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, ABSENT);
        for (int i = 0; i < size; i++) {
            slots[slotOf(high[i], low[i])] = i;
        }
    }

    private int slotOf(long keyHigh, long keyLow) {
        int mask = slots.length - 1;
        long mixed = (keyLow ^ (keyHigh * 0x9E3779B97F4A7C15L)) * 0xBF58476D1CE4E5B9L;
        int slot = (int) (mixed >>> 33) & mask;
        while (slots[slot] != ABSENT) {
            int at = slots[slot];
            if (high[at] == keyHigh && low[at] == keyLow) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
