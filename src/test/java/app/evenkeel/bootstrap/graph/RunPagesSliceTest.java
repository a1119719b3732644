package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.security.RememberingVaults;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The confirmation of a run in the language of the user's setting. */
class RunPagesSliceTest {
    private static final Instant NOW = Instant.parse("2026-11-12T18:00:00Z");

    @TempDir private Path folder;

    @Test
    void speaksTheLanguageOfTheSettingThroughout() {
        try (SessionGraph graph =
                SessionGraph.create(
                                RememberingVaults.at(folder.resolve("store")),
                                new SessionGraph.NewStore("me", CurrencyCode.EUR, "en"),
                                "nine brown kettles at noon".toCharArray(),
                                Clock.fixed(NOW, ZoneOffset.UTC))
                        .session()) {
            graph.ledger().accountFor(new AccountRef(AccountKind.EXCHANGE, "X", "X"));
            TradeOrder order = LiveOrders.insert(graph.session(), OrderState.UNKNOWN, NOW);
            Fill fill =
                    new Fill(
                            "t1",
                            NOW,
                            new BigDecimal("40000"),
                            new BigDecimal("0.05"),
                            new BigDecimal("2"),
                            "EUR");
            LiveOrders.update(
                    graph.session(),
                    order.now(OrderState.PARTIAL, "1", NOW, null).filledBy(List.of(fill)),
                    List.of(fill));
            RebalanceRun run = graph.execution().execution().run(order.run());

            assertThat(page(graph, run))
                    .contains(
                            "<html lang=\"en\">",
                            "Rebalance run 1, All",
                            ">LIVE<",
                            ">done in part<",
                            ">Fees paid<",
                            ">Buy<",
                            ">filled in part<",
                            "0.05 at 40\u202f000, fee 2 EUR",
                            ", command line<");

            graph.settings().put(SessionGraph.LANGUAGE, "ja");
            assertThat(page(graph, run))
                    .contains(
                            "<html lang=\"ja\">",
                            "リバランス実行 1、All",
                            ">本番<",
                            ">一部完了<",
                            ">支払った手数料<",
                            ">買い<",
                            ">一部約定<",
                            "0.05 を 40\u202f000 で、手数料 2 EUR",
                            "、コマンド<")
                    .doesNotContain(">Account<", ">State<", ">Orders<", ">Lines<", "is not known");
        }
    }

    private static String page(SessionGraph graph, RebalanceRun run) {
        return new String(
                RunPages.of(
                        graph, graph.execution().confirmation(run, graph.ledger()), ZoneOffset.UTC),
                StandardCharsets.UTF_8);
    }
}
