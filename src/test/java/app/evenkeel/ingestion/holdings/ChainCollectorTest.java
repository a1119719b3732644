package app.evenkeel.ingestion.holdings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.ingestion.net.VirtualTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Balances on block chains, the wallet being that of BIP 84's published example. */
class ChainCollectorTest {
    private static final String JSON = "application/json";
    private static final String ZPUB =
            "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUk"
                    + "gDKf31mGDtKsAYz2oz2AGutZYs";
    private static final String FIRST = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
    private static final String SECOND = "bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g";
    private static final String CHANGE = "bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el";
    private static final String OWNER = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    private static final String TOKEN = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";

    private final LoopbackServer server = new LoopbackServer();
    private final Fetch fetch =
            new Fetch(new Gate(Hosts.ALL, () -> false, new VirtualTime(), 3), "test");

    @AfterEach
    void close() {
        fetch.close();
        server.close();
    }

    @Test
    void addsUpAWalletUntilTwentyAddressesInARowWereNeverUsed() {
        Map<String, Long> used = Map.of(FIRST, 150_000_000L, SECOND, 0L, CHANGE, 7L);
        answerWallet(() -> "a", address -> used.getOrDefault(address, -1L));

        assertThat(bitcoin(ZPUB))
                .containsExactly(new Collected(AssetRef.coin("BTC"), new BigDecimal("1.50000007")));
        assertThat(server.asked())
                .hasSize(1 + 2 + BitcoinCollector.GAP + 1 + BitcoinCollector.GAP + 1);
    }

    @Test
    void looksThroughAWalletAgainWhereABlockCameMeanwhile() {
        // While it is looked through, a coin goes from the first address to the second.
        AtomicBoolean moved = new AtomicBoolean();
        answerWallet(
                () -> moved.get() ? "b" : "a",
                address ->
                        switch (address) {
                            case FIRST -> moved.getAndSet(true) ? 0 : 5;
                            case SECOND -> moved.get() ? 5 : 0;
                            default -> -1;
                        });

        assertThat(bitcoin(ZPUB))
                .extracting(Collected::quantity)
                .containsExactly(new BigDecimal("0.00000005"));
        assertThat(server.asked()).filteredOn(path -> path.endsWith(FIRST)).hasSize(2);
    }

    @Test
    void believesAWalletThatIsTheSameAfterBlocksThatDoNotTouchIt() {
        AtomicInteger blocks = new AtomicInteger();
        answerWallet(
                () -> Integer.toString(blocks.getAndIncrement() % 10),
                address -> address.equals(FIRST) ? 5 : -1);

        assertThat(bitcoin(ZPUB)).hasSize(1);
        assertThat(blocks).hasValue(3);
    }

