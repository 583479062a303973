package dev.sla4j.report;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.OneLine;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /**
     * Names facts that change nothing: kinds that the agreement does not read, and targets that it does not have. A misspelt claim would be no claim
     * without a word.
     *
     * @param agreement the agreement, not null
     * @param period the period; facts about others may be about targets of another version
     * @param facts the facts, not null
     * @return a remark for each kind and each target, not null
     */
    public static SortedSet<Remark> onUnread(
            Agreement agreement, EvaluationPeriod period, Collection<DatedFact> facts) {
        SortedSet<Remark> remarks = new TreeSet<>();
        SortedSet<String> read = agreement.severalPeriods().factKinds();
        for (DatedFact fact : facts) {
            String target = fact.target();
            boolean isTarget = target == null
                    || !fact.isAbout(target, period.label())
                    || agreement.targets().stream().anyMatch(each -> each.id().equals(target));
            if (!read.contains(fact.kind())) {
                remarks.add(new Remark(
                        Kind.IGNORED_EVIDENCE,
                        "facts of the kind " + fact.kind() + " are read by no rule"
                                + (read.isEmpty() ? "" : "; read are " + String.join(", ", read))));
            } else if (!isTarget) {
                remarks.add(new Remark(
                        Kind.IGNORED_EVIDENCE,
                        "facts of the kind " + fact.kind() + " name " + target + ", which is no target"));
            }
        }
        return remarks;
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
        /** A result of an earlier period whose verdict is not what its figure and the limit say; rules over several periods read it as it stands (S24). */
        CONTRADICTORY_RESULT,
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
