package app.evenkeel.analytics.rebalance;

import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.plan.LotSale;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares what is wanted of each asset among the accounts that trade it: as much as can be, since
 * purchases are paid out of the same account's cash and sales, and among all ways to do so the one
 * with the least estimated tax and cost, in the preferred accounts first. A flow from what is above
 * its wanted value, and from cash, through the accounts to what is below.
 */
final class Placement {
    /** Costs of the flow are counted in millionths of the value. */
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private static final int SOURCE = 0;
    private static final int SINK = 1;
    private static final int SPARE_CASH = 2;
    private static final int CASH_WANTED = 3;
    private static final int FIRST_ACCOUNT = 4;

    private final Sheet sheet;
    private final WantedValues wanted;
    private final MinimumCostFlow flow;
    private final List<Part> parts = new ArrayList<>();

    /** An edge that stands for trading a line. */
    private record Part(Line line, int edge) {}

    private Placement(Sheet sheet, WantedValues wanted) {
        this.sheet = sheet;
        this.wanted = wanted;
        this.flow = new MinimumCostFlow(FIRST_ACCOUNT + sheet.accounts.size() + sheet.tree.size());
    }

    /**
     * Sets what is wanted of each line, and notes how far a node can be brought where that is not
     * as far as wanted.
     *
     * @return whether every node is brought as far as wanted
     */
    static boolean place(Sheet sheet, WantedValues wanted) {
        for (Line line : sheet.lines) {
            line.wanted = 0;
        }
        if (sheet.accounts.size() == 1) {
            for (Line line : sheet.lines) {
                if (line.isFree()) {
                    line.wanted = wanted.of(line.node) - sheet.held[line.node];
                }
            }
            return true;
        }
        new Placement(sheet, wanted).solve();
        return noteReach(sheet, wanted);
    }

    private static boolean noteReach(Sheet sheet, WantedValues wanted) {
        boolean isReached = true;
        for (int node = 1; node < sheet.tree.cash(); node++) {
            long reached = sheet.held[node];
            for (Line line : sheet.linesOf[node]) {
                reached += line.wanted;
            }
            boolean isLeaf = sheet.tree.isLeaf(node);
            if (isLeaf && reached > wanted.of(node)) {
                sheet.lowest[node] = reached;
                isReached = false;
            } else if (isLeaf && reached < wanted.of(node)) {
                sheet.highest[node] = reached;
                isReached = false;
            }
        }
        return isReached;
    }

    private void solve() {
        for (int node = 1; node < sheet.tree.cash(); node++) {
            long change = wanted.of(node) - sheet.held[node];
            int at = FIRST_ACCOUNT + sheet.accounts.size() + node;
            if (change < 0) {
                flow.add(SOURCE, at, -change, 0);
                for (Line line : sheet.linesOf[node]) {
                    sell(line, at);
                }
            } else if (change > 0) {
                flow.add(at, SINK, change, 0);
                for (Line line : sheet.linesOf[node]) {
                    buy(line, at, change);
                }
            }
        }
        cash();
        flow.run(SOURCE, SINK);
        for (Part part : parts) {
            long amount = flow.flow(part.edge());
            boolean isSale = wanted.of(part.line().node) < sheet.held[part.line().node];
            part.line().wanted += isSale ? -amount : amount;
        }
    }

    private void cash() {
        long spare = 0;
        long lacking = 0;
        for (int i = 0; i < sheet.accounts.size(); i++) {
            if (!sheet.tradesIn[i]) {
                continue;
            }
            flow.add(FIRST_ACCOUNT + i, CASH_WANTED, MoneyUnit.NO_LIMIT, 0);
            if (sheet.cash[i] > 0) {
                spare += sheet.cash[i];
                flow.add(SPARE_CASH, FIRST_ACCOUNT + i, sheet.cash[i], 0);
            } else if (sheet.cash[i] < 0) {
                lacking -= sheet.cash[i];
                flow.add(FIRST_ACCOUNT + i, SINK, -sheet.cash[i], -MILLION.longValue());
            }
        }
        long more = wanted.of(sheet.tree.cash()) - sheet.allCash() - lacking;
        flow.add(SOURCE, SPARE_CASH, Math.min(spare, Math.max(0, -more)), 0);
        flow.add(CASH_WANTED, SINK, Math.max(0, more), 0);
    }

    private void buy(Line line, int at, long amount) {
        if (line.isFree()) {
            // Preference counts more than any fee.
            long cost = costOf(line) + line.slot.preference() * MILLION.longValue();
            parts.add(new Part(line, flow.add(FIRST_ACCOUNT + line.account, at, amount, cost)));
        }
    }

    private void sell(Line line, int at) {
        if (!line.isFree() || line.most == 0) {
            return;
        }
        List<LotSale> sales = SoldLots.of(sheet.input, line, line.quantity(line.most));
        if (sheet.input.settings().tax().lotOrder() == LotOrder.LEAST_TAX) {
            for (LotSale sale : sales) {
                long value = sheet.unit.nearest(valueOf(line, sale.quantity()));
                sell(line, at, value, taxRate(sale.tax(), valueOf(line, sale.quantity())));
            }
        } else {
            sell(
                    line,
                    at,
                    line.sellable,
                    taxRate(SoldLots.tax(sales), valueOf(line, line.quantity(line.most))));
        }
    }

    private void sell(Line line, int at, long capacity, long tax) {
        parts.add(
                new Part(
                        line,
                        flow.add(at, FIRST_ACCOUNT + line.account, capacity, costOf(line) + tax)));
    }

    private static BigDecimal valueOf(Line line, BigDecimal quantity) {
        return quantity.multiply(line.candidate.price().price());
    }

    private static long costOf(Line line) {
        return line.slot
                .cost()
                .rate()
                .add(line.slot.cost().halfSpread())
                .multiply(MILLION)
                .longValue();
    }

    /** Tax in millionths of the value; where it is not known, all of it counts as gain. */
    private static long taxRate(@Nullable BigDecimal tax, BigDecimal value) {
        return tax == null
                ? MILLION.longValue()
                : tax.multiply(MILLION).divide(value, 0, RoundingMode.HALF_EVEN).longValue();
    }
}
