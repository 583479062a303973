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
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the measurements that come in masses from plain lines: outages, changes of state, probes, requests and samples of which nothing unusual is told.
 *
 * <p>It gives what {@link MeasurementReader} gives, or nothing; then that one must be asked, which also tells what is wrong. Lines of one source share
 * their origin.
 */
final class PlainReader {
    private static final int LONGEST_DECIMAL = 18;

    private final PlainLine line = new PlainLine();
    private final int ofOrigin =
            line.type.bit | line.subject.bit | line.source.bit | line.id.bit | line.knownAt.bit | line.attributes.bit;
    private final int longest;
    private Origin origin = Origin.NONE;
    /** What the attributes of the origin were made of. */
    private SortedMap<String, String> lastAttributes = Collections.emptySortedMap();

    /** A line that is shorter than any limit cannot break one. */
    PlainReader(Limits limits) {
        boolean few = Math.min(limits.values(), limits.rows()) <= line.size();
        this.longest = few ? 0 : Math.min(limits.text(), limits.length());
    }

    /** The measurement of a line, or null if it is not plain. */
    @Nullable
    Measurement read(byte[] buffer, int start, int end) {
        if (end - start > longest || !line.find(buffer, start, end) || !line.isText(line.type)) {
            return null;
        }
        return switch (line.text(line.type)) {
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
        return (line.present() & ~(ofOrigin | fields)) == 0;
    }

    private @Nullable Measurement outage() {
        long start = line.instant(line.start);
        boolean open = !line.has(line.end);
        long end = open ? start : line.instant(line.end);
        Origin of = originOrNull();
        return of == null || start == NONE || end < start || !hasOnly(line.start.bit | line.end.bit)
                ? null
                : new Outage(start, end, open, Impact.FULL, of);
    }

    private @Nullable Measurement stateChange() {
        long at = line.instant(line.at);
        Origin of = originOrNull();
        return of == null || at == NONE || !line.isText(line.state) || !hasOnly(line.at.bit | line.state.bit)
                ? null
                : new StateChange(at, line.text(line.state), of);
    }

    private @Nullable Measurement probe() {
        long at = line.instant(line.at);
        Boolean good = line.has(line.good) ? line.truth(line.good) : null;
        Origin of = originOrNull();
        return of == null || at == NONE || good == null || !hasOnly(line.at.bit | line.good.bit)
                ? null
                : new Probe(at, good, of);
    }

    private @Nullable Measurement request() {
        long at = line.instant(line.at);
        long latency = line.has(line.latency) ? line.seconds(line.latency) : Request.UNTIMED;
        Origin of = originOrNull();
        boolean isPlain = at != NONE
                && latency != NONE
                && (!line.has(line.outcome) || line.isText(line.outcome))
                && hasOnly(line.at.bit | line.outcome.bit | line.latency.bit);
        return of == null || !isPlain
                ? null
                : new Request(at, line.has(line.outcome) ? line.text(line.outcome) : Request.GOOD, latency, of);
    }

    private @Nullable Measurement sample() {
        long at = line.instant(line.at);
        boolean isPlain = at != NONE
                && line.isText(line.metric)
                && line.isText(line.value)
                && hasOnly(line.at.bit | line.metric.bit | line.value.bit);
        BigDecimal value = isPlain ? decimal(line.text(line.value)) : null;
        Origin of = originOrNull();
        return of == null || value == null ? null : new Sample(at, line.text(line.metric), value, of);
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
    @SuppressWarnings("ReferenceEquality") // Equal attributes of two lines are one object.
    private @Nullable Origin originOrNull() {
        boolean isPlain = isTextIfStated(line.subject) && isTextIfStated(line.source) && isTextIfStated(line.id);
        long knownAt = line.instant(line.knownAt);
        if (!isPlain || (line.has(line.knownAt) && knownAt == NONE)) {
            return null;
        }
        String subject = line.has(line.subject) ? line.text(line.subject) : null;
        String source = line.has(line.source) ? line.text(line.source) : null;
        String id = line.has(line.id) ? line.text(line.id) : null;
        Instant known = line.has(line.knownAt) ? EpochNanos.toInstant(knownAt) : null;
        SortedMap<String, String> attributes = line.attributes();
        if (subject == null && source == null && id == null && known == null && attributes.isEmpty()) {
            return Origin.NONE;
        }
        if (id != null || known != null || attributes != lastAttributes || !isOrigin(subject, source)) {
            origin = new Origin(subject, source, id, known, attributes);
            lastAttributes = attributes;
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
