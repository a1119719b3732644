package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.settings.NoticesDesk;

import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** Tells on the desktop while the window is not in front, unless the user wants it not. */
final class AwayNotices implements BackgroundWork.Elsewhere {
    private final OpenStore store;
    private final Supplier<@Nullable Window> owner;
    private final DesktopNotices desktop;

    AwayNotices(OpenStore store, Supplier<@Nullable Window> owner, DesktopNotices desktop) {
        this.store = store;
        this.owner = owner;
        this.desktop = desktop;
    }

    @Override
    public boolean isNeeded() {
        Window window = owner.get();
        return WindowNotices.DESKTOP && window != null && !window.isFocused();
    }

    @Override
    public void tell(String title, String text) {
        if (store.setting(NoticesDesk.DESKTOP, NoticesDesk.ON).equals(NoticesDesk.ON)) {
            desktop.tell(title, text);
        }
    }
}
