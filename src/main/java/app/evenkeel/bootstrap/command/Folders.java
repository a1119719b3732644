package app.evenkeel.bootstrap.command;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Folders on the command line: they stand for the files in them. */
final class Folders {
    private Folders() {}

    /** The files as they are, and for each folder those directly in it, by name. */
    static List<Path> expanded(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(within(path));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static List<Path> within(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files =
                    entries.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith("."))
                            .sorted()
                            .toList();
            // An empty folder stays in the list, so that it is named as what could not be read.
            return files.isEmpty() ? List.of(folder) : files;
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.FILE_UNREADABLE, folder.toString()), e);
        }
    }
}
