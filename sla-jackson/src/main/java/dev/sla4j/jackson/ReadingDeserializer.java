package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
import java.util.Objects;

/** Reads a value of the format; settings of the mapper, such as default typing, do not change how. */
final class ReadingDeserializer<T> extends JsonDeserializer<T> {
    private final Class<T> type;
    private final Reader<?> reader;
    private final Limits limits;

    ReadingDeserializer(Class<T> type, Reader<?> reader, Limits limits) {
        this.limits = limits;
        this.type = type;
        this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Node node = Node.read(parser, limits);
        Object value = reader.read(node);
        if (node.faults().count() == 0 && !type.isInstance(value)) {
            node.fault("must be of the type " + Names.ofType(type.getSimpleName()));
        }
        if (node.faults().count() > 0) {
            throw node.faults().toException();
        }
        return Objects.requireNonNull(type.cast(value));
    }

    @Override
    public Object deserializeWithType(
            JsonParser parser, DeserializationContext context, TypeDeserializer typeDeserializer) throws IOException {
        return deserialize(parser, context);
    }
}
