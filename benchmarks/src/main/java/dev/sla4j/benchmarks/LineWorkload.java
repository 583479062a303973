package dev.sla4j.benchmarks;

import dev.sla4j.time.EpochNanos;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A log of requests as JSON Lines, made while it is read: one source, one request each 37 ms, each hundredth failed.
 *
 * <p>Three lines of four are as short as they can be; the others, if wanted, carry attributes, so that they are not plain.
 */
final class LineWorkload extends InputStream {
    private static final long FIRST = EpochNanos.parse("2026-03-01T00:00Z");
    private static final long STEP = 37_000_000L;

    private final int lines;
    private final boolean attributes;
    private int next;
    private byte[] line = new byte[0];
    private int at;

    LineWorkload(int lines, boolean attributes) {
        this.lines = lines;
        this.attributes = attributes;
    }

    private byte[] line(int number) {
        StringBuilder text = new StringBuilder("{\"type\":\"request\",\"at\":\"")
                .append(EpochNanos.format(FIRST + number * STEP))
                .append('"');
        if (number % 100 == 0) {
            text.append(",\"outcome\":\"failed\"");
        }
        text.append(",\"latency\":\"PT0.").append(100 + number % 900).append("S\",\"source\":\"gateway\"");
        if (attributes && number % 4 == 0) {
            text.append(",\"attributes\":{\"operation\":\"read\"}");
        }
        return text.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean isAtEnd() {
        if (at == line.length && next < lines) {
            line = line(next++);
            at = 0;
        }
        return at == line.length;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : line[at++] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int copied = 0;
        while (copied < length && !isAtEnd()) {
            int part = Math.min(length - copied, line.length - at);
            System.arraycopy(line, at, buffer, offset + copied, part);
            at += part;
            copied += part;
        }
        return copied == 0 && length > 0 ? -1 : copied;
    }
}
