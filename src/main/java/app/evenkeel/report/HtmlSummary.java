package app.evenkeel.report;

import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A summary as one page of HTML that needs nothing from anywhere, to be read or printed. */
public final class HtmlSummary {
    private final Summary summary;
    private final CurrencyCode currency;
    private final StringBuilder html = new StringBuilder(65_536);

    private HtmlSummary(Summary summary) {
        this.summary = summary;
        this.currency = summary.snapshot().currency();
    }

    /** UTF-8. */
    public static byte[] write(Summary summary) {
        return new HtmlSummary(summary).page().getBytes(StandardCharsets.UTF_8);
    }

    private String page() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append("<title>Evenkeel, ")
                .append(summary.snapshot().asOf())
                .append("</title>\n<style>\n")
                .append(HtmlText.style())
                .append("</style>\n</head>\n<body>\n<main>\n");
        head();
        html.append(SvgChart.draw(summary.series()));
        html.append(
                "<p class=\"key\"><span class=\"v\"></span>value<span class=\"p\"></span>paid"
                        + " in</p>\n");
        shares();
        holdings();
        problems();
        pictures();
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void head() {
        Snapshot snapshot = summary.snapshot();
        List<ValueSeries.Day> days = summary.series().days();
        BigDecimal paidIn =
                days.stream().map(ValueSeries.Day::flow).reduce(BigDecimal.ZERO, BigDecimal::add);
        html.append("<header><p class=\"brand\">Evenkeel</p><p class=\"day\">")
                .append(snapshot.asOf())
                .append("</p></header>\n<section class=\"tiles\">\n");
        tile(
                snapshot.isComplete() ? "Total value" : "Value of what could be valued",
                HtmlText.amount(snapshot.total(), currency) + " " + currency,
                "",
                "main");
        if (!days.isEmpty()) {
            tile("Paid in less taken out", HtmlText.amount(paidIn, currency), "", "");
            // What could not be valued was paid for all the same, so a part gives no gain.
            BigDecimal worth = snapshot.isComplete() ? snapshot.total() : null;
            BigDecimal gain = worth == null ? null : worth.subtract(paidIn);
            tile(
                    "Gain since " + days.getFirst().date(),
                    HtmlText.signed(gain, currency),
                    HtmlText.tone(gain),
                    "");
        }
        html.append("</section>\n");
    }

    private void tile(String name, String figure, String tone, String kind) {
        html.append("<div class=\"tile ")
                .append(kind)
                .append("\"><p>")
                .append(HtmlText.escape(name))
                .append("</p><p class=\"figure ")
                .append(tone)
                .append("\">")
                .append(figure)
                .append("</p></div>\n");
    }

    private void shares() {
        html.append("<section class=\"two\">\n<div>\n<h2>By class</h2>\n");
        for (Snapshot.ClassLine line : summary.snapshot().byClass()) {
            share(Words.of(line.kind()), line.value(), line.weight());
        }
        html.append("</div>\n<div>\n<h2>By account</h2>\n");
        for (Snapshot.AccountLine line : summary.snapshot().byAccount()) {
            share(line.account().name(), line.value(), line.weight());
        }
        html.append("</div>\n</section>\n");
    }

    private void share(String name, @Nullable BigDecimal value, @Nullable BigDecimal weight) {
        double width = weight == null ? 0 : Math.clamp(weight.doubleValue() * 100, 0, 100);
        html.append("<div class=\"share\"><span>")
                .append(HtmlText.escape(name))
                .append("</span><span class=\"n\">")
                .append(HtmlText.amount(value, currency))
                .append("</span><span class=\"n\">")
                .append(HtmlText.percent(weight))
                .append("</span><i style=\"width:")
                .append(String.format(Locale.ROOT, "%.1f", width))
                .append("%\"></i></div>\n");
    }

    private void holdings() {
        html.append("<h2>Holdings</h2>\n<table>\n<thead><tr><th>Asset</th><th>Account</th>")
                .append("<th class=\"n\">Quantity</th><th class=\"n\">Cost</th>")
                .append("<th class=\"n\">Price</th><th class=\"n\">Value</th>")
                .append("<th class=\"n\">Unrealised</th><th></th></tr></thead>\n<tbody>\n");
        for (Position p : summary.positions()) {
            PricePoint price = p.price();
            String pool = p.taxAccount().isEmpty() ? "" : " · " + p.taxAccount();
            html.append("<tr><td>")
                    .append(HtmlText.escape(p.asset().label()))
                    .append("</td><td>")
                    .append(HtmlText.escape(p.account().name() + pool))
                    .append("</td>");
            cell(HtmlText.quantity(p.quantity()), "");
            cell(HtmlText.amount(p.cost(), p.currency()), "");
            cell(
                    price == null || p.asset().isCash()
                            ? "–"
                            : HtmlText.quantity(price.value())
                                    + " <small>"
                                    + price.asOf()
                                    + "</small>",
                    "");
            cell(HtmlText.amount(p.value(), p.currency()), "");
            cell(
                    HtmlText.signed(p.unrealisedGain(), p.currency()),
                    HtmlText.tone(p.unrealisedGain()));
            html.append("<td>").append(p.currency()).append("</td></tr>\n");
        }
        html.append("</tbody>\n</table>\n");
    }

    private void cell(String text, String tone) {
        html.append("<td class=\"n ").append(tone).append("\">").append(text).append("</td>");
    }

    private void problems() {
        if (summary.problems().isEmpty()) {
            return;
        }
        html.append("<h2>What makes figures uncertain</h2>\n<ul>\n");
        for (DataProblem problem : summary.problems()) {
            html.append("<li>")
                    .append(words(problem.kind()))
                    .append(": ")
                    .append(HtmlText.escape(String.join(", ", problem.args())))
                    .append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private static String words(DataProblem.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void pictures() {
        if (summary.pictures().isEmpty()) {
            return;
        }
        html.append("<h2>Screens</h2>\n<section class=\"screens\">\n");
        for (Summary.Picture picture : summary.pictures()) {
            html.append("<a href=\"")
                    .append(HtmlText.escape(picture.file()))
                    .append("\"><img loading=\"lazy\" src=\"")
                    .append(HtmlText.escape(picture.file()))
                    .append("\" alt=\"")
                    .append(HtmlText.escape(picture.caption()))
                    .append("\"><span>")
                    .append(HtmlText.escape(picture.caption()))
                    .append("</span></a>\n");
        }
        html.append("</section>\n");
    }
}
