package app.evenkeel.ingestion.file.statement;

import app.evenkeel.domain.asset.AssetRef;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which row of a corporate action belongs to which, among those of one account, day and kind: first
 * of the same asset, then of the name, or of what one row says of the other, and what is left only
 * if it is one of each. A row that fits two is never given to one of them.
 */
final class Counterparts {
    /** One row names the other, which is more than names that begin alike. */
    private static final int MENTIONED = 1000;

    /** A mention of fewer letters may be any word, such as {@code TO}. */
    private static final int SHORTEST = 5;

    private Counterparts() {}

    /** Two rows of one event. */
    record Pair(Exchanges.Half came, Exchanges.Half left) {}

    /** Takes out of both lists what belongs together, and leaves what is unclear or alone. */
    static List<Pair> take(List<Exchanges.Half> came, List<Exchanges.Half> left) {
        List<Pair> pairs = new ArrayList<>();
        sameAsset(came, left, pairs);
        int before;
        do {
            before = pairs.size();
            nearest(came, left, pairs);
        } while (pairs.size() > before);
        if (came.size() == 1 && left.size() == 1 && mayBeOne(came.getFirst(), left.getFirst())) {
            pairs.add(new Pair(came.removeFirst(), left.removeFirst()));
        }
        return pairs;
    }

    /** Whichever of them are paired, the differences of one asset add up to the same. */
    private static void sameAsset(
            List<Exchanges.Half> came, List<Exchanges.Half> left, List<Pair> pairs) {
        for (Iterator<Exchanges.Half> each = came.iterator(); each.hasNext(); ) {
            Exchanges.Half in = each.next();
            left.stream()
                    .filter(out -> isSame(in.asset(), out.asset()))
                    .findFirst()
                    .ifPresent(out -> {
                        pairs.add(new Pair(in, out));
                        each.remove();
                        left.remove(out);
                    });
        }
    }

    /** As the store knows assets: by symbol, or by ISIN and currency. */
    static boolean isSame(AssetRef a, AssetRef b) {
        return a.key().equals(b.key())
                || (!a.isin().isEmpty()
                        && a.isin().equals(b.isin())
                        && a.currency().equals(b.currency()));
    }

    /** Pairs rows that are nearest to each other, and to no third one as near. */
    private static void nearest(
            List<Exchanges.Half> came, List<Exchanges.Half> left, List<Pair> pairs) {
        for (Iterator<Exchanges.Half> each = came.iterator(); each.hasNext(); ) {
            Exchanges.Half in = each.next();
            int out = onlyNearest(in, left);
            if (out >= 0 && onlyNearest(left.get(out), came) == came.indexOf(in)) {
                pairs.add(new Pair(in, left.remove(out)));
                each.remove();
                return;
            }
        }
    }

    /** The place of the row that comes nearest; -1 if none is near, or several as near. */
    private static int onlyNearest(Exchanges.Half half, List<Exchanges.Half> others) {
        int[] near = others.stream().mapToInt(other -> likeness(half, other)).toArray();
        int best = IntStream.of(near).max().orElse(0);
        int[] places = IntStream.range(0, near.length).filter(i -> near[i] == best).toArray();
        return best > 0 && places.length == 1 ? places[0] : -1;
    }

    /** How many words two names begin with alike; zero where they are of different companies. */
    private static int likeness(Exchanges.Half a, Exchanges.Half b) {
        if (mentions(a, b) || mentions(b, a)) {
            return MENTIONED;
        }
        List<String> first = words(a.asset().name());
        List<String> second = words(b.asset().name());
        int shorter = Math.min(first.size(), second.size());
        int alike = 0;
        while (alike < shorter && first.get(alike).equals(second.get(alike))) {
            alike++;
        }
        return alike >= Math.min(2, shorter) ? alike : 0;
    }

    private static boolean mentions(Exchanges.Half half, Exchanges.Half other) {
        String memo = spaced(half.memo());
        return isIn(memo, other.asset().symbol()) || isIn(memo, other.asset().name());
    }

    private static boolean isIn(String memo, String what) {
        String sought = spaced(what);
        return sought.length() >= SHORTEST + 2 && memo.contains(sought);
    }

    /** Words with one blank before and after each. */
    private static String spaced(String text) {
        return " " + String.join(" ", words(text)) + " ";
    }

    private static List<String> words(String text) {
        return List.of(text.toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A split is of one company, so names that differ are of two; a merger is of two anyway. */
    private static boolean mayBeOne(Exchanges.Half in, Exchanges.Half out) {
        return !in.split()
                || in.asset().name().isEmpty()
                || out.asset().name().isEmpty()
                || likeness(in, out) > 0;
    }
}
