package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.sla4j.measurement.Measurement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream as bytes, so that what is no UTF-8 spoils one line only.
 *
 * <p>A line longer than the greatest length is cut and said to be too long; memory never exceeds twice that length.
 */
final class ByteLines {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int filled;
    private int nextStart;
    private long number;
    private boolean tooLong;
    private boolean exhausted;

    ByteLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Goes to the next line; returns false at the end of the stream. */
    boolean next() throws IOException {
        start = nextStart;
        int scanned = start;
        tooLong = false;
        while (true) {
            scanned = newLine(buffer, scanned, filled);
            if (scanned < filled) {
                nextStart = scanned + 1;
                return found(scanned);
            }
            if (filled - start > longest) {
                tooLong = true;
                filled = start + longest;
                scanned = filled;
            }
            scanned -= start;
            if (!more()) {
                nextStart = filled;
                return filled > start && found(filled);
            }
            scanned += start;
        }
    }

    /** Where the next line feed is, or the end. */
    private static int newLine(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean found(int lineEnd) {
        number++;
        end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        tooLong |= end - start > longest;
        if (number == 1
                && end - start >= BYTE_ORDER_MARK.length
                && Arrays.equals(buffer, start, start + 3, BYTE_ORDER_MARK, 0, 3)) {
            start += BYTE_ORDER_MARK.length;
        }
        return true;
    }

    /** Moves the line to the front and reads more behind it. */
    private boolean more() throws IOException {
        if (exhausted) {
            return false;
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        start = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        exhausted = read < 0;
        filled += Math.max(0, read);
        return !exhausted;
    }

    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The measurement of a plain line, or null. */
    @Nullable
    Measurement read(PlainReader reader) {
        return reader.read(buffer, start, end);
    }

    JsonParser open(JsonFactory factory) throws IOException {
        return factory.createParser(buffer, start, end - start);
    }

    /** The line as text; what is no UTF-8 in it is replaced. */
    String text() {
        return start(end - start);
    }

    /** The first bytes of the line as text, for a message. */
    String start(int most) {
        return new String(buffer, start, Math.min(end - start, most), StandardCharsets.UTF_8);
    }
}
