package dev.sla4j.report;

import java.util.List;
import java.util.Objects;

/**
 * What a report depends on (S27).
 *
 * <p>Two reports with equal identity are equal. It is kept apart from the results, because the version of the zone rules differs from one Java
 * runtime to the next.
 *
 * @param agreement SHA-256 of the agreement in canonical form, hexadecimal
 * @param evidence SHA-256 of the evidence in canonical form, hexadecimal; the order in which it came does not matter
 * @param calendars the holiday calendars the agreement names, each with its digest, in the order of their names
 * @param zoneRules the version of the zone rules of the Java runtime
 * @param library the version of this library
 */
public record Identity(String agreement, String evidence, List<String> calendars, String zoneRules, String library) {

    /** Checks and copies. */
    public Identity {
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(evidence, "evidence");
        calendars = List.copyOf(calendars);
        Objects.requireNonNull(zoneRules, "zoneRules");
        Objects.requireNonNull(library, "library");
    }
}
