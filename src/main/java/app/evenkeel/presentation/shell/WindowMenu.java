package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;

import java.util.List;
import java.util.function.BooleanSupplier;

/** The menu bar; on a Mac it is the system's. */
final class WindowMenu extends MenuBar {
    private final BooleanSupplier blocked;

    /**
     * @param blocked whether a sheet is open, so that keys belong to it
     */
    WindowMenu(WindowCommands commands, Messages messages, BooleanSupplier blocked) {
        this.blocked = blocked;
        getStyleClass().add("ek-menu");
        setUseSystemMenuBar(true);
        getMenus()
                .addAll(
                        menu(messages.text("menu.file"), commands.file()),
                        menu(messages.text("menu.edit"), commands.edit()),
                        menu(messages.text("menu.view"), commands.view()),
                        menu(messages.text("menu.help"), commands.help()));
    }

    private Menu menu(String name, List<WindowCommand> commands) {
        Menu menu = new Menu(name);
        for (WindowCommand command : commands) {
            MenuItem item = new MenuItem(command.name());
            item.setAccelerator(command.keys());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> {
                if (!blocked.getAsBoolean()) {
                    command.action().run();
                }
            });
            menu.getItems().add(item);
        }
        return menu;
    }
}
