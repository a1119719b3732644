package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that the cells of a workbook share, read as far as they were asked for. */
final class SharedTexts implements AutoCloseable {
    private final @Nullable InputStream in;
    private final @Nullable XMLStreamReader xml;
    private final String name;
    private final List<String> texts = new ArrayList<>();
    private long length;

    SharedTexts(@Nullable InputStream in, String name) throws XMLStreamException {
        this.in = in;
        this.name = name;
        this.xml = in == null ? null : XmlSource.factory().createXMLStreamReader(in);
    }

    /** The text with this number, or {@code null} if there is none. */
    @Nullable String get(int index) throws XMLStreamException {
        while (index >= texts.size()) {
            String next = next();
            if (next == null) {
                return null;
            }
            length += next.length();
            if (length > FileLimits.MAX_SHARED_TEXT) {
                throw new EvenkeelException(
                        Problem.of(
                                ProblemCode.FILE_TOO_LARGE,
                                name,
                                String.valueOf(FileLimits.MAX_SHARED_TEXT >> 20)));
            }
            texts.add(next);
        }
        return index < 0 ? null : texts.get(index);
    }

    private @Nullable String next() throws XMLStreamException {
        while (xml != null && xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
                return richText(xml, "si", name);
            }
        }
        return null;
    }

    /** The text inside an element, with all its differently formatted runs, without readings. */
    static String richText(XMLStreamReader xml, String element, String name)
            throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean isText = false;
        boolean isReading = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    isText = xml.getLocalName().equals("t");
                    isReading |= xml.getLocalName().equals("rPh");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (isText && !isReading) {
                        text.append(xml.getText());
                    }
                    if (text.length() > FileLimits.MAX_LINE) {
                        throw MeteredStream.tooLong(name, 1);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    isText = false;
                    isReading &= !xml.getLocalName().equals("rPh");
                    if (xml.getLocalName().equals(element)) {
                        return unescaped(text);
                    }
                }
                default -> {
                    // Comments say nothing.
                }
            }
        }
        return unescaped(text);
    }

    /** Excel writes what XML cannot hold as {@code _x000D_}. */
    private static String unescaped(StringBuilder text) {
        int at = text.indexOf("_x");
        while (at >= 0) {
            if (at + 7 <= text.length()
                    && text.charAt(at + 6) == '_'
                    && text.substring(at + 2, at + 6).matches("[0-9A-Fa-f]{4}")) {
                char c = (char) Integer.parseInt(text.substring(at + 2, at + 6), 16);
                text.replace(at, at + 7, c == 0 ? "" : String.valueOf(c));
            }
            at = text.indexOf("_x", at + 1);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
