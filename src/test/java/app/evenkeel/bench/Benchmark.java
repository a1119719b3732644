package app.evenkeel.bench;

import app.evenkeel.bootstrap.Main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The one benchmark command: {@code ./mvnw -q test-compile exec:exec@bench}, with {@code
 * -Dbench="import 1000000 1"} for one part: {@code import ROWS REPETITIONS}, {@code start
 * REPETITIONS}, {@code window ROWS}, {@code prices BARS REPETITIONS}, {@code refresh ASSETS},
 * {@code detect MEGABYTES}, {@code w2 FOLDER} with what {@code speed/gen.py} generates, {@code w3
 * REPETITIONS}, {@code w4 REPETITIONS}, {@code w4c REPETITIONS}, {@code w5 REPETITIONS}, {@code
 * rebalance PORTFOLIOS}. Each measurement is a process of its own, baseline and program in turn;
 * the last column is the ratio of medians. What is printed also goes to {@code
 * target/bench/results.jsonl}, for programs.
 */
final class Benchmark {
    private static final Path WORK = Path.of("target", "bench");

    private static final Path RESULTS = WORK.resolve("results.jsonl");

    /** Where {@code jpackage/linux/package.sh} leaves the app image, with its AOT cache. */
    private static final Path IMAGE = Path.of("target", "dist", "Evenkeel", "bin", "Evenkeel");

    /** What the launcher gives the program, and so the baselines too. */
    private static final List<String> LAUNCHER = List.of("-Xmx1g", "-XX:MaxGCPauseMillis=25");

    private Benchmark() {}

    static void main(String[] arguments) throws Exception {
        Files.deleteIfExists(RESULTS);
        if (arguments.length == 0) {
            imports(100_000, 3);
            start(5);
            window(100_000);
            prices(1_000_000, 3);
            refresh(500);
            detect(100);
            metrics(15);
            return;
        }
        switch (arguments[0]) {
            case "import" -> imports(number(arguments, 1, 100_000), number(arguments, 2, 3));
            case "start" -> start(number(arguments, 1, 5));
            case "window" -> window(number(arguments, 1, 100_000));
            case "prices" -> prices(number(arguments, 1, 1_000_000), number(arguments, 2, 3));
            case "refresh" -> refresh(number(arguments, 1, 500));
            case "w2" -> columns(Path.of(arguments[1]));
            case "w4", "w4c" -> backtests(arguments[0], number(arguments, 1, 15));
            case "detect" -> detect(number(arguments, 1, 100));
            case "w3" -> metrics(number(arguments, 1, 15));
            case "w5" -> plans(number(arguments, 1, 15));
            case "rebalance" -> rebalances(number(arguments, 1, 50));
            default ->
                    throw new IllegalArgumentException(
                            "import, start, window, prices, refresh, detect, w2, w3, w4, w4c, w5 or"
                                    + " rebalance, not "
                                    + arguments[0]);
        }
    }

