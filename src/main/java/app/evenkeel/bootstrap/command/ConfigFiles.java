package app.evenkeel.bootstrap.command;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Configurations of backtests in files. */
final class ConfigFiles {
    private ConfigFiles() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.FILE_UNREADABLE, file.toString()), e);
        }
    }

    static ParameterException missing(Object command) {
        return new ParameterException(
                new CommandLine(command), "Give --config: what shall be tried?");
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
