package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Parses XML without document types, entities or anything outside the file. */
final class XmlSource implements ElementSource {
    private final MeteredStream in;
    private final String name;

    XmlSource(InputStream in, String name) {
        this.in = new MeteredStream(in);
        this.name = name;
    }

    static XMLInputFactory factory() {
        // The JDK's own: another on the class path may not keep these promises.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // Brokers write elements of more attributes than the JDK lets pass unasked.
        factory.setProperty(
                "jdk.xml.elementAttributeLimit", String.valueOf(FileLimits.MAX_COLUMNS));
        factory.setProperty("jdk.xml.maxElementDepth", String.valueOf(FileLimits.MAX_DEPTH + 1));
        factory.setXMLResolver(
                (publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    @Override
    public void walk(Document.Visitor visitor) {
        Walk walk = new Walk(visitor, name);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                step(xml, walk);
                in.refill();
            }
            xml.close();
        } catch (XMLStreamException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNumber();
            throw in.isExhausted()
                    ? MeteredStream.tooLong(name, line)
                    : ElementSource.damaged(name, line, column, e);
        }
    }

    private void step(XMLStreamReader xml, Walk walk) throws XMLStreamException {
        switch (xml.next()) {
            case XMLStreamConstants.START_ELEMENT -> walk.begin(element(xml));
            case XMLStreamConstants.END_ELEMENT -> walk.end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    walk.text(xml.getText());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new EvenkeelException(
                            Problem.of(
                                    ProblemCode.DOCUMENT_DOCTYPE,
                                    name,
                                    String.valueOf(xml.getLocation().getLineNumber())));
            default -> {
                // Comments and processing instructions say nothing.
            }
        }
    }

    private static Node element(XMLStreamReader xml) {
        Node node = new Node(xml.getLocalName(), xml.getLocation().getLineNumber());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            node.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return node;
    }
}
