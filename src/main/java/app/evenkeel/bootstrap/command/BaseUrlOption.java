package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;

import picocli.CommandLine.Option;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where to send a source's requests instead, on this machine only; for tests. */
final class BaseUrlOption {
    @Option(names = "--base-url", paramLabel = "SOURCE=URL", hidden = true)
    private Map<String, URI> bases = new LinkedHashMap<>();

    void apply(SessionGraph session) {
        bases.forEach(session.collectNetwork()::redirect);
    }
}
