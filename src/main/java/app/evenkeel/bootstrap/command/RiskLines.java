package app.evenkeel.bootstrap.command;

import app.evenkeel.portfolio.performance.DatedDrawdown;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RiskShare;

import java.io.PrintStream;
import java.util.Locale;

/** What a report of risk says beside its figures, for people. */
final class RiskLines {
    private static final int MOST_DRAWDOWNS = 10;

    private final PrintStream out;
    private final RiskReport report;

    RiskLines(PrintStream out, RiskReport report) {
        this.out = out;
        this.report = report;
    }

    void print() {
        out.println();
        report.benchmark().ifPresent(name -> out.println("Benchmark: " + name));
        PerformanceLines.coverage(out, report.coverage());
        Table falls = new Table(">drawdown", "peak", "trough", "recovery", ">days");
        for (DatedDrawdown each : report.drawdowns().stream().limit(MOST_DRAWDOWNS).toList()) {
            falls.row(
                    percent(each.depth()),
                    each.peak(),
                    each.trough(),
                    each.recovery(),
                    each.days());
        }
        falls.print(out);
        out.println();
        Table shares = new Table("holding", ">weight", ">contribution to risk", ">share");
        for (RiskShare each : report.shares()) {
            shares.row(
                    each.asset().label(),
                    percent(each.weight()),
                    percent(each.contribution()),
                    percent(each.share()));
        }
        shares.print(out);
        report.sharesNotes().forEach(note -> out.println("  " + note.english()));
    }

    private static String percent(double fraction) {
        return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.2f%%", fraction * 100);
    }
}
