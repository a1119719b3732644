package app.evenkeel.ingestion.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Parses JSON token by token. Numbers are kept as they are written. The outermost value is {@code
 * root}; the items of a list without a name are {@code item}.
 */
final class JsonSource implements ElementSource {
    /** Name of the outermost object, which has none. */
    static final String ROOT = "root";

    private static final String ITEM = "item";

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    private final MeteredStream in;
    private final String name;

    /** Names of the lists and objects around, innermost first; lists are marked. */
    private final Deque<Around> around = new ArrayDeque<>();

    private String field = ROOT;

    private record Around(String name, boolean isList, boolean isElement) {}

    JsonSource(InputStream in, String name) {
        this.in = new MeteredStream(in);
        this.name = name;
    }

    @Override
    public void walk(Document.Visitor visitor) {
        Walk walk = new Walk(visitor, name);
        JsonLocation at = JsonLocation.NA;
        try (JsonParser json = FACTORY.createParser(in)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                at = json.getTokenLocation();
                step(json, token, walk, Math.max(1, at.getLineNr()));
                in.refill();
            }
            if (!around.isEmpty()) {
                throw ElementSource.damaged(name, at.getLineNr(), at.getColumnNr(), null);
            }
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation() == null ? at : e.getLocation();
            throw ElementSource.damaged(name, where.getLineNr(), where.getColumnNr(), e);
        } catch (IOException e) {
            throw in.isExhausted()
                    ? MeteredStream.tooLong(name, at.getLineNr())
                    : ElementSource.damaged(name, at.getLineNr(), at.getColumnNr(), e);
        }
    }

    private void step(JsonParser json, JsonToken token, Walk walk, long line) throws IOException {
        switch (token) {
            case FIELD_NAME -> field = json.getCurrentName();
            case START_OBJECT -> {
                walk.begin(new Node(nameHere(), line));
                around.push(new Around(nameHere(), false, true));
            }
            case START_ARRAY -> {
                // A list inside a list, and one that is the whole document, is an element itself.
                boolean isElement = around.isEmpty() || around.element().isList();
                if (isElement) {
                    walk.begin(new Node(nameHere(), line));
                }
                around.push(new Around(nameHere(), true, isElement));
            }
            case END_OBJECT, END_ARRAY -> {
                if (around.pop().isElement()) {
                    walk.end();
                }
            }
            case VALUE_NULL -> {
                // As good as absent.
            }
            default -> value(json.getText(), walk, line);
        }
    }

    private void value(String text, Walk walk, long line) {
        if (around.isEmpty() || around.element().isList()) {
            walk.begin(new Node(nameHere(), line));
            walk.text(text);
            walk.end();
        } else {
            walk.attribute(field, text);
        }
    }

    private String nameHere() {
        Around here = around.peek();
        if (here == null) {
            return ROOT;
        }
        if (!here.isList()) {
            return field;
        }
        return here.isElement() ? ITEM : here.name();
    }
}
