package app.evenkeel.analytics.ledger;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.portfolio.TransferChoice;
import app.evenkeel.domain.portfolio.TransferProposal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Transactions in the order in which they count, each with its trading day.
 *
 * <p>The order is by time. Where a source knows only the day, its times are all the start of that
 * day, and within the day splits, mergers and spin-offs count first (they take effect before
 * trading), then what was acquired, then moves of custody, then what was given up: brokers that
 * state days count a day's purchases before its sales. Where a source states the time of day, equal
 * times keep the order they were given in. Immutable.
 */
public final class Timeline {
    private static final Comparator<Transaction> ORDER =
            Comparator.<Transaction, java.time.Instant>comparing(t -> t.head().time())
                    .thenComparing(t -> !isDayOnly(t.head()))
                    .thenComparingInt(Timeline::rankInDay);

    private final Transaction[] transactions;
    private final long[] days;
    private final Map<AssetId, Asset> assets;
    private final Map<Integer, Integer> partners;
    private final Map<Integer, Integer> exchanges;
    private final List<TransferProposal> proposals;
    private final List<TransferProposal> assumed;
    private final long firstDay;
    private final long lastDay;

    private Timeline(
            Transaction[] transactions,
            long[] days,
            Map<AssetId, Asset> assets,
            List<TransferChoice> choices) {
        this.transactions = transactions;
        this.days = days;
        this.assets = assets;
        ChosenPairs chosen = ChosenPairs.of(transactions, choices);
        this.partners = MovePairs.find(transactions, days, chosen);
        OwnMoves moves = OwnMoves.find(transactions, days, assets, partners, chosen);
        this.exchanges = CashExchanges.find(transactions, days, assets, partners);
        this.proposals = moves.proposals();
        this.assumed = moves.assumed();
        this.firstDay = Arrays.stream(days).min().orElse(Long.MAX_VALUE);
        this.lastDay = Arrays.stream(days).max().orElse(Long.MIN_VALUE);
    }

    /**
     * Orders a ledger.
     *
     * @param transactions in any order; twins keep theirs
     * @param assets every asset that a transaction names
     */
    public static Timeline of(
            Collection<? extends Transaction> transactions, Map<AssetId, Asset> assets) {
        return of(transactions, assets, List.of());
    }

    /** Orders a ledger of which the user has said what are moves between own places. */
    public static Timeline of(
            Collection<? extends Transaction> transactions,
            Map<AssetId, Asset> assets,
            List<TransferChoice> choices) {
        Transaction[] sorted = transactions.toArray(new Transaction[0]);
        Arrays.sort(sorted, ORDER);
        long[] days = new long[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            days[i] = sorted[i].head().date().toEpochDay();
        }
        return new Timeline(sorted, days, Map.copyOf(assets), choices);
    }

    public int size() {
        return transactions.length;
    }

    public Transaction transaction(int index) {
        return transactions[index];
    }

    /** Trading day as an epoch day. */
    public long day(int index) {
        return days[index];
    }

    /**
     * The other side of a move between the owner's own places, or -1 if there is none: of a
     * transfer or move of custody, or of a withdrawal that is certain to be a deposit elsewhere.
     */
    public int partner(int index) {
        return partners.getOrDefault(index, -1);
    }

    /** Whether a transfer is one side of an exchange of currency within its account. */
    public boolean isExchange(int index) {
        return exchanges.containsKey(index);
    }

    /** The other side of such an exchange, or -1 if the transaction is none. */
    public int exchanged(int index) {
        return exchanges.getOrDefault(index, -1);
    }

    /**
     * The day from which a transaction counts, as an epoch day: what is sent to a place of the
     * owner's is held where it came from until it arrives, so that nothing is missing on the way.
     */
    public long countedDay(int index) {
        int partner = partner(index);
        return partner >= 0 && transactions[index].movement().out() != null
                ? days[partner]
                : days[index];
    }

    /**
     * Whether value comes into the portfolio or leaves it by this transaction: what came from
     * outside or went there, and transfers and moves of custody without another side. Trades,
     * income and costs are performance.
     */
    public boolean isExternal(int index) {
        return switch (transactions[index]) {
            case Transaction.Deposit _,
                    Transaction.Withdrawal _,
                    Transaction.CustodyMove _,
                    Transaction.Transfer _ ->
                    partner(index) < 0 && !isExchange(index);
            case Transaction.OpeningBalance _ -> true;
            case Transaction.Buy _,
                    Transaction.Sell _,
                    Transaction.Swap _,
                    Transaction.Dividend _,
                    Transaction.Interest _,
                    Transaction.Reward _,
                    Transaction.FeeCharge _,
                    Transaction.TaxCharge _,
                    Transaction.Split _,
                    Transaction.Merger _,
                    Transaction.SpinOff _ ->
                    false;
        };
    }

    /** What may be moves between the owner's own places, and is not taken for such unasked. */
    public List<TransferProposal> proposals() {
        return proposals;
    }

    /**
     * Withdrawals and deposits that are taken for moves between the owner's own places unasked; of
     * rejected ones there are none.
     */
    public List<TransferProposal> assumed() {
        return assumed;
    }

    public Map<AssetId, Asset> assets() {
        return assets;
    }

    /**
     * The asset of that id.
     *
     * @throws IllegalArgumentException if the timeline was built without it
     */
    public Asset asset(AssetId id) {
        Asset asset = assets.get(id);
        if (asset == null) {
            throw new IllegalArgumentException("No asset " + id.value());
        }
        return asset;
    }

    /** First trading day; empty if there are no transactions. */
    public Optional<LocalDate> firstDay() {
        return size() == 0 ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(firstDay));
    }

    /** Last trading day; empty if there are no transactions. */
    public Optional<LocalDate> lastDay() {
        return size() == 0 ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(lastDay));
    }

    /** Whether the source knew only the day. */
    static boolean isDayOnly(Head head) {
        return head.time().atZone(head.zone()).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static int rankInDay(Transaction transaction) {
        if (!isDayOnly(transaction.head())) {
            return 0;
        }
        return switch (transaction) {
            case Transaction.Split _, Transaction.Merger _, Transaction.SpinOff _ -> 0;
            case Transaction.OpeningBalance _,
                    Transaction.Deposit _,
                    Transaction.Buy _,
                    Transaction.Dividend _,
                    Transaction.Interest _,
                    Transaction.Reward _ ->
                    1;
            case Transaction.CustodyMove _, Transaction.Transfer _ -> 2;
            case Transaction.Swap _ -> 3;
            case Transaction.Sell _,
                    Transaction.Withdrawal _,
                    Transaction.FeeCharge _,
                    Transaction.TaxCharge _ ->
                    4;
        };
    }
}
