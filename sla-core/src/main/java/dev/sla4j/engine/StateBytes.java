package dev.sla4j.engine;

import dev.sla4j.measurement.Measurement;
import dev.sla4j.time.HolidayCalendar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The partial state of an evaluation as bytes (L2).
 *
 * <p>The letters {@code SLA4J-STATE}; the version of this layout; 32 bytes that stand for agreement, reference data, functions and period; the names of agreement and
 * period; named sections with the evidence; a SHA-256 over all of it. The sum finds what was cut off or altered by accident. It is no proof of who wrote the
 * bytes, so what is read is checked as if it were typed in.
 */
final class StateBytes {
    private static final byte[] MAGIC = "SLA4J-STATE".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int SUM = 32;

    /** The sections of a subject whose rows are records, in the order in which they are written. */
    private static final Map<RowBytes<?>, Function<Evidence.Rows, List<?>>> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put(RowBytes.OUTAGES, rows -> rows.outages);
        ROWS.put(RowBytes.STATES, rows -> rows.states);
        ROWS.put(RowBytes.PROBES, rows -> rows.probes);
        ROWS.put(RowBytes.SAMPLES, rows -> rows.samples);
        ROWS.put(RowBytes.ITEMS, rows -> rows.items);
        ROWS.put(RowBytes.EVENTS, rows -> rows.events);
        ROWS.put(RowBytes.LIVES, rows -> rows.lives);
        ROWS.put(RowBytes.WATCHED, rows -> rows.watched);
    }

    private StateBytes() {}

    static byte[] write(Plan plan, Evidence evidence) {
        ByteSink out = new ByteSink();
        out.raw(MAGIC).raw(new byte[] {VERSION}).raw(fingerprint(plan));
        out.text(plan.agreement().id()).text(plan.period().toString());
        out.all(evidence.refusedRows(), (sink, remark) -> sink.text(remark.text()));
        out.all(evidence.exclusions(), RowBytes.EXCLUSIONS.write());
        out.all(evidence.facts(), RowBytes.FACTS.write());
        out.number(evidence.subjects().size());
        evidence.subjects().forEach((subject, rows) -> write(out.text(subject), rows));
        return out.raw(sum(out.toByteArray())).toByteArray();
    }

    private static void write(ByteSink out, Evidence.Rows rows) {
        ROWS.forEach((kind, list) -> write(out, kind, list.apply(rows)));
        List<PlainOutages> plain = new ArrayList<>(rows.plain);
        plain.addAll(rows.growing);
        out.text("plain-outages").all(plain, (sink, columns) -> columns.write(sink));
        rows.requests.write(out.text("requests"));
    }

    @SuppressWarnings("unchecked") // The table pairs each kind with a list of its rows.
    private static <T extends Measurement> void write(ByteSink out, RowBytes<T> kind, List<?> rows) {
        if (!rows.isEmpty()) {
            out.text(kind.name()).all((List<T>) rows, kind.write());
        }
    }

    /**
     * Reads a state of the same plan.
     *
     * @throws IllegalArgumentException if the bytes are not a state, or that of something else
     */
    static Evidence read(Plan plan, byte[] bytes) {
        int start = MAGIC.length + 1;
        if (bytes.length < start || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("state (" + bytes.length
                    + " bytes) must begin with SLA4J-STATE; these are bytes of something else");
        }
        if (bytes[MAGIC.length] != VERSION) {
            throw new IllegalArgumentException("state (version " + bytes[MAGIC.length] + ") must be of version "
                    + VERSION + ", which is known here");
        }
        int end = bytes.length - SUM;
        if (end < start
                || !MessageDigest.isEqual(
                        sum(Arrays.copyOf(bytes, end)), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new IllegalArgumentException(
                    "state (" + bytes.length + " bytes) must end with its own sum; it was cut off or altered");
        }
        try {
            return read(plan, new ByteSource(bytes, start, end));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("state must hold values that can be: " + e.getMessage(), e);
        }
    }

    private static Evidence read(Plan plan, ByteSource in) {
        boolean isSame = Arrays.equals(in.raw(SUM), fingerprint(plan));
        String agreement = in.text();
        String period = in.text();
        if (!isSame) {
            throw new IllegalArgumentException("state of " + agreement + " in " + period
                    + " must be of the same agreement, reference data, functions and period as the evaluation of "
                    + plan
                    + ", in the words of this version of the library");
        }
        Evidence evidence = new Evidence(plan.requestSpecs(), plan.period().range());
        in.each(ByteSource::text, row -> {
            if (row.isBlank()) {
                throw in.fault("must not name a refused row by nothing");
            }
            evidence.addRefused(row);
        });
        in.each(RowBytes.EXCLUSIONS.read(), row -> evidence.add(row));
        in.each(RowBytes.FACTS.read(), row -> evidence.add(row));
        for (int i = in.count(); i > 0; i--) {
            readSubject(in, evidence, in.text());
        }
        if (!in.isAtEnd()) {
            throw in.fault("must end here");
        }
        return evidence;
    }

    private static void readSubject(ByteSource in, Evidence evidence, String subject) {
        boolean isNamed = !subject.isBlank() || subject.equals(Evidence.SERVICE);
        if (!isNamed || evidence.subjects().containsKey(subject)) {
            throw in.fault("must name each subject once");
        }
        Evidence.Rows rows = evidence.rowsOf(subject);
        String name = in.text();
        for (Map.Entry<RowBytes<?>, Function<Evidence.Rows, List<?>>> section : ROWS.entrySet()) {
            if (section.getKey().name().equals(name)) {
                in.each(section.getKey().read(), row -> add(in, evidence, subject, row));
                name = in.text();
            }
        }
        require(in, "plain-outages", name);
        in.each(PlainOutages::read, rows.plain::add);
        require(in, "requests", in.text());
        rows.requests.read(in);
    }

    private static void add(ByteSource in, Evidence evidence, String subject, Measurement row) {
        if (!Evidence.subjectOf(row.origin()).equals(subject)) {
            throw in.fault("must hold rows of " + Facts.label(subject) + " only");
        }
        evidence.add(row);
    }

    private static void require(ByteSource in, String section, String name) {
        if (!name.equals(section)) {
            throw in.fault("must be the section " + section + ", not " + name);
        }
    }

    /** Equal exactly for evaluations that can be merged, as far as their functions have the same identity. */
    private static byte[] fingerprint(Plan plan) {
        Digest digest = new Digest()
                .add(Canonical.digest(plan.agreement(), plan.period()))
                .add(plan.period().toString());
        for (HolidayCalendar calendar : plan.referenceData().calendars().calendars()) {
            digest.add(calendar.toString());
        }
        plan.functionIds().forEach(digest::add);
        plan.requestSpecs()
                .forEach(spec -> digest.add(
                        spec.selection() + " " + spec.good() + " " + spec.kept().text() + " " + spec.grid()));
        return HexFormat.of().parseHex(digest.hex());
    }

    private static byte[] sum(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
