package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.sla4j.engine.Evaluation;
import dev.sla4j.measurement.Measurement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Measurements as JSON Lines: one measurement on each line, in UTF-8, read while they are asked for.
 *
 * <pre>{@code
 * try (InputStream in = Files.newInputStream(file)) {
 *     MeasurementLines.lenient(in).addTo(evaluation);
 * }
 * }</pre>
 *
 * <p>A strict reader throws an {@link UncheckedIOException} at the first line that is wrong, whose cause is a {@link SlaFormatException} that
 * names the line; a lenient one keeps the line in {@link #refused()} and goes on, and {@link #addTo} makes the report name it. Blank lines are passed over; a line may end with CR LF, and
 * the last one need not end at all. The stream is read to its end, never closed.
 *
 * <p>Can be iterated once. Not safe for use by several threads. Memory: the longest line, and the first thousand refused lines.
 */
public final class MeasurementLines implements Iterable<Measurement> {
    /** Of more refused lines only the number is kept. */
    public static final int MOST_REFUSED_KEPT = 1000;

    private static final int SHOWN = 80;

    private final ByteLines lines;
    private final Limits limits;
    private final PlainReader reader;
    private final JsonFactory factory = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();
    private final MeasurementRows<RefusedLine> rows;

    private MeasurementLines(InputStream in, Limits limits, boolean strict) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.reader = new PlainReader(limits);
        this.lines = new ByteLines(Objects.requireNonNull(in, "in"), limits.line());
        this.rows = new MeasurementRows<>("line", new Source(), RefusedLine::new, strict, limits);
    }

    /**
     * Reads lines and throws at the first one that is wrong.
     *
     * @param in the lines in UTF-8, not null
     * @return the measurements, not null
     */
    public static MeasurementLines strict(InputStream in) {
        return strict(in, Limits.DEFAULT);
    }

    /**
     * Reads lines within limits and throws at the first one that is wrong.
     *
     * @param in the lines in UTF-8, not null
     * @param limits how much of a line is read, not null
     * @return the measurements, not null
     */
    public static MeasurementLines strict(InputStream in, Limits limits) {
        return new MeasurementLines(in, limits, true);
    }

    /**
     * Reads lines and keeps apart those that are wrong.
     *
     * @param in the lines in UTF-8, not null
     * @return the measurements, not null
     */
    public static MeasurementLines lenient(InputStream in) {
        return lenient(in, Limits.DEFAULT);
    }

    /**
     * Reads lines within limits and keeps apart those that are wrong.
     *
     * @param in the lines in UTF-8, not null
     * @param limits how much of a line is read, not null
     * @return the measurements, not null
     */
    public static MeasurementLines lenient(InputStream in, Limits limits) {
        return new MeasurementLines(in, limits, false);
    }

    /**
     * Writes measurements, one on each line.
     *
     * @param measurements the measurements, not null, none of them null
     * @param out where to, in UTF-8; flushed and not closed; not null
     * @throws IOException if that fails
     */
    public static void write(Iterable<? extends Measurement> measurements, OutputStream out) throws IOException {
        JsonFactory factory = new JsonFactoryBuilder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(Objects.requireNonNull(out, "out"))) {
            json.setRootValueSeparator(null);
            for (Measurement measurement : measurements) {
                MeasurementWriter.measurement(json, measurement);
                json.writeRaw('\n');
            }
        }
    }

    /**
     * Adds all measurements to an evaluation, and notes the lines that were refused, so that the report names them.
     *
     * @param evaluation the evaluation, not null
     * @throws UncheckedIOException where the stream fails and, if strict, where a line is wrong; the lines before it are added
     */
    public void addTo(Evaluation evaluation) {
        evaluation.add(this);
        rows.addRefusedTo(evaluation);
    }

    /**
     * Returns the measurements; each is read when it is asked for.
     *
     * @return the only iterator, not null; it throws {@link UncheckedIOException} where the stream fails and, if strict, where a line is wrong
     * @throws IllegalStateException if the lines are iterated already
     */
    @Override
    public Iterator<Measurement> iterator() {
        return rows.iterator();
    }

    /**
     * Returns the lines that were refused so far.
     *
     * @return the first {@link #MOST_REFUSED_KEPT} of them in their order, not null
     */
    public List<RefusedLine> refused() {
        return rows.refused();
    }

    /**
     * Returns how many lines were refused so far.
     *
     * @return the number, which may exceed the size of {@link #refused()}
     */
    public long refusedCount() {
        return rows.refusedCount();
    }

    /** The lines that are not blank. */
    private final class Source implements MeasurementRows.Source {
        @Override
        public boolean next() throws IOException {
            do {
                if (!lines.next()) {
                    return false;
                }
            } while (lines.isBlank());
            return true;
        }

        @Override
        public long number() {
            return lines.number();
        }

        @Override
        public Measurement measurement() throws IOException {
            try {
                return read();
            } catch (SlaFormatException e) {
                List<Fault> faults =
                        e.faults().stream().map(MeasurementLines.this::shown).toList();
                throw new SlaFormatException(faults, faults.size(), "");
            }
        }
    }

    /** Of what cannot be read the line is shown. */
    private Fault shown(Fault fault) {
        boolean isUnreadable = fault.rule().startsWith(BrokenJson.WELL_FORMED);
        return isUnreadable ? new Fault(fault.path(), fault.rule(), shown()) : fault;
    }

    private Measurement read() throws IOException {
        if (lines.isTooLong()) {
            Fault fault = new Fault("", "must not be longer than " + limits.line() + " bytes", shown());
            throw new SlaFormatException(List.of(fault), 1, "");
        }
        Measurement plain = lines.read(reader);
        if (plain != null) {
            return plain;
        }
        try (JsonParser parser = lines.open(factory)) {
            return read(parser);
        } catch (SlaFormatException e) {
            if (!BrokenJson.hasWord(e)) {
                throw e;
            }
        }
        // Behind a word that is no value a parser of bytes cannot go on, one of characters can.
        try (JsonParser parser = factory.createParser(lines.text())) {
            return read(parser);
        }
    }

    private Measurement read(JsonParser parser) throws IOException {
        Node node = Node.readAlone(parser, limits);
        Measurement measurement = MeasurementReader.measurement(node);
        if (measurement == null || node.faults().count() > 0) {
            throw node.faults().toException();
        }
        return measurement;
    }

    private String shown() {
        return Quoted.of(lines.start(SHOWN + 1));
    }

    /**
     * A line that was refused.
     *
     * @param number the number of the line, from 1; blank lines count
     * @param faults what is wrong with it, at least one
     */
    public record RefusedLine(long number, List<Fault> faults) {
        /** Copies. */
        public RefusedLine {
            faults = List.copyOf(faults);
        }

        /** Returns number and faults on one line. */
        @Override
        public String toString() {
            return MeasurementRows.text("line", number, faults);
        }
    }
}