    @Test
    void leavesAWalletWithoutEnd() {
        answerWallet(() -> "a", address -> 1);

        assertThatThrownBy(() ->
                        new BitcoinCollector(
                                        ZPUB,
                                        fetch,
                                        new ChainNode(Hosts.BLOCKSTREAM, server.base()),
                                        30)
                                .collect(Progress.NONE))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e ->
                                assertThat(e.problem().code())
                                        .isEqualTo(ProblemCode.COLLECT_INCOMPLETE));
        assertThat(server.asked()).hasSize(31);
    }

    @Test
    void failsAsAWholeWhereOneAddressOfAWalletFails() {
        server.answering(exchange -> {
            String path = exchange.getRequestURI().getPath();
            String address = path.substring(path.lastIndexOf('/') + 1);
            if (path.endsWith("/blocks/tip/hash")) {
                LoopbackServer.ok(exchange, "text/plain", "a".repeat(64));
            } else if (address.equals(SECOND)) {
                LoopbackServer.status(exchange, 500);
            } else {
                LoopbackServer.ok(exchange, JSON, esplora(address, 5, address.equals(FIRST)));
            }
        });

        assertThatThrownBy(() -> bitcoin(ZPUB)).isInstanceOf(FetchException.class);
    }

    @Test
    void tellsThatAnAddressHoldsNothing() {
        server.answering(JSON, esplora(FIRST, 0, true));

        assertThat(bitcoin(FIRST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "<html></html>",
                "{\"address\":\"" + FIRST + "\"}",
                "{\"address\":\"" + FIRST + "\",\"chain_stats\":{\"funded_txo_sum\":9}}",
                "{\"address\":\""
                        + SECOND
                        + "\",\"chain_stats\":{\"funded_txo_sum\":9,"
                        + "\"spent_txo_sum\":0,\"tx_count\":1},\"mempool_stats\":{\"tx_count\":0}}",
                "{\"address\":\""
                        + FIRST
                        + "\",\"chain_stats\":{\"funded_txo_sum\":1,"
                        + "\"spent_txo_sum\":2,\"tx_count\":1},\"mempool_stats\":{\"tx_count\":0}}",
                "{\"address\":\""
                        + FIRST
                        + "\",\"chain_stats\":{\"funded_txo_sum\":\"x\","
                        + "\"spent_txo_sum\":2,\"tx_count\":1},\"mempool_stats\":{\"tx_count\":0}}"
            })
    void neverTakesHalfAnAnswerForABalance(String body) {
        server.answering(JSON, body);

        assertThatThrownBy(() -> bitcoin(FIRST)).isInstanceOf(FetchException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500, 503})
    void failsWhereTheServerRefuses(int status) {
        server.answering(exchange -> LoopbackServer.status(exchange, status));

        assertThatThrownBy(() -> bitcoin(FIRST)).isInstanceOf(FetchException.class);
        assertThatThrownBy(this::ethereum).isInstanceOf(FetchException.class);
    }

    @Test
    void readsEtherAndNamedTokens() {
        answerEthereum(Map.of());

        assertThat(ethereum())
                .extracting(each -> each.asset().symbol() + " " + each.quantity())
                .containsExactlyInAnyOrder("ETH 1.5", "USDC 2.5");
        assertThat(server.methods()).containsOnly("POST");
    }

    @Test
    void failsAsAWholeWhereAnyPartIsMissing() {
        for (String part : List.of("eth_chainId", "eth_getBalance", "0x70a08231", "0x313ce567")) {
            for (String bad :
                    List.of(
                            "\"result\":\"0x\"",
                            "\"result\":null",
                            "\"error\":{\"code\":-32000}",
                            "\"result\":\"0xzz\"",
                            "\"result\":7")) {
                answerEthereum(Map.of(part, bad));

                assertThatThrownBy(this::ethereum)
                        .as(part + " " + bad)
                        .isInstanceOf(FetchException.class);
            }
        }
    }

    @Test
    void refusesPlayMoneyOfATestNetwork() {
        answerEthereum(Map.of("eth_chainId", "\"result\":\"0xaa36a7\""));

        assertThatThrownBy(this::ethereum).hasMessageContaining("network 0xaa36a7");
    }

    private void answerEthereum(Map<String, String> instead) {
        Map<String, String> answers = new HashMap<>();
        answers.put("eth_chainId", "\"result\":\"0x1\"");
        answers.put("eth_getBalance", "\"result\":\"0x14d1120d7b160000\"");
        answers.put("0x313ce567", "\"result\":\"0x" + "0".repeat(63) + "6\"");
        answers.put("0x70a08231", "\"result\":\"0x" + "0".repeat(58) + "2625a0\"");
        answers.putAll(instead);
        server.answering(exchange -> {
            String question =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String result =
                    answers.entrySet().stream()
                            .filter(each -> question.contains(each.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse("\"error\":{}");
            LoopbackServer.ok(exchange, JSON, "{\"jsonrpc\":\"2.0\",\"id\":1," + result + "}");
        });
    }

    /**
     * @param tip the digit that the hash of the latest block is made of
     * @param units that an address holds, or -1 if it was never used
     */
    private void answerWallet(Supplier<String> tip, ToLongFunction<String> units) {
        server.answering(exchange -> {
            String path = exchange.getRequestURI().getPath();
            String address = path.substring(path.lastIndexOf('/') + 1);
            if (path.endsWith("/blocks/tip/hash")) {
                LoopbackServer.ok(exchange, "text/plain", tip.get().repeat(64));
            } else {
                long held = units.applyAsLong(address);
                LoopbackServer.ok(exchange, JSON, esplora(address, Math.max(0, held), held >= 0));
            }
        });
    }

    private List<Collected> bitcoin(String text) {
        return new BitcoinCollector(text, fetch, new ChainNode(Hosts.BLOCKSTREAM, server.base()))
                .collect(Progress.NONE);
    }

    private List<Collected> ethereum() {
        return new EthereumCollector(
                        OWNER,
                        Map.of("USDC", TOKEN),
                        fetch,
                        new ChainNode(Hosts.ETHEREUM, server.base()))
                .collect(Progress.NONE);
    }

    private static String esplora(String address, long units, boolean used) {
        return "{\"address\":\""
                + address
                + "\",\"chain_stats\":{\"funded_txo_count\":1,\"funded_txo_sum\":"
                + (units + 10)
                + ",\"spent_txo_sum\":10,\"tx_count\":"
                + (used ? 2 : 0)
                + "},\"mempool_stats\":{\"funded_txo_sum\":0,\"spent_txo_sum\":0,\"tx_count\":0}}";
    }
}
