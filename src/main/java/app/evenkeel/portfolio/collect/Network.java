package app.evenkeel.portfolio.collect;

import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.holdings.ChainNode;
import app.evenkeel.ingestion.net.Destination;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.Gate;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The way out for collectors: the gate, and where it leads in tests. */
public final class Network {
    private final Gate gate;
    private final Fetch fetch;
    private final Function<Chain, ChainNode> nodes;
    private final Map<String, URI> redirected = new ConcurrentHashMap<>();

    /**
     * @param nodes the server that is asked about a chain
     */
    public Network(Gate gate, Fetch fetch, Function<Chain, ChainNode> nodes) {
        this.gate = gate;
        this.fetch = fetch;
        this.nodes = nodes;
    }

    /**
     * Sends requests for a venue or chain to a server on this machine.
     *
     * @throws EvenkeelException if the address is not on this machine: keys must not go elsewhere
     */
    public void redirect(String source, URI base) {
        if (!Destination.isHere(base.getHost())) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.HOST_UNKNOWN, String.valueOf(base.getHost())));
        }
        redirected.put(source, base);
    }

    Gate gate() {
        return gate;
    }

    Fetch fetch() {
        return fetch;
    }

    ChainNode node(Chain chain) {
        URI base = base(chain.name().toLowerCase(Locale.ROOT));
        return base == null
                ? nodes.apply(chain)
                : new ChainNode(ChainNode.standard(chain).host(), base);
    }

    @Nullable URI base(String source) {
        return redirected.get(source);
    }
}
