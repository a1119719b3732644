package app.evenkeel.bootstrap;

import app.evenkeel.bootstrap.command.CommandContext;
import app.evenkeel.bootstrap.command.CommandProgram;
import app.evenkeel.security.Vault;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** Where the program begins. Not a JavaFX class, so that the class path alone can start it. */
public final class Main {
    private Main() {}

    /** Opens the window without arguments, and runs a command with them. */
    public static void main(String[] args) {
        CommandContext context =
                new CommandContext(
                        utf8(FileDescriptor.out),
                        utf8(FileDescriptor.err),
                        System::console,
                        System.getenv(),
                        Path.of(System.getProperty("user.home")),
                        Clock.system(ZoneId.systemDefault()),
                        Vault::new,
                        new AppWindow());
        if (!context.environment().containsKey("EVENKEEL_TRACE")) {
            System.setProperty("java.util.logging.config.class", QuietLogging.class.getName());
            // Two threads that log first at the same time would be told of on the error stream.
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
        int code = CommandProgram.run(context, args);
        context.out().flush();
        context.err().flush();
        System.exit(code);
    }

    /** UTF-8 whatever the locale says: asset names are Japanese on any machine. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
