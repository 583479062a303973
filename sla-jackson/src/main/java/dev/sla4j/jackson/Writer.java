package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value of the model as JSON.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
interface Writer<T> {
    void write(JsonGenerator json, T value) throws IOException;

    /** Writes a field, or nothing for null. */
    static <T> void field(JsonGenerator json, String name, @Nullable T value, Writer<? super T> writer)
            throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            writer.write(json, value);
        }
    }

    /** Writes a field as text, or nothing for null. */
    static <T> void field(JsonGenerator json, String name, @Nullable T value, Form<T> form) throws IOException {
        if (value != null) {
            json.writeStringField(name, form.print(value));
        }
    }

    /** Writes a list as a field, or nothing if it is empty. */
    static <T> void list(JsonGenerator json, String name, Collection<T> values, Writer<? super T> writer)
            throws IOException {
        if (!values.isEmpty()) {
            json.writeFieldName(name);
            list(json, values, writer);
        }
    }

    static <T> void list(JsonGenerator json, Collection<T> values, Writer<? super T> writer) throws IOException {
        json.writeStartArray();
        for (T value : values) {
            writer.write(json, value);
        }
        json.writeEndArray();
    }

    /** Writes a list of texts as a field, or nothing if it is empty. */
    static void texts(JsonGenerator json, String name, Collection<String> values) throws IOException {
        list(json, name, values, JsonGenerator::writeString);
    }

    /** Starts a member of a family that has parameters; {@link #endMember} ends it. */
    static void startMember(JsonGenerator json, String name) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart(name);
    }

    static void endMember(JsonGenerator json) throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Writes a member of a family whose only parameter is a value. */
    static <T> void member(JsonGenerator json, String name, T value, Writer<? super T> writer) throws IOException {
        json.writeStartObject();
        json.writeFieldName(name);
        writer.write(json, value);
        json.writeEndObject();
    }
}
