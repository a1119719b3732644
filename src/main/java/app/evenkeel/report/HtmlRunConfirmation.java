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
    private final StringBuilder html = new StringBuilder(16_384);

    private HtmlRunConfirmation(RunConfirmation confirmation, ZoneId zone) {
        this.confirmation = confirmation;
        this.run = confirmation.run();
        this.currency = run.currency();
        this.zone = zone;
    }

    /**
     * UTF-8.
     *
     * @param zone that times are shown in
     */
    public static byte[] write(RunConfirmation confirmation, ZoneId zone) {
        return new HtmlRunConfirmation(confirmation, zone).page().getBytes(StandardCharsets.UTF_8);
    }

    private String page() {
        String title = "Rebalance run " + run.id() + ", " + run.portfolio();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(HtmlText.escape(title))
                .append("</title>\n<style>\n")
                .append(HtmlText.style())
                .append("</style>\n</head>\n<body>\n<main>\n<header><p class=\"brand\">")
                .append(HtmlText.escape(title))
                .append("</p><p class=\"day\">")
                .append(run.mode())
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
        tile("State", run.state().name(), "main");
        tile("Planned, " + currency, HtmlText.amount(confirmation.planned(), currency), "");
        tile("Traded, " + currency, HtmlText.amount(confirmation.traded(), currency), "");
        tile("Fees paid", fees(), "");
        html.append("</section>\n");
        Problem reason = run.reason();
        if (reason != null) {
            html.append("<p>")
                    .append(HtmlText.escape(reason.text(Locale.ENGLISH)))
                    .append("</p>\n");
        }
    }

    private String fees() {
        String fees =
                confirmation.fees().entrySet().stream()
                        .map(fee -> HtmlText.quantity(fee.getValue()) + " " + fee.getKey())
                        .collect(Collectors.joining(", "));
        return fees.isEmpty() ? "none" : fees;
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
        fact("Begun", time(run.createdAt()) + " by " + run.trigger());
        if (origin != null && origin.dueAt() != null) {
            fact("Was due", time(origin.dueAt()));
        }
        fact(run.state().isOver() ? "Ended" : "As of", time(run.updatedAt()));
        PlanEstimate plan = origin == null ? null : origin.estimate();
        if (plan != null) {
            fact(
                    "Plan",
                    "drift "
                            + HtmlText.percent(plan.driftBefore())
                            + " to "
                            + HtmlText.percent(plan.driftAfter())
                            + ", estimated cost "
                            + HtmlText.amount(plan.cost(), currency)
                            + ", estimated tax "
                            + HtmlText.amount(plan.tax(), currency)
                            + " "
                            + currency);
        }
        RunClosing closing = origin == null ? null : origin.closing();
        if (closing != null && closing.drift() != null) {
            fact(
                    "Afterwards",
                    "drift "
                            + HtmlText.percent(closing.drift())
                            + " of "
                            + HtmlText.amount(closing.total(), currency)
                            + " "
                            + currency);
        }
        html.append("</tbody>\n</table>\n");
    }

    private void fact(String name, String text) {
        html.append("<tr><th>")
                .append(name)
                .append("</th><td>")
                .append(HtmlText.escape(text))
                .append("</td></tr>\n");
    }

    private void lines() {
        head(
                "Lines",
                "Account",
                "Market",
                "Side",
                "#Planned",
                "#at",
                "#Done",
                "#at",
                "State",
                "Why");
        for (RunLine line : run.lines()) {
            html.append("<tr>");
            cell(confirmation.account(line));
            cell(line.market().toString());
            cell(line.side().name());
            number(line.quantity());
            number(line.price());
            number(line.executed());
            number(average(line.value(), line.executed()));
            cell(line.state().name());
            Problem outcome = line.outcome();
            cell(outcome == null ? line.why() : line.why() + " " + outcome.text(Locale.ENGLISH));
            html.append("</tr>\n");
        }
        foot();
    }

    private void leftOut() {
        RunOrigin origin = confirmation.origin();
        if (origin == null || origin.leftOut().isEmpty()) {
            return;
        }
        head("Left out of the plan", "Account", "Symbol", "Side", "#Value, " + currency, "Why");
        for (LeftOut each : origin.leftOut()) {
            html.append("<tr>");
            cell(each.account());
            cell(each.symbol());
            cell(each.side().name());
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
        head("Orders", "Id", "Market", "Side", "#Quantity", "#Limit", "#Filled", "State", "Fills");
        for (TradeOrder order : confirmation.orders()) {
            html.append("<tr>");
            cell(order.request().clientId().value());
            cell(order.market().toString());
            cell(order.request().side().name());
            number(order.request().quantity());
            number(order.request().limit());
            number(order.filled());
            Problem reason = order.reason();
            cell(order.state() + (reason == null ? "" : ": " + reason.text(Locale.ENGLISH)));
            cell(fills(confirmation.fills().getOrDefault(order.id(), List.of())));
            html.append("</tr>\n");
        }
        foot();
    }

    private String fills(List<Fill> fills) {
        return fills.stream()
                .map(fill ->
                        HtmlText.quantity(fill.quantity())
                                + " at "
                                + HtmlText.quantity(fill.price())
                                + ", fee "
                                + HtmlText.quantity(fill.fee())
                                + " "
                                + fill.feeAsset()
                                + ", "
                                + time(fill.at()))
                .collect(Collectors.joining("; "));
    }

    private void head(String title, String... columns) {
        html.append("<h2>").append(title).append("</h2>\n<table>\n<thead><tr>");
        for (String column : columns) {
            boolean isNumber = column.startsWith("#");
            html.append(isNumber ? "<th class=\"n\">" : "<th>")
                    .append(HtmlText.escape(isNumber ? column.substring(1) : column))
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
