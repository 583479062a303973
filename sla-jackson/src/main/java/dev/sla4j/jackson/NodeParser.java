package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the tree of a document from the tokens of a parser, within limits. */
final class NodeParser {
    /** So many words that are no values are passed over, as many as faults are told. */
    private static final int MOST_BROKEN = 100;

    private final JsonParser parser;
    private final Limits limits;
    /** What is being read. */
    private Node at;

    /** What stands where the token should that was asked for last, or null if that is a token. */
    private Node.@Nullable Broken word;

    private int broken;
    private int depth;
    private int values;
    private long length;

    NodeParser(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
        this.at = Node.root(limits);
    }

    /** Reads the value at which the parser stands. */
    Node read() throws IOException {
        Node root = at;
        try {
            if (parser.currentToken() == null) {
                parser.nextToken();
            }
            root.set(valueOf(root));
            return root;
        } catch (SlaFormatException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** Reads the only value of the parser. */
    Node readAlone() throws IOException {
        Node root = read();
        try {
            if (parser.nextToken() != null) {
                root.fault("must be alone on its line");
            }
            return root;
        } catch (JsonProcessingException e) {
            at = root;
            throw unreadable(e);
        }
    }

    /** What the parser says, with the path to where it stood. */
    private SlaFormatException unreadable(JsonProcessingException e) {
        String word = BrokenJson.word(e);
        return word == null ? at.refusal(BrokenJson.rule(e), "") : at.refusal(BrokenJson.ruleOfWord(e), word);
    }

    /**
     * Goes to the next token. A word that stands for a value is kept, to be told and passed over: the parser has read it as a whole, and goes on
     * behind it.
     */
    private JsonToken next(boolean named) throws IOException {
        word = null;
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            String found = BrokenJson.word(e);
            boolean isElsewhere = named && parser.currentToken() != JsonToken.FIELD_NAME;
            if (found == null || isElsewhere || !BrokenJson.isBehindWord(parser, e) || broken++ == MOST_BROKEN) {
                throw e;
            }
            word = new Node.Broken(found, BrokenJson.ruleOfWord(e));
            return parser.currentToken();
        }
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
            nextName(node, fields);
        }
        for (JsonToken token = parser.currentToken(); token == JsonToken.FIELD_NAME; token = nextName(node, fields)) {
            String name = parser.currentName();
            Node field = node.field(name);
            count(field, fields.size(), name);
            at = field;
            Node.Broken instead = word;
            parser.nextToken();
            field.set(instead == null ? valueOf(field) : field.tell(instead));
            at = node;
            if (fields.putIfAbsent(name, field) != null) {
                field.fault("must be stated once only");
            }
        }
        depth--;
        return fields;
    }

    /** Goes to the next name; a parser may look at the value behind it, too. */
    private JsonToken nextName(Node node, Map<String, Node> before) throws IOException {
        try {
            return next(true);
        } catch (JsonProcessingException e) {
            String name = parser.currentName();
            at = name == null || before.containsKey(name) ? node : node.field(name);
            throw e;
        }
    }

    private List<Node> elementsOf(Node node) throws IOException {
        deeper(node);
        List<Node> elements = new ArrayList<>();
        while (true) {
            Node element = node.element(elements.size());
            at = element;
            if (next(false) == JsonToken.END_ARRAY && word == null) {
                break;
            }
            Node.Broken instead = word;
            count(element, elements.size(), "");
            element.set(instead == null ? valueOf(element) : element.tell(instead));
            elements.add(element);
        }
        at = node;
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
