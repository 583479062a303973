package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that knows its place in the document.
 *
 * <p>It is read from the tokens of the parser, so that no setting of a mapper changes what is read: numbers stay the text they were, and a key
 * that is stated twice is a fault. What reads a value notes a fault and returns null, so that all faults of a document are told at once.
 */
final class Node {
    /** The value of a null. */
    enum Nothing {
        NULL
    }

    /** A number as it was written. */
    record Digits(String text) {}

    /** A word that is no value of JSON, and the rule that it breaks, which was told already. */
    record Broken(String text, String rule) {}

    private final @Nullable Node parent;
    private final @Nullable String name;
    private final int index;
    private final Faults faults;
    private final Limits limits;
    private Object value = Nothing.NULL;

    private Node(@Nullable Node parent, @Nullable String name, int index, Faults faults, Limits limits) {
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.faults = faults;
        this.limits = limits;
    }

    /** Reads the value at which the parser stands. */
    static Node read(JsonParser parser, Limits limits) throws IOException {
        return new NodeParser(parser, limits).read();
    }

    /** Reads the only value of the parser. */
    static Node readAlone(JsonParser parser, Limits limits) throws IOException {
        return new NodeParser(parser, limits).readAlone();
    }

    /** A document that is made, not parsed. */
    static Node root(Limits limits) {
        return new Node(null, null, -1, new Faults(), limits);
    }

