package dev.sla4j.engine;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has one figure: a subject, or several taken together.
 *
 * @param parts the subjects; {@link Evidence#SERVICE} for the single service
 */
record Unit(SortedSet<String> parts) {

    static Unit of(String subject) {
        return new Unit(new TreeSet<>(List.of(subject)));
    }

    /** The subject it consists of, or null if there are several. */
    @Nullable
    String only() {
        return parts.size() == 1 ? parts.first() : null;
    }

    /** Its name in a report, or null for the single service and for several subjects taken together. */
    @Nullable
    String label() {
        String only = only();
        return only == null || only.equals(Evidence.SERVICE) ? null : only;
    }

    /** Whether a subject is one part of several, so that what names it concerns that part only (S11). */
    boolean isPart(String subject) {
        return !subject.equals(only());
    }
}
