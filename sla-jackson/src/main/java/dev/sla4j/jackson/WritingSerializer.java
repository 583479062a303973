package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;

/** Writes a value of the format; settings of the mapper, such as default typing, do not change how. */
final class WritingSerializer<T> extends JsonSerializer<T> {
    private final Writer<? super T> writer;

    WritingSerializer(Writer<? super T> writer) {
        this.writer = writer;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
        writer.write(json, value);
    }

    @Override
    public void serializeWithType(
            T value, JsonGenerator json, SerializerProvider provider, TypeSerializer typeSerializer)
            throws IOException {
        writer.write(json, value);
    }
}
