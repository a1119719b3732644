package app.evenkeel.ingestion.file;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.RowProblem;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a file gave, told in lines that can be compared with a text beside it. */
final class FixtureStory {
    private final Collected read;
    private final RecognisedFile file;

    private FixtureStory(Collected read, RecognisedFile file) {
        this.read = read;
        this.file = file;
    }

    static FixtureStory of(Path path) {
        FileReading reading = FileReading.standard();
        RecognisedFile file = Collected.only(reading, path);
        return new FixtureStory(Collected.from(reading, file, null), file);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(file.importer().source() + " " + file.importer().layout());
        read.transactions().forEach(each -> lines.add(told(each)));
        read.confirmations.forEach(each -> lines.add(each.line() + " CONFIRMS " + each.what()));
        read.holdings.forEach(each ->
                lines.add(
                        (each.line() + " HOLDS " + each.taxAccount()).strip()
                                + " "
                                + Decimals.plain(each.quantity())
                                + " "
                                + name(each.asset())
                                + " on "
                                + each.asOf()));
        read.problemLines().forEach(each -> lines.add("PROBLEM " + each));
        lines.add("nothing new " + new TreeSet<>(read.nothingNew));
        return lines;
    }

    long rows() {
        return read.rows;
    }

    /** Lines that gave something, or were said to give nothing; each row's first line. */
    Set<Long> accountedFor() {
        Set<Long> lines = new HashSet<>(read.nothingNew);
        read.transactions().forEach(each -> lines.add(each.head().origin().line()));
        read.confirmations.forEach(each -> lines.add(each.line()));
        read.holdings.forEach(each -> lines.add(each.line()));
        read.problems.stream().filter(RowProblem::rejected).forEach(each -> lines.add(each.line()));
        return lines;
    }

    /** Rows that both gave a transaction and were said to give nothing, or were refused. */
    Set<Long> contradictions() {
        Set<Long> lines = new TreeSet<>();
        Set<Long> empty = new HashSet<>(read.nothingNew);
        read.problems.stream().filter(RowProblem::rejected).forEach(each -> empty.add(each.line()));
        read.transactions().forEach(each -> lines.add(each.head().origin().line()));
        lines.retainAll(empty);
        return lines;
    }

    private String told(Transaction transaction) {
        Movement m = transaction.movement();
        StringBuilder text = new StringBuilder();
        text.append(transaction.head().origin().line()).append(' ');
        text.append(transaction.head().time()).append(' ').append(transaction.type());
        append(text, " pool ", transaction.head().taxAccount());
        leg(text, " +", m.in());
        leg(text, " -", m.out());
        if (m.fee() != null) {
            text.append(" fee ").append(Decimals.plain(m.fee().quantity()));
            text.append(' ').append(name(m.fee().asset()));
            text.append(m.fee().included() ? "" : " on top");
        }
        if (m.tax() != null) {
            text.append(" tax ").append(m.tax());
        }
        if (m.price() != null) {
            text.append(" at ").append(Decimals.plain(m.price().value()));
            text.append(' ').append(m.price().currency());
        }
        if (m.amount() != null) {
            text.append(" = ").append(m.amount());
        }
        if (m.subject() != null) {
            text.append(" of ").append(name(m.subject()));
        }
        append(text, " id ", transaction.head().origin().externalId());
        return text.toString();
    }

    private void leg(StringBuilder text, String sign, @Nullable Leg leg) {
        if (leg != null) {
            text.append(sign).append(Decimals.plain(leg.quantity()));
            text.append(' ').append(name(leg.asset()));
        }
    }

    private String name(AssetId id) {
        AssetRef ref = read.refOf(id);
        boolean plain = ref.kind() == AssetKind.CASH || ref.kind() == AssetKind.EQUITY;
        return ref.symbol() + (plain ? "" : "[" + ref.kind() + "]");
    }

    private static void append(StringBuilder text, String label, String value) {
        if (!value.isEmpty()) {
            text.append(label).append(value);
        }
    }
}
