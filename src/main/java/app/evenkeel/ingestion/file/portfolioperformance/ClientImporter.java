package app.evenkeel.ingestion.file.portfolioperformance;

import app.evenkeel.ingestion.file.Document;
import app.evenkeel.ingestion.file.DocumentSample;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Node;
import app.evenkeel.ingestion.file.PriceSink;
import app.evenkeel.ingestion.file.PricedImporter;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;

import java.util.Set;

/** The client file of Portfolio Performance as XML, with references by path or by number. */
public final class ClientImporter implements PricedImporter {
    static final String SOURCE = "portfolio-performance";
    private static final String ROOT = "client";

    /** Prices alone may be millions; the rest is how the program looks. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "client/consumerPriceIndeces",
                    "client/dashboards",
                    "client/properties",
                    "client/securities/security/attributes",
                    "client/securities/security/events",
                    "client/securities/security/latest",
                    "client/securities/security/prices",
                    "client/settings",
                    "client/taxonomies",
                    "client/watchlists");

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public String layout() {
        return "client-xml";
    }

    @Override
    public boolean recognises(DocumentSample sample) {
        return sample.kind() == DocumentSample.Kind.XML
                && sample.hasPath("client/version")
                && sample.hasPath("client/securities");
    }

    @Override
    public void prices(Document document, PriceSink sink) {
        document.walk(new ClientPrices(sink));
    }

    @Override
    public void read(Document document, ImportContext context, RecordSink sink) {
        Reading reading = new Reading(this, context, sink);
        document.walk(
                new Document.Visitor() {
                    @Override
                    public Document.Step open(String path, Node element) {
                        return path.equals(ROOT) ? Document.Step.TAKE : Document.Step.SKIP;
                    }

                    @Override
                    public boolean leavesOut(String path) {
                        return LEFT_OUT.contains(path);
                    }

                    @Override
                    public void taken(String path, Node element) {
                        new Client(element, reading).read();
                    }
                });
    }
}
