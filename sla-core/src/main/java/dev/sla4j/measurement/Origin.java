package dev.sla4j.measurement;

import dev.sla4j.time.EpochNanos;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement is about, who says so, and under which identity.
 *
 * <p>Every part may be absent: evidence without a subject belongs to the single service of an agreement, evidence without an identity can be
 * neither corrected nor recognised when it is delivered twice.
 *
 * @param subject the service, resource or site, or null for the single service
 * @param source the monitor, ticket system or party, or null if there is only one
 * @param id the identity within the kind of measurement, or null
 * @param knownAt when this version became known; the later of two versions with one identity wins; null is the earliest
 * @param attributes free attributes in the order of their names, not null
 */
public record Origin(
        @Nullable String subject,
        @Nullable String source,
        @Nullable String id,
        @Nullable Instant knownAt,
        SortedMap<String, String> attributes) {

    /** The origin of which nothing is known. */
    public static final Origin NONE = new Origin(null, null, null, null, Collections.emptySortedMap());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a text is blank or {@code knownAt} is outside the range of {@link EpochNanos}
     */
    public Origin {
        if (subject != null) {
            Check.notBlank(subject, "subject");
        }
        if (source != null) {
            Check.notBlank(source, "source");
        }
        if (id != null) {
            Check.notBlank(id, "id");
        }
        if (knownAt != null) {
            EpochNanos.of(knownAt);
        }
        Objects.requireNonNull(attributes, "attributes");
        attributes = attributes.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /**
     * Returns a copy about another subject.
     *
     * @param newSubject the subject, not blank
     * @return the copy, not null
     */
    public Origin withSubject(String newSubject) {
        return new Origin(Check.notBlank(newSubject, "subject"), source, id, knownAt, attributes);
    }

    /**
     * Returns a copy from another source.
     *
     * @param newSource the source, not blank
     * @return the copy, not null
     */
    public Origin withSource(String newSource) {
        return new Origin(subject, Check.notBlank(newSource, "source"), id, knownAt, attributes);
    }

    /**
     * Returns a copy with another identity.
     *
     * @param newId the identity, not blank
     * @return the copy, not null
     */
    public Origin withId(String newId) {
        return new Origin(subject, source, Check.notBlank(newId, "id"), knownAt, attributes);
    }

    /**
     * Returns a copy that became known at another instant.
     *
     * @param newKnownAt the instant, not null
     * @return the copy, not null
     */
    public Origin withKnownAt(Instant newKnownAt) {
        return new Origin(subject, source, id, Objects.requireNonNull(newKnownAt, "knownAt"), attributes);
    }

    /**
     * Returns a copy with one more attribute.
     *
     * @param name the name, not blank
     * @param value the value, not null
     * @return the copy, not null
     */
    public Origin withAttribute(String name, String value) {
        TreeMap<String, String> copy = new TreeMap<>(attributes);
        copy.put(Check.notBlank(name, "attribute name"), Objects.requireNonNull(value, "attribute value"));
        return new Origin(subject, source, id, knownAt, copy);
    }
}
