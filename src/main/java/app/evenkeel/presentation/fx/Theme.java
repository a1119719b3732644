package app.evenkeel.presentation.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Light or dark: AtlantaFX beneath, this program's tokens and rules above it. */
public enum Theme {
    LIGHT,
    DARK;

    private static final PseudoClass SWAPPED = PseudoClass.getPseudoClass("gain-red");
    private static final List<String> FONTS =
            List.of("IBMPlexSansJP-Regular.ttf", "IBMPlexSansJP-SemiBold.ttf");
    private static final List<String> SHEETS =
            List.of("base.css", "modena-bridge.css", "controls.css", "shell.css");

    /** ControlsFX would add it with the first notice, and all of the window be styled anew. */
    private static final String NOTICES = "/org/controlsfx/control/notificationpopup.css";

    /** Dresses a scene. JavaFX thread only. */
    public void apply(Scene scene) {
        FontLoading.done();
        String base =
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                };
        scene.setUserAgentStylesheet(base);
        scene.getStylesheets()
                .setAll(
                        resource(NOTICES),
                        sheet("tokens-" + name().toLowerCase(Locale.ROOT) + ".css"));
        SHEETS.forEach(name -> scene.getStylesheets().add(sheet(name)));
    }

    /** Shows gains in red and losses in green, as is usual in Japan. */
    public static void swapGainColours(Scene scene, boolean swapped) {
        scene.getRoot().pseudoClassStateChanged(SWAPPED, swapped);
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    private static String sheet(String name) {
        return resource("/app/evenkeel/style/" + name);
    }

    private static String resource(String path) {
        URL url = Theme.class.getResource(path);
        return Objects.requireNonNull(url, path).toExternalForm();
    }

    /** Loads the bundled fonts once, when the first scene is dressed. */
    private static final class FontLoading {
        static {
            for (String name : FONTS) {
                try (InputStream in =
                        Theme.class.getResourceAsStream("/app/evenkeel/font/" + name)) {
                    if (Font.loadFont(Objects.requireNonNull(in, name), 14) == null) {
                        throw new IllegalStateException("The bundled font is not usable: " + name);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private FontLoading() {}

        static void done() {
            // Being called is enough: the class is initialised by then.
        }
    }
}
