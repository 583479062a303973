package dev.sla4j.jackson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of a plain line stand: one object of texts, truth values and attributes, all of them of names that are known here, in printable ASCII without escapes.
 *
 * <p>Nearly all lines of a machine are plain, and finding their fields costs less than handing them to a parser. What is not plain is not wrong: it is
 * read by the parser, which tells the faults.
 */
final class PlainLine {
    private static final int TRUE = -1;
    private static final int FALSE = -2;
    private static final int OBJECT = -3;

    /** A field that a plain line may have, and where it stands in this one. */
    static final class Field {
        private final byte[] name;
        /** The bit of the field in a set. */
        final int bit;

        private int start;
        private int end;
        /** The text in the lines before, which mostly comes again. */
        private String text = "";

        private byte[] textBytes = {};

        private Field(String name, int number) {
            this.name = name.getBytes(StandardCharsets.US_ASCII);
            this.bit = 1 << number;
        }
    }

    private final List<Field> fields = new ArrayList<>();
    final Field type = field("type");
    final Field start = field("start");
    final Field end = field("end");
    final Field at = field("at");
    final Field good = field("good");
    final Field state = field("state");
    final Field outcome = field("outcome");
    final Field latency = field("latency");
    final Field metric = field("metric");
    final Field value = field("value");
    final Field subject = field("subject");
    final Field source = field("source");
    final Field id = field("id");
    final Field knownAt = field("known-at");
    final Field attributes = field("attributes");

    /** The fields in the order of the lines before, which mostly is that of the next. */
    private final Field[] order = fields.toArray(new Field[0]);

    private SortedMap<String, String> attributeTexts = Collections.emptySortedMap();
    private byte[] bytes = new byte[0];
    private int next;
    private int limit;
    private int present;
    private int found;

    private Field field(String name) {
        Field field = new Field(name, fields.size());
        fields.add(field);
        return field;
    }

    /** How many fields there can be. */
    int size() {
        return order.length;
    }

    /** Finds the fields; returns false if the line is not plain. */
    boolean find(byte[] buffer, int lineStart, int lineEnd) {
        bytes = buffer;
        next = lineStart;
        limit = lineEnd;
        present = 0;
        found = 0;
        if (!accepts('{')) {
            return false;
        }
        do {
            if (!readsField()) {
                return false;
            }
        } while (accepts(','));
        return accepts('}') && isAtEnd();
    }

    private boolean readsField() {
        if (!accepts('"')) {
            return false;
        }
        int nameStart = next;
        Field field = expected(nameStart);
        if (field == null) {
            field = skipText() ? named(nameStart, next - 1) : null;
        }
        if (field == null || (present & field.bit) != 0 || !accepts(':')) {
            return false;
        }
        present |= field.bit;
        order[found++] = field;
        if (field == attributes) {
            return readsAttributes();
        }
        if (accepts('"')) {
            field.start = next;
            boolean isText = skipText();
            field.end = next - 1;
            return isText;
        }
        boolean isTrue = skips("true");
        field.start = isTrue ? TRUE : FALSE;
        return isTrue || skips("false");
    }

    /** An object of texts; that of the line before, if it is written in the same way. */
    private boolean readsAttributes() {
        skipSpace();
        attributes.start = OBJECT;
        int first = next;
        int last = first + attributes.textBytes.length;
        if (last > first && last <= limit && Arrays.equals(attributes.textBytes, 0, last - first, bytes, first, last)) {
            next = last;
            return true;
        }
        SortedMap<String, String> read = new TreeMap<>();
        if (!accepts('{')) {
            return false;
        }
        do {
            String name = textOrNull();
            String text = name != null && accepts(':') ? textOrNull() : null;
            if (name == null || name.isBlank() || text == null || read.put(name, text) != null) {
                return false;
            }
        } while (accepts(','));
        if (!accepts('}')) {
            return false;
        }
        attributes.textBytes = Arrays.copyOfRange(bytes, first, next);
        attributeTexts = Collections.unmodifiableSortedMap(read);
        return true;
    }

