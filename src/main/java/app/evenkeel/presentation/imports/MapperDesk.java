package app.evenkeel.presentation.imports;

import app.evenkeel.portfolio.TemplateDraft;
import app.evenkeel.portfolio.TemplateService;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** What the column mapper asks of the session; every method but {@code of} blocks. */
public interface MapperDesk {
    /** A first idea of each table in a file. */
    List<TemplateDraft> drafts(Path file, String name);

    /** As {@link TemplateService#readAs}. */
    TemplateDraft readAs(
            TemplateDraft draft, @Nullable String charset, @Nullable Character delimiter);

    /** What a draft makes of its first rows. */
    List<TemplateDraft.Outcome> trial(TemplateDraft draft);

    /** Keeps a draft as a template. */
    void save(TemplateDraft draft);

    /** The names of the templates that were saved. */
    List<String> names();

    void remove(String name);

    /** Writes a saved template to a file. */
    void share(String name, Path file);

    /** Saves a template from a file, and says its name. */
    String add(Path file);

    static MapperDesk of(TemplateService service) {
        return new MapperDesk() {
            @Override
            public List<TemplateDraft> drafts(Path file, String name) {
                return service.drafts(file, name);
            }

            @Override
            public TemplateDraft readAs(
                    TemplateDraft draft, @Nullable String charset, @Nullable Character delimiter) {
                return service.readAs(draft, charset, delimiter);
            }

            @Override
            public List<TemplateDraft.Outcome> trial(TemplateDraft draft) {
                return service.trial(draft);
            }

            @Override
            public void save(TemplateDraft draft) {
                service.save(draft);
            }

            @Override
            public List<String> names() {
                return service.names();
            }

            @Override
            public void remove(String name) {
                service.remove(name);
            }

            @Override
            public void share(String name, Path file) {
                service.share(name, file);
            }

            @Override
            public String add(Path file) {
                return service.add(file);
            }
        };
    }
}
