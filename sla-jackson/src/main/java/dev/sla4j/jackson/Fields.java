package dev.sla4j.jackson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object of the format while it is read.
 *
 * <p>Every field that is asked for is known; {@link #build} finds the others. Fields that begin with {@code x-} are the user's.
 */
final class Fields {
    /** How the names of fields begin that are the user's. */
    static final String FREE = "x-";

    private final Node node;
    private final Map<String, Node> fields;
    private final List<String> known = new ArrayList<>();
    private final int faultsBefore;

    Fields(Node node) {
        this.node = node;
        this.faultsBefore = node.faults().count();
        Map<String, Node> entries = node.entries();
        this.fields = entries == null ? Map.of() : entries;
    }

    /** The names of all fields that were asked for, in that order. */
    List<String> known() {
        return known;
    }

    @Nullable
    Node get(String name) {
        known.add(name);
        return fields.get(name);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    <T> @Nullable T required(String name, Reader<T> reader) {
        Node field = get(name);
        if (field != null) {
            return reader.read(field);
        }
        if (node.fieldsOrNull() != null) {
            node.missing(name, "must be stated");
        }
        return null;
    }

    <T> @Nullable T required(String name, Form<T> form) {
        return required(name, field -> field.text(form));
    }

    <T> @Nullable T stated(String name, boolean mustBe, Reader<T> reader) {
        return mustBe ? required(name, reader) : optional(name, reader);
    }

    <T> @Nullable T optional(String name, Reader<T> reader) {
        Node field = get(name);
        return field == null ? null : reader.read(field);
    }

    <T> @Nullable T optional(String name, Form<T> form) {
        return optional(name, field -> field.text(form));
    }

    <T> T optional(String name, T otherwise, Reader<T> reader) {
        T value = optional(name, reader);
        return value == null ? otherwise : value;
    }

    /** A field that is written for people and follows from others, so that what it says is not read. */
    void follows(String name) {
        Node field = get(name);
        if (field != null) {
            field.present();
        }
    }

    /** A fault if two fields exclude each other, or both are missing. */
    void exactlyOneOf(String... names) {
        List<String> stated = new ArrayList<>();
        for (String name : names) {
            if (fields.containsKey(name)) {
                stated.add(name);
            }
        }
        if (stated.size() != 1 && node.fieldsOrNull() != null) {
            node.fault("must have exactly one of " + String.join(", ", names)
                    + (stated.isEmpty() ? "" : ", not " + String.join(" and ", stated)));
        }
    }

    /** What a part of the model says of its own consistency becomes a fault of this object. */
    <T> @Nullable T value(Supplier<T> model) {
        return node.build(model);
    }

    void fault(String name, String rule) {
        Node field = fields.get(name);
        if (field != null) {
            field.fault(rule);
        } else {
            node.missing(name, rule);
        }
    }

    /** Builds the value if nothing in this object was wrong. */
    <T> @Nullable T build(Supplier<T> model) {
        fields.forEach((name, field) -> {
            if (!known.contains(name) && !name.startsWith(FREE)) {
                field.fault("must not be here; known are " + String.join(", ", known) + Names.near(name, known));
            }
        });
        return node.faults().count() == faultsBefore ? node.build(model) : null;
    }
}
