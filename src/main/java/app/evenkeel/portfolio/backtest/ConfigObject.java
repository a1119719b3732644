package app.evenkeel.portfolio.backtest;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * An object of a configuration, which says plainly what is wrong with it: every problem names the
 * key by its whole path.
 */
final class ConfigObject {
    /** What the whole is called where a key would be named. */
    private static final String WHOLE = "the configuration";

    private final JsonNode node;
    private final String path;

    /**
     * @param node the object, or a missing node for one that was left out
     * @param path of keys that leads to it; empty for the whole
     * @param allowed keys; none for any
     * @throws EvenkeelException if it is no object or has another key
     */
    ConfigObject(JsonNode node, String path, String... allowed) {
        this.node = node;
        this.path = path;
        if (!node.isMissingNode() && !node.isObject()) {
            throw wrong("", "an object in braces");
        }
        List<String> known = List.of(allowed);
        for (Iterator<String> names = node.fieldNames(); names.hasNext() && !known.isEmpty(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new EvenkeelException(
                        Problem.of(ProblemCode.CONFIG_KEY, pathTo(name), String.join(", ", known)));
            }
        }
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** All keys, in the order in which they stand. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    JsonNode get(String key) {
        return node.hasNonNull(key) ? node.get(key) : MissingNode.getInstance();
    }

    double number(String key, double otherwise) {
        JsonNode value = get(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(key, "a number");
        }
        return value.doubleValue();
    }

    /** A number that is bounded, both ends included. */
    double number(String key, double otherwise, double least, double most) {
        double value = number(key, otherwise);
        if (!(value >= least && value <= most)) {
            throw wrong(
                    key,
                    most == Double.MAX_VALUE
                            ? "a number of " + least + " or more"
                            : "a number from " + least + " to " + most);
        }
        return value;
    }

    int whole(String key, int otherwise, int least, int most) {
        double value = number(key, otherwise, least, most);
        if (value != Math.rint(value)) {
            throw wrong(key, "a whole number");
        }
        return (int) value;
    }

    /** A whole number, exact also where a floating-point one is not. */
    long whole(String key, long otherwise) {
        JsonNode value = get(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToLong()) {
            throw wrong(key, "a whole number");
        }
        return value.longValue();
    }

    String text(String key, String otherwise) {
        JsonNode value = get(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isTextual()) {
            throw wrong(key, "a text in quotes");
        }
        return value.textValue().strip();
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode value = get(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw wrong(key, "true or false");
        }
        return value.booleanValue();
    }

    @Nullable LocalDate day(String key) {
        JsonNode value = get(key);
        if (value.isMissingNode()) {
            return null;
        }
        try {
            return LocalDate.parse(value.asText().strip());
        } catch (DateTimeParseException e) {
            throw wrong(key, "a day such as 2026-03-31");
        }
    }

    LocalDate neededDay(String key) {
        LocalDate day = day(key);
        if (day == null) {
            throw wrong(key, "a day such as 2026-03-31");
        }
        return day;
    }

    /** One of the words of an enumeration, written in lower or upper case. */
    <E extends Enum<E>> E word(String key, E otherwise) {
        JsonNode value = get(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        E[] words = otherwise.getDeclaringClass().getEnumConstants();
        List<String> known = new ArrayList<>();
        for (E word : words) {
            known.add(word(word));
            if (value.isTextual() && word(word).equals(word(value.textValue()))) {
                return word;
            }
        }
        throw wrong(key, "one of " + String.join(", ", known));
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list(key)) {
            if (!each.isTextual()) {
                throw wrong(key, "a list of texts");
            }
            texts.add(each.textValue().strip());
        }
        return texts;
    }

    /** An object below this one; empty if it was left out. */
    ConfigObject object(String key, String... allowed) {
        return new ConfigObject(get(key), pathTo(key), allowed);
    }

    /** The objects of a list; none if it was left out. */
    List<ConfigObject> objects(String key, String... allowed) {
        List<ConfigObject> objects = new ArrayList<>();
        for (JsonNode each : list(key)) {
            objects.add(new ConfigObject(each, pathTo(key) + "[" + objects.size() + "]", allowed));
        }
        return objects;
    }

    private JsonNode list(String key) {
        JsonNode value = get(key);
        if (!value.isMissingNode() && !value.isArray()) {
            throw wrong(key, "a list in brackets");
        }
        return value;
    }

    /** Says that a key does not hold what it must. */
    EvenkeelException wrong(String key, String wanted) {
        return new EvenkeelException(Problem.of(ProblemCode.CONFIG_VALUE, pathTo(key), wanted));
    }

    String pathTo(String key) {
        if (key.isEmpty()) {
            return path.isEmpty() ? WHOLE : path;
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    static String word(Enum<?> constant) {
        return word(constant.name());
    }

    static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
