package app.evenkeel.presentation.imports;

import app.evenkeel.presentation.fx.Messages;

/** What a file's source and layout are called. */
final class SourceNames {
    private SourceNames() {}

    /** The broker's name with the layout's; a source added later shows its own word at first. */
    static String of(Messages messages, String source, String layout) {
        String key = "source." + source;
        String name = messages.has(key) ? messages.text(key) : source;
        return layout.isEmpty() ? name : name + " · " + layout;
    }
}
