package app.evenkeel.portfolio;

import app.evenkeel.analytics.valuation.DataProblems;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.CorporateEvent.Ratio;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.DataProblem.Kind;
import app.evenkeel.domain.portfolio.Finding;
import app.evenkeel.domain.portfolio.Finding.Severity;
import app.evenkeel.domain.portfolio.Fix;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.TransferPair;
import app.evenkeel.ingestion.market.feed.EcbFeed;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks the whole data through for what makes figures wrong or missing, and does what mends it.
 * Blocking and thread-safe.
 */
public final class HealthService {
    private static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(Finding::severity).thenComparing(f -> f.problem().kind());

    private final Session session;
    private final LedgerService ledger;
    private final ValuationService valuation;
    private final TransferService transfers;
    private final CorporateActionService actions;
    private final CollectedHoldings collected;

    /**
     * @param collected what keepers say is held
     */
    public HealthService(
            Session session,
            LedgerService ledger,
            ValuationService valuation,
            TransferService transfers,
            CorporateActionService actions,
            CollectedHoldings collected) {
        this.session = session;
        this.ledger = ledger;
        this.valuation = valuation;
        this.transfers = transfers;
        this.actions = actions;
        this.collected = collected;
    }

    /** All that was found as of a day, the worst first. */
    public List<Finding> findings(LocalDate asOf, CurrencyCode currency) {
        Book book = valuation.book(currency);
        List<DataProblem> problems = valuation.problems(asOf, currency);
        PlaceRows rows = PlaceRows.of(book.ledger().timeline());
        List<Position> positions = valuation.positions(asOf, Scope.ALL);
        Map<AssetId, CorporateEvent.Split> splits = new LinkedHashMap<>();
        List<Finding> found = new ArrayList<>();
        for (ReportedAction reported : reportedSplits()) {
            Ratio ratio = new Ratio(reported.action().value(), BigDecimal.ONE);
            CorporateEvent.Split split =
                    new CorporateEvent.Split(
                            reported.asset(), reported.action().day(), ratio, null);
            if (rows.isOpen(split)) {
                splits.put(split.asset(), split);
                found.add(splitFinding(Kind.SPLIT_REPORTED, split, book));
            }
        }
        SplitSuspects.find(book.histories(), book.ledger().timeline().assets())
                .forEach(split -> {
                    if (!splits.containsKey(split.asset()) && rows.isOpen(split)) {
                        splits.put(split.asset(), split);
                        found.add(splitFinding(Kind.SPLIT_SUSPECT, split, book));
                    }
                });
        problems.forEach(
                problem -> found.add(of(withoutSource(problem), rows, positions, splits, book)));
        for (TransferPair pair : transfers.proposals()) {
            if (!pair.isAssumed()) {
                found.add(transferFinding(pair));
            }
        }
        found.addAll(collectedDifferences(asOf, rows));
        found.addAll(heldBars(book));
        found.addAll(
                new PriceStepFindings(session)
                        .find(book.histories(), book.ledger().timeline().assets()));
        found.addAll(reusedTickers(book));
        found.sort(WORST_FIRST);
        return found;
    }

    /** Where no source has a rate that is missing, fetching does not mend it. */
    private static DataProblem withoutSource(DataProblem problem) {
        if (problem.kind() != Kind.MISSING_RATE) {
            return problem;
        }
        String pair = problem.args().getFirst();
        for (String code : pair.split("/", 2)) {
            CurrencyCode major = new CurrencyCode(code).major();
            if (!EcbFeed.isPublished(major)) {
                return new DataProblem(
                        Kind.NO_RATE_SOURCE, null, null, List.of(pair, major.value()));
            }
        }
        return problem;
    }

