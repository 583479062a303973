package dev.sla4j.jackson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of a plain line stand: one object of texts and truth values, all of them of names that are known here, in printable ASCII without escapes.
 *
 * <p>Nearly all lines of a machine are plain, and finding their fields costs less than handing them to a parser. What is not plain is not wrong: it is
 * read by the parser, which tells the faults.
 */
final class PlainLine {
    /** The fields that a plain line may have. */
    enum Field {
        TYPE,
        START,
        END,
        AT,
        GOOD,
        STATE,
        OUTCOME,
        LATENCY,
        METRIC,
        VALUE,
        SUBJECT,
        SOURCE,
        ID,
        KNOWN_AT;

        private final byte[] bytes = Names.of(this).getBytes(StandardCharsets.US_ASCII);
        /** The bit of the field in a set. */
        final int bit = 1 << ordinal();
    }

    private static final Field[] FIELDS = Field.values();
    private static final int TRUE = -1;
    private static final int FALSE = -2;

    private final int[] starts = new int[FIELDS.length];
    private final int[] ends = new int[FIELDS.length];
    /** The texts of the fields in the lines before, which mostly come again. */
    private final String[] before = new String[FIELDS.length];

    private final byte[][] bytesBefore = new byte[FIELDS.length][0];
    /** The fields in the order of the lines before, which mostly is that of the next. */
    private final Field[] order = FIELDS.clone();

    private int found;
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int present;

    PlainLine() {
        Arrays.fill(before, "");
    }

    /** Finds the fields; returns false if the line is not plain. */
    boolean find(byte[] buffer, int lineStart, int lineEnd) {
        bytes = buffer;
        at = lineStart;
        end = lineEnd;
        present = 0;
        found = 0;
        if (!accepts('{')) {
            return false;
        }
        do {
            if (!field()) {
                return false;
            }
        } while (accepts(','));
        return accepts('}') && isAtEnd();
    }

    private boolean field() {
        if (!accepts('"')) {
            return false;
        }
        int nameStart = at;
        Field field = expected(nameStart);
        if (field == null) {
            field = skipText() ? named(nameStart, at - 1) : null;
        }
        if (field == null || (present & field.bit) != 0 || !accepts(':')) {
            return false;
        }
        present |= field.bit;
        order[found++] = field;
        int number = field.ordinal();
        if (accepts('"')) {
            starts[number] = at;
            boolean isText = skipText();
            ends[number] = at - 1;
            return isText;
        }
        boolean isTrue = skips("true");
        starts[number] = isTrue ? TRUE : FALSE;
        return isTrue || skips("false");
    }

    /** Goes behind the closing quotes, or returns false at what is not plain. */
    private boolean skipText() {
        byte[] buffer = bytes;
        for (int i = at; i < end; i++) {
            byte b = buffer[i];
            if (b == '"') {
                at = i + 1;
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
        int nameEnd = nameStart + field.bytes.length;
        boolean same = nameEnd < end
                && bytes[nameEnd] == '"'
                && Arrays.equals(field.bytes, 0, field.bytes.length, bytes, nameStart, nameEnd);
        at = same ? nameEnd + 1 : nameStart;
        return same ? field : null;
    }

    private @Nullable Field named(int nameStart, int nameEnd) {
        for (Field field : FIELDS) {
            if (field.bytes.length == nameEnd - nameStart
                    && field.bytes[0] == bytes[nameStart]
                    && Arrays.equals(field.bytes, 0, field.bytes.length, bytes, nameStart, nameEnd)) {
                return field;
            }
        }
        return null;
    }

    private boolean skips(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= end || bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private boolean accepts(char wanted) {
        skipSpace();
        if (at < end && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean isAtEnd() {
        skipSpace();
        return at == end;
    }

    private void skipSpace() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
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
        if (!has(field) || starts[field.ordinal()] < 0) {
            return false;
        }
        for (int i = starts[field.ordinal()]; i < ends[field.ordinal()]; i++) {
            if (bytes[i] != ' ') {
                return true;
            }
        }
        return false;
    }

    /** A truth value, or null for a text. */
    @Nullable
    Boolean truth(Field field) {
        int start = starts[field.ordinal()];
        return start == TRUE ? Boolean.TRUE : start == FALSE ? Boolean.FALSE : null;
    }

    /** The text of a field; the same object as in the line before, where it is equal. */
    String text(Field field) {
        int number = field.ordinal();
        byte[] last = bytesBefore[number];
        if (!Arrays.equals(last, 0, last.length, bytes, starts[number], ends[number])) {
            bytesBefore[number] = Arrays.copyOfRange(bytes, starts[number], ends[number]);
            before[number] = new String(bytesBefore[number], StandardCharsets.US_ASCII);
        }
        return before[number];
    }

    /** The instant of a field by the clock of Universal Time, or {@link PlainNumbers#NONE}. */
    long instant(Field field) {
        return has(field) && starts[field.ordinal()] >= 0
                ? PlainNumbers.instant(bytes, starts[field.ordinal()], ends[field.ordinal()])
                : PlainNumbers.NONE;
    }

    /** Like an instant, for seconds such as {@code PT0.25S}. */
    long seconds(Field field) {
        return has(field) && starts[field.ordinal()] >= 0
                ? PlainNumbers.seconds(bytes, starts[field.ordinal()], ends[field.ordinal()])
                : PlainNumbers.NONE;
    }
}
