package app.evenkeel.presentation.shell;

import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.TKDropTargetListener;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.lang.reflect.Constructor;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drops files as the system would, through the scene's own dispatch. JavaFX thread only. */
final class Dropping {
    private Dropping() {}

    /** How the scene took it; {@code null} if it refused. */
    static @Nullable TransferMode drop(Scene scene, Node target, List<File> files)
            throws ReflectiveOperationException {
        TKDropTargetListener listener = listener(scene);
        Point2D p = target.localToScene(4, 4);
        listener.dragEnter(
                p.getX(), p.getY(), p.getX(), p.getY(), TransferMode.COPY, new Clip(files));
        TransferMode mode =
                listener.dragOver(p.getX(), p.getY(), p.getX(), p.getY(), TransferMode.COPY);
        if (mode == null) {
            listener.dragExit(p.getX(), p.getY(), p.getX(), p.getY());
            return null;
        }
        return listener.drop(p.getX(), p.getY(), p.getX(), p.getY(), TransferMode.COPY);
    }

    /** Lets files hover over a node without dropping them. */
    static void hover(Scene scene, Node target, List<File> files)
            throws ReflectiveOperationException {
        TKDropTargetListener listener = listener(scene);
        Point2D p = target.localToScene(4, 4);
        listener.dragEnter(
                p.getX(), p.getY(), p.getX(), p.getY(), TransferMode.COPY, new Clip(files));
        listener.dragOver(p.getX(), p.getY(), p.getX(), p.getY(), TransferMode.COPY);
    }

    private static TKDropTargetListener listener(Scene scene) throws ReflectiveOperationException {
        Constructor<?> made =
                Class.forName("javafx.scene.Scene$DropTargetListener")
                        .getDeclaredConstructor(Scene.class);
        made.setAccessible(true);
        return (TKDropTargetListener) made.newInstance(scene);
    }

    private static final class Clip implements TKClipboard {
        private final Map<DataFormat, Object> content = new HashMap<>();

        Clip(List<File> files) {
            content.put(DataFormat.FILES, files);
        }

        @Override
        public Set<DataFormat> getContentTypes() {
            return content.keySet();
        }

        @Override
        @SafeVarargs
        public final boolean putContent(Pair<DataFormat, Object>... pairs) {
            for (Pair<DataFormat, Object> pair : pairs) {
                content.put(pair.getKey(), pair.getValue());
            }
            return true;
        }

        @Override
        public @Nullable Object getContent(DataFormat format) {
            return content.get(format);
        }

        @Override
        public boolean hasContent(DataFormat format) {
            return content.containsKey(format);
        }

        @Override
        public Set<TransferMode> getTransferModes() {
            return EnumSet.of(TransferMode.COPY);
        }

        @Override
        public void setDragView(Image image) {}

        @Override
        public void setDragViewOffsetX(double offset) {}

        @Override
        public void setDragViewOffsetY(double offset) {}

        @Override
        public @Nullable Image getDragView() {
            return null;
        }

        @Override
        public double getDragViewOffsetX() {
            return 0;
        }

        @Override
        public double getDragViewOffsetY() {
            return 0;
        }
    }
}
