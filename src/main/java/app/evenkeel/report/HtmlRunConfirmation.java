package app.evenkeel.report;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.LeftOut;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunClosing;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.plan.PlanText.Wording;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The confirmation of a run as one page of HTML that needs nothing from anywhere. */
public final class HtmlRunConfirmation {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private final RunConfirmation confirmation;
    private final RebalanceRun run;
    private final CurrencyCode currency;
    private final ZoneId zone;
    private final Locale language;
    private final Wording wording;
    private final StringBuilder html = new StringBuilder(16_384);

    private HtmlRunConfirmation(
            RunConfirmation confirmation, ZoneId zone, Locale language, Wording wording) {
        this.language = language;
        this.wording = wording;
        this.confirmation = confirmation;
        this.run = confirmation.run();
        this.currency = run.currency();
        this.zone = zone;
    }

    /**
     * UTF-8.
     *
     * @param zone that times are shown in
     * @param language of the page
     * @param wording the window's texts in that language; what a plan said of its lines stays in
     *     the language that it was made in
     */
    public static byte[] write(
            RunConfirmation confirmation, ZoneId zone, Locale language, Wording wording) {
        return new HtmlRunConfirmation(confirmation, zone, language, wording)
                .page()
                .getBytes(StandardCharsets.UTF_8);
    }

    private String text(String key, Object... args) {
        return wording.text("allocation." + key, args);
    }