    /** Makes this an object of texts, digits, truth values, and objects and lists of these. */
    void setFields(Map<String, ?> fields) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        fields.forEach((field, content) -> {
            Node node = field(field);
            node.setContent(content);
            nodes.put(field, node);
        });
        set(nodes);
    }

    private void setContent(Object content) {
        if (content instanceof Map<?, ?> entries) {
            Map<String, Object> below = new LinkedHashMap<>();
            entries.forEach((entry, each) -> below.put(String.valueOf(entry), each));
            setFields(below);
        } else if (content instanceof List<?> elements) {
            List<Node> nodes = new ArrayList<>();
            for (Object each : elements) {
                Node node = element(nodes.size());
                node.setContent(each);
                nodes.add(node);
            }
            set(nodes);
        } else {
            set(content);
        }
    }

    /** The place of a field of this object. */
    Node field(String field) {
        return new Node(this, field, -1, faults, limits);
    }

    /** The place of an element of this list. */
    Node element(int number) {
        return new Node(this, null, number, faults, limits);
    }

    /** Whether this is the field of a name. */
    boolean isNamed(String field) {
        return field.equals(name);
    }

    void set(Object newValue) {
        value = newValue;
    }

    Limits limits() {
        return limits;
    }

    Faults faults() {
        return faults;
    }

    /** A stand-in for the parameters of a variant that was written as its name alone. */
    Node withoutParameters() {
        Node node = new Node(parent, name, index, faults, limits);
        node.value = Map.of();
        return node;
    }

    boolean isEmptyList() {
        return value instanceof List<?> elements && elements.isEmpty();
    }

    boolean isList() {
        return value instanceof List<?>;
    }

    boolean isEmptyObject() {
        return value instanceof Map<?, ?> fields && fields.isEmpty();
    }

    /** The text of a string, without a fault for other values. */
    @Nullable
    String textOrNull() {
        return value instanceof String text ? text : null;
    }

    /** The fields of an object, without a fault for other values. */
    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, Node> fieldsOrNull() {
        return value instanceof Map<?, ?> ? (Map<String, Node>) value : null;
    }

    /** The value as it stands, for those whose format is not ours. */
    @SuppressWarnings("unchecked") // an object or a list holds nothing but nodes
    JsonNode toJson() {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (value instanceof Map<?, ?>) {
            ObjectNode object = factory.objectNode();
            ((Map<String, Node>) value).forEach((field, node) -> object.set(field, node.toJson()));
            return object;
        }
        if (value instanceof List<?>) {
            ArrayNode array = factory.arrayNode();
            ((List<Node>) value).forEach(node -> array.add(node.toJson()));
            return array;
        }
        if (value instanceof Digits digits) {
            return number(factory, digits.text());
        }
        if (value instanceof Boolean truth) {
            return factory.booleanNode(truth);
        }
        return value instanceof String text ? factory.textNode(text) : factory.nullNode();
    }

    private JsonNode number(JsonNodeFactory factory, String text) {
        try {
            return factory.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            fault("must be a number that can be held");
            return factory.nullNode();
        }
    }

    /** A fault if this is null, whatever else it may be. */
    void present() {
        if (value == Nothing.NULL) {
            fault("must be left out, or have a value");
        }
    }

    /** Whether any value. */
    @Nullable
    Boolean truth() {
        if (value instanceof Boolean truth) {
            return truth;
        }
        fault("must be true or false");
        return null;
    }

    /** Any whole number of a long. */
    @Nullable
    Long wholeNumber() {
        if (value instanceof Digits digits && digits.text().matches("-?[0-9]{1,18}")) {
            return Long.valueOf(digits.text());
        }
        fault("must be a whole number, without quotes");
        return null;
    }

    /** Any whole number of an int. */
    @Nullable
    Integer count() {
        if (value instanceof Digits digits && digits.text().matches("-?[0-9]{1,9}")) {
            return Integer.valueOf(digits.text());
        }
        fault("must be a whole number of at most nine digits, without quotes");
        return null;
    }

    /** Text of a form. */
    <T> @Nullable T text(Form<T> form) {
        if (!(value instanceof String text)) {
            fault("must be " + form.what() + ", as text in quotes");
            return null;
        }
        return parsed(text, form);
    }

    /** The name of this field as text of a form. */
    <T> @Nullable T named(Form<T> form) {
        return parsed(name == null ? "" : name, form);
    }

    private <T> @Nullable T parsed(String text, Form<T> form) {
        try {
            return form.parse(text);
        } catch (DateTimeException e) {
            fault("must be " + form.what());
        } catch (IllegalArgumentException | ArithmeticException e) {
            fault(Form.ruleOf(e, text, form));
        }
        return null;
    }

    /** Each element of a list of at most so many. */
    <T> @Nullable List<T> list(int most, Reader<T> reader) {
        if (value instanceof List<?> elements && elements.size() > most) {
            fault("must be a list of at most " + most);
            return null;
        }
        return list(reader);
    }

    /** Each element of a list. */
    <T> @Nullable List<T> list(Reader<T> reader) {
        List<Node> elements = elements();
        if (elements == null) {
            return null;
        }
        List<T> read = new ArrayList<>();
        for (Node element : elements) {
            T item = reader.read(element);
            if (item != null) {
                read.add(item);
            }
        }
        return read;
    }

    /** A list of different names. */
    @Nullable
    SortedSet<String> names() {
        List<Node> elements = elements();
        if (elements == null) {
            return null;
        }
        SortedSet<String> names = new TreeSet<>();
        for (Node element : elements) {
            String text = element.text(Form.NAME);
            if (text != null && !names.add(text)) {
                element.fault("must be stated once only");
            }
        }
        return names;
    }

    @SuppressWarnings("unchecked")
    @Nullable
    List<Node> elements() {
        if (value instanceof List<?>) {
            return (List<Node>) value;
        }
        fault("must be a list, in square brackets");
        return null;
    }

    /** The entries of an object whose names are the user's, so that none is unknown and none is reserved. */
    @Nullable
    Map<String, Node> entries() {
        Map<String, Node> fields = fieldsOrNull();
        if (fields == null) {
            fault("must be an object, in braces");
        }
        return fields;
    }

    /** The values of an object whose names are the user's, those that could be read. */
    <T> @Nullable SortedMap<String, T> map(Reader<T> reader) {
        Map<String, Node> entries = entries();
        if (entries == null) {
            return null;
        }
        SortedMap<String, T> read = new TreeMap<>();
        entries.forEach((entry, node) -> {
            T item = reader.read(node);
            if (item != null) {
                read.put(entry, item);
            }
        });
        return read;
    }

    /** What a part of the model says of its own consistency becomes a fault of this value. */
    <T> @Nullable T build(Supplier<T> model) {
        try {
            return model.get();
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            ModelFaults.tell(this, e);
        }
        return null;
    }

    void fault(String rule) {
        if (value instanceof Broken) {
            faults.again();
        } else {
            faults.add(new Fault(path(), rule, shown()));
        }
    }

    /** Tells a word that is no value, once and for all. */
    Broken tell(Broken word) {
        faults.add(new Fault(path(), word.rule(), word.text()));
        return word;
    }

    /** A fault of a field that is not there. */
    void missing(String field, String rule) {
        faults.add(new Fault(field(field).path(), rule, ""));
    }

    /** A fault after which nothing more can be read. */
    SlaFormatException refusal(String rule) {
        return refusal(rule, "");
    }

    SlaFormatException refusal(String rule, String shown) {
        faults.add(new Fault(path(), rule, shown));
        return faults.toException();
    }

    String path() {
        StringBuilder path = new StringBuilder();
        List<Node> places = new ArrayList<>();
        for (Node node = this; node != null; node = node.parent) {
            places.add(0, node);
        }
        for (Node place : places) {
            if (place.name != null) {
                path.append(path.length() == 0 ? "" : ".").append(Quoted.of(place.name));
            } else if (place.index >= 0) {
                path.append('[').append(place.index).append(']');
            }
        }
        return path.toString();
    }

    /** The value on one line, shortened, with nothing in it that a log could take for its own. */
    private String shown() {
        if (value instanceof Map<?, ?> fields) {
            return fields.isEmpty() ? "{}" : "{…}";
        }
        if (value instanceof List<?> elements) {
            return elements.isEmpty() ? "[]" : "[…]";
        }
        if (value instanceof String text) {
            return '"' + Quoted.of(text) + '"';
        }
        if (value instanceof Digits digits) {
            return Quoted.of(digits.text());
        }
        return value instanceof Nothing ? "null" : value.toString();
    }
}
