package app.evenkeel.presentation.performance;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.performance.Contribution;
import app.evenkeel.portfolio.performance.Contributor;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.presentation.control.FigureColumn;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What each asset, class or account added to the return, and what its gain is made of. */
final class ContributionTable {
    private static final int MOST_ROWS = 12;
    private static final double ROW = 32;

    private final Messages messages;
    private final BiConsumer<Contributor, Node> explain;
    private final TableView<Line> table = new TableView<>();
    private final ToggleGroup by = new ToggleGroup();
    private final ToggleButton asset;
    private final ToggleButton kind;
    private final ToggleButton account;
    private final Section section;
    private @Nullable PerformanceReport shown;
    private @Nullable Formats formats;

    private record Line(String name, Contributor contributor, Contribution<?> contribution) {}

    /**
     * @param explain shows how a contribution was made, beside its cell
     */
    ContributionTable(Messages messages, BiConsumer<Contributor, Node> explain) {
        this.messages = messages;
        this.explain = explain;
        asset = toggle("asset");
        kind = toggle("class");
        account = toggle("account");
        by.selectToggle(asset);
        by.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        by.selectToggle(before);
                    } else {
                        fill();
                    }
                });
        table.setId("performance-contributions");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableCopy.install(table);
        section =
                new Section(
                        messages.text("performance.contribution.heading"),
                        table,
                        new HBox(asset, kind, account));
        section.note(messages.text("performance.contribution.note"));
    }

    Section section() {
        return section;
    }

    void show(PerformanceReport report, Formats newFormats) {
        shown = report;
        formats = newFormats;
        CurrencyCode currency = report.query().currency();
        table.getColumns()
                .setAll(
                        List.of(
                                new TextColumn<Line>(
                                                "name",
                                                messages.text("performance.contribution.name"),
                                                Line::name)
                                        .atLeast(260),
                                new FigureColumn<Line>(
                                        "contribution",
                                        messages.text("performance.contribution.share"),
                                        line ->
                                                newFormats.signedPercent(
                                                        BigDecimal.valueOf(
                                                                line.contribution.contribution()),
                                                        2),
                                        this::explain),
                                amount("gain", currency, newFormats, Contribution::gain),
                                amount("price", currency, newFormats, line -> line.parts().price()),
                                amount(
                                        "income",
                                        currency,
                                        newFormats,
                                        line -> line.parts().income()),
                                amount(
                                        "exchange",
                                        currency,
                                        newFormats,
                                        line -> line.parts().currency()),
                                amount(
                                        "costs",
                                        currency,
                                        newFormats,
                                        line -> line.parts().fees().add(line.parts().taxes()))));
        fill();
    }

    private void explain(Line line, Node beside) {
        explain.accept(line.contributor(), beside);
    }

    private TextColumn<Line> amount(
            String key,
            CurrencyCode currency,
            Formats written,
            Function<Contribution<?>, BigDecimal> of) {
        return new FigureColumn<Line>(
                key,
                messages.text("performance.contribution." + key) + " " + currency,
                line -> written.signedAmount(of.apply(line.contribution), currency),
                this::explain);
    }

    private void fill() {
        PerformanceReport report = shown;
        if (report == null || formats == null) {
            return;
        }
        List<Line> lines;
        if (kind.isSelected()) {
            lines =
                    lines(
                            report.byClass(),
                            k -> messages.text("kind." + k),
                            Contributor.OfClass::new);
        } else if (account.isSelected()) {
            lines =
                    lines(
                            report.byAccount(),
                            a -> a.name(),
                            a -> new Contributor.OfAccount(a.id()));
        } else {
            lines = lines(report.byAsset(), Asset::label, a -> new Contributor.OfAsset(a.id()));
        }
        table.getItems().setAll(lines);
        table.setPrefHeight((Math.min(MOST_ROWS, lines.size()) + 1) * ROW + 2);
        table.setMinHeight(table.getPrefHeight());
    }

    private static <K> List<Line> lines(
            List<Contribution<K>> from,
            Function<K, String> name,
            Function<K, Contributor> contributor) {
        return from.stream()
                .map(line -> new Line(name.apply(line.key()), contributor.apply(line.key()), line))
                .toList();
    }

    private ToggleButton toggle(String key) {
        ToggleButton button = new ToggleButton(messages.text("performance.contribution.by." + key));
        button.setId("performance-by-" + key);
        button.setToggleGroup(by);
        return button;
    }
}