    private String page() {
        String title = text("report.title", Long.toString(run.id()), run.portfolio());
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(language.toLanguageTag())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(HtmlText.escape(title))
                .append("</title>\n<style>\n")
                .append(HtmlText.style())
                .append("</style>\n</head>\n<body>\n<main>\n<header><p class=\"brand\">")
                .append(HtmlText.escape(title))
                .append("</p><p class=\"day\">")
                .append(HtmlText.escape(text("mode." + run.mode())))
                .append("</p></header>\n");
        tiles();
        facts();
        lines();
        leftOut();
        orders();
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void tiles() {
        html.append("<section class=\"tiles\">\n");
        tile(text("column.state"), text("run." + run.state()), "main");
        tile(
                text("report.planned", currency.value()),
                HtmlText.amount(confirmation.planned(), currency),
                "");
        tile(
                text("report.traded", currency.value()),
                HtmlText.amount(confirmation.traded(), currency),
                "");
        tile(text("report.fees"), fees(), "");
        html.append("</section>\n");
        Problem reason = run.reason();
        if (reason != null) {
            html.append("<p>").append(HtmlText.escape(reason.text(language))).append("</p>\n");
        }
    }

    private String fees() {
        String fees =
                confirmation.fees().entrySet().stream()
                        .map(fee -> HtmlText.quantity(fee.getValue()) + " " + fee.getKey())
                        .collect(Collectors.joining(", "));
        return fees.isEmpty() ? text("report.none") : fees;
    }

    private void tile(String name, String figure, String kind) {
        html.append("<div class=\"tile ")
                .append(kind)
                .append("\"><p>")
                .append(HtmlText.escape(name))
                .append("</p><p class=\"figure\">")
                .append(HtmlText.escape(figure))
                .append("</p></div>\n");
    }

    private void facts() {
        RunOrigin origin = confirmation.origin();
        html.append("<table>\n<tbody>\n");
        fact(text("report.begun"), text("report.by", time(run.createdAt()), trigger()));
        if (origin != null && origin.dueAt() != null) {
            fact(text("report.due"), time(origin.dueAt()));
        }
        fact(text(run.state().isOver() ? "report.ended" : "report.as-of"), time(run.updatedAt()));
        PlanEstimate plan = origin == null ? null : origin.estimate();
        if (plan != null) {
            fact(
                    text("report.plan"),
                    text(
                            "report.plan.text",
                            HtmlText.percent(plan.driftBefore()),
                            HtmlText.percent(plan.driftAfter()),
                            HtmlText.amount(plan.cost(), currency),
                            HtmlText.amount(plan.tax(), currency),
                            currency.value()));
        }
        RunClosing closing = origin == null ? null : origin.closing();
        if (closing != null && closing.drift() != null) {
            fact(
                    text("report.afterwards"),
                    text(
                            "report.afterwards.text",
                            HtmlText.percent(closing.drift()),
                            HtmlText.amount(closing.total(), currency),
                            currency.value()));
        }
        html.append("</tbody>\n</table>\n");
    }

    /** What is not known is shown as it stands. */
    private String trigger() {
        return switch (run.trigger()) {
            case "window", "command", "calendar", "drift" -> text("trigger." + run.trigger());
            default -> run.trigger();
        };
    }

    private void fact(String name, String text) {
        html.append("<tr><th>")
                .append(HtmlText.escape(name))
                .append("</th><td>")
                .append(HtmlText.escape(text))
                .append("</td></tr>\n");
    }

    private void lines() {
        head(
                "lines",
                "column.account",
                "column.market",
                "column.side",
                "#column.wanted",
                "#report.at",
                "#column.done",
                "#report.at",
                "column.state",
                "column.why");
        for (RunLine line : run.lines()) {
            html.append("<tr>");
            cell(confirmation.account(line));
            cell(line.market().toString());
            cell(text("side." + line.side()));
            number(line.quantity());
            number(line.price());
            number(line.executed());
            number(average(line.value(), line.executed()));
            cell(text("line." + line.state()));
            Problem outcome = line.outcome();
            cell(outcome == null ? line.why() : line.why() + " " + outcome.text(language));
            html.append("</tr>\n");
        }
        foot();
    }

    private void leftOut() {
        RunOrigin origin = confirmation.origin();
        if (origin == null || origin.leftOut().isEmpty()) {
            return;
        }
        head(
                "report.left-out",
                "column.account",
                "column.asset",
                "column.side",
                "#report.value",
                "column.why");
        for (LeftOut each : origin.leftOut()) {
            html.append("<tr>");
            cell(each.account());
            cell(each.symbol());
            cell(text("side." + each.side()));
            html.append("<td class=\"n\">")
                    .append(HtmlText.amount(each.value(), currency))
                    .append("</td>");
            cell(each.why());
            html.append("</tr>\n");
        }
        foot();
    }

    private void orders() {
        if (confirmation.orders().isEmpty()) {
            return;
        }
        head(
                "orders",
                "report.id",
                "column.market",
                "column.side",
                "#column.quantity",
                "#column.limit",
                "#column.filled",
                "column.state",
                "report.fills");
        for (TradeOrder order : confirmation.orders()) {
            html.append("<tr>");
            cell(order.request().clientId().value());
            cell(order.market().toString());
            cell(text("side." + order.request().side()));
            number(order.request().quantity());
            number(order.request().limit());
            number(order.filled());
            Problem reason = order.reason();
            String state = text("order." + order.state());
            cell(reason == null ? state : state + ": " + reason.text(language));
            cell(fills(confirmation.fills().getOrDefault(order.id(), List.of())));
            html.append("</tr>\n");
        }
        foot();
    }

    private String fills(List<Fill> fills) {
        return fills.stream()
                .map(fill ->
                        text(
                                "report.fill",
                                HtmlText.quantity(fill.quantity()),
                                HtmlText.quantity(fill.price()),
                                HtmlText.quantity(fill.fee()),
                                fill.feeAsset(),
                                time(fill.at())))
                .collect(Collectors.joining("; "));
    }

    /**
     * @param columns keys; a {@code #} before one marks numbers
     */
    private void head(String title, String... columns) {
        html.append("<h2>")
                .append(HtmlText.escape(text(title)))
                .append("</h2>\n<table>\n<thead><tr>");
        for (String column : columns) {
            boolean isNumber = column.startsWith("#");
            html.append(isNumber ? "<th class=\"n\">" : "<th>")
                    .append(
                            HtmlText.escape(
                                    text(
                                            isNumber ? column.substring(1) : column,
                                            currency.value())))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
    }

    private void foot() {
        html.append("</tbody>\n</table>\n");
    }

    private void cell(String text) {
        html.append("<td>").append(HtmlText.escape(text)).append("</td>");
    }

    private void number(@Nullable BigDecimal number) {
        html.append("<td class=\"n\">").append(HtmlText.quantity(number)).append("</td>");
    }

    private static @Nullable BigDecimal average(BigDecimal value, BigDecimal quantity) {
        return quantity.signum() == 0 ? null : value.divide(quantity, MathContext.DECIMAL32);
    }

    private String time(Instant time) {
        return TIME.format(time.atZone(zone));
    }
}