    /** One finding by its id; empty if it is mended, or never was. */
    public Optional<Finding> find(String id, LocalDate asOf, CurrencyCode currency) {
        return findings(asOf, currency).stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /**
     * Does what mends a finding, undoable; does nothing where that needs the user's answer.
     *
     * @return whether anything was done
     */
    public boolean mend(Fix fix) {
        return switch (fix) {
            case Fix.AcceptTransfer accept -> transfers.accept(List.of(accept.proposal())) > 0;
            case Fix.BookEvent book -> !actions.apply(book.event()).isEmpty();
            case Fix.AddOpeningBalance opening -> addOpening(opening);
            case Fix.BookDifference difference -> {
                collected.book(difference.line(), difference.type());
                yield true;
            }
            case Fix.ImportOlderFile _,
                    Fix.ChoosePriceSource _,
                    Fix.GetRates _,
                    Fix.ImportRates _,
                    Fix.JudgeBars _,
                    Fix.LookAtRows _ ->
                    false;
        };
    }

    /** At the start of the first day on which the asset moved in the account. */
    private boolean addOpening(Fix.AddOpeningBalance opening) {
        Head first = null;
        String taxAccount = "";
        var timeline = valuation.ledger().timeline();
        for (int i = 0; i < timeline.size(); i++) {
            Transaction row = timeline.transaction(i);
            if (row.head().account().equals(opening.account())
                    && PlaceRows.touches(row, opening.asset())) {
                Leg out = row.movement().out();
                first = first == null ? row.head() : first;
                if (out != null && out.asset().equals(opening.asset())) {
                    taxAccount = row.head().taxAccount();
                    break;
                }
            }
        }
        if (first == null) {
            return false;
        }
        Head head =
                new Head(
                        TransactionId.NONE,
                        opening.account(),
                        taxAccount,
                        first.date().atStartOfDay(first.zone()).toInstant(),
                        first.zone(),
                        null,
                        "",
                        Origin.byHand());
        ledger.add(
                Transaction.of(
                        TransactionType.OPENING_BALANCE,
                        head,
                        Movement.ofIn(new Leg(opening.asset(), opening.quantity()))));
        return true;
    }

    private Finding of(
            DataProblem problem,
            PlaceRows rows,
            List<Position> positions,
            Map<AssetId, CorporateEvent.Split> splits,
            Book book) {
        return Finding.of(
                problem,
                severity(problem),
                rows.of(problem),
                fixes(problem, positions, splits, book),
                "");
    }

    private List<Fix> fixes(
            DataProblem problem,
            List<Position> positions,
            Map<AssetId, CorporateEvent.Split> splits,
            Book book) {
        Asset asset = problem.asset();
        Account account = problem.account();
        List<Fix> fixes = new ArrayList<>();
        switch (problem.kind()) {
            case NEGATIVE_HOLDING -> {
                Asset of = Objects.requireNonNull(asset);
                AccountId in = Objects.requireNonNull(account).id();
                CorporateEvent event =
                        splits.containsKey(of.id())
                                ? splits.get(of.id())
                                : Renames.explaining(of, in, positions, book).orElse(null);
                if (event != null) {
                    fixes.add(new Fix.BookEvent(event));
                }
                fixes.add(new Fix.ImportOlderFile(in));
                fixes.add(new Fix.AddOpeningBalance(in, of.id(), lacking(of, in, positions)));
            }
            case QUANTITY_DIFFERS -> {
                CorporateEvent event = asset == null ? null : splits.get(asset.id());
                if (event != null) {
                    fixes.add(new Fix.BookEvent(event));
                }
                fixes.add(new Fix.ImportOlderFile(Objects.requireNonNull(account).id()));
            }
            case MISSING_PRICE, STALE_PRICE ->
                    fixes.add(new Fix.ChoosePriceSource(Objects.requireNonNull(asset).id()));
            case MISSING_RATE, STALE_RATE -> fixes.add(new Fix.GetRates());
            case NO_RATE_SOURCE ->
                    fixes.add(new Fix.ImportRates(new CurrencyCode(problem.args().getLast())));
            case UNKNOWN_COST, SPIN_OFF_COST -> fixes.add(new Fix.LookAtRows());
            case UNMATCHED_TRANSFER ->
                    fixes.add(new Fix.ImportOlderFile(Objects.requireNonNull(account).id()));
            case COLLECTED_DIFFERS,
                    SPLIT_REPORTED,
                    SPLIT_SUSPECT,
                    PRICE_STEP,
                    PROPOSED_TRANSFER,
                    HELD_PRICE,
                    REUSED_TICKER ->
                    fixes.add(new Fix.LookAtRows());
        }
        return fixes;
    }

    private static BigDecimal lacking(Asset asset, AccountId account, List<Position> positions) {
        return positions.stream()
                .filter(p -> p.asset().id().equals(asset.id()) && p.account().id().equals(account))
                .map(Position::quantity)
                .filter(quantity -> quantity.signum() < 0)
                .map(BigDecimal::negate)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ONE);
    }

    static Severity severity(DataProblem problem) {
        return switch (problem.kind()) {
            case NEGATIVE_HOLDING -> {
                Asset asset = problem.asset();
                yield asset != null && asset.isCash() ? Severity.WARNING : Severity.ERROR;
            }
            case QUANTITY_DIFFERS, COLLECTED_DIFFERS, SPLIT_REPORTED, SPLIT_SUSPECT, PRICE_STEP ->
                    Severity.ERROR;
            case MISSING_PRICE,
                    MISSING_RATE,
                    NO_RATE_SOURCE,
                    UNKNOWN_COST,
                    SPIN_OFF_COST,
                    UNMATCHED_TRANSFER,
                    PROPOSED_TRANSFER,
                    HELD_PRICE ->
                    Severity.WARNING;
            case STALE_PRICE, STALE_RATE, REUSED_TICKER -> Severity.NOTE;
        };
    }

    private List<ReportedAction> reportedSplits() {
        return session.stores().database().read(tx -> session.stores().feeds().openSplits(tx));
    }

