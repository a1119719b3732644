package app.evenkeel.analytics.rebalance;

import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.plan.LotSale;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shares what is wanted of each asset among the accounts that trade it: as much as can be, since
 * purchases are paid out of the same account's cash and sales, and among all ways to do so the one
 * with the least estimated tax and cost, in the preferred accounts first; where not all of it can
 * be, what brings something into its band goes before all else. A flow from what is above its
 * wanted value, and from cash, through the accounts to what is below. What a sale leaves in one
 * account may be spent from the cash of another, so that only all cash together is as wanted.
 */
final class Placement {
    /** Costs of the flow are counted in millionths of the value. */
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** More than any path costs otherwise. */
    private static final long URGENT = 1_000_000_000_000L;

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

    /**
     * Notes how far purchases were brought, since the money may be wanted for others; only where
     * all are as far as wanted, how far sales were, for good.
     */
    private static boolean noteReach(Sheet sheet, WantedValues wanted) {
        boolean isBought = true;
        boolean isSold = true;
        long[] reached = reached(sheet);
        for (int node = 1; node < reached.length; node++) {
            if (sheet.tree.isLeaf(node) && reached[node] < wanted.of(node)) {
                sheet.highest[node] = reached[node];
                isBought = false;
            }
            sheet.sold[node] = reached[node];
        }
        for (int node = 1; node < reached.length && isBought; node++) {
            if (sheet.tree.isLeaf(node) && reached[node] > wanted.of(node)) {
                sheet.lowest[node] = reached[node];
                isSold = false;
            }
        }
        return isBought && isSold;
    }

    private static long[] reached(Sheet sheet) {
        long[] reached = Arrays.copyOf(sheet.held, sheet.tree.cash());
        for (Line line : sheet.lines) {
            reached[line.node] += line.wanted;
        }
        return reached;
    }

    private void solve() {
        for (int node = 1; node < sheet.tree.cash(); node++) {
            long change = wanted.of(node) - sheet.held[node];
            int at = FIRST_ACCOUNT + sheet.accounts.size() + node;
            if (change < 0) {
                urgent(SOURCE, at, -change, urgent(node));
                for (Line line : sheet.linesOf[node]) {
                    sell(line, at);
                }
            } else if (change > 0) {
                urgent(at, SINK, change, urgent(node));
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

    /** Adds an edge of which a part goes before all that is not urgent. */
    private void urgent(int from, int into, long capacity, long part) {
        long first = Math.min(capacity, part);
        if (first > 0) {
            flow.add(from, into, first, -URGENT);
        }
        if (capacity > first) {
            flow.add(from, into, capacity - first, 0);
        }
    }

    /** How much brings a node, or the class that it is of, from outside its band into it. */
    private long urgent(int node) {
        int measured = sheet.tree.isFree(node) ? sheet.tree.parent(node) : node;
        long off = Math.abs(sheet.held[measured] - sheet.target[measured]);
        return off > sheet.band[measured] ? off - sheet.band[measured] / 10 * 9 : 0;
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
                long filled = Math.min(-sheet.cash[i], sellable(i));
                lacking += filled;
                flow.add(FIRST_ACCOUNT + i, SINK, filled, -2 * URGENT);
            }
        }
        long more = wanted.of(sheet.tree.cash()) - sheet.allCash() - lacking;
        long urgent = urgent(sheet.tree.cash());
        urgent(SOURCE, SPARE_CASH, Math.min(spare, Math.max(0, -more)), urgent);
        urgent(CASH_WANTED, SINK, Math.max(0, more), urgent);
        // What a sale leaves in one account may be spent in another.
        flow.add(CASH_WANTED, SPARE_CASH, MoneyUnit.NO_LIMIT, 0);
    }

    /** What could be sold in an account of all that is to be sold. */
    private long sellable(int account) {
        long sum = 0;
        for (Line line : sheet.lines) {
            boolean isSold = wanted.of(line.node) < sheet.held[line.node];
            sum += line.account == account && isSold && line.isFree() ? line.sellable : 0;
        }
        return sum;
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
