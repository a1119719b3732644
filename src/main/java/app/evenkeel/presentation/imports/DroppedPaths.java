package app.evenkeel.presentation.imports;

import app.evenkeel.domain.problem.ShownText;

import java.nio.file.Path;
import java.util.Locale;

/** Which of the dropped paths a file under review came from. */
final class DroppedPaths {
    private DroppedPaths() {}

    /** Whether the path is the file, or the workbook that the file is a sheet of. */
    static boolean isOf(Path path, String name) {
        String own = ShownText.of(String.valueOf(path.getFileName()));
        boolean archive = own.toLowerCase(Locale.ROOT).endsWith(".zip");
        return name.equals(own) || (!archive && name.startsWith(own));
    }

    /** Whether the path is the file, or holds it. */
    static boolean holds(Path path, String name) {
        String own = ShownText.of(String.valueOf(path.getFileName()));
        return name.equals(own) || name.startsWith(own + "/");
    }
}
