package dev.sla4j.report;

import dev.sla4j.value.OneLine;
import java.util.Objects;

/**
 * Something the reader of a report must know, that changes no number by itself.
 *
 * @param kind what it is about, not null
 * @param text what was noticed, with the names and values, not blank; on one line: control characters and marks that turn the direction of
 *     writing are shown by their numbers
 */
public record Remark(Kind kind, String text) implements Comparable<Remark> {

    /** Checks. */
    public Remark {
        Objects.requireNonNull(kind, "kind");
        text = OneLine.of(Objects.requireNonNull(text, "text"));
    }

    /** By kind, then by text, in which numbers stand in their order: line 3 before line 10. */
    @Override
    public int compareTo(Remark other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : NaturalOrder.OF_TEXTS.compare(text, other.text);
    }

    /** What a remark is about. */
    public enum Kind {
        /** Rows that were refused when they were read; the result may depend on them. */
        REFUSED_ROWS,
        /** Results of earlier periods that a rule needs and nobody handed in: what they would say is unknown (S30). */
        MISSING_RESULT,
        /** Versions of one measurement that contradict each other: the time they are about is taken as unknown (S28). */
        CONFLICT,
        /** Evidence that no target reads, and why. */
        IGNORED_EVIDENCE,
        /** An outage that lacks a milestone, or was reported too late, and so does not count. */
        UNCOUNTED_OUTAGE,
        /** An outage that is still open. */
        OPEN_OUTAGE,
        /** An exclusion that was refused, for which targets and why. */
        REFUSED_EXCLUSION,
        /** A function of the user's own that failed, so that there is no figure. */
        FUNCTION_FAILED,
        /** A share of time that was held within 0 and 1, because the agreement divides by a fixed length. */
        CLAMPED,
        /** A credit table that pays although the promise was kept. */
        PAYS_ON_MET,
        /** Several subjects of one target that are each paid from the whole of a fee, which the agreement does not divide among them. */
        SHARED_FEE,
        /** A figure for which a credit table leaves room for several readings. */
        DISPUTED_ROW,
        /** A work item without the value that a share of it is owed of. */
        UNPRICED_ITEM,
        /** A fee that a base names and that another version of the agreement, which is charged in the time that the base is of, does not have (S29). */
        ABSENT_FEE,
        /** A penalty of which too little is known to say what it comes to at most. */
        UNBOUNDED
    }
}
