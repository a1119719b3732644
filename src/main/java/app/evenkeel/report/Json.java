package app.evenkeel.report;

import app.evenkeel.domain.money.Decimals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON whose keys come in the order they are written in. Amounts are strings of plain
 * digits, so that no reader rounds them; what is not known is {@code null}.
 */
public final class Json implements AutoCloseable {
    private final JsonGenerator generator;
    private final OutputStream out;

    public Json(OutputStream out) {
        this.out = out;
        try {
            generator = new JsonFactory().createGenerator(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        generator.setPrettyPrinter(printer);
    }

    /** Writes one element of a list. */
    @FunctionalInterface
    public interface Element<T> {
        void write(Json json, T element);
    }

    public <T> void array(Iterable<T> elements, Element<T> element) {
        run(generator::writeStartArray);
        for (T each : elements) {
            object(() -> element.write(this, each));
        }
        run(generator::writeEndArray);
    }

    public <T> void array(String name, Iterable<T> elements, Element<T> element) {
        run(() -> generator.writeFieldName(name));
        array(elements, element);
    }

    /** A list of texts. */
    public void texts(String name, Iterable<String> texts) {
        run(() -> {
            generator.writeArrayFieldStart(name);
            for (String text : texts) {
                generator.writeString(text);
            }
            generator.writeEndArray();
        });
    }

    public void object(String name, Runnable fields) {
        run(() -> generator.writeFieldName(name));
        object(fields);
    }

    public void object(Runnable fields) {
        run(generator::writeStartObject);
        fields.run();
        run(generator::writeEndObject);
    }

    public Json text(String name, @Nullable Object text) {
        if (text == null) {
            run(() -> generator.writeNullField(name));
        } else {
            run(() -> generator.writeStringField(name, text.toString()));
        }
        return this;
    }

    public Json amount(String name, @Nullable BigDecimal amount) {
        return text(name, amount == null ? null : Decimals.plain(amount));
    }

    public Json number(String name, long number) {
        run(() -> generator.writeNumberField(name, number));
        return this;
    }

    /** A count, or null where nothing was counted. */
    public Json count(String name, @Nullable Long count) {
        if (count == null) {
            run(() -> generator.writeNullField(name));
        } else {
            number(name, count.longValue());
        }
        return this;
    }

    /** A number that was worked out in binary, with as many digits as tell it from every other. */
    public Json number(String name, double number) {
        if (Double.isFinite(number)) {
            run(() -> generator.writeNumberField(name, number));
        } else {
            run(() -> generator.writeNullField(name));
        }
        return this;
    }

    /** A list of numbers that were worked out in binary. */
    public void numbers(String name, Iterable<Double> numbers) {
        run(() -> {
            generator.writeArrayFieldStart(name);
            for (double number : numbers) {
                generator.writeNumber(number);
            }
            generator.writeEndArray();
        });
    }

    public Json flag(String name, boolean flag) {
        run(() -> generator.writeBooleanField(name, flag));
        return this;
    }

    @Override
    public void close() {
        run(() -> {
            generator.close();
            out.write("\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
        });
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
