package app.evenkeel.presentation.imports;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.portfolio.TemplateDraft;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Templates in memory, over files that are really read. */
public final class FakeMapper implements MapperDesk {
    public final List<TemplateDraft> kept = new ArrayList<>();
    public final List<String> removed = new ArrayList<>();

    @Override
    public List<TemplateDraft> drafts(Path file, String name) {
        if (!kept.isEmpty()) {
            return List.copyOf(kept);
        }
        return TemplateDraft.guess(
                new FileReading(List.of()), file, name, ZoneOffset.UTC, CurrencyCode.of("EUR"));
    }

    @Override
    public TemplateDraft readAs(
            TemplateDraft draft, @Nullable String charset, @Nullable Character delimiter) {
        return draft.readAs(new FileReading(List.of()), charset, delimiter);
    }

    @Override
    public List<TemplateDraft.Outcome> trial(TemplateDraft draft) {
        return draft.trial(LocalDate.of(2026, 11, 21));
    }

    @Override
    public void save(TemplateDraft draft) {
        kept.add(draft);
    }

    @Override
    public List<String> names() {
        return kept.stream().map(TemplateDraft::name).toList();
    }

    @Override
    public void remove(String name) {
        removed.add(name);
        kept.removeIf(draft -> draft.name().equals(name));
    }

    @Override
    public void share(String name, Path file) {
        throw new AssertionError("No test shares a template");
    }

    @Override
    public String add(Path file) {
        throw new AssertionError("No test adds a template");
    }
}
