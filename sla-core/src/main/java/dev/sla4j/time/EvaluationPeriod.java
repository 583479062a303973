package dev.sla4j.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A period for which attainment is judged: March 2026, a quarter, the billing month from the 6th to the 5th.
 *
 * <p>Its length is its real length on the time-line: a March in which clocks go forward has 743 hours.
 *
 * @param label  the name of the period: {@code 2026-03}, {@code 2026-Q1}, {@code 2026-H1}, {@code 2026},
 *     {@code 2026-03-07}, {@code 2026-W10}, else its first date and the date after its last, {@code
 *     2026-09-06/2026-10-06}, or its instants if it does not start and end at local midnight; not blank, not null
 * @param range  the range on the time-line, not null
 */
public record EvaluationPeriod(String label, TimeRange range) {

    /** Checks the label and the range. */
    public EvaluationPeriod {
        requireNonNull(label, "label");
        requireNonNull(range, "range");
        if (label.isBlank()) {
            throw new IllegalArgumentException("label (" + label + ") must not be blank");
        }
    }

    /** Returns the first instant of the period. */
    public Instant start() {
        return range.start();
    }

    /** Returns the first instant after the period. */
    public Instant end() {
        return range.end();
    }

    /** Returns the real length of the period. */
    public Duration length() {
        return range.length();
    }

    /**
     * Returns the part of this period within the term of an agreement; it keeps its label.
     *
     * @param term  the term, not null
     * @return the part of the period, not null
     * @throws IllegalArgumentException if the period and the term have no instant in common
     */
    public EvaluationPeriod clippedTo(TimeRange term) {
        requireNonNull(term, "term");
        if (term.encloses(range)) {
            return this;
        }
        if (!term.overlaps(range)) {
            throw new IllegalArgumentException("period (" + this + ") must overlap the term (" + term + ")");
        }
        return new EvaluationPeriod(label, range.intersection(term));
    }

    /** Prints the label and the range, such as {@code 2026-03 2026-03-01T00:00Z/2026-03-31T23:00Z}. */
    @Override
    public String toString() {
        return label + " " + range;
    }
}
