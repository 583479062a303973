package dev.sla4j.jackson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a family by name: {@code "reported"}, or {@code {"reported": {…}}} with parameters.
 *
 * @param <T> the family
 */
final class Variants<T> implements Reader<T> {
    private final Map<String, Reader<? extends T>> readers = new LinkedHashMap<>();

    Variants<T> with(String name, Reader<? extends T> reader) {
        readers.put(name, reader);
        return this;
    }

    @Override
    public @Nullable T read(Node node) {
        String text = node.textOrNull();
        if (text != null) {
            return read(text, node, node.withoutParameters());
        }
        Map<String, Node> fields = node.fieldsOrNull();
        if (fields == null) {
            node.fault("must be a name or an object with one field, of " + names());
            return null;
        }
        List<String> stated = new ArrayList<>(fields.keySet());
        stated.removeIf(name -> name.startsWith(Fields.FREE));
        Node parameters = stated.size() == 1 ? fields.get(stated.get(0)) : null;
        if (parameters == null) {
            node.fault("must have exactly one field, of " + names()
                    + (stated.isEmpty() ? "" : ", not " + Quoted.of(String.join(", ", stated))));
            return null;
        }
        return read(stated.get(0), parameters, parameters);
    }

    private @Nullable T read(String name, Node place, Node parameters) {
        Reader<? extends T> reader = readers.get(name);
        if (reader == null) {
            place.fault("must be one of " + names() + Names.near(name, readers.keySet()));
            return null;
        }
        return reader.read(parameters);
    }

    private String names() {
        return String.join(", ", readers.keySet());
    }
}
