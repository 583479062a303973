package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the tree of a document from the tokens of a parser, within limits. */
final class NodeParser {
    private final JsonParser parser;
    private final Limits limits;
    private int depth;
    private int values;
    private long length;

    NodeParser(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /** Reads the value at which the parser stands. */
    Node read(Node root) throws IOException {
        if (parser.currentToken() == null) {
            parser.nextToken();
        }
        root.set(valueOf(root));
        return root;
    }

    private Object valueOf(Node node) throws IOException {
        if (++values > limits.values()) {
            throw node.refusal("must not be one of more than " + limits.values() + " values");
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw node.refusal("must not be empty");
        }
        return switch (token) {
            case START_OBJECT, FIELD_NAME -> fieldsOf(node);
            case START_ARRAY -> elementsOf(node);
            case VALUE_STRING -> textOf(node);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> digitsOf(node);
            case VALUE_TRUE, VALUE_FALSE -> token == JsonToken.VALUE_TRUE;
            case VALUE_NULL -> Node.Nothing.NULL;
            default -> throw node.refusal("must be JSON, not " + token);
        };
    }

    private void deeper(Node node) throws SlaFormatException {
        if (depth++ == limits.depth()) {
            throw node.refusal("must not be nested deeper than " + limits.depth() + " values");
        }
    }

    private Map<String, Node> fieldsOf(Node node) throws IOException {
        deeper(node);
        Map<String, Node> fields = new LinkedHashMap<>();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            parser.nextToken();
        }
        for (JsonToken token = parser.currentToken(); token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
            String name = parser.currentName();
            Node field = node.field(name);
            count(field, fields.size(), name);
            parser.nextToken();
            field.set(valueOf(field));
            if (fields.putIfAbsent(name, field) != null) {
                field.fault("must be stated once only");
            }
        }
        depth--;
        return fields;
    }

    private List<Node> elementsOf(Node node) throws IOException {
        deeper(node);
        List<Node> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Node element = node.element(elements.size());
            count(element, elements.size(), "");
            element.set(valueOf(element));
            elements.add(element);
        }
        depth--;
        return elements;
    }

    private void count(Node node, int before, String text) throws SlaFormatException {
        if (before == limits.rows()) {
            throw node.refusal("must not be one of more than " + limits.rows() + " of a list or an object");
        }
        length += text.length();
        if (text.length() > limits.text()) {
            throw node.refusal("must not have more than " + limits.text() + " characters in its name");
        }
        if (length > limits.length()) {
            throw node.refusal("must not stand behind " + limits.length() + " characters of text");
        }
    }

    private Node.Digits digitsOf(Node node) throws IOException {
        if (parser.getTextLength() > limits.number()) {
            throw node.refusal("must be a number of at most " + limits.number() + " characters");
        }
        return new Node.Digits(parser.getText());
    }

    private String textOf(Node node) throws IOException {
        if (parser.getTextLength() > limits.text()) {
            throw node.refusal("must be a text of at most " + limits.text() + " characters");
        }
        String text = parser.getText();
        node.set(text);
        count(node, 0, text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                node.fault("must not contain half of a surrogate pair");
                break;
            }
        }
        return text;
    }
}
