package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.rebalance.PlanInput.AccountCash;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.plan.PlanRequest;

import java.math.BigDecimal;
import java.util.List;

/** The cash that a plan can reckon with in each account. */
final class CashFlows {
    private CashFlows() {}

    /**
     * Adds the deposit and takes off the withdrawal in the account they go through, and sets the
     * buffer aside: in accounts that are not traded first, then where there is most cash.
     *
     * @param through index of the account that the flows go through
     */
    static BigDecimal[] of(PlanInput input, List<AccountCash> accounts, int through) {
        BigDecimal[] cash = new BigDecimal[accounts.size()];
        for (int i = 0; i < cash.length; i++) {
            cash[i] = accounts.get(i).amount();
        }
        PlanRequest request = input.request();
        BigDecimal flow = request.deposit().subtract(request.withdrawal());
        if (flow.signum() != 0) {
            cash[through] = cash[through].add(flow);
        }
        setAside(input.settings().cashBuffer(), accounts, cash);
        return cash;
    }

    /**
     * The account that flows go through: the one that is named, else the traded one that holds the
     * most, or the most cash where more is taken out than comes in.
     *
     * @param worth what each account holds beside cash
     */
    static int through(PlanInput input, List<AccountCash> accounts, BigDecimal[] worth) {
        PlanRequest request = input.request();
        AccountId named = request.flowAccount();
        boolean isOut = request.withdrawal().compareTo(request.deposit()) > 0;
        BigDecimal[] amounts = new BigDecimal[worth.length];
        for (int i = 0; i < worth.length; i++) {
            if (accounts.get(i).account().id().equals(named)) {
                return i;
            }
            BigDecimal cash = accounts.get(i).amount();
            amounts[i] = isOut ? cash : worth[i].add(cash);
        }
        if (named != null) {
            throw new IllegalArgumentException("no account " + named);
        }
        return largest(accounts, amounts);
    }

    /** The traded account with the most; one that is not traded only if there is no other. */
    private static int largest(List<AccountCash> accounts, BigDecimal[] amounts) {
        int best = 0;
        for (int i = 1; i < amounts.length; i++) {
            boolean isTraded = accounts.get(i).mayTrade();
            boolean isBetter =
                    isTraded == accounts.get(best).mayTrade()
                            ? amounts[i].compareTo(amounts[best]) > 0
                            : isTraded;
            best = isBetter ? i : best;
        }
        return best;
    }

    private static void setAside(BigDecimal buffer, List<AccountCash> accounts, BigDecimal[] cash) {
        BigDecimal left = buffer;
        boolean[] used = new boolean[cash.length];
        while (left.signum() > 0) {
            int next = -1;
            for (int i = 0; i < cash.length; i++) {
                if (!used[i] && (next < 0 || isBefore(i, next, accounts, cash))) {
                    next = i;
                }
            }
            if (next < 0) {
                // More than there is: what is missing has to be raised where most is traded.
                int last = largest(accounts, cash);
                cash[last] = cash[last].subtract(left);
                return;
            }
            BigDecimal part = cash[next].max(BigDecimal.ZERO).min(left);
            cash[next] = cash[next].subtract(part);
            left = left.subtract(part);
            used[next] = true;
        }
    }

    private static boolean isBefore(
            int one, int other, List<AccountCash> accounts, BigDecimal[] cash) {
        boolean isIdle = !accounts.get(one).mayTrade();
        return isIdle == !accounts.get(other).mayTrade()
                ? cash[one].compareTo(cash[other]) > 0
                : isIdle;
    }
}
