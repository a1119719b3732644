package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.demo.ScreenPictures;
import app.evenkeel.bootstrap.graph.AppGraph;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.shell.Look;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@Command(name = "render", description = "Draws one screen of the store as a PNG file.")
final class RenderCommand extends StoreCommand {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    @Option(
            names = "--screen",
            defaultValue = "overview",
            paramLabel = "S",
            description =
                    "overview, holdings, transactions, performance, risk, backtest, allocation, imports, assets, accounts,"
                            + " health, activity, settings, unlock or first-run")
    private String screen = "overview";

    @Option(
            names = "--theme",
            defaultValue = "light",
            paramLabel = "T",
            description = "light or dark (${DEFAULT-VALUE})")
    private String theme = "light";

    @Option(
            names = "--locale",
            defaultValue = "en",
            paramLabel = "L",
            description = "en or ja (${DEFAULT-VALUE})")
    private String locale = "en";

    @Option(
            names = "--size",
            defaultValue = "1280x800",
            paramLabel = "WxH",
            description = "in pixels (${DEFAULT-VALUE})")
    private String size = "1280x800";

    @Option(names = "--out", required = true, paramLabel = "F.png", description = "the picture")
    private Path out = Path.of("");

    @Spec private CommandSpec spec = CommandSpec.create();

    RenderCommand(CommandContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        // Said before the store is opened, which takes a second.
        size();
        look();
        if (!isEntry() && Route.of(screen).isEmpty()) {
            throw usage("There is no screen " + screen + ".");
        }
        return super.call();
    }

    @Override
    int run(SessionGraph session) {
        Display.goHeadless();
        int[] pixels = size();
        try (ScreenPictures pictures =
                new ScreenPictures(
                        AppGraph.storeOf(session, context().clock()), context().clock())) {
            if (isEntry()) {
                pictures.drawEntry(screen.equals("first-run"), look(), pixels[0], pixels[1], out);
            } else {
                pictures.draw(Route.of(screen).orElseThrow(), look(), pixels[0], pixels[1], out);
            }
        }
        print(
                json ->
                        json.object(() ->
                                json.text("file", out)
                                        .number("width", pixels[0])
                                        .number("height", pixels[1])),
                () -> context().out().println(out));
        return ExitCode.DONE;
    }

    private boolean isEntry() {
        return screen.equals("unlock") || screen.equals("first-run");
    }

    private Look look() {
        Theme chosen =
                switch (theme) {
                    case "light" -> Theme.LIGHT;
                    case "dark" -> Theme.DARK;
                    default -> throw usage("A theme is light or dark, not " + theme + ".");
                };
        Locale language = Locale.forLanguageTag(locale);
        if (!language.getLanguage().equals("en") && !language.getLanguage().equals("ja")) {
            throw usage("A locale is en or ja, not " + locale + ".");
        }
        return new Look(chosen, language, language, false);
    }

    private int[] size() {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw usage("A size is WIDTHxHEIGHT in pixels, such as 1280x800, not " + size + ".");
        }
        return new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))};
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec.commandLine()), message);
    }
}
