package app.evenkeel.ingestion.holdings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.net.Hosts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class ChainNodeTest {
    @ParameterizedTest
    @CsvSource({
        "https://node.example/api/, node.example, https://node.example/api",
        "https://Node.Example:8443/api, node.example:8443, https://Node.Example:8443/api",
        "http://localhost:3002, localhost:3002, http://localhost:3002",
        "http://127.0.0.1:8545/, 127.0.0.1:8545, http://127.0.0.1:8545",
        "http://192.168.1.5/api, 192.168.1.5, http://192.168.1.5/api",
        "http://10.0.0.7:3002, 10.0.0.7:3002, http://10.0.0.7:3002",
        "http://[::1]:3002, [::1]:3002, http://[::1]:3002",
        "http://[fd12::7]/api, [fd12::7], http://[fd12::7]/api",
        "http://umbrel:3002, umbrel:3002, http://umbrel:3002",
        "http://umbrel.local/api, umbrel.local, http://umbrel.local/api"
    })
    void takesAnEncryptedServerOrOneOfTheOwnNetwork(String text, String host, URI base) {
        ChainNode node = ChainNode.named(Chain.BITCOIN, text);

        assertThat(node.host().name()).isEqualTo(host);
        assertThat(node.base()).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://node.example/api",
                "http://8.8.8.8/api",
                "http://172.32.0.1",
                "http://[2001:db8::1]/api",
                "http://192.168.1.5.example/api",
                "ftp://localhost/api",
                "file:///etc/passwd",
                "localhost:3002",
                "https://",
                "https://user:secret@node.example/api",
                "https://node.example/api?x=1",
                "no address",
                ""
            })
    void refusesWhatOthersCouldReadOrIsNoServer(String text) {
        assertThatThrownBy(() -> ChainNode.named(Chain.ETHEREUM, text))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.BAD_ENTRY));
    }

    @Test
    void keepsThePaceOfAPublicServerThatIsNamed() {
        assertThat(ChainNode.named(Chain.BITCOIN, "https://blockstream.info/api"))
                .isEqualTo(ChainNode.standard(Chain.BITCOIN));
        assertThat(ChainNode.standard(Chain.BITCOIN).host()).isEqualTo(Hosts.BLOCKSTREAM);
    }
}
