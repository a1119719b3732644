package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.gain.GainStatement;
import app.evenkeel.analytics.performance.Attribution;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.performance.BenchmarkResult;
import app.evenkeel.portfolio.performance.Contribution;
import app.evenkeel.portfolio.performance.Coverage;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.report.Words;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Performance for people, in English, as all of the command line. */
final class PerformanceLines {
    private final PrintStream out;
    private final PerformanceReport report;
    private final CurrencyCode currency;

    PerformanceLines(PrintStream out, PerformanceReport report) {
        this.out = out;
        this.report = report;
        this.currency = report.query().currency();
    }

    void print(String portfolio) {
        Coverage coverage = report.coverage();
        out.println(portfolio + ", " + coverage.from() + " to " + coverage.to() + ", " + currency);
        out.println();
        FigureLines.print(out, report.returns().figures());
        out.println(report.returns().difference().english());
        out.println();
        gain(report.gain());
        coverage(out, coverage);
        months();
        report.benchmark().ifPresent(this::benchmark);
        contributions("asset", report.byAsset(), asset -> asset.label());
        contributions("class", report.byClass(), Words::of);
        contributions("account", report.byAccount(), account -> account.name());
        List<Figure> trades = report.trades().figures();
        FigureLines.print(out, trades);
        if (report.trades().leftOut() > 0) {
            out.println(
                    report.trades().leftOut()
                            + " sales are left out: their cost or rate is not known.");
        }
    }

    /** How many days are left out, and why. */
    static void coverage(PrintStream out, Coverage coverage) {
        if (coverage.leftOut() > 0) {
            out.println(
                    coverage.leftOut()
                            + " of "
                            + coverage.days()
                            + " days have no return of their own:");
        }
        coverage.notes().forEach(note -> out.println("  " + note.english()));
        out.println();
    }

    private void gain(GainStatement gain) {
        Table table = new Table("gain", ">" + currency);
        line(table, "value before", gain.opening());
        line(table, "put in", gain.inflow());
        line(table, "taken out", gain.outflow().negate());
        line(table, "price", gain.price());
        line(table, "income", gain.income());
        line(table, "currency", gain.exchange());
        line(table, "fees", gain.fees());
        line(table, "taxes", gain.taxes());
        line(table, "rounding", gain.rounding());
        line(table, "value at the end", gain.closing());
        line(table, "gain in all", gain.gain());
        table.print(out);
    }

    private void line(Table table, String name, BigDecimal amount) {
        table.row(name, Table.amount(amount, currency));
    }

    private void months() {
        List<String> headers = new ArrayList<>(List.of("year"));
        for (Month month : Month.values()) {
            headers.add(
                    ">"
                            + month.name().charAt(0)
                            + month.name().substring(1, 3).toLowerCase(Locale.ROOT));
        }
        headers.add(">year");
        Table table = new Table(headers.toArray(String[]::new));
        report.periods()
                .years()
                .forEach((year, whole) -> {
                    List<@Nullable Object> cells = new ArrayList<>();
                    cells.add(year);
                    for (Month month : Month.values()) {
                        cells.add(
                                percent(report.periods().months().get(YearMonth.of(year, month))));
                    }
                    cells.add(percent(whole));
                    table.row(cells.toArray());
                });
        table.print(out);
        out.println();
    }

    private static @Nullable String percent(@Nullable Double fraction) {
        return fraction == null ? null : String.format(Locale.ROOT, "%.2f%%", fraction * 100);
    }

    private void benchmark(BenchmarkResult benchmark) {
        out.println("Benchmark: " + benchmark.name());
        FigureLines.print(
                out,
                List.of(
                        benchmark.timeWeighted(),
                        benchmark.annualised(),
                        benchmark.moneyWeighted()));
        if (Double.isFinite(benchmark.closing())) {
            out.println(
                    "The same money would have become "
                            + Table.amount(BigDecimal.valueOf(benchmark.closing()), currency)
                            + " "
                            + currency
                            + ".");
        }
        benchmark.attribution().ifPresent(this::attribution);
        benchmark.notes().forEach(note -> out.println("  " + note.english()));
        out.println();
    }

    private void attribution(Attribution attribution) {
        Table table = new Table("class", ">allocation", ">selection", ">interaction");
        attribution
                .classes()
                .forEach(each ->
                        table.row(
                                each.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                percent(each.allocation()),
                                percent(each.selection()),
                                percent(each.interaction())));
        table.row(
                "in all",
                percent(attribution.allocation()),
                percent(attribution.selection()),
                percent(attribution.interaction()));
        table.print(out);
    }

    private <K> void contributions(
            String what, List<Contribution<K>> all, Function<K, String> name) {
        Table table =
                new Table(
                        what,
                        ">contribution",
                        ">gain",
                        ">price",
                        ">income",
                        ">currency",
                        ">fees",
                        ">taxes");
        for (Contribution<K> each : all) {
            table.row(
                    name.apply(each.key()),
                    percent(each.contribution()),
                    Table.amount(each.gain(), currency),
                    Table.amount(each.parts().price(), currency),
                    Table.amount(each.parts().income(), currency),
                    Table.amount(each.parts().currency(), currency),
                    Table.amount(each.parts().fees(), currency),
                    Table.amount(each.parts().taxes(), currency));
        }
        table.print(out);
        out.println();
    }
}
