package app.evenkeel.presentation.control;

import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** A column of figures, each of which says how it was made when it is clicked. */
public final class FigureColumn<S> extends TextColumn<S> {
    /**
     * @param explain shows how a row's figure was made, beside its cell
     */
    public FigureColumn(
            String id, String title, Function<S, String> text, BiConsumer<S, Node> explain) {
        super(id, title, text);
        number();
        setCellFactory(column -> new LinkCell<>(text, explain));
    }

    private static final class LinkCell<S> extends TableCell<S, S> {
        private final Hyperlink link = new Hyperlink();
        private final Function<S, String> text;

        LinkCell(Function<S, String> text, BiConsumer<S, Node> explain) {
            this.text = text;
            link.getStyleClass().add("ek-figure-link");
            link.setOnAction(event -> {
                link.setVisited(false);
                S row = getItem();
                if (row != null) {
                    explain.accept(row, link);
                }
            });
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(@Nullable S row, boolean empty) {
            super.updateItem(row, empty);
            if (row == null || empty) {
                setGraphic(null);
            } else {
                link.setText(text.apply(row));
                setGraphic(link);
            }
        }
    }
}
