package app.evenkeel.ingestion.file.template;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.ReferenceBook;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Confirmation;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.StatedHolding;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What a template makes of a file's first rows, row by row, while it is being made. */
public final class TemplateTrial {
    private TemplateTrial() {}

    /** Reads the sample's rows below the header; nothing is stored. */
    public static List<Outcome> of(Template template, FileSample sample, LocalDate today) {
        Sink sink = new Sink(template);
        new TemplateImporter(template)
                .read(rows(sample), new ImportContext(sink, template.name(), null, today), sink);
        sink.outcomes.sort(Comparator.comparingLong(Outcome::line));
        return sink.outcomes;
    }

    private static CsvRows rows(FileSample sample) {
        Iterator<Integer> at =
                java.util.stream.IntStream.range(0, sample.rows().size()).boxed().iterator();
        return new CsvRows() {
            @Override
            public boolean hasNext() {
                return at.hasNext();
            }

            @Override
            public CsvRow next() {
                int index = at.next();
                List<String> cells = sample.rows().get(index);
                return new CsvRow(index, sample.lines().get(index), cells, String.join(",", cells));
            }
        };
    }

    /**
     * What became of one row.
     *
     * @param line in the file
     * @param type or {@code null} where the row was not understood or says nothing
     * @param when local to the template's zone, or {@code null} likewise
     * @param received quantity and symbol, or empty
     * @param given quantity and symbol, or empty
     * @param problem why it was not understood, or {@code null}
     */
    public record Outcome(
            long line,
            @Nullable TransactionType type,
            @Nullable LocalDateTime when,
            String received,
            String given,
            @Nullable Problem problem) {}

    /** Keeps one outcome a row; gives out ids for the names it meets. */
    private static final class Sink implements RecordSink, ReferenceBook {
        private final Template template;
        private final List<Outcome> outcomes = new ArrayList<>();
        private final Map<Integer, Long> lines = new HashMap<>();
        private final Map<AssetRef, AssetId> assets = new HashMap<>();
        private final Map<AssetId, AssetRef> refs = new HashMap<>();
        private final Map<AccountRef, AccountId> accounts = new HashMap<>();

        private Sink(Template template) {
            this.template = template;
        }

        @Override
        public AssetId asset(AssetRef ref) {
            AssetId id = assets.computeIfAbsent(ref, key -> new AssetId(-1L - assets.size()));
            refs.put(id, ref);
            return id;
        }

        @Override
        public AccountId account(AccountRef ref) {
            return accounts.computeIfAbsent(ref, key -> new AccountId(-1L - accounts.size()));
        }

        @Override
        public void transaction(int place, Candidate candidate) {
            var transaction = candidate.transaction();
            outcomes.add(
                    new Outcome(
                            transaction.head().origin().line(),
                            transaction.type(),
                            transaction.head().time().atZone(template.zone()).toLocalDateTime(),
                            told(transaction.movement().in()),
                            told(transaction.movement().out()),
                            null));
        }

        private String told(@Nullable Leg leg) {
            if (leg == null) {
                return "";
            }
            AssetRef ref = refs.get(leg.asset());
            return Decimals.plain(leg.quantity()) + " " + (ref == null ? "" : ref.symbol());
        }

        @Override
        public void rejected(int place, RowProblem problem) {
            outcomes.add(new Outcome(problem.line(), null, null, "", "", problem.problem()));
        }

        @Override
        public void note(RowProblem problem) {
            outcomes.add(new Outcome(problem.line(), null, null, "", "", problem.problem()));
        }

        @Override
        public void partOf(int place, int lead) {
            throw new IllegalStateException("A template reads each row by itself");
        }

        @Override
        public void nothingNew(int place) {
            outcomes.add(new Outcome(lines.getOrDefault(place, 0L), null, null, "", "", null));
        }

        @Override
        public void confirmation(int place, Confirmation confirmation) {
            throw new IllegalStateException("A template confirms nothing");
        }

        @Override
        public void holding(int place, StatedHolding holding) {
            throw new IllegalStateException("A template states no holdings");
        }

        @Override
        public void row(int place, long line) {
            lines.put(place, line);
        }
    }
}
