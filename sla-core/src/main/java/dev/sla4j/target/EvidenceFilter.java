package dev.sla4j.target;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which evidence a leaf of a {@link Downtime} expression reads.
 *
 * @param subject the one subject it reads, or null for those the target's scope selects
 * @param source the one source it reads, or null for all
 * @param onlyCauses if not empty, outages of other causes and without a cause are not read
 * @param exceptCauses outages of these causes are not read
 */
public record EvidenceFilter(
        @Nullable String subject,
        @Nullable String source,
        SortedSet<String> onlyCauses,
        SortedSet<String> exceptCauses) {

    /** Reads everything that the scope of the target selects. */
    public static final EvidenceFilter ALL =
            new EvidenceFilter(null, null, Collections.emptySortedSet(), Collections.emptySortedSet());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a text is blank or a cause stands on both sides
     */
    public EvidenceFilter {
        if (subject != null) {
            Check.notBlank(subject, "subject");
        }
        if (source != null) {
            Check.notBlank(source, "source");
        }
        onlyCauses = Check.texts(onlyCauses, "cause");
        exceptCauses = Check.texts(exceptCauses, "cause");
        for (String cause : onlyCauses) {
            if (exceptCauses.contains(cause)) {
                throw new IllegalArgumentException("cause (" + cause + ") must not be both wanted and unwanted");
            }
        }
    }

    /**
     * Says whether an outage of a cause is read.
     *
     * @param cause the cause, or null if it is not known
     * @return true if it is read
     */
    public boolean acceptsCause(@Nullable String cause) {
        return cause == null
                ? onlyCauses.isEmpty()
                : (onlyCauses.isEmpty() || onlyCauses.contains(cause)) && !exceptCauses.contains(cause);
    }

    /**
     * Says whether evidence of a source is read.
     *
     * @param evidenceSource the source, or null if it is not named
     * @return true if it is read
     */
    public boolean acceptsSource(@Nullable String evidenceSource) {
        return source == null || Objects.equals(source, evidenceSource);
    }

    /**
     * Says whether causes matter.
     *
     * @return true if outages are chosen by cause
     */
    public boolean readsCauses() {
        return !onlyCauses.isEmpty() || !exceptCauses.isEmpty();
    }

    EvidenceFilter withSubject(String newSubject) {
        return new EvidenceFilter(newSubject, source, onlyCauses, exceptCauses);
    }

    EvidenceFilter withSource(String newSource) {
        return new EvidenceFilter(subject, newSource, onlyCauses, exceptCauses);
    }

    EvidenceFilter withOnlyCauses(String... causes) {
        return new EvidenceFilter(subject, source, new TreeSet<>(List.of(causes)), exceptCauses);
    }

    EvidenceFilter withoutCauses(String... causes) {
        return new EvidenceFilter(subject, source, onlyCauses, new TreeSet<>(List.of(causes)));
    }
}
