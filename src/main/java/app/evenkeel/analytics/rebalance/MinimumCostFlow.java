package app.evenkeel.analytics.rebalance;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The most that can flow through a network, at the least cost among all ways to do so, by
 * successive shortest paths (Ahuja, Magnanti and Orlin, Network Flows, 9.7). Whole numbers
 * throughout; edges are tried in the order in which they were added. Costs may be negative where no
 * cycle is. Not thread-safe.
 */
final class MinimumCostFlow {
    private static final int NONE = -1;

    private final int[] first;
    private int[] next = new int[64];
    private int[] to = new int[64];
    private long[] left = new long[64];
    private long[] cost = new long[64];
    private int edges;

    MinimumCostFlow(int nodes) {
        first = new int[nodes];
        Arrays.fill(first, NONE);
    }

    /**
     * Adds an edge.
     *
     * @param costPerUnit of what flows
     * @return what to ask {@link #flow} with
     */
    int add(int from, int into, long capacity, long costPerUnit) {
        half(from, into, capacity, costPerUnit);
        half(into, from, 0, -costPerUnit);
        return edges - 2;
    }

    private void half(int from, int into, long capacity, long costPerUnit) {
        if (edges == to.length) {
            next = Arrays.copyOf(next, edges * 2);
            to = Arrays.copyOf(to, edges * 2);
            left = Arrays.copyOf(left, edges * 2);
            cost = Arrays.copyOf(cost, edges * 2);
        }
        to[edges] = into;
        left[edges] = capacity;
        cost[edges] = costPerUnit;
        next[edges] = first[from];
        first[from] = edges++;
    }

    /** What flows through an edge. */
    long flow(int edge) {
        return left[edge ^ 1];
    }

    /** Lets flow as much as can; returns how much. */
    long run(int source, int sink) {
        long all = 0;
        int[] by = new int[first.length];
        while (findPath(source, sink, by)) {
            long amount = Long.MAX_VALUE;
            for (int at = sink; at != source; at = to[by[at] ^ 1]) {
                amount = Math.min(amount, left[by[at]]);
            }
            for (int at = sink; at != source; at = to[by[at] ^ 1]) {
                left[by[at]] -= amount;
                left[by[at] ^ 1] += amount;
            }
            all += amount;
        }
        return all;
    }

    private boolean findPath(int source, int sink, int[] by) {
        long[] distance = new long[first.length];
        boolean[] waiting = new boolean[first.length];
        Arrays.fill(distance, Long.MAX_VALUE);
        distance[source] = 0;
        var queue = new ArrayDeque<Integer>();
        queue.add(source);
        while (!queue.isEmpty()) {
            int at = queue.remove();
            waiting[at] = false;
            for (int edge = first[at]; edge != NONE; edge = next[edge]) {
                int into = to[edge];
                if (left[edge] > 0 && distance[at] + cost[edge] < distance[into]) {
                    distance[into] = distance[at] + cost[edge];
                    by[into] = edge;
                    if (!waiting[into]) {
                        waiting[into] = true;
                        queue.add(into);
                    }
                }
            }
        }
        return distance[sink] < Long.MAX_VALUE;
    }
}
