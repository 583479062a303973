package dev.sla4j.jackson;

import static dev.sla4j.jackson.PlainNumbers.NONE;

import dev.sla4j.jackson.PlainLine.Field;
import dev.sla4j.measurement.Impact;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.time.EpochNanos;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Reads the measurements that come in masses from plain lines: outages, changes of state, probes, requests and samples of which nothing unusual is told.
 *
 * <p>It gives what {@link MeasurementReader} gives, or nothing; then that one must be asked, which also tells what is wrong. Lines of one source share
 * their origin.
 */
final class PlainReader {
    private static final int ORIGIN =
            Field.TYPE.bit | Field.SUBJECT.bit | Field.SOURCE.bit | Field.ID.bit | Field.KNOWN_AT.bit;
    private static final int LONGEST_DECIMAL = 18;

    /** A plain line has fewer values than there are fields. */
    private static final int FEW = Field.values().length + 1;

    private final PlainLine line = new PlainLine();
    private final int longest;
    private Origin origin = Origin.NONE;

    /** A line that is shorter than any limit cannot break one. */
    PlainReader(Limits limits) {
        boolean few = Math.min(limits.values(), limits.rows()) < FEW;
        this.longest = few ? 0 : Math.min(limits.text(), limits.length());
    }

    /** The measurement of a line, or null if it is not plain. */
    @Nullable
    Measurement read(byte[] buffer, int start, int end) {
        if (end - start > longest || !line.find(buffer, start, end) || !line.isText(Field.TYPE)) {
            return null;
        }
        return switch (line.text(Field.TYPE)) {
            case "outage" -> outage();
            case "state-change" -> stateChange();
            case "probe" -> probe();
            case "request" -> request();
            case "sample" -> sample();
            default -> null;
        };
    }

    /** Whether there are no other fields than those of every measurement and these. */
    private boolean hasOnly(int fields) {
        return (line.present() & ~(ORIGIN | fields)) == 0;
    }

    private @Nullable Measurement outage() {
        long start = line.instant(Field.START);
        boolean open = !line.has(Field.END);
        long end = open ? start : line.instant(Field.END);
        Origin of = originOrNull();
        return of == null || start == NONE || end < start || !hasOnly(Field.START.bit | Field.END.bit)
                ? null
                : new Outage(start, end, open, Impact.FULL, of);
    }

    private @Nullable Measurement stateChange() {
        long at = line.instant(Field.AT);
        Origin of = originOrNull();
        return of == null || at == NONE || !line.isText(Field.STATE) || !hasOnly(Field.AT.bit | Field.STATE.bit)
                ? null
                : new StateChange(at, line.text(Field.STATE), of);
    }

    private @Nullable Measurement probe() {
        long at = line.instant(Field.AT);
        Boolean good = line.has(Field.GOOD) ? line.truth(Field.GOOD) : null;
        Origin of = originOrNull();
        return of == null || at == NONE || good == null || !hasOnly(Field.AT.bit | Field.GOOD.bit)
                ? null
                : new Probe(at, good, of);
    }

    private @Nullable Measurement request() {
        long at = line.instant(Field.AT);
        long latency = line.has(Field.LATENCY) ? line.seconds(Field.LATENCY) : Request.UNTIMED;
        Origin of = originOrNull();
        boolean isPlain = at != NONE
                && latency != NONE
                && (!line.has(Field.OUTCOME) || line.isText(Field.OUTCOME))
                && hasOnly(Field.AT.bit | Field.OUTCOME.bit | Field.LATENCY.bit);
        return of == null || !isPlain
                ? null
                : new Request(at, line.has(Field.OUTCOME) ? line.text(Field.OUTCOME) : Request.GOOD, latency, of);
    }

    private @Nullable Measurement sample() {
        long at = line.instant(Field.AT);
        boolean isPlain = at != NONE
                && line.isText(Field.METRIC)
                && line.isText(Field.VALUE)
                && hasOnly(Field.AT.bit | Field.METRIC.bit | Field.VALUE.bit);
        BigDecimal value = isPlain ? decimal(line.text(Field.VALUE)) : null;
        Origin of = originOrNull();
        return of == null || value == null ? null : new Sample(at, line.text(Field.METRIC), value, of);
    }

    /** Digits, maybe with a sign before and a point between them; or null. */
    private static @Nullable BigDecimal decimal(String text) {
        int first = text.charAt(0) == '-' ? 1 : 0;
        int point = -1;
        long unscaled = 0;
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > first) {
                point = i;
            } else if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
            } else {
                return null;
            }
        }
        int scale = point < 0 ? 0 : text.length() - point - 1;
        boolean isPlain = text.length() > first && text.length() <= LONGEST_DECIMAL && (point < 0 || scale > 0);
        return isPlain ? BigDecimal.valueOf(first == 0 ? unscaled : -unscaled, scale) : null;
    }

    /** Where the line comes from, or null if that is not plain. */
    private @Nullable Origin originOrNull() {
        boolean isPlain = isTextIfStated(Field.SUBJECT) && isTextIfStated(Field.SOURCE) && isTextIfStated(Field.ID);
        long knownAt = line.instant(Field.KNOWN_AT);
        if (!isPlain || (line.has(Field.KNOWN_AT) && knownAt == NONE)) {
            return null;
        }
        String subject = line.has(Field.SUBJECT) ? line.text(Field.SUBJECT) : null;
        String source = line.has(Field.SOURCE) ? line.text(Field.SOURCE) : null;
        String id = line.has(Field.ID) ? line.text(Field.ID) : null;
        Instant known = line.has(Field.KNOWN_AT) ? EpochNanos.toInstant(knownAt) : null;
        if (subject == null && source == null && id == null && known == null) {
            return Origin.NONE;
        }
        if (id != null || known != null || !isOrigin(subject, source)) {
            origin = new Origin(subject, source, id, known, Collections.emptySortedMap());
        }
        return origin;
    }

    private boolean isTextIfStated(Field field) {
        return !line.has(field) || line.isText(field);
    }

    /** Whether the origin before is of this subject and source, and nothing else. */
    @SuppressWarnings("ReferenceEquality") // Equal texts of two lines are one object.
    private boolean isOrigin(@Nullable String subject, @Nullable String source) {
        return origin.subject() == subject
                && origin.source() == source
                && origin.id() == null
                && origin.knownAt() == null;
    }
}
