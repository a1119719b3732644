package app.evenkeel.presentation.control;

import app.evenkeel.presentation.fx.Dialogs;
import app.evenkeel.presentation.fx.Messages;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What was typed into a form, which leaving it would lose: then it is asked about first. Used on
 * the FX thread.
 */
public final class TypedContent {
    private final Supplier<List<?>> content;
    private final Consumer<Runnable> ask;
    private List<?> before;

    /**
     * @param content the values of the form's fields; those there now count as not typed
     * @param ask runs what it is given once the user agrees to lose what was typed
     */
    public TypedContent(Supplier<List<?>> content, Consumer<Runnable> ask) {
        this.content = content;
        this.ask = ask;
        this.before = List.copyOf(content.get());
    }

    /** What stands in the fields now counts as not typed. */
    public void begin() {
        before = List.copyOf(content.get());
    }

    /** Closes the form, at once where nothing was typed. */
    public void leave(Runnable close) {
        if (content.get().equals(before)) {
            close.run();
        } else {
            ask.accept(close);
        }
    }

    /** The question that every form asks. */
    public static Consumer<Runnable> asking(Dialogs dialogs, Messages messages) {
        return close ->
                dialogs.confirm(
                        messages.text("form.discard.title"),
                        messages.text("form.discard.text"),
                        messages.text("action.discard"),
                        close);
    }
}
