package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All that the user can have the window do, each once: for menu and palette. */
final class WindowCommands {
    private final ShellViewModel model;
    private final Messages messages;
    private final Supplier<Optional<Screen>> shown;
    private final Outside outside;
    private final Runnable palette;
    private final Runnable sheet;

    /** What the window itself does, beyond the session in it. */
    record Outside(Runnable lock, Runnable quit, Runnable fullScreen, Runnable theme) {
        /** For a picture, in which nothing can be pressed. */
        static final Outside NONE = new Outside(() -> {}, () -> {}, () -> {}, () -> {});
    }

    WindowCommands(
            ShellViewModel model,
            Messages messages,
            Supplier<Optional<Screen>> shown,
            Outside outside,
            Runnable palette,
            Runnable sheet) {
        this.model = model;
        this.messages = messages;
        this.shown = shown;
        this.outside = outside;
        this.palette = palette;
        this.sheet = sheet;
    }

    List<WindowCommand> file() {
        return List.of(
                command("shell.import", "Shortcut+I", model::importFiles),
                command("shell.map", "", model::mapColumns),
                command("route.settings", "Shortcut+Comma", () -> model.go(new Route.Settings())),
                command("shortcut.stop", "Shortcut+Shift+Period", model::stopTrading),
                command("shortcut.lock", "Shortcut+L", outside.lock()),
                command("shortcut.quit", "Shortcut+Q", outside.quit()));
    }

    List<WindowCommand> edit() {
        return List.of(
                command("shortcut.undo", "Shortcut+Z", model::undo),
                command("shortcut.redo", "Shortcut+Shift+Z", model::redo),
                command("shortcut.new", "Shortcut+N", () -> onScreen(Screen::create)),
                command("shortcut.find", "Shortcut+F", () -> onScreen(Screen::find)));
    }

    List<WindowCommand> view() {
        List<WindowCommand> commands = new ArrayList<>();
        for (Route route : ShellViewModel.SCREENS) {
            String keys = ShellViewModel.digit(route).map(digit -> "Shortcut+" + digit).orElse("");
            commands.add(command("route." + route.key(), keys, () -> model.go(route)));
        }
        commands.add(command("shell.amounts", "Shortcut+Shift+H", model::toggleAmounts));
        commands.add(command("shell.theme", "", outside.theme()));
        commands.add(command("shortcut.full-screen", "F11", outside.fullScreen()));
        return commands;
    }

    List<WindowCommand> help() {
        return List.of(
                command("shortcut.palette", "Shortcut+K", palette),
                command("shell.shortcuts", "F1", sheet));
    }

    /** Everything, the screens first. */
    List<WindowCommand> all() {
        List<WindowCommand> commands = new ArrayList<>(view());
        commands.addAll(file());
        commands.addAll(edit());
        for (Period period : Period.values()) {
            String name = messages.text("period.name") + ": " + messages.text(period.key());
            commands.add(
                    WindowCommand.of(name, "", () -> model.context().periodProperty().set(period)));
        }
        for (ShellViewModel.ScopeChoice scope : model.scopes()) {
            commands.add(
                    WindowCommand.of(
                            messages.text("scope.name") + ": " + scope.name(),
                            "",
                            () -> model.context().scopeProperty().set(scope.scope())));
        }
        commands.add(command("shell.shortcuts", "F1", sheet));
        return commands;
    }

    private WindowCommand command(String key, String keys, Runnable action) {
        return WindowCommand.of(messages.text(key), keys, action);
    }

    private void onScreen(Consumer<Screen> action) {
        shown.get().ifPresent(action);
    }
}
