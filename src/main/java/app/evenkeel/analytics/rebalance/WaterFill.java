package app.evenkeel.analytics.rebalance;

import java.math.BigInteger;

/** Shares an amount among needs. */
final class WaterFill {
    private WaterFill() {}

    /**
     * Gives to each need so that the largest remaining ones are equal, none more than its room.
     * What a unit cannot be divided by goes to the first.
     *
     * @param amount zero or more
     * @param needs zero or more each
     * @param rooms what each can take at most, at most its need
     * @return what each is given; in sum {@code amount}, or all rooms if they are less
     */
    static long[] level(long amount, long[] needs, long[] rooms) {
        long high = 0;
        for (long need : needs) {
            high = Math.max(high, need);
        }
        if (sum(rooms) <= amount) {
            return rooms.clone();
        }
        long level = lowestLevel(amount, high, needs, rooms);
        long[] shares = new long[needs.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = share(level, needs[i], rooms[i]);
        }
        giveRest(amount - sum(shares), shares, rooms);
        return shares;
    }

    /**
     * The lowest level that does not give more than there is. What is given too much must come from
     * needs above the level, a unit from each at most by raising it by one, which tells how far it
     * has to be raised at least; halving the rest of the way bounds the number of looks where rooms
     * are narrow. The first look is where the largest need alone would take all, which is near
     * where there is little to give.
     *
     * @param top a level that gives nothing
     */
    private static long lowestLevel(long amount, long top, long[] needs, long[] rooms) {
        long low = 0;
        long high = top;
        long middle = Math.max(0, top - amount - 1);
        while (true) {
            if (given(middle, needs, rooms) <= amount) {
                high = middle;
            } else {
                low = middle + 1;
            }
            long excess = given(low, needs, rooms) - amount;
            if (excess <= 0) {
                return low;
            }
            low += Math.ceilDiv(excess, countAbove(low, needs, rooms));
            middle = low + (high - low) / 2;
        }
    }

    private static int countAbove(long level, long[] needs, long[] rooms) {
        int count = 0;
        for (int i = 0; i < needs.length; i++) {
            count += needs[i] > level && rooms[i] > 0 ? 1 : 0;
        }
        return count;
    }

    /**
     * Gives to each in proportion to its part, none more than its room.
     *
     * @return what each is given; in sum {@code amount}, or all rooms if they are less
     */
    static long[] inProportion(long amount, long[] parts, long[] rooms) {
        if (sum(rooms) <= amount) {
            return rooms.clone();
        }
        long[] shares = new long[rooms.length];
        long left = amount;
        boolean someFull = true;
        while (someFull) {
            BigInteger whole = BigInteger.ZERO;
            for (int i = 0; i < shares.length; i++) {
                boolean isOpen = shares[i] < rooms[i];
                whole = isOpen ? whole.add(BigInteger.valueOf(parts[i])) : whole;
            }
            someFull = false;
            long before = left;
            for (int i = 0; i < shares.length && whole.signum() > 0; i++) {
                if (shares[i] < rooms[i]) {
                    long share = share(before, parts[i], whole);
                    someFull |= share >= rooms[i] - shares[i];
                    share = Math.min(share, rooms[i] - shares[i]);
                    shares[i] += share;
                    left -= share;
                }
            }
            someFull &= left < before;
        }
        giveRest(left, shares, rooms);
        return shares;
    }

    private static long share(long amount, long part, BigInteger whole) {
        return BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(amount))
                .divide(whole)
                .longValue();
    }

    private static void giveRest(long rest, long[] shares, long[] rooms) {
        long left = rest;
        for (int i = 0; left > 0 && i < shares.length; i++) {
            long more = Math.min(left, rooms[i] - shares[i]);
            shares[i] += more;
            left -= more;
        }
    }

    private static long given(long level, long[] needs, long[] rooms) {
        long sum = 0;
        for (int i = 0; i < needs.length; i++) {
            sum += share(level, needs[i], rooms[i]);
        }
        return sum;
    }

    private static long share(long level, long need, long room) {
        return Math.min(room, Math.max(0, need - level));
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
