package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CorporateEvent.Kind;
import app.evenkeel.domain.portfolio.CorporateEvent.Ratio;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.EventPreview.Holding;
import app.evenkeel.domain.portfolio.EventTerms;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Shows or books what an issuer did to its shares or units. */
abstract class ActionsCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "WHAT", description = "split, merger, spin-off or rename")
    private Kind kind = Kind.SPLIT;

    @Parameters(index = "1", paramLabel = "ASSET", description = "symbol, name or ISIN")
    private String asset = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "OTHER",
            description = "what it becomes, or what was spun off; none for a split")
    private @Nullable String other;

    @Option(
            names = "--day",
            required = true,
            paramLabel = "DAY",
            description = "first day of the new units")
    private @Nullable LocalDate day;

    @Option(
            names = "--ratio",
            defaultValue = "1:1",
            paramLabel = "NEW:OLD",
            description = "new units for old ones, such as 4:1 or 1:2 (${DEFAULT-VALUE})")
    private String ratio = "1:1";

    @Option(
            names = "--cost-share",
            paramLabel = "PART",
            description =
                    "part of the cost that goes to what was spun off, or to the cash of a merger,"
                            + " such as 0.18")
    private @Nullable BigDecimal costShare;

    @Option(
            names = "--in-lieu",
            paramLabel = "PRICE",
            description = "cash for one new unit where fractions are not given out")
    private @Nullable BigDecimal inLieu;

    @Option(
            names = "--cash",
            paramLabel = "PRICE",
            description = "cash for one old unit that a merger pays beside the new units")
    private @Nullable BigDecimal cashPart;

    @Option(
            names = "--worth",
            paramLabel = "PRICE",
            description = "of one new unit, to divide the cost by; else the price of the day")
    private @Nullable BigDecimal worth;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "of that cash; else the asset's")
    private @Nullable CurrencyCode currency;

    private ActionsCommand(CommandContext context) {
        super(context);
    }

    @Option(
            names = "--new",
            description = "make OTHER a new asset if there is none that is called so")
    private boolean create;

    @Option(names = "--new-name", paramLabel = "NAME", description = "of the new asset, in full")
    private String newName = "";

    @Option(
            names = "--new-kind",
            paramLabel = "KIND",
            description = "of the new asset: ${COMPLETION-CANDIDATES}; else ASSET's")
    private @Nullable AssetKind newKind;

    @Option(
            names = "--new-currency",
            paramLabel = "CODE",
            description = "that the new asset is quoted in; else ASSET's")
    private @Nullable CurrencyCode newCurrency;

    EventTerms terms(SessionGraph session) {
        Asset subject = called(session, asset);
        LocalDate first = day;
        if (first == null) {
            throw bad("--day");
        }
        CurrencyCode in = currency == null ? subject.currency() : currency;
        Asset there = kind == Kind.SPLIT ? null : otherIn(session);
        return new EventTerms(
                kind,
                subject.id(),
                there == null ? null : there.id(),
                kind == Kind.SPLIT || there != null ? null : created(subject),
                first,
                ratio(),
                money(inLieu, in),
                costShare,
                money(cashPart, in),
                worth);
    }

    private AssetRef created(Asset subject) {
        AssetKind sort = newKind == null ? subject.kind() : newKind;
        return new AssetRef(
                sort,
                Objects.requireNonNull(other),
                newName,
                newCurrency == null ? subject.currency() : newCurrency,
                "",
                sort == subject.kind() ? subject.unitsPerPrice() : 1);
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, CurrencyCode in) {
        return amount == null ? null : new Money(amount, in);
    }

    /** {@code null} if it is to be created. */
    private @Nullable Asset otherIn(SessionGraph session) {
        String wanted = other;
        if (wanted == null || wanted.isBlank()) {
            throw bad("OTHER");
        }
        Optional<Asset> found = find(session, wanted);
        return create ? found.orElse(null) : found.orElseThrow(() -> notFound(wanted));
    }

    private Ratio ratio() {
        List<String> parts = List.of(ratio.split(":", -1));
        try {
            return new Ratio(new BigDecimal(parts.getFirst()), new BigDecimal(parts.getLast()));
        } catch (IllegalArgumentException e) {
            throw bad(ratio);
        }
    }

    private static EvenkeelException bad(String what) {
        return new EvenkeelException(Problem.of(ProblemCode.BAD_ENTRY, what));
    }

    private static Asset called(SessionGraph session, String wanted) {
        return find(session, wanted).orElseThrow(() -> notFound(wanted));
    }

    private static EvenkeelException notFound(String wanted) {
        return new EvenkeelException(Problem.of(ProblemCode.ASSET_NOT_FOUND, wanted));
    }

    private static Optional<Asset> find(SessionGraph session, String wanted) {
        return session.ledger().assets().stream()
                .filter(a ->
                        a.symbol().equalsIgnoreCase(wanted)
                                || a.name().equalsIgnoreCase(wanted)
                                || a.isin().equalsIgnoreCase(wanted))
                .findFirst();
    }

    @Command(
            name = "preview",
            description = "Shows what booking a corporate action would change; stores nothing.")
    static final class Preview extends ActionsCommand {
        Preview(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            EventPreview preview = session.actions().preview(terms(session));
            print(out -> out.object(() -> write(out, preview)), () -> table(preview));
            return ExitCode.DONE;
        }

        private void table(EventPreview preview) {
            Table table =
                    new Table(
                            "account",
                            "tax account",
                            "asset",
                            ">before",
                            ">cost",
                            ">after",
                            ">cost");
            for (EventPreview.Place place : preview.places()) {
                table.row(
                        place.account().name(),
                        place.taxAccount(),
                        place.asset().label(),
                        Table.quantity(place.before().quantity()),
                        cost(place.before()),
                        Table.quantity(place.after().quantity()),
                        cost(place.after()));
            }
            table.print(context().out());
            context().out().println(preview.rows().size() + " rows to book");
            if (preview.booked() > 0) {
                context().out().println(preview.booked() + " places have it already");
            }
        }

        private static @Nullable String cost(Holding holding) {
            Money cost = holding.cost();
            return cost == null ? null : Table.amount(cost.amount(), cost.currency());
        }

        private static void write(Json json, EventPreview preview) {
            json.number("rows", preview.rows().size()).number("booked", preview.booked());
            json.flag("leavesLess", preview.leavesLess());
            json.array(
                    "places",
                    preview.places(),
                    (out, place) -> {
                        out.text("account", place.account().name())
                                .text("taxAccount", place.taxAccount())
                                .text("symbol", place.asset().symbol())
                                .text("name", place.asset().name());
                        out.object("before", () -> write(out, place.before()));
                        out.object("after", () -> write(out, place.after()));
                    });
            json.array(
                    "prices",
                    preview.prices(),
                    (out, price) -> {
                        var before = price.before();
                        var after = price.after();
                        var any = after == null ? before : after;
                        out.text("symbol", price.asset().symbol())
                                .text("day", any == null ? null : any.asOf())
                                .amount("before", before == null ? null : before.value())
                                .amount("after", after == null ? null : after.value());
                    });
        }

        private static void write(Json json, Holding holding) {
            Money cost = holding.cost();
            json.amount("quantity", holding.quantity())
                    .amount("cost", cost == null ? null : cost.amount())
                    .text("currency", cost == null ? null : cost.currency());
            json.array("lots", holding.lots(), Preview::write);
        }

        private static void write(Json json, Lot lot) {
            Money cost = lot.cost();
            json.text("acquired", lot.acquired())
                    .amount("quantity", lot.quantity())
                    .amount("cost", cost == null ? null : cost.amount());
        }
    }

    @Command(
            name = "apply",
            description = "Books a corporate action in every account that holds the asset.")
    static final class Apply extends ActionsCommand {
        Apply(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            int rows = session.actions().apply(terms(session)).size();
            print(
                    out -> out.object(() -> out.number("rows", rows)),
                    () -> context().out().println(rows + " rows booked"));
            return ExitCode.DONE;
        }
    }
}
