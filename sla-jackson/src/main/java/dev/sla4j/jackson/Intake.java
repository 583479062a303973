package dev.sla4j.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Fact;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts what stands out among measurements on their way into an evaluation: identities that come again, measurements outside the term of the agreement, and subjects
 * that the agreement does not name.
 *
 * <pre>{@code
 * Intake intake = Intake.of(agreement);
 * evaluation.add(intake.watch(MeasurementLines.strict(in)));
 * intake.unknownSubjects(); // {wbe=2}
 * }</pre>
 *
 * <p>None of it is refused: a delivery may be repeated, evidence from before the term may be wanted, and a subject may be meant for another agreement. A report
 * names subjects that no target reads, but counts no rows, because it is the same however often evidence is delivered (L1); this counts deliveries.
 *
 * <p>Not safe for use by several threads. Memory: each identity, each subject that is not named, and the first thousand of what stands out.
 */
public final class Intake {
    private final @Nullable Instant termStart;
    private final @Nullable Instant termEnd;
    private final Set<String> subjects = new TreeSet<>();
    private final Set<List<Object>> identities = new HashSet<>();
    private final SortedMap<String, Long> unknown = new TreeMap<>();
    private final List<String> repeated = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();
    private long count;
    private long repeatedCount;
    private long outsideCount;

    private Intake(Agreement agreement) {
        termStart = startOf(agreement.termStart(), agreement.zone());
        termEnd = startOf(agreement.termEnd(), agreement.zone());
        addSubjects(new ObjectMapper().registerModule(new SlaModule()).valueToTree(agreement));
        agreement.targets().forEach(target -> subjects.addAll(target.scope().subjects()));
    }

    /**
     * Nothing counted yet.
     *
     * @param agreement the agreement to which the measurements shall belong, not null
     * @return the counts, not null
     */
    public static Intake of(Agreement agreement) {
        return new Intake(Objects.requireNonNull(agreement, "agreement"));
    }

    private static @Nullable Instant startOf(@Nullable LocalDate date, ZoneId zone) {
        return date == null ? null : date.atStartOfDay(zone).toInstant();
    }

    /** Evidence is chosen by its subject in one field only, wherever it stands. */
    private void addSubjects(JsonNode document) {
        if (document.path("subject").isTextual()) {
            subjects.add(document.path("subject").asText());
        }
        document.forEach(this::addSubjects);
    }

    /**
     * Hands on measurements and counts them as they pass.
     *
     * @param measurements the measurements, not null
     * @return the same measurements, to be iterated as often as they can be, and counted each time; not null
     */
    public Iterable<Measurement> watch(Iterable<? extends Measurement> measurements) {
        Objects.requireNonNull(measurements, "measurements");
        return () -> {
            Iterator<? extends Measurement> rows = measurements.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public Measurement next() {
                    Measurement row = rows.next();
                    count(row);
                    return row;
                }
            };
        };
    }

    private void count(Measurement row) {
        count++;
        String id = row.origin().id();
        if (id != null && !identities.add(List.of(row.getClass(), subject(row), id))) {
            repeatedCount++;
            note(repeated, row, id);
        }
        long[] range = range(row);
        boolean before = termStart != null && EpochNanos.toInstant(range[1]).isBefore(termStart);
        boolean after = termEnd != null && !EpochNanos.toInstant(range[0]).isBefore(termEnd);
        if (before || after) {
            outsideCount++;
            note(outside, row, id == null ? "of " + EpochNanos.format(range[0]) : id);
        }
        // Where no subject is named, every subject is meant.
        if (!subjects.isEmpty() && row.origin().subject() != null && !subjects.contains(subject(row))) {
            unknown.merge(subject(row), 1L, Long::sum);
        }
    }

    private static String subject(Measurement row) {
        return row.origin().subject() == null ? "" : row.origin().subject();
    }

    private static void note(List<String> names, Measurement row, String name) {
        if (names.size() < MeasurementLines.MOST_REFUSED_KEPT) {
            names.add(Names.ofType(row.getClass().getSimpleName()) + " " + Quoted.of(name));
        }
    }

    /** The first and the last instant of a measurement. */
    private static long[] range(Measurement row) {
        if (row instanceof Outage outage) {
            return new long[] {outage.startNanos(), outage.open() ? Long.MAX_VALUE : outage.endNanos()};
        } else if (row instanceof StateChange change) {
            // It speaks until the next one.
            return new long[] {change.atNanos(), Long.MAX_VALUE};
        } else if (row instanceof Probe probe) {
            return new long[] {probe.atNanos(), Long.MAX_VALUE};
        } else if (row instanceof Sample sample) {
            return new long[] {sample.atNanos(), Long.MAX_VALUE};
        } else if (row instanceof Request request) {
            return new long[] {request.atNanos(), request.atNanos()};
        } else if (row instanceof RequestCount counts) {
            return range(counts.range());
        } else if (row instanceof Fact fact) {
            return new long[] {EpochNanos.of(fact.fact().at()), Long.MAX_VALUE};
        } else if (row instanceof Exclusion exclusion) {
            return range(exclusion.range());
        } else if (row instanceof ServiceLife life) {
            return range(life.range());
        } else if (row instanceof Watched watched) {
            return range(watched.range());
        } else if (row instanceof WorkItem || row instanceof ItemEvent) {
            // It may be open, and go on.
            long first = row instanceof ItemEvent event ? event.moment().atNanos() : firstOf((WorkItem) row);
            return new long[] {first, Long.MAX_VALUE};
        }
        throw new AssertionError("unhandled measurement " + row);
    }

    private static long firstOf(WorkItem item) {
        return item.moments().isEmpty() ? Long.MIN_VALUE : item.moments().get(0).atNanos();
    }

    private static long[] range(TimeRange range) {
        return new long[] {range.startNanos(), range.endNanos()};
    }

    /**
     * Returns how many measurements passed.
     *
     * @return the number
     */
    public long count() {
        return count;
    }

    /**
     * Returns how many measurements had an identity that another one of their kind and subject had before.
     *
     * @return the number; repeated delivery and new versions alike
     */
    public long repeatedCount() {
        return repeatedCount;
    }

    /**
     * Returns the first thousand of them.
     *
     * @return kind and identity of each, in the order in which they passed, not null
     */
    public List<String> repeated() {
        return List.copyOf(repeated);
    }

    /**
     * Returns how many measurements lie wholly outside the term. What may last, such as a state or an open ticket, is not outside before it.
     *
     * @return the number
     */
    public long outsideTermCount() {
        return outsideCount;
    }

    /**
     * Returns the first thousand of them.
     *
     * @return kind and identity, or instant, of each, in the order in which they passed, not null
     */
    public List<String> outsideTerm() {
        return List.copyOf(outside);
    }

    /**
     * Returns the subjects that the agreement does not name, although it names some.
     *
     * @return how many measurements there were of each, not null
     */
    public SortedMap<String, Long> unknownSubjects() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
    }
}
