package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.rebalance.PlanInput.TaxLot;
import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.allocation.TaxSettings;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.plan.LotSale;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which lots a sale uses up, and what tax is estimated on each: gain x rate. */
final class SoldLots {
    private static final Comparator<LotSale> OLDEST_FIRST =
            Comparator.comparing(LotSale::acquired).thenComparing(LotSale::taxAccount);

    private SoldLots() {}

    /**
     * Takes a quantity out of the lots of a line in the order of the settings. What no lot covers
     * comes last, at a cost that is not known.
     */
    static List<LotSale> of(PlanInput input, Line line, BigDecimal quantity) {
        if (line.slot.lots().isEmpty()) {
            return quantity.signum() > 0 ? List.of(uncovered(input, quantity)) : List.of();
        }
        TaxSettings settings = input.settings().tax();
        BigDecimal price = line.candidate.price().price();
        BigDecimal average =
                settings.lotOrder() == LotOrder.AVERAGE ? average(line.slot.lots()) : null;
        boolean byAverage = settings.lotOrder() == LotOrder.AVERAGE;
        List<LotSale> whole = new ArrayList<>();
        for (TaxLot lot : line.slot.lots()) {
            BigDecimal cost = byAverage ? average : lot.unitCost();
            BigDecimal gain = cost == null ? null : price.subtract(cost);
            whole.add(sale(input, line, lot, lot.quantity(), gain));
        }
        whole.sort(order(settings.lotOrder()));
        List<LotSale> sales = new ArrayList<>();
        BigDecimal left = quantity;
        for (LotSale lot : whole) {
            if (left.signum() > 0) {
                BigDecimal part = left.min(lot.quantity());
                sales.add(part(lot, part));
                left = left.subtract(part);
            }
        }
        if (left.signum() > 0) {
            sales.add(uncovered(input, left));
        }
        return sales;
    }

    private static LotSale uncovered(PlanInput input, BigDecimal quantity) {
        return new LotSale("", input.day(), quantity, null, null, false, false);
    }

    /** The lots that are left after a trade of so many units, negative for a sale. */
    static List<TaxLot> left(PlanInput input, Line line, BigDecimal units) {
        List<TaxLot> lots = new ArrayList<>(line.slot.lots());
        if (units.signum() > 0) {
            lots.add(new TaxLot("", input.day(), units, line.candidate.price().price()));
        } else if (units.signum() < 0) {
            for (LotSale sale : of(input, line, units.negate())) {
                take(lots, sale);
            }
        }
        return lots;
    }

    private static void take(List<TaxLot> lots, LotSale sale) {
        BigDecimal left = sale.quantity();
        for (int i = 0; i < lots.size() && left.signum() > 0; i++) {
            TaxLot lot = lots.get(i);
            if (lot.taxAccount().equals(sale.taxAccount())
                    && lot.acquired().equals(sale.acquired())) {
                BigDecimal part = left.min(lot.quantity());
                left = left.subtract(part);
                lots.set(i, lot.withQuantity(lot.quantity().subtract(part)));
            }
        }
        lots.removeIf(lot -> lot.quantity().signum() == 0);
    }

    /** Tax of sales together; {@code null} if one is not known. */
    static @Nullable BigDecimal tax(List<LotSale> sales) {
        BigDecimal sum = BigDecimal.ZERO;
        for (LotSale sale : sales) {
            BigDecimal tax = sale.tax();
            if (tax == null) {
                return null;
            }
            sum = sum.add(tax);
        }
        return sum;
    }

    private static LotSale sale(
            PlanInput input,
            Line line,
            TaxLot lot,
            BigDecimal quantity,
            @Nullable BigDecimal unitGain) {
        TaxSettings settings = input.settings().tax();
        boolean isLong = lot.acquired().plusDays(settings.longAfterDays()).isBefore(input.day());
        boolean isExempt = settings.exempt().contains(lot.taxAccount());
        BigDecimal rate =
                isExempt ? BigDecimal.ZERO : isLong ? settings.longRate() : settings.shortRate();
        BigDecimal gain = unitGain == null ? null : Decimals.rounded(unitGain.multiply(quantity));
        boolean isFree = rate.signum() == 0;
        return new LotSale(
                lot.taxAccount(),
                lot.acquired(),
                quantity,
                gain,
                isFree
                        ? BigDecimal.ZERO
                        : gain == null ? null : Decimals.rounded(gain.multiply(rate)),
                isLong,
                gain != null && gain.signum() < 0 && !isExempt && isBoughtAgain(input, line, lot));
    }

    private static LotSale part(LotSale lot, BigDecimal quantity) {
        if (quantity.compareTo(lot.quantity()) == 0) {
            return lot;
        }
        return new LotSale(
                lot.taxAccount(),
                lot.acquired(),
                quantity,
                part(lot.gain(), quantity, lot.quantity()),
                part(lot.tax(), quantity, lot.quantity()),
                lot.isLong(),
                lot.isWashSale());
    }

    private static @Nullable BigDecimal part(
            @Nullable BigDecimal amount, BigDecimal quantity, BigDecimal whole) {
        return amount == null
                ? null
                : amount.multiply(quantity)
                        .divide(whole, Decimals.MAX_SCALE, RoundingMode.HALF_EVEN);
    }

    private static boolean isBoughtAgain(PlanInput input, Line line, TaxLot sold) {
        int days = input.settings().tax().washSaleDays();
        if (days == 0) {
            return false;
        }
        LocalDate from = input.day().minusDays(days);
        for (PlanInput.Slot slot : line.candidate.slots()) {
            for (TaxLot lot : slot.lots()) {
                if (!lot.equals(sold) && !lot.acquired().isBefore(from)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable BigDecimal average(List<TaxLot> lots) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        for (TaxLot lot : lots) {
            BigDecimal unitCost = lot.unitCost();
            if (unitCost == null) {
                return null;
            }
            quantity = quantity.add(lot.quantity());
            cost = cost.add(unitCost.multiply(lot.quantity()));
        }
        return quantity.signum() == 0 ? null : cost.divide(quantity, Decimals.WORKING);
    }

    private static Comparator<LotSale> order(LotOrder order) {
        return switch (order) {
            case FIFO, AVERAGE -> OLDEST_FIRST;
            case HIFO -> Comparator.comparing(SoldLots::perUnit).thenComparing(OLDEST_FIRST);
            case LEAST_TAX ->
                    Comparator.comparingInt(SoldLots::rank)
                            .thenComparing(SoldLots::perUnit)
                            .thenComparing(OLDEST_FIRST);
        };
    }

    /** Gain of one unit, an unknown one last. */
    private static BigDecimal perUnit(LotSale lot) {
        BigDecimal gain = lot.gain();
        return gain == null
                ? BigDecimal.TEN.pow(Decimals.MAX_PRECISION)
                : gain.divide(lot.quantity(), Decimals.WORKING);
    }

    private static int rank(LotSale lot) {
        BigDecimal tax = lot.tax();
        if (tax == null) {
            return 5;
        }
        return switch (tax.signum()) {
            case -1 -> lot.isLong() ? 1 : 0;
            case 0 -> 2;
            default -> lot.isLong() ? 3 : 4;
        };
    }
}
