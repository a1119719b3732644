package app.evenkeel.ingestion.file.statement;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;
import app.evenkeel.ingestion.file.TableImporter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a file that nowhere states what currency its accounts are in, and shows it only by its
 * rows: they wait for each other, up to {@value #WAITING} of them, so that memory stays bounded.
 * What is not shown by then is unknown, and never guessed. Used by one thread.
 */
public final class OwnCurrency implements TableImporter.RowReader {
    private static final int WAITING = 10_000;

    private final Reading reading;
    private final Witness witness;
    private final Told told;
    private final Map<String, Map<CurrencyCode, Integer>> votes = new HashMap<>();
    private final List<RowCells> waiting = new ArrayList<>();
    private boolean isKnown;

    /** What a row shows of its account's currency; says so by {@link #vote}. */
    @FunctionalInterface
    public interface Witness {
        void look(RowCells cells, OwnCurrency currency);
    }

    /** Reads a row once that is known. */
    @FunctionalInterface
    public interface Told {
        void read(RowCells cells, OwnCurrency currency);
    }

    public OwnCurrency(Reading reading, Witness witness, Told told) {
        this.reading = reading;
        this.witness = witness;
        this.told = told;
    }

    /**
     * A row speaks for a currency, or against it if {@code weight} is below zero.
     *
     * @param account what tells accounts apart that need not share a currency
     */
    public void vote(String account, CurrencyCode currency, int weight) {
        votes.computeIfAbsent(account, _ -> new HashMap<>()).merge(currency, weight, Integer::sum);
    }

    /** The currency that most speaks for; {@code null} if nothing does, or as much for another. */
    public @Nullable CurrencyCode of(String account) {
        Map<CurrencyCode, Integer> own = votes.getOrDefault(account, Map.of());
        int most = own.values().stream().mapToInt(weight -> weight).max().orElse(0);
        List<CurrencyCode> best =
                own.entrySet().stream()
                        .filter(each -> each.getValue() == most)
                        .map(Map.Entry::getKey)
                        .toList();
        return most > 0 && best.size() == 1 ? best.getFirst() : null;
    }

    @Override
    public void row(RowCells cells) {
        if (isKnown) {
            told.read(cells, this);
            return;
        }
        witness.look(cells, this);
        waiting.add(cells);
        if (waiting.size() == WAITING) {
            end();
        }
    }

    @Override
    public void end() {
        isKnown = true;
        waiting.forEach(cells -> reading.guard(cells.row(), () -> told.read(cells, this)));
        waiting.clear();
    }
}
