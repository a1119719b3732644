package app.evenkeel.report;

import app.evenkeel.domain.allocation.Allocation;
import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.plan.DroppedLine;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.plan.PlanText;
import app.evenkeel.domain.plan.PlanText.Wording;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Plans and drift as JSON; the guide {@code command-line} documents the keys. */
public final class PlanJson {
    private PlanJson() {}

    /** The fields of a plan. */
    public static void plan(Json json, Plan plan, Wording wording) {
        PlanEstimate estimate = plan.estimate();
        json.text("status", plan.status())
                .amount("driftBefore", estimate == null ? null : estimate.driftBefore())
                .amount("driftAfter", estimate == null ? null : estimate.driftAfter())
                .amount("bestDrift", estimate == null ? null : estimate.bestDrift())
                .amount("estimatedCost", estimate == null ? null : estimate.cost())
                .amount("estimatedTax", estimate == null ? null : estimate.tax())
                .amount("turnover", estimate == null ? null : estimate.turnover())
                .amount("total", estimate == null ? null : estimate.total())
                .text("currency", plan.currency())
                .text("asOf", plan.asOf())
                .text("inputHash", plan.inputHash());
        problems(json, plan.obstacles());
        json.array("lines", plan.lines(), (out, line) -> line(out, plan, line, wording));
        json.array("dropped", plan.dropped(), (out, line) -> dropped(out, plan, line, wording));
        json.array(
                "prices",
                plan.prices(),
                (out, price) ->
                        out.text("symbol", price.asset().symbol())
                                .amount("price", price.price())
                                .number("ageInDays", price.ageInDays()));
        json.array(
                "cash",
                plan.cash(),
                (out, cash) ->
                        out.text("account", cash.account().name())
                                .amount("before", cash.before())
                                .amount("after", cash.after()));
    }

    /**
     * The fields of where a portfolio stands.
     *
     * @param allocation {@code null} where obstacles stand against it
     */
    public static void drift(Json json, @Nullable Allocation allocation, List<Problem> obstacles) {
        String status =
                allocation == null ? "BLOCKED" : allocation.isOutside() ? "OUTSIDE" : "WITHIN";
        json.text("status", status)
                .amount("drift", allocation == null ? null : allocation.drift())
                .amount("total", allocation == null ? null : allocation.total())
                .text("currency", allocation == null ? null : allocation.currency());
        problems(json, obstacles);
        json.array(
                "lines",
                allocation == null ? List.<Allocation.Line>of() : allocation.lines(),
                PlanJson::line);
        json.array(
                "classes",
                allocation == null ? List.<Allocation.ClassLine>of() : allocation.byClass(),
                (out, line) ->
                        out.text("kind", Words.of(line.kind()))
                                .amount("value", line.value())
                                .amount("weight", line.weight())
                                .amount("target", line.target())
                                .amount("off", line.off()));
        json.array(
                "unlisted",
                allocation == null ? List.<Allocation.Unlisted>of() : allocation.unlisted(),
                (out, each) ->
                        out.text("symbol", each.asset().symbol())
                                .amount("quantity", each.quantity())
                                .amount("value", each.value()));
    }

    /** The fields of a day's drift. */
    public static void day(Json json, DriftDay day) {
        json.text("day", day.day())
                .text("currency", day.currency())
                .amount("total", day.total())
                .amount("drift", day.drift())
                .flag("outside", day.isOutside());
    }

    private static void line(Json json, Allocation.Line line) {
        json.text("symbol", line.symbol())
                .number("depth", line.depth())
                .amount("value", line.value())
                .amount("weight", line.weight())
                .amount("target", line.target())
                .amount("targetValue", line.targetValue())
                .amount("off", line.off())
                .amount("band", line.band())
                .amount("toEdge", line.toEdge())
                .text("state", line.state().name().toLowerCase(Locale.ROOT));
    }

    private static void line(Json json, Plan plan, PlanLine line, Wording wording) {
        json.text("account", line.account().name())
                .text("symbol", line.asset().symbol())
                .text("side", line.side())
                .amount("quantity", line.quantity())
                .amount("price", line.price())
                .amount("value", line.value())
                .amount("cost", line.cost())
                .amount("tax", line.tax())
                .text("code", line.reason().code())
                .text("reason", PlanText.reason(plan, line, wording));
    }

    private static void dropped(Json json, Plan plan, DroppedLine line, Wording wording) {
        json.text("account", line.account() == null ? null : line.account().name())
                .text("symbol", line.symbol())
                .text("side", line.side())
                .amount("value", line.value())
                .text("code", line.reason())
                .text("reason", PlanText.reason(plan, line, wording));
    }

    private static void problems(Json json, List<Problem> problems) {
        json.texts("reasons", problems.stream().map(each -> each.text(Locale.ENGLISH)).toList());
    }
}
