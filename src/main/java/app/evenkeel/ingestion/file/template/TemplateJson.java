package app.evenkeel.ingestion.file.template;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.TextForm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A template as text that can be kept and shared; it holds none of the file's data. */
public final class TemplateJson {
    private static final String KIND = "evenkeel-template";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TemplateJson() {}

    public static String write(Template template) {
        ObjectNode root = JSON.createObjectNode();
        root.put("kind", KIND).put("version", VERSION).put("name", template.name());
        template.header().forEach(root.putArray("header")::add);
        ObjectNode columns = root.putObject("columns");
        for (TemplateField field : TemplateField.values()) {
            template.column(field).ifPresent(column -> columns.put(word(field), column));
        }
        root.put("dates", template.datePattern())
                .put("zone", template.zone().getId())
                .put("numbers", word(template.numbers()))
                .put("assets", word(template.kind()));
        CurrencyCode currency = template.currency();
        if (currency != null) {
            root.put("currency", currency.value());
        }
        Charset charset = template.form().charset();
        if (charset != null) {
            root.put("charset", charset.name());
        }
        Character delimiter = template.form().delimiter();
        if (delimiter != null) {
            root.put("delimiter", delimiter.toString());
        }
        ObjectNode words = root.putObject("words");
        template.words().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> words.put(entry.getKey(), word(entry.getValue())));
        template.ignored().forEach(root.putArray("ignored")::add);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The template in a text that {@link #write} made.
     *
     * @param origin what to call the text in a message: a file's name
     * @throws EvenkeelException if it is no template; the message says what is wrong
     */
    public static Template read(String text, String origin) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root == null
                    || !KIND.equals(root.path("kind").asText())
                    || root.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException("kind is not " + KIND + " " + VERSION);
            }
            Map<TemplateField, String> columns = new EnumMap<>(TemplateField.class);
            root.path("columns")
                    .fields()
                    .forEachRemaining(entry ->
                            columns.put(
                                    constant(TemplateField.class, entry.getKey()),
                                    entry.getValue().asText()));
            Map<String, TransactionType> words = new LinkedHashMap<>();
            root.path("words")
                    .fields()
                    .forEachRemaining(entry ->
                            words.put(
                                    entry.getKey(),
                                    constant(TransactionType.class, entry.getValue().asText())));
            return new Template(
                    root.path("name").asText(),
                    texts(root.path("header")),
                    columns,
                    root.path("dates").asText(),
                    Template.zone(root.path("zone").asText()),
                    constant(NumberText.class, root.path("numbers").asText()),
                    words,
                    texts(root.path("ignored")),
                    root.hasNonNull("currency")
                            ? CurrencyCode.of(root.path("currency").asText())
                            : null,
                    constant(AssetKind.class, root.path("assets").asText()),
                    form(root));
        } catch (JsonProcessingException e) {
            throw refused(origin, String.valueOf(e.getOriginalMessage()), e);
        } catch (IllegalArgumentException e) {
            throw refused(origin, String.valueOf(e.getMessage()), e);
        }
    }

    private static EvenkeelException refused(String origin, String why, Exception cause) {
        return new EvenkeelException(Problem.of(ProblemCode.TEMPLATE_BAD, origin, why), cause);
    }

    private static TextForm form(JsonNode root) {
        String delimiter = root.path("delimiter").asText();
        if (delimiter.length() > 1) {
            throw new IllegalArgumentException("More than one character: " + delimiter);
        }
        return new TextForm(
                root.hasNonNull("charset") ? Charset.forName(root.path("charset").asText()) : null,
                delimiter.isEmpty() ? null : delimiter.charAt(0));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> kind, String word) {
        return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