    private @Nullable String textOrNull() {
        int first = accepts('"') ? next : -1;
        return first >= 0 && skipText() ? new String(bytes, first, next - 1 - first, StandardCharsets.US_ASCII) : null;
    }

    /** The attributes; the same object as in the line before, where they are equal; empty without any. */
    SortedMap<String, String> attributes() {
        return has(attributes) ? attributeTexts : Collections.emptySortedMap();
    }

    /** Goes behind the closing quotes, or returns false at what is not plain. */
    private boolean skipText() {
        byte[] buffer = bytes;
        for (int i = next; i < limit; i++) {
            byte b = buffer[i];
            if (b == '"') {
                next = i + 1;
                return true;
            }
            if (b < ' ' || b == '\\' || b == 0x7F) {
                return false;
            }
        }
        return false;
    }

    /** The field that stood here in the line before, if it does so again. */
    private @Nullable Field expected(int nameStart) {
        Field field = order[Math.min(found, order.length - 1)];
        int nameEnd = nameStart + field.name.length;
        boolean same = nameEnd < limit
                && bytes[nameEnd] == '"'
                && Arrays.equals(field.name, 0, field.name.length, bytes, nameStart, nameEnd);
        next = same ? nameEnd + 1 : nameStart;
        return same ? field : null;
    }

    private @Nullable Field named(int nameStart, int nameEnd) {
        for (Field field : fields) {
            if (field.name.length == nameEnd - nameStart
                    && field.name[0] == bytes[nameStart]
                    && Arrays.equals(field.name, 0, field.name.length, bytes, nameStart, nameEnd)) {
                return field;
            }
        }
        return null;
    }

    private boolean skips(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (next + i >= limit || bytes[next + i] != word.charAt(i)) {
                return false;
            }
        }
        next += word.length();
        return true;
    }

    private boolean accepts(char wanted) {
        skipSpace();
        if (next < limit && bytes[next] == wanted) {
            next++;
            return true;
        }
        return false;
    }

    private boolean isAtEnd() {
        skipSpace();
        return next == limit;
    }

    private void skipSpace() {
        while (next < limit && (bytes[next] == ' ' || bytes[next] == '\t')) {
            next++;
        }
    }

    /** The fields that the line has, as a set of their bits. */
    int present() {
        return present;
    }

    boolean has(Field field) {
        return (present & field.bit) != 0;
    }

    /** Whether a field is text that is not blank. */
    boolean isText(Field field) {
        if (!has(field) || field.start < 0) {
            return false;
        }
        for (int i = field.start; i < field.end; i++) {
            if (bytes[i] != ' ') {
                return true;
            }
        }
        return false;
    }

    /** A truth value, or null for a text. */
    @Nullable
    Boolean truth(Field field) {
        int start = field.start;
        return start == TRUE ? Boolean.TRUE : start == FALSE ? Boolean.FALSE : null;
    }

    /** The text of a field; the same object as in the line before, where it is equal. */
    String text(Field field) {
        byte[] last = field.textBytes;
        if (!Arrays.equals(last, 0, last.length, bytes, field.start, field.end)) {
            field.textBytes = Arrays.copyOfRange(bytes, field.start, field.end);
            field.text = new String(field.textBytes, StandardCharsets.US_ASCII);
        }
        return field.text;
    }

    /** The instant of a field by the clock of Universal Time, or {@link PlainNumbers#NONE}. */
    long instant(Field field) {
        return has(field) && field.start >= 0 ? PlainNumbers.instant(bytes, field.start, field.end) : PlainNumbers.NONE;
    }

    /** Like an instant, for seconds such as {@code PT0.25S}. */
    long seconds(Field field) {
        return has(field) && field.start >= 0 ? PlainNumbers.seconds(bytes, field.start, field.end) : PlainNumbers.NONE;
    }
}