    private static Finding splitFinding(Kind kind, CorporateEvent.Split split, Book book) {
        Asset asset = book.ledger().timeline().asset(split.asset());
        DataProblem problem =
                new DataProblem(
                        kind,
                        asset,
                        null,
                        List.of(asset.label(), text(split.ratio()), split.day().toString()));
        return Finding.of(
                problem, severity(problem), List.of(), List.of(new Fix.BookEvent(split)), "");
    }

    private static String text(Ratio ratio) {
        return Decimals.plain(ratio.to()) + ":" + Decimals.plain(ratio.from());
    }

    private static Finding transferFinding(TransferPair pair) {
        DataProblem problem =
                new DataProblem(
                        Kind.PROPOSED_TRANSFER,
                        pair.asset(),
                        pair.from(),
                        List.of(
                                pair.asset().label(),
                                pair.from().name(),
                                pair.to().name(),
                                Decimals.plain(pair.proposal().quantity()),
                                pair.in().head().date().toString()));
        TransactionId out = pair.proposal().out();
        TransactionId in = pair.proposal().in();
        return Finding.of(
                problem,
                severity(problem),
                List.of(out, in),
                List.of(new Fix.AcceptTransfer(pair.proposal())),
                out.value() + ">" + in.value());
    }

    /** Where a keeper says otherwise than the ledger, by more than statements are allowed to. */
    private List<Finding> collectedDifferences(LocalDate asOf, PlaceRows rows) {
        List<Finding> found = new ArrayList<>();
        for (CollectedLine line : collected.compare()) {
            BigDecimal difference = line.difference();
            Instant at = line.asOf();
            LocalDate day = at == null ? LocalDate.MAX : LocalDate.ofInstant(at, zone());
            if (difference != null
                    && difference.abs().compareTo(DataProblems.TOLERANCE) > 0
                    && !line.isLessOfAPart()
                    && !day.isAfter(asOf)) {
                found.add(collectedFinding(line, day, rows));
            }
        }
        return found;
    }

    private static Finding collectedFinding(CollectedLine line, LocalDate day, PlaceRows rows) {
        DataProblem problem =
                new DataProblem(
                        Kind.COLLECTED_DIFFERS,
                        line.asset(),
                        line.account(),
                        List.of(
                                line.asset().label(),
                                line.account().name(),
                                Decimals.plain(Objects.requireNonNull(line.collected())),
                                Decimals.plain(line.derived()),
                                day.toString()));
        List<Fix> fixes = new ArrayList<>();
        fixes.add(new Fix.ImportOlderFile(line.account().id()));
        line.bookings().forEach(type -> fixes.add(new Fix.BookDifference(line, type)));
        return Finding.of(problem, severity(problem), rows.of(problem), fixes, "");
    }

    private ZoneId zone() {
        return session.clock().getZone();
    }

    private List<Finding> heldBars(Book book) {
        Map<AssetId, List<HeldBar>> byAsset = new LinkedHashMap<>();
        session.stores()
                .database()
                .read(tx -> session.stores().feeds().held(tx))
                .forEach(bar ->
                        byAsset.computeIfAbsent(bar.asset(), _ -> new ArrayList<>()).add(bar));
        List<Finding> found = new ArrayList<>();
        byAsset.forEach((id, bars) -> {
            Asset asset = book.ledger().timeline().assets().get(id);
            if (asset != null) {
                HeldBar newest = bars.getFirst();
                DataProblem problem =
                        new DataProblem(
                                Kind.HELD_PRICE,
                                asset,
                                null,
                                List.of(
                                        asset.label(),
                                        Integer.toString(bars.size()),
                                        newest.candle().day().toString()));
                found.add(
                        Finding.of(
                                problem,
                                severity(problem),
                                List.of(),
                                List.of(new Fix.JudgeBars(id)),
                                ""));
            }
        });
        return found;
    }

    /** One symbol for assets that their issuers number differently. */
    private static List<Finding> reusedTickers(Book book) {
        Map<String, List<Asset>> bySymbol = new HashMap<>();
        book.ledger().timeline().assets().values().stream()
                .filter(asset -> !asset.isCash() && !asset.isin().isEmpty())
                .filter(asset -> book.ledger().priced().contains(asset.id()))
                .sorted(Comparator.comparing(Asset::id))
                .forEach(asset ->
                        bySymbol.computeIfAbsent(
                                        asset.symbol().toUpperCase(Locale.ROOT),
                                        _ -> new ArrayList<>())
                                .add(asset));
        List<Finding> found = new ArrayList<>();
        bySymbol.forEach((symbol, assets) -> {
            if (assets.stream().map(Asset::isin).distinct().count() > 1) {
                DataProblem problem =
                        new DataProblem(
                                Kind.REUSED_TICKER,
                                assets.getLast(),
                                null,
                                List.of(
                                        symbol,
                                        assets.getFirst().label(),
                                        assets.getLast().label()));
                found.add(
                        Finding.of(
                                problem,
                                severity(problem),
                                List.of(),
                                List.of(new Fix.LookAtRows()),
                                ""));
            }
        });
        return found;
    }
}
