package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.BacktestRun;
import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A report as text and back, to be kept. Numbers are written with as many digits as tell them from
 * every other, so that a report read back is the same to the last bit; so two reports are the same
 * where their texts are.
 */
final class ReportText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportText() {}

    /** All of a report but its configuration and the digest of its prices. */
    static String write(BacktestReport report) {
        ObjectNode root = JSON.createObjectNode();
        BacktestRun.Totals totals = report.totals();
        root.putArray("totals")
                .add(totals.finalValue())
                .add(totals.cash())
                .add(totals.rebalances())
                .add(totals.trades())
                .add(totals.cost())
                .add(totals.interest())
                .add(totals.payments())
                .add(totals.tax());
        days(root.putArray("days"), report.days());
        days(root.putArray("benchmark"), report.benchmark());
        ArrayNode trades = root.putArray("trades");
        for (BacktestReport.Trade trade : report.trades()) {
            trades.addArray()
                    .add(trade.date().toEpochDay())
                    .add(trade.asset())
                    .add(trade.units())
                    .add(trade.price())
                    .add(trade.cost());
        }
        ArrayNode holdings = root.putArray("holdings");
        for (BacktestReport.Holding holding : report.holdings()) {
            holdings.addArray().add(holding.asset()).add(holding.units()).add(holding.value());
        }
        ArrayNode caveats = root.putArray("caveats");
        for (Caveat caveat : report.caveats()) {
            ArrayNode each = caveats.addArray().add(caveat.kind().name()).add(caveat.asset());
            LocalDate day = caveat.day();
            if (day == null) {
                each.addNull();
            } else {
                each.add(day.toEpochDay());
            }
            each.add(caveat.amount());
        }
        return root.toString();
    }

    private static void days(ArrayNode into, List<BacktestReport.Day> days) {
        for (BacktestReport.Day day : days) {
            into.addArray().add(day.date().toEpochDay()).add(day.value()).add(day.flow());
        }
    }

    /** SHA-256 of a text that {@link #write} wrote, as 64 hex digits. */
    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads a report back.
     *
     * @throws EvenkeelException if the text is not one
     */
    static BacktestReport read(BacktestConfig config, String dataDigest, String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.INTEGRITY, "backtest_run", e.getOriginalMessage()), e);
        }
        JsonNode totals = root.path("totals");
        return new BacktestReport(
                config,
                dataDigest,
                new BacktestRun.Totals(
                        totals.path(0).doubleValue(),
                        totals.path(1).doubleValue(),
                        totals.path(2).intValue(),
                        totals.path(3).intValue(),
                        totals.path(4).doubleValue(),
                        totals.path(5).doubleValue(),
                        totals.path(6).doubleValue(),
                        totals.path(7).doubleValue()),
                days(root.path("days")),
                trades(root.path("trades")),
                holdings(root.path("holdings")),
                days(root.path("benchmark")),
                caveats(root.path("caveats")));
    }

    private static List<BacktestReport.Day> days(JsonNode array) {
        List<BacktestReport.Day> days = new ArrayList<>();
        for (JsonNode each : array) {
            days.add(
                    new BacktestReport.Day(
                            day(each.path(0)),
                            each.path(1).doubleValue(),
                            each.path(2).doubleValue()));
        }
        return days;
    }

    private static List<BacktestReport.Trade> trades(JsonNode array) {
        List<BacktestReport.Trade> trades = new ArrayList<>();
        for (JsonNode each : array) {
            trades.add(
                    new BacktestReport.Trade(
                            day(each.path(0)),
                            each.path(1).asText(),
                            each.path(2).doubleValue(),
                            each.path(3).doubleValue(),
                            each.path(4).doubleValue()));
        }
        return trades;
    }

    private static List<BacktestReport.Holding> holdings(JsonNode array) {
        List<BacktestReport.Holding> holdings = new ArrayList<>();
        for (JsonNode each : array) {
            holdings.add(
                    new BacktestReport.Holding(
                            each.path(0).asText(),
                            each.path(1).doubleValue(),
                            each.path(2).doubleValue()));
        }
        return holdings;
    }

    private static List<Caveat> caveats(JsonNode array) {
        List<Caveat> caveats = new ArrayList<>();
        for (JsonNode each : array) {
            caveats.add(
                    new Caveat(
                            Caveat.Kind.valueOf(each.path(0).asText()),
                            each.path(1).asText(),
                            each.path(2).isNull() ? null : day(each.path(2)),
                            each.path(3).doubleValue()));
        }
        return caveats;
    }

    private static LocalDate day(JsonNode epochDay) {
        return LocalDate.ofEpochDay(epochDay.longValue());
    }
}
