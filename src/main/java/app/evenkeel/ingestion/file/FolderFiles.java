package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.ShownText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/**
 * Folders stand for the files in them and in their folders. Hidden ones are passed over, and
 * symbolic links are not followed: they could lead anywhere, and in circles.
 */
public final class FolderFiles {
    private FolderFiles() {}

    /**
     * The files as they are, and in place of each folder those in it, by name; an empty folder
     * stays, so that it is named as what could not be read. Blocks.
     *
     * @throws EvenkeelException if a folder cannot be read, or has too much in it to be meant
     */
    public static List<Path> of(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            List<Path> within = Files.isDirectory(path) ? within(path) : List.of(path);
            files.addAll(within.isEmpty() ? List.of(path) : within);
        }
        return files;
    }

    private static List<Path> within(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder.toRealPath(),
                    EnumSet.noneOf(FileVisitOption.class),
                    FileLimits.MAX_FOLDER_DEPTH,
                    visitor(folder, files));
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.FILE_UNREADABLE, ShownText.of(folder.toString())), e);
        }
        Collections.sort(files);
        return files;
    }

    private static FileVisitor<Path> visitor(Path folder, List<Path> files) {
        return new SimpleFileVisitor<>() {
            private int depth;

            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                if (depth > 0 && isHidden(path)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                depth++;
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failed)
                    throws IOException {
                depth--;
                return super.postVisitDirectory(path, failed);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                // A folder comes here only where it is too deep.
                if (attributes.isDirectory() && !isHidden(path)) {
                    throw tooLarge(folder);
                }
                if (attributes.isRegularFile() && !isHidden(path)) {
                    files.add(path);
                }
                if (files.size() > FileLimits.MAX_ENTRIES) {
                    throw tooLarge(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static EvenkeelException tooLarge(Path folder) {
        return new EvenkeelException(
                Problem.of(
                        ProblemCode.FOLDER_TOO_LARGE,
                        ShownText.of(folder.toString()),
                        Integer.toString(FileLimits.MAX_ENTRIES),
                        Integer.toString(FileLimits.MAX_FOLDER_DEPTH)));
    }
}
