package app.evenkeel.analytics.lots;

import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Gives up the oldest units first. */
final class FifoPool extends Pool {
    private final ArrayDeque<Slice> slices = new ArrayDeque<>(4);
    private BigDecimal held = BigDecimal.ZERO;

    FifoPool(PoolKey key, CurrencyCode quotation) {
        super(key, quotation);
    }

    @Override
    void put(Slice slice) {
        held = held.add(slice.quantity());
        Slice last = slices.peekLast();
        slices.addLast(slice);
        if (last != null && slice.acquired() < last.acquired()) {
            sortByAge();
        }
    }

    @Override
    void cut(BigDecimal quantity, Consumer<Slice> taken) {
        held = held.subtract(quantity);
        BigDecimal left = quantity;
        while (left.signum() > 0) {
            Slice oldest = slices.removeFirst();
            if (oldest.quantity().compareTo(left) <= 0) {
                left = left.subtract(oldest.quantity());
                taken.accept(oldest);
            } else {
                BigDecimal cost = Exact.shareOrNull(oldest.cost(), left, oldest.quantity());
                taken.accept(oldest.with(left, cost));
                slices.addFirst(
                        oldest.with(
                                oldest.quantity().subtract(left),
                                Exact.minus(oldest.cost(), cost)));
                left = BigDecimal.ZERO;
            }
        }
    }

    @Override
    BigDecimal held() {
        return held;
    }

    @Override
    List<Slice> slices() {
        return List.copyOf(slices);
    }

    @Override
    void replace(List<Slice> next) {
        slices.clear();
        held = BigDecimal.ZERO;
        next.forEach(this::put);
    }

    /** Moved lots keep their date and so may be older than what was there before. */
    private void sortByAge() {
        List<Slice> sorted = new ArrayList<>(slices);
        sorted.sort(Comparator.comparingLong(Slice::acquired));
        slices.clear();
        slices.addAll(sorted);
    }
}