    private static void imports(int rows, int repetitions) throws Exception {
        Path file = GeneratedTrades.write(WORK, rows);
        List<ChildProcess.Result> raw = new ArrayList<>();
        List<ChildProcess.Result> ours = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            raw.add(
                    ChildProcess.run(
                            LAUNCHER, Map.of(), ImportRaw.class, file.toString(), fresh("raw")));
            ChildProcess.Result last =
                    ChildProcess.run(
                            LAUNCHER, Map.of(), ImportOurs.class, file.toString(), fresh("ours"));
            if (last.value("import-added") != rows || last.value("again-added") != 0) {
                throw new IllegalStateException("wrong rows: " + last.measured());
            }
            ours.add(last);
        }
        compare("raw JDBC batch insert, " + rows + " rows", raw, "import", raw, "import");
        compare("import: read, match, commit", ours, "import", raw, "import");
        compare("the same export again", ours, "again", raw, "import");
        for (String time : List.of("snapshot-cold", "snapshot-warm")) {
            print(
                    "snapshot of one date, " + time.substring(time.indexOf('-') + 1),
                    median(ours, time),
                    Double.NaN);
        }
        System.out.printf(
                Locale.ROOT, "%-60s %10.1f MiB%n", "the store's file", median(ours, "file"));
    }

    private static void start(int repetitions) throws Exception {
        var bare = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        var image = new ArrayList<Double>();
        List<String> options = displayOptions();
        for (int i = 0; i < repetitions; i++) {
            bare.add(ChildProcess.run(options, Map.of(), BareWindow.Launcher.class).seconds());
            ours.add(
                    ChildProcess.run(options, exitWhenShown(fresh("start")), Main.class).seconds());
            if (Files.isExecutable(IMAGE)) {
                image.add(
                        ChildProcess.run(List.of(IMAGE.toString()), exitWhenShown(fresh("start")))
                                .seconds());
            }
        }
        print("bare JavaFX window, start to exit", median(bare), 1);
        print(
                "Evenkeel to its first window, start to exit",
                median(ours),
                median(ours) / median(bare));
        if (!image.isEmpty()) {
            print("the same from the app image", median(image), median(image) / median(bare));
        }
    }

    private static void window(int rows) throws Exception {
        Path file = GeneratedTrades.write(WORK, rows);
        ChildProcess.Result result =
                ChildProcess.run(
                        displayOptions(),
                        Map.of(),
                        FxWatchdog.class,
                        file.toString(),
                        fresh("window"));
        print(
                "longest wait for the FX thread, dropping and importing " + rows,
                result.value("longest"),
                Double.NaN);
        print(
                "    processor time of that thread in one wait, at most",
                result.value("busiest"),
                Double.NaN);
        print(
                "    pause of the garbage collector in one wait, at most",
                result.value("paused"),
                Double.NaN);
        print(
                "opening that store to a filled Overview, first",
                result.value("overview-cold"),
                Double.NaN);
        print("the same, warm", result.value("overview-warm"), Double.NaN);
    }

    private static void prices(int bars, int repetitions) throws Exception {
        List<String> parts = List.of("insert", "scan-first", "scan");
        List<ChildProcess.Result> raw = new ArrayList<>();
        List<ChildProcess.Result> ours = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            String count = Integer.toString(bars);
            raw.add(ChildProcess.run(LAUNCHER, Map.of(), PricesRaw.class, count, fresh("raw")));
            ours.add(ChildProcess.run(LAUNCHER, Map.of(), PricesOurs.class, count, fresh("ours")));
        }
        for (String part : parts) {
            compare("raw JDBC " + part + ", " + bars + " bars", raw, part, raw, part);
            compare("price store " + part, ours, part, raw, part);
        }
    }

    private static void refresh(int assets) throws Exception {
        ChildProcess.Result result =
                ChildProcess.run(
                        LAUNCHER,
                        Map.of(),
                        RefreshOurs.class,
                        Integer.toString(assets),
                        fresh("refresh"));
        double allowed = result.value("allowed");
        print("what 10 requests a second allow for " + assets + " assets", allowed, 1);
        print("refresh of them", result.value("refresh"), result.value("refresh") / allowed);
    }

    private static void rebalances(int portfolios) throws Exception {
        ChildProcess.Result result =
                ChildProcess.run(
                        LAUNCHER,
                        Map.of(),
                        RebalancesOurs.class,
                        Integer.toString(portfolios),
                        fresh("rebalance"));
        double allowed = result.value("allowed");
        System.out.printf(
                Locale.ROOT,
                "%d portfolios, %.0f orders, %.0f requests%n",
                portfolios,
                result.value("orders"),
                result.value("requests"));
        print("what 10 requests a second allow for them", allowed, 1);
        print(
                "all rebalanced at once",
                result.value("rebalance"),
                result.value("rebalance") / allowed);
        print("the same, processor", result.value("rebalance" + Stopwatch.PROCESSOR), Double.NaN);
    }

    private static void detect(int megabytes) throws Exception {
        ChildProcess.Result result =
                ChildProcess.run(
                        List.of("-Xmx1g"),
                        Map.of(),
                        DetectOurs.class,
                        Integer.toString(megabytes),
                        fresh("detect"));
        for (String kind : DetectOurs.KINDS) {
            String what = "what a " + kind + " of " + megabytes + " MB is";
            print(what + ", the first time", result.value(kind + "-first"), Double.NaN);
            print(what + ", later", result.value(kind), Double.NaN);
            print(what + ", processor", result.value(kind + Stopwatch.PROCESSOR), Double.NaN);
        }
    }

    /**
     * Metrics of 500 series of 10,000 days and their correlations, beside plain loops and beside
     * numpy where that is installed. {@code EK_DATA} may name a folder with other data.
     */
    private static void metrics(int repetitions) throws Exception {
        Path given = Path.of(System.getenv().getOrDefault("EK_DATA", ""));
        Path data = GeneratedReturns.areIn(given) ? given : WORK.resolve("returns");
        if (!GeneratedReturns.areIn(data)) {
            GeneratedReturns.of(500, 10_000).write(data);
        }
        ChildProcess.Result java =
                ChildProcess.run(
                        List.of("-Xmx1g"),
                        Map.of(),
                        MetricsRun.class,
                        data.toString(),
                        Integer.toString(repetitions));
        java.measured().stream()
                .filter(line ->
                        line.startsWith("series-0")
                                || line.startsWith("correlation-of")
                                || line.startsWith("correlation-sum"))
                .forEach(System.out::println);
        for (String part : List.of("metrics", "correlation")) {
            rounds(part + " by plain loops", java, part + "-loops", java, part + "-loops");
            rounds(part + " by the product", java, part, java, part + "-loops");
        }
        try {
            ChildProcess.Result numpy =
                    ChildProcess.run(
                            List.of(
                                    "python3",
                                    Path.of("src/test/resources/app/evenkeel/bench/metrics.py")
                                            .toString(),
                                    data.toString(),
                                    Integer.toString(repetitions)),
                            Map.of());
            for (String part : List.of("metrics", "correlation")) {
                rounds(part + " by numpy", numpy, part, numpy, part);
                rounds(part + " by the product over numpy", java, part, numpy, part);
            }
            rounds(
                    "metrics on all cores over numpy",
                    java,
                    "metrics-on-all-cores",
                    numpy,
                    "metrics");
        } catch (IOException e) {
            System.out.println("numpy is not here: " + e);
        }
    }

    private static void plans(int repetitions) throws Exception {
        ChildProcess.Result result =
                ChildProcess.run(
                        List.of("-Xmx1g"), Map.of(), PlansRun.class, Integer.toString(repetitions));
        result.measured().stream()
                .filter(line -> line.contains("-outside") || line.contains("-orders"))
                .forEach(System.out::println);
        rounds("w5 by plain loops", result, "w5-loops", result, "w5-loops");
        rounds("w5 by the product", result, "w5", result, "w5-loops");
        rounds("w5 drift by plain loops", result, "w5-drift-loops", result, "w5-drift-loops");
        rounds("w5 drift by the product", result, "w5-drift", result, "w5-drift-loops");
        for (String part : List.of("w5-large", "w5-look")) {
            for (String kind : List.of("", Stopwatch.PROCESSOR)) {
                print(part + kind, median(result.rounds(part, kind)), Double.NaN);
            }
        }
    }

    /** Compares the medians of rounds that one process made each. */
    private static void rounds(
            String what,
            ChildProcess.Result result,
            String part,
            ChildProcess.Result baseline,
            String baselinePart)
            throws IOException {
        for (String kind : List.of("", Stopwatch.PROCESSOR)) {
            double seconds = median(result.rounds(part, kind));
            print(
                    kind.isEmpty() ? what : what + ", processor",
                    seconds,
                    seconds / median(baseline.rounds(baselinePart, kind)));
        }
    }

    /**
     * Backtests by the product beside bare loops of the same rule, in one process and in turn.
     * {@code EK_DATA} may name a folder with other prices.
     */
    private static void backtests(String part, int repetitions) throws Exception {
        List<ChildProcess.Result> result =
                List.of(
                        ChildProcess.run(
                                List.of("-Xmx1g"),
                                Map.of(),
                                BacktestsRun.class,
                                System.getenv().getOrDefault("EK_DATA", "."),
                                Integer.toString(repetitions),
                                part));
        result.getFirst().measured().stream()
                .filter(line -> line.contains("-value"))
                .forEach(System.out::println);
        List<String> works =
                part.equals("w4c")
                        ? List.of("w4c")
                        : List.of(
                                "w4-monthly",
                                "w4-daily",
                                "w4-sweep",
                                "w4-sweep-both-cores",
                                "w4-sweep-with-sharpe-ratios");
        for (String work : works) {
            compare(work + " by bare loops", result, work + "-loops", result, work + "-loops");
            compare(work + " by the product", result, work, result, work + "-loops");
        }
    }

    private static void columns(Path folder) throws Exception {
        ChildProcess.Result result =
                ChildProcess.run(LAUNCHER, Map.of(), ColumnsOurs.class, folder.toString());
        print("W2 daily values and return, warm, median", result.value("columns"), Double.NaN);
        print("    the least", result.value("columns-least"), Double.NaN);
        for (String symbols : List.of("50", "200")) {
            String store = fresh("chart-" + symbols);
            ChildProcess.run(
                    LAUNCHER, Map.of(), ChartOurs.class, "fill", store, folder.toString(), symbols);
            // The first opening compacts the file, which is a cost of the import.
            charts(symbols, "after an import, ", "chart", store, List.of("chart"));
            charts(symbols, "", "chart", store, List.of("chart", "risk-first", "risk"));
            charts(symbols, "", "figures", store, List.of("figures-first", "figures-again"));
            charts(symbols, "", "stored", store, List.of("opened", "stored-read", "stored"));
        }
    }

    private static void charts(
            String symbols, String when, String part, String store, List<String> times)
            throws Exception {
        ChildProcess.Result result =
                ChildProcess.run(LAUNCHER, Map.of(), ChartOurs.class, part, store);
        for (String time : times) {
            print(
                    "W2 of " + symbols + " from the encrypted store: " + when + time,
                    result.value(time),
                    Double.NaN);
            print("    processor", result.value(time + Stopwatch.PROCESSOR), Double.NaN);
        }
    }

    private static List<String> displayOptions() {
        List<String> options = new ArrayList<>(LAUNCHER);
        if (System.getenv("DISPLAY") == null) {
            options.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        }
        return options;
    }

    /**
     * Has the program open its first window on an empty store folder and leave once it is shown.
     */
    private static Map<String, String> exitWhenShown(String store) {
        return Map.of("EVENKEEL_EXIT_AFTER", "shown", "EVENKEEL_STORE", store);
    }

    /** An empty folder below the work folder. */
    private static String fresh(String name) throws IOException {
        Path folder = WORK.resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return folder.toString();
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    /** Prints one part by the clock and in processor time, each beside the baseline's. */
    private static void compare(
            String what,
            List<ChildProcess.Result> results,
            String part,
            List<ChildProcess.Result> baseline,
            String baselinePart)
            throws IOException {
        for (String kind : List.of("", Stopwatch.PROCESSOR)) {
            double seconds = median(results, part + kind);
            print(
                    kind.isEmpty() ? what : what + ", processor",
                    seconds,
                    seconds / median(baseline, baselinePart + kind));
        }
    }

    private static double median(List<ChildProcess.Result> results, String part) {
        return median(results.stream().map(result -> result.value(part)).toList());
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String what, double seconds, double ratio) throws IOException {
        String end = Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "   x %.2f", ratio);
        System.out.println(String.format(Locale.ROOT, "%-60s %10.4f s%s", what, seconds, end));
        Files.createDirectories(WORK);
        Files.writeString(
                RESULTS,
                String.format(
                        Locale.ROOT,
                        "{\"what\":\"%s\",\"seconds\":%.6f,\"ratio\":%s}%n",
                        what,
                        seconds,
                        Double.isNaN(ratio) ? "null" : String.format(Locale.ROOT, "%.4f", ratio)),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
